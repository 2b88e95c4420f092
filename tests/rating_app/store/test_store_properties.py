"""Whatever a session is like, the history gives it back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.strategies import sessions, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rating_app.session.session import Marker, Session
from rating_app.store import SessionStore


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """One for all examples: every session has an id of its own."""
    return SessionStore(tmp_path_factory.mktemp("history") / "sessions.sqlite")


def written(text: str) -> str:
    """As it can be written: a lone surrogate, of a file name that is no text, has no bytes."""
    return text.encode("utf-8", "backslashreplace").decode()


def as_kept(session: Session) -> Session:
    head, consent = session.head, session.head.consent
    for name in ("notice_version", "attested_by"):
        if hasattr(consent, name):
            consent = replace(consent, **{name: written(getattr(consent, name))})
    words = {name: written(getattr(head, name)) for name in ("content", "source", "model", "app_version", "viewer")}
    rating = session.rating
    if head.baseline is not None:
        rating = replace(rating, rest_logit=head.baseline.rest_logit)
    return replace(
        session,
        head=replace(head, consent=consent, **words),
        rating=rating,
        markers=tuple(replace(marker, text=written(marker.text)) for marker in session.markers),
        notes=written(session.notes),
    )


markers = st.lists(st.builds(Marker, st.floats(0, 9), texts), max_size=3)
every = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])


@every
@given(session=sessions())
def test_any_session_comes_back_as_it_was(store, session):
    store.save(session)
    assert store.load(session.head.session_id) == as_kept(session)
    (summary,) = [one for one in store.summaries() if one.session_id == session.head.session_id]
    assert (summary.content, summary.notes) == (written(session.head.content), written(session.notes))
    assert (summary.started_at, summary.duration_s) == (session.head.started_at, session.duration_s)


@every
@given(session=sessions())
def test_any_session_that_was_written_as_it_went_on_is_the_same(store, session):
    writer = store.writer()
    writer.begun(session.head)
    for sample in session.samples:
        writer.sampled(sample)
    for marker in session.markers:
        writer.marked(marker)
    for seek in session.seeks:
        writer.sought(seek)
    writer.finished(session)
    if session.samples:
        assert store.load(session.head.session_id) == as_kept(session)
    else:
        assert session.head.session_id not in {one.session_id for one in store.summaries()}


@every
@given(
    session=sessions(), notes=texts, title=texts, marks=st.lists(st.builds(Marker, st.floats(0, 9), texts), max_size=3)
)
def test_any_words_about_a_session_come_back(store, session, notes, title, marks):
    store.save(session)
    session_id = session.head.session_id
    store.set_notes(session_id, notes)
    store.set_markers(session_id, sorted(marks, key=lambda marker: marker.timestamp_s))
    if title.strip():
        store.rename(session_id, title)
    loaded = store.load(session_id)
    assert loaded.notes == written(notes)
    assert [marker.text for marker in loaded.markers] == [
        written(marker.text) for marker in sorted(marks, key=lambda marker: marker.timestamp_s)
    ]
    assert loaded.head.content == written(title.strip() or session.head.content)
