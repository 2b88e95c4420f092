"""For what share of a session the viewer saw themselves."""

from __future__ import annotations

import pytest

from rating_app.session.consent import DemoBasis
from rating_app.session.session import SessionHead, SessionRecorder
from rating_app.session.sight import Sight, SightShares

FACE, GAUGE, NOTHING = Sight(True, False), Sight(False, True), Sight(False, False)


def recorded(*frames):
    """A session of frames of (second, sight)."""
    recorder = SessionRecorder(SessionHead(DemoBasis(), "A film", "camera", "model-1", "0.2.0"))
    for second, sight in frames:
        recorder.record_viewers(second, [], sight=sight)
    return recorder.finish()


def test_what_is_in_sight_counts_until_the_next_frame():
    session = recorded((10.0, FACE), (10.1, GAUGE), (10.3, NOTHING), (10.4, FACE))
    assert session.self_view == pytest.approx(0.25) and session.gauge_shown == pytest.approx(0.5)


def test_what_nobody_could_see_is_not_0():
    for frames in ([(0.0, None), (0.1, None)], [(0.0, FACE)], []):
        assert (recorded(*frames).self_view, recorded(*frames).gauge_shown) == (None, None)


def test_time_of_which_nobody_knows_is_no_part_of_the_share():
    session = recorded((0.0, FACE), (0.1, None), (0.3, FACE), (0.4, NOTHING))
    assert (session.self_view, session.gauge_shown) == (1.0, 0.0)


def test_hole_between_two_frames_counts_as_little_as_for_the_rating():
    shares = SightShares(max_gap_s=0.5)
    for second, sight in ((0.0, FACE), (100.0, NOTHING), (100.5, NOTHING)):
        shares.update(second, sight)
    assert shares.self_view == 0.5
