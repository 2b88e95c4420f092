from __future__ import annotations

import cv2
import numpy as np
import pytest

import rating_app
from rating_app.settings import demo_clip


@pytest.fixture(scope="module")
def frames():
    """Of the demo clip, a second and a half in all, as OpenCV gives them."""
    video = cv2.VideoCapture(str(demo_clip()))
    read = [video.read()[1] for _ in range(36)]
    video.release()
    return read


def test_scores_are_the_same_in_either_order_of_colours(frames):
    with (
        rating_app.Scorer(i_have_consent=True, order="bgr") as bgr,
        rating_app.Scorer(i_have_consent=True, order="rgb") as rgb,
    ):
        for number, frame in enumerate(frames[:3]):
            (one,), (other,) = bgr.score(frame, number / 25), rgb.score(frame[:, :, ::-1], number / 25)
            assert one == other
            assert one.p_happy + one.p_neutral + one.p_other == pytest.approx(1, abs=1e-5)
            x, y, width, height = one.box
            assert 0 < x + width / 2 < frame.shape[1] and 0 < y + height / 2 < frame.shape[0]


def test_frames_become_a_session(frames):
    with rating_app.Scorer(i_have_consent=True, order="bgr", content="A game", viewer="P07") as scorer:
        with pytest.raises(ValueError, match="No frame was scored"):
            scorer.session()
        scored = [scorer.score(frame, 100 + number / 24)[0].p_happy for number, frame in enumerate(frames)]
        scorer.mark("level 2")
        session = scorer.session()
    np.testing.assert_allclose(session.samples["p_happy"], scored, atol=1e-6)
    assert (session.content, session.viewer, len(session.markers)) == ("A game", "P07", 1)
    assert session.duration_s == pytest.approx(35 / 24, abs=1e-3)


def test_picture_without_a_face_has_none():
    with rating_app.Scorer(i_have_consent=True, order="rgb") as scorer:
        assert scorer.score(np.zeros((480, 640, 3), np.uint8), 0) == ()
        assert np.isnan(scorer.session().samples["p_happy"]).all()


def test_what_is_no_frame_is_refused():
    black = np.zeros((48, 64, 3), np.uint8)
    with rating_app.Scorer(i_have_consent=True, order="rgb") as scorer:
        for wrong in (black.astype(float), black[:, :, 0], black[:0]):
            with pytest.raises(ValueError, match=r"a frame is uint8 \(height, width, 3\)"):
                scorer.score(wrong, 0)
        scorer.score(black, 1.0)
        for time_s in (1.0, 0.5, float("nan")):
            with pytest.raises(ValueError, match="does not come after"):
                scorer.score(black, time_s)


def test_no_frame_is_scored_without_consent():
    with pytest.raises(rating_app.ConsentMissing):
        rating_app.Scorer(order="rgb")
    for wrong in ({"order": "RGB"}, {"order": "rgb", "viewers": 9}):
        with pytest.raises(ValueError, match="is"):
            rating_app.Scorer(i_have_consent=True, **wrong)
