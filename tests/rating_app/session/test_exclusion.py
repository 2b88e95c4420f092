from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import pictures_of, session_of

from rating_app.rating import Baseline
from rating_app.rating.facing import HeadPose
from rating_app.rating.method import PLAIN_MEAN
from rating_app.session.consent import DemoBasis
from rating_app.session.exclusion import Exclusion, ExclusionReason, left_out
from rating_app.session.observation import ExpressionScore, SeenViewer
from rating_app.session.session import SessionHead, SessionRecorder, item_readings, leave_out

TALKING, AWAY = ExclusionReason.TALKING, ExclusionReason.AWAY
SMILE, REST = [0.95] * 100, [0.02] * 100


def test_spans_are_in_order_joined_and_never_empty():
    exclusions = [Exclusion(5, 8, AWAY), Exclusion(1, 2, TALKING), Exclusion(4, 6, TALKING), Exclusion(9, 9, AWAY)]
    assert left_out(exclusions) == ((1, 2), (4, 8))


@pytest.mark.parametrize(("begin", "end"), [(2, 1), (-1, 1)])
def test_stretch_that_is_none(begin, end):
    with pytest.raises(ValueError, match="is none"):
        Exclusion(begin, end, TALKING)


def test_rating_is_that_of_the_rest_and_the_whole_is_kept():
    session = session_of(REST + SMILE + REST + REST)
    rated = leave_out(session, [Exclusion(10.0, 20.0, TALKING)])
    assert rated.whole_rating == session.rating
    assert rated.rating.rating_0_100 == 0 and rated.rating.smiles == 0 and rated.rating.peak_0_100 < 5
    assert rated.rating.excluded_s == pytest.approx(10) and rated.rating.rated_s == pytest.approx(29.9)
    assert rated.rating.coverage == 1
    assert rated.reading.rating == rated.rating
    # The course is what the face did; only what is made of it is without.
    assert rated.reading.trace.intensity.max() > 0.9 and rated.reading.joy_s == 0


def test_smile_that_is_cut_ends_at_the_cut():
    rated = leave_out(session_of(REST + SMILE + REST), [Exclusion(15.0, 25.0, TALKING)])
    (smile,) = rated.reading.smiles
    assert smile.offset_s == pytest.approx(15.0, abs=0.06)


def test_counting_everything_again_is_the_session_as_it_was():
    session = session_of(REST + SMILE)
    rated = leave_out(leave_out(session, [Exclusion(3, 12, TALKING)]), [Exclusion(0, 2, AWAY)])
    assert rated.whole_rating == session.rating
    assert leave_out(rated, []) == session


def test_leaving_out_everything_leaves_no_rating():
    rated = leave_out(session_of(REST + SMILE), [Exclusion(0, 100, AWAY)])
    assert rated.rating.rating_0_100 is None and rated.whole_rating.rating_0_100 is not None


def test_session_of_an_earlier_method_has_both_ratings_anew():
    session = session_of(REST + SMILE)
    old = replace(session, rating=replace(session.rating, rating_0_100=49.0, method=PLAIN_MEAN))
    rated = leave_out(old, [Exclusion(0, 1, TALKING)])
    assert rated.whole_rating == session.rating


def test_items_are_rated_without_it_too():
    session = pictures_of([(1, REST + SMILE), (2, REST)])
    assert item_readings(session)[1].rating.rating_0_100 > 50
    rated = leave_out(session, [Exclusion(10, 20, TALKING)])
    assert item_readings(rated)[1].rating.rating_0_100 == 0


def recorder_of(baseline=None):
    return SessionRecorder(SessionHead(DemoBasis(), "A film", "camera", "model-1", "0.2", baseline=baseline))


def record(recorder, first, count, p_happy, head=None):
    for number in range(first, first + count):
        score = ExpressionScore(p_happy, 1 - p_happy, 0)
        recorder.record_viewers(number / 20, [SeenViewer(1, 0.9, score, 1.0, head)])


def test_what_is_left_out_while_it_goes_on():
    recorder = recorder_of()
    record(recorder, 0, 200, 0.02)
    assert recorder.exclude(TALKING) is None
    record(recorder, 200, 200, 0.95)
    # What is told meanwhile, too, is without it.
    assert recorder.rating.rating_0_100 == 0
    ended = recorder.exclude(None)
    assert (ended.begin_s, ended.end_s, ended.reason) == (pytest.approx(9.951), pytest.approx(19.951), TALKING)
    record(recorder, 400, 200, 0.02)
    assert recorder.rating.rating_0_100 == 0 and recorder.rating.rated_s < 21
    session = recorder.finish()
    assert session.exclusions == (ended,) and session.rating.rating_0_100 == 0
    assert session.whole_rating.rating_0_100 > 70


def test_one_reason_after_another_and_the_last_ends_with_the_session():
    recorder = recorder_of()
    record(recorder, 0, 100, 0.02)
    recorder.exclude(TALKING)
    record(recorder, 100, 100, 0.02)
    assert recorder.exclude(AWAY).reason is TALKING
    record(recorder, 200, 100, 0.02)
    assert [(one.reason, round(one.end_s, 2)) for one in recorder.finish().exclusions] == [
        (TALKING, 9.95),
        (AWAY, 14.95),
    ]
    # It goes on.
    record(recorder, 300, 100, 0.02)
    assert recorder.finish().exclusions[-1].end_s == pytest.approx(19.951)


def test_facing_is_known_with_the_pose_of_the_resting_face_alone():
    def recorded(baseline):
        recorder = recorder_of(baseline)
        record(recorder, 0, 200, 0.02, HeadPose(30.0, 0.0))
        record(recorder, 200, 100, 0.02, HeadPose(-10.0, 0.0))
        record(recorder, 300, 100, 0.02, HeadPose(30.0, 0.0))
        return recorder.finish()

    session = recorded(Baseline(-4.0, 5.0, HeadPose(30.0, 0.0)))
    assert session.rating.facing_share == pytest.approx(0.75, abs=0.01) and session.rating.looks_away == 1
    assert session.reading.away[0].turn_deg == pytest.approx(40)
    for baseline in (None, Baseline(-4.0, 5.0)):
        unknown = recorded(baseline)
        assert unknown.rating.facing_share is None and unknown.rating.looks_away is None
        assert unknown.reading.away is None
    rated = leave_out(session, [Exclusion(9.0, 16.0, AWAY)])
    assert rated.rating.facing_share == 1 and rated.rating.looks_away == 0
    assert len(rated.reading.away) == 1
