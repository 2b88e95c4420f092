from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import session_of

from rating_app.report.signal import signal_of


def test_longest_time_without_a_face_is_found():
    session = session_of([0.9] * 10 + [None] * 5 + [0.9] * 10 + [None] * 20 + [0.9] * 10)
    signal = signal_of(session, session.reading)
    assert signal.longest_gap_s == pytest.approx(2.0, abs=0.05)
    assert signal.longest_gap_at_s == pytest.approx(2.45, abs=0.05)
    assert (signal.frames, signal.face_share) == (55, pytest.approx(30 / 55))
    assert signal.frames_per_s == pytest.approx(10)


def test_quality_is_that_of_the_faces_that_were_found():
    session = session_of([0.9, 0.9, 0.9, None])
    values = dict(enumerate([0.1, 0.8, 1.0]))
    graded = tuple(replace(sample, quality=values.get(sample.frame)) for sample in session.samples)
    session = replace(session, samples=graded)
    signal = signal_of(session, session.reading)
    assert signal.quality == pytest.approx(0.8) and signal.low_share == pytest.approx(1 / 3)


def test_what_was_not_measured_is_none():
    session = session_of([])
    signal = signal_of(session, session.reading)
    assert (signal.face_share, signal.quality, signal.low_share, signal.frames_per_s) == (None,) * 4
