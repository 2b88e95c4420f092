"""What is asked of a process that rates recordings, and what is read of one that may have been taken over: answers, and
nothing that runs.
"""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.sessions import session_of

from rating_app.batch.job import Nonsense, NotRated, Progressed, Rated, RatingJob, Stretch, from_bytes, to_bytes
from rating_app.session.consent import DemoBasis, RecordingAttestation
from rating_app.session.content import ContentKind
from rating_app.session.recording import RecordingRead
from rating_app.session.session import Session

JOB = RatingJob(Path("a.mp4"), DemoBasis())
OTHER = RatingJob(Path("../b.mp4"), RecordingAttestation.by_this_user(), Stretch(0.0, 9.0), 2)


@pytest.mark.parametrize(("text", "stretch"), [("0-5", Stretch(0, 5)), ("2.5-12.25", Stretch(2.5, 12.25))])
def test_stretch_is_two_times_in_seconds(text, stretch):
    assert Stretch.parse(text) == stretch
    assert str(stretch) == text


@pytest.mark.parametrize("text", ["", "5", "5-", "-5", "a-b", "1-2-3", "0:10-0:20", "1e1-20", "nan-5", " 0-5"])
def test_what_is_no_stretch_is_refused(text):
    with pytest.raises(ValueError, match="is not START-END in seconds"):
        Stretch.parse(text)


@pytest.mark.parametrize("text", ["5-3", "3-3", "0-2.9"])
def test_stretch_too_short_for_a_resting_face_is_refused(text):
    with pytest.raises(ValueError, match="too short"):
        Stretch.parse(text)


@pytest.fixture
def rated():
    session = replace(session_of([0.1, None, 0.9]), recording=RecordingRead(2, 0.08, 16.4, True))
    return Rated(JOB, session, ("It has no baseline.",))


def test_answers_arrive_as_they_were_sent(rated):
    for answer in (rated, NotRated(JOB, "Why not.", "more"), Progressed(JOB, 3, 0.5)):
        assert from_bytes(to_bytes(answer), JOB) == answer


def test_answers_arrive_whatever_this_python_makes_of_enumerations(rated, monkeypatch):
    """Up to 3.11.3 it looks their members up by name."""
    monkeypatch.setattr(ContentKind, "__reduce_ex__", lambda self, protocol: (getattr, (type(self), self.name)))
    assert from_bytes(to_bytes(rated), JOB) == rated


def test_answer_is_to_the_job_that_was_given(rated):
    """Files are named after it."""
    for answer in (Rated(OTHER, rated.session), NotRated(OTHER, "Why not."), Progressed(OTHER, 3, 0.5)):
        assert from_bytes(to_bytes(answer), JOB).job == JOB


class Runs:
    def __init__(self, *what):
        self.what = what

    def __reduce__(self):
        return self.what[0], self.what[1:]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_no_code_runs(tmp_path, protocol):
    ran = tmp_path / "ran"
    for way_out in (
        Runs(os.mkdir, str(ran)),
        Runs(eval, f"__import__('os').mkdir({str(ran)!r})"),
        Runs(Path.mkdir, ran),
    ):
        with pytest.raises(Nonsense):
            from_bytes(pickle.dumps(NotRated(JOB, "x", way_out), protocol), JOB)
    assert not ran.exists()


def test_no_class_is_changed():
    # GLOBAL Session, (None, {"reading": "x"}), BUILD: as an object's slots are set.
    hostile = b"crating_app.session\nSession\n(N}Vreading\nVx\nstb."
    with pytest.raises(Nonsense):
        from_bytes(hostile, JOB)
    assert isinstance(Session.reading, property)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no pickle",
        pickle.dumps(None),
        pickle.dumps("words"),
        pickle.dumps(JOB),
        pickle.dumps(NotRated(JOB, 3)),
        pickle.dumps(Progressed(JOB, "many", 0.1)),
        pickle.dumps(Rated(JOB, "a session")),
        b"crating_app.batch.job\nos.system\n.",
    ],
)
def test_all_else_is_nonsense(content):
    with pytest.raises(Nonsense):
        from_bytes(content, JOB)
