"""The real detector and the shipped model, on real pictures."""

from __future__ import annotations

import cv2
import numpy as np
import pandas as pd
import pytest
from fakes.media import BEGINNING_FRAMES, write_beginning_of_demo

from rating_app.batch.job import RatingJob
from rating_app.batch.recording import rate_recording
from rating_app.export import export_session
from rating_app.session.consent import DemoBasis
from rating_app.settings import demo_clip, shipped_model
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.camera import Frame


@pytest.fixture(scope="module")
def analyzer():
    analyzer = FrameAnalyzer(shipped_model())
    yield analyzer
    analyzer.close()


def read(path):
    return cv2.imread(str(path))


@pytest.mark.parametrize("name", ["happy_astronaut.jpg", "happy_christian.jpg"])
def test_smiling_portraits_are_happy(analyzer, portraits, name):
    seen = analyzer.analyze(Frame(read(portraits / name), 0.0)).main_face
    assert seen.score.p_happy > 0.7


@pytest.mark.parametrize("name", ["neutral_marc.jpg", "neutral_camp.jpg", "neutral_erik_lucatero.jpg"])
def test_neutral_portraits_are_not(analyzer, portraits, name):
    seen = analyzer.analyze(Frame(read(portraits / name), 0.0)).main_face
    assert seen.score.p_happy < 0.3
    total = seen.score.p_happy + seen.score.p_neutral + seen.score.p_other
    assert total == pytest.approx(1, abs=1e-4)


def test_grey_and_tilted_and_small_faces_keep_their_score(analyzer, portraits):
    picture = read(portraits / "happy_christian.jpg")
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 15, 1.0)
    grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    tilted = cv2.warpAffine(picture, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    small = cv2.resize(picture, None, fx=0.4, fy=0.4, interpolation=cv2.INTER_AREA)
    for changed in (grey, tilted, small):
        assert analyzer.analyze(Frame(changed, 0.0)).main_face.score.p_happy > 0.6


def test_picture_without_a_face_has_no_score(analyzer):
    rng = np.random.default_rng(0)
    for picture in (np.zeros((480, 640, 3), np.uint8), rng.integers(0, 255, (480, 640, 3), np.uint8)):
        seen = analyzer.analyze(Frame(picture, 0.0))
        assert (seen.faces, seen.main_face, seen.seen) == ((), None, ())


def test_demo_clip_goes_from_neutral_to_happy_and_back(analyzer, tmp_path):
    session = rate_recording(RatingJob(demo_clip(), DemoBasis()), analyzer).session
    timeline = pd.read_csv(export_session(session, tmp_path, "demo").timeline)
    by_second = timeline.groupby(timeline["timestamp_s"].astype(int))["p_happy"].mean()
    assert len(timeline) == 410
    assert by_second[[0, 1, 8]].max() < 0.3
    assert by_second[[5, 12]].min() > 0.7
    assert session.rating.coverage > 0.95
    assert 60 < session.rating.rating_0_100 < 95
    assert 25 < session.rating.mean_happy_0_100 < 65


def test_same_video_gives_the_same_scores_twice(analyzer, tmp_path):
    job = RatingJob(write_beginning_of_demo(tmp_path / "demo.mp4"), DemoBasis())
    first, second = (rate_recording(job, analyzer).session for _ in range(2))
    assert first.samples == second.samples and len(first.samples) == BEGINNING_FRAMES


def test_distressed_face_is_low_and_smiling_face_high(analyzer, shared_video):
    session = rate_recording(RatingJob(shared_video("sad_then_smiling.mp4"), DemoBasis()), analyzer).session
    distressed = [s.score.p_happy for s in session.samples if s.score and s.timestamp_s < 8]
    smiling = [s.score.p_happy for s in session.samples if s.score and 11 <= s.timestamp_s < 19]
    assert np.mean(distressed) <= 0.35
    assert np.mean(smiling) >= 0.85


def test_video_without_a_face_has_no_rating(analyzer, shared_video):
    session = rate_recording(RatingJob(shared_video("no_face.mp4"), DemoBasis()), analyzer).session
    assert session.rating.coverage <= 0.02
    assert session.rating.rating_0_100 is None


def test_face_that_leaves_is_covered_in_part(analyzer, shared_video):
    session = rate_recording(RatingJob(shared_video("face_noface.mov"), DemoBasis()), analyzer).session
    assert 0.2 < session.rating.coverage < 0.6
