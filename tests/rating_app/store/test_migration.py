"""Histories that earlier versions wrote, and one that a later version did."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, replace
from datetime import timezone

import pytest
from fakes.methods import ANY_LENGTH
from fakes.sessions import pictures_of, session_of
from fakes.strategies import recorded, sessions, writable_texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rating_app.rating import Baseline, SessionRating
from rating_app.session.consent import NOTICE, DemoBasis, LiveConsent, ViewerConsent
from rating_app.session.content import ClockSource
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.session import Marker, Pause, leave_out
from rating_app.session.sight import Company
from rating_app.store import SessionStore, StoreFailed

LAGGED = 12.5
"""What earlier versions kept of the needle in each sample, which nobody reads any more."""


@pytest.fixture
def store(paths):
    return SessionStore(paths.database)


VERSION_1 = """
CREATE TABLE session (
    session_id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    content TEXT NOT NULL,
    source TEXT NOT NULL,
    model TEXT NOT NULL,
    app_version TEXT NOT NULL,
    consent_basis TEXT NOT NULL,
    consent_detail TEXT NOT NULL,
    consent_at TEXT NOT NULL,
    duration_s REAL NOT NULL,
    rating_0_100 REAL,
    rating_method TEXT NOT NULL,
    coverage REAL NOT NULL,
    rated_s REAL NOT NULL
) STRICT;
CREATE INDEX session_by_start ON session (started_at DESC);
CREATE TABLE sample (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    frame INTEGER NOT NULL,
    timestamp_s REAL NOT NULL,
    face_confidence REAL,
    p_happy REAL,
    p_neutral REAL,
    p_other REAL,
    live_rating REAL,
    PRIMARY KEY (session_id, frame)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 1;
"""
"""As version 0.1.0 wrote it; never to be changed."""


VERSION_2 = f"""
{VERSION_1}
ALTER TABLE session ADD COLUMN class_names TEXT NOT NULL DEFAULT '["happy", "neutral", "other"]';
ALTER TABLE sample ADD COLUMN p_others TEXT;
PRAGMA user_version = 2;
"""


VERSION_3 = f"""
{VERSION_2}
ALTER TABLE session ADD COLUMN rating_low REAL;
ALTER TABLE session ADD COLUMN rating_high REAL;
ALTER TABLE session ADD COLUMN mean_happy_0_100 REAL;
ALTER TABLE session ADD COLUMN mean_happy_low REAL;
ALTER TABLE session ADD COLUMN mean_happy_high REAL;
ALTER TABLE session ADD COLUMN smiles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN smiling_share REAL;
ALTER TABLE session ADD COLUMN effective_size REAL;
ALTER TABLE session ADD COLUMN rest_logit REAL;
ALTER TABLE session ADD COLUMN baseline_s REAL;
ALTER TABLE session ADD COLUMN method_constants TEXT NOT NULL DEFAULT '{{}}';
ALTER TABLE session ADD COLUMN stars INTEGER CHECK (stars BETWEEN 1 AND 5);
ALTER TABLE session ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN interrupted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN recording INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sample RENAME TO sample_2;
CREATE TABLE sample (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    frame INTEGER NOT NULL,
    viewer INTEGER NOT NULL,
    timestamp_s REAL NOT NULL,
    face_confidence REAL,
    quality REAL,
    p_happy REAL,
    p_neutral REAL,
    p_other REAL,
    p_others TEXT,
    live_rating REAL,
    PRIMARY KEY (session_id, frame, viewer)
) STRICT, WITHOUT ROWID;
DROP TABLE sample_2;
CREATE TABLE marker (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    timestamp_s REAL NOT NULL,
    duration_s REAL NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX marker_of_session ON marker (session_id, timestamp_s);
CREATE TABLE erasure_due (only_row INTEGER PRIMARY KEY CHECK (only_row = 1)) STRICT;
PRAGMA user_version = 3;
"""


@pytest.fixture
def old_session():
    session = session_of([0.2, None, 0.8], consent=LiveConsent.give(NOTICE).consent)
    return replace(session, rating=SessionRating(50.0, 0.5, 0.2, mean_happy_0_100=50.0, method="mean_happy_1"))


@pytest.fixture
def version_1(paths, old_session):
    """A history of version 1 with `old_session` in it."""
    return _history(paths, VERSION_1, old_session)


@pytest.fixture
def further_session():
    """As version 2 could have it, too: of a model that tells more apart."""
    session = session_of([0.2, None, 1 / 3], class_names=("happy", "neutral", "sad", "angry", "other"))
    return replace(session, rating=SessionRating(26.7, 0.66, 0.2, mean_happy_0_100=26.7, method="mean_happy_1"))


@pytest.fixture
def version_2(paths, old_session, further_session):
    """A history of version 2 with both sessions in it."""
    database = _history(paths, VERSION_2, old_session, further_session)
    with closing(sqlite3.connect(database)) as connection, connection:
        _insert_further(connection, further_session)
    return database


def _insert_further(connection, session):
    """What version 2 wrote of it besides."""
    session_id = session.head.session_id
    names = json.dumps(session.head.class_names)
    connection.execute("UPDATE session SET class_names = ? WHERE session_id = ?", (names, session_id))
    for sample in session.samples:
        if sample.score is not None and sample.score.others:
            others = json.dumps([p for _, p in sample.score.others])
            connection.execute(
                "UPDATE sample SET p_others = ? WHERE session_id = ? AND frame = ?", (others, session_id, sample.frame)
            )


LATER_FIGURES = ("peak_0_100", "end_0_100", "facing_share", "looks_away", "excluded_s")


def known_to_version_3(rating):
    """What it had of it."""
    return replace(rating, **(dict.fromkeys(LATER_FIGURES) | {"excluded_s": 0.0}))


@pytest.fixture
def version_3_session():
    """As version 3 could have it: with words, a baseline and two viewers."""
    session = session_of([0.2, 0.9, None, 0.8])
    second = replace(session.samples[1], viewer=2, quality=0.4)
    return replace(
        session,
        head=replace(session.head, baseline=Baseline(-2.5, 4.0)),
        samples=(*session.samples[:2], second, *session.samples[2:]),
        rating=replace(known_to_version_3(session.rating), rest_logit=-2.5),
        markers=(Marker(0.1, "Laughter"), Marker(0.2, "Silence", 0.1)),
        stars=4,
        notes="Twice.",
    )


@pytest.fixture
def version_3(paths, version_3_session):
    """A history of version 3 with that session in it."""
    paths.data.mkdir(parents=True)
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        connection.executescript(VERSION_3)
        _insert_3(connection, version_3_session)
    return paths.database


def _insert_3(connection, session):
    """What version 3 wrote of a session with three classes."""
    head = session.head
    figures = {name: value for name, value in asdict(session.rating).items() if name not in LATER_FIGURES}
    row = {
        "session_id": head.session_id,
        "started_at": head.started_at.isoformat(),
        "content": head.content,
        "source": head.source,
        "model": head.model,
        "app_version": head.app_version,
        "consent_basis": "demo",
        "consent_detail": "",
        "consent_at": "",
        "duration_s": session.duration_s,
        "rating_method": figures.pop("method"),
        **figures,
        "baseline_s": head.baseline.seconds,
        "method_constants": json.dumps(asdict(head.method)),
        "stars": session.stars,
        "notes": session.notes,
    }
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO session ({names}) VALUES ({marks})", tuple(row.values()))
    for s in session.samples:
        three = (None, None, None) if s.score is None else (s.score.p_happy, s.score.p_neutral, s.score.p_other)
        columns = (head.session_id, s.frame, s.viewer, s.timestamp_s, s.face_confidence, s.quality, *three)
        connection.execute(f"INSERT INTO sample VALUES ({', '.join('?' * 11)})", (*columns, None, LAGGED))
    for m in session.markers:
        row = (head.session_id, m.timestamp_s, m.duration_s, m.text)
        connection.execute("INSERT INTO marker VALUES (?, ?, ?, ?)", row)


def _history(paths, schema, *sessions):
    paths.data.mkdir(parents=True)
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        connection.executescript(schema)
        for session in sessions:
            _insert(connection, session)
    return paths.database


def _insert(connection, session):
    """What version 1 wrote of a session."""
    head, rating = session.head, session.rating
    consent = head.consent
    given = (
        ("demo", "", "") if consent == DemoBasis() else (consent.basis, consent.notice_version, str(consent.given_at))
    )
    figures = (session.duration_s, rating.rating_0_100, rating.method, rating.coverage, rating.rated_s)
    words = (head.session_id, head.started_at.isoformat(), head.content, head.source, head.model, head.app_version)
    connection.execute(
        "INSERT INTO session (session_id, started_at, content, source, model, app_version, consent_basis, "
        "consent_detail, consent_at, duration_s, rating_0_100, rating_method, coverage, rated_s) "
        f"VALUES ({', '.join('?' * 14)})",
        (*words, *given, *figures),
    )
    for sample in session.samples:
        score = sample.score
        three = (None, None, None) if score is None else (score.p_happy, score.p_neutral, score.p_other)
        connection.execute(
            "INSERT INTO sample (session_id, frame, timestamp_s, face_confidence, p_happy, p_neutral, p_other, "
            "live_rating) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (head.session_id, sample.frame, sample.timestamp_s, sample.face_confidence, *three, LAGGED),
        )


def content_of(database):
    """Everything in the file: its version, its schema and its rows."""
    connection = sqlite3.connect(database)
    queries = ("PRAGMA user_version", "SELECT sql FROM sqlite_schema", "SELECT * FROM session", "SELECT * FROM sample")
    rows = [connection.execute(query).fetchall() for query in queries]
    connection.close()
    return rows


def test_history_of_version_1_is_taken_over_whole(store, version_1, old_session):
    (summary,) = store.summaries()
    assert (summary.content, summary.rating_0_100) == ("A film", old_session.rating.rating_0_100)
    assert store.load(old_session.head.session_id) == old_session
    newer = session_of([0.5], class_names=("happy", "neutral", "sad", "other"))
    store.save(newer)
    assert store.load(newer.head.session_id) == newer
    assert store.load(old_session.head.session_id) == old_session
    store.delete(old_session.head.session_id)
    assert [summary.session_id for summary in store.summaries()] == [newer.head.session_id]


def test_history_of_version_2_is_taken_over_whole(store, version_2, old_session, further_session):
    assert len(store.summaries()) == 2
    for session in (old_session, further_session):
        assert store.load(session.head.session_id) == session


def test_history_of_version_3_is_taken_over_whole(store, version_3, version_3_session):
    (summary,) = store.summaries()
    assert (summary.stars, summary.notes) == (4, "Twice.")
    assert store.load(version_3_session.head.session_id) == version_3_session
    newer = pictures_of([(1, [0.5]), (2, [0.6])])
    store.save(newer)
    assert store.load(newer.head.session_id) == newer
    store.delete(version_3_session.head.session_id)
    assert [summary.session_id for summary in store.summaries()] == [newer.head.session_id]


@pytest.fixture
def company_session():
    """One with something in everything that version 6 knew, and in what came after it of company and sight."""
    watched = pictures_of([(1, [0.1] * 20), (2, [0.9] * 20), (1, [0.3] * 20)])
    head = replace(watched.head, company=Company.IN_COMPANY, viewer="P07", groups=(("age", "30"),))
    session = replace(
        watched, head=head, stars=4, notes="Twice.", self_view=0.25, gauge_shown=0.75, markers=(Marker(0.4, "joke"),)
    )
    rated = replace(session, rating=session.reading.rating, pauses=(Pause(1.0, 2.5),))
    return leave_out(rated, [Exclusion(0.2, 0.7, ExclusionReason.TALKING)])


@pytest.fixture
def version_6(paths, company_session):
    """A history of version 6 with that session in it, as that version would have kept it."""
    SessionStore(paths.database).save(company_session)
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        for column in ("company", "self_view", "gauge_shown", "content_clock", "content_length_s", "camera_lag_s"):
            connection.execute(f"ALTER TABLE session DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 6")
    return paths.database


def test_history_of_version_6_is_taken_over_whole_and_says_nothing_of_company_and_sight(
    store, version_6, company_session
):
    (summary,) = store.summaries()
    assert (summary.stars, summary.notes, summary.viewer) == (4, "Twice.", "P07")
    loaded = store.load(company_session.head.session_id)
    # Not asked then: unknown, and neither alone nor unseen.
    assert (loaded.head.company, loaded.self_view, loaded.gauge_shown) == (None, None, None)
    assert loaded.whole_rating is not None and len(loaded.exclusions) == len(loaded.pauses) == 1
    known = replace(company_session, self_view=None, gauge_shown=None)
    assert loaded == replace(known, head=replace(company_session.head, company=None, content_clock=ClockSource.APP))
    newer = replace(company_session, head=replace(company_session.head, session_id="newer"))
    store.save(newer)
    assert store.load("newer") == newer
    store.delete(company_session.head.session_id)
    assert [summary.session_id for summary in store.summaries()] == ["newer"]


@pytest.mark.parametrize("version", ["version_1", "version_2", "version_3"])
def test_sessions_of_earlier_versions_were_watched_on_the_screen_and_have_no_curve_yet(request, version, store):
    request.getfixturevalue(version)
    assert {(summary.content_kind, summary.curve) for summary in store.summaries()} == {("screen", None)}


def test_clock_of_earlier_sessions_is_the_apps_where_it_showed_something(store, paths):
    shown, elsewhere = pictures_of([(1, [0.5]), (2, [0.6])]), session_of([0.5])
    for session in (shown, elsewhere):
        store.save(session)
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        # As version 7 left it.
        for column in ("content_clock", "content_length_s", "camera_lag_s"):
            connection.execute(f"ALTER TABLE session DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 7")
    later = SessionStore(paths.database)
    clocks = [later.load(session.head.session_id).head.content_clock for session in (shown, elsewhere)]
    assert clocks == [ClockSource.APP, ClockSource.NONE]


def test_times_of_earlier_sessions_are_not_corrected_for_the_camera(store, paths):
    session = session_of([0.5])
    corrected = replace(session, head=replace(session.head, session_id="corrected", camera_lag_s=0.085))
    store.save(corrected)
    assert store.load("corrected").head.camera_lag_s == 0.085
    store.save(session)
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        # As version 8 left it.
        connection.execute("ALTER TABLE session DROP COLUMN camera_lag_s")
        connection.execute("PRAGMA user_version = 8")
    later = SessionStore(paths.database)
    assert [later.load(one.head.session_id).head.camera_lag_s for one in (session, corrected)] == [0.0, 0.0]


@pytest.mark.parametrize("version", ["version_1", "version_2", "version_3", "version_6"])
def test_history_taken_over_and_history_begun_anew_are_alike(request, version, paths, tmp_path):
    taken_over, anew = request.getfixturevalue(version), tmp_path / "anew.sqlite"
    for path in (taken_over, anew):
        SessionStore(path).summaries()
    assert content_of(taken_over)[:2] == content_of(anew)[:2]


def test_what_an_older_version_deleted_is_erased_too(store, version_1, old_session):
    with closing(sqlite3.connect(version_1)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("UPDATE session SET content = 'A forgotten title'")
        connection.execute("DELETE FROM session")
    assert b"A forgotten title" in version_1.read_bytes()
    store.delete_older(0)
    assert b"A forgotten title" not in version_1.read_bytes()


def test_history_that_cannot_be_taken_over_stays_as_it_was(store, version_1):
    connection = sqlite3.connect(version_1)
    connection.execute("ALTER TABLE sample ADD COLUMN p_others TEXT")
    connection.close()
    before = content_of(version_1)
    with pytest.raises(StoreFailed, match="history"):
        store.summaries()
    assert content_of(version_1) == before


def test_two_who_take_over_the_same_history_at_once_both_read_it(version_1, paths, old_session):
    with ThreadPoolExecutor(4) as threads:
        loads = [threads.submit(SessionStore(paths.database).load, old_session.head.session_id) for _ in range(8)]
        assert all(load.result() == old_session for load in loads)


def test_newer_schema_is_refused(store, paths):
    paths.data.mkdir(parents=True)
    connection = sqlite3.connect(paths.database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreFailed, match="another version"):
        store.save(session_of([0.5]))


demo_consents = st.builds(DemoBasis)
old_consents = (
    demo_consents
    | st.just(LiveConsent.give(NOTICE).consent)
    | st.builds(ViewerConsent, writable_texts, st.datetimes(timezones=st.just(timezone.utc)))
)
old_figures = st.none() | st.floats(0, 100)


def as_of_old(session, figure, coverage):
    """What versions 1 and 2 knew of it."""
    rating = SessionRating(figure, coverage, 0.5, mean_happy_0_100=figure, method="mean_happy_1")
    return replace(
        session,
        head=replace(session.head, baseline=None, method=ANY_LENGTH),
        samples=recorded((replace(sample, quality=None) for sample in session.samples), session.head.class_names),
        rating=rating,
        markers=(),
        stars=None,
        notes="",
        interrupted=False,
    )


three_ways = st.just(("happy", "neutral", "other"))
many_ways = three_ways | st.just(("happy", "neutral", "sad", "angry", "other"))


def old_sessions(class_names):
    made = sessions(class_names, viewers=1, with_content=False, consent=old_consents, words=writable_texts)
    return st.lists(st.builds(as_of_old, made, old_figures, st.floats(0, 1)), max_size=2)


@pytest.fixture
def history_of(tmp_path_factory):
    """A file with this schema, filled by `fill`, and a store that reads it."""

    def make(schema, fill):
        path = tmp_path_factory.mktemp("history") / "sessions.sqlite"
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executescript(schema)
            fill(connection)
        return SessionStore(path)

    return make


def has_all(store, kept):
    assert {summary.session_id for summary in store.summaries()} == {session.head.session_id for session in kept}
    for session in kept:
        assert store.load(session.head.session_id) == session
    return True


any_history = settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@any_history
@given(kept=old_sessions(three_ways))
def test_any_history_of_version_1_is_taken_over_whole(history_of, kept):
    assert has_all(history_of(VERSION_1, lambda connection: [_insert(connection, one) for one in kept]), kept)


@any_history
@given(kept=old_sessions(many_ways))
def test_any_history_of_version_2_is_taken_over_whole(history_of, kept):
    def fill(connection):
        for session in kept:
            _insert(connection, session)
            _insert_further(connection, session)

    assert has_all(history_of(VERSION_2, fill), kept)


def as_of_version_3(session, baseline):
    head = replace(session.head, baseline=baseline)
    return replace(
        session,
        head=head,
        rating=replace(known_to_version_3(session.rating), rest_logit=baseline.rest_logit),
        interrupted=False,
    )


version_3_sessions = st.lists(
    st.builds(
        as_of_version_3,
        sessions(three_ways, with_content=False, consent=demo_consents, words=writable_texts),
        st.builds(Baseline, st.floats(-7, 7), st.floats(0, 60)),
    ),
    max_size=2,
)


@any_history
@given(kept=version_3_sessions)
def test_any_history_of_version_3_is_taken_over_whole(history_of, kept):
    assert has_all(history_of(VERSION_3, lambda connection: [_insert_3(connection, one) for one in kept]), kept)
