"""More than one viewer before the camera: one rating each, and one for the room."""

from __future__ import annotations

import cv2
import numpy as np
import pandas as pd
import pytest

from rating_app.export import VIEWERS, ExportOptions, export_session
from rating_app.rating import RatedFrames, read_room, read_session
from rating_app.session.consent import DemoBasis
from rating_app.session.observation import CLASS_NAMES, ExpressionScore, SeenViewer
from rating_app.session.session import SessionHead, SessionRecorder
from rating_app.settings import shipped_model
from rating_app.store import SessionStore
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.camera import Frame

REST, SMILE = 0.015, 0.97


def seen(viewer, p_happy, quality=0.9):
    return SeenViewer(viewer, 0.9, ExpressionScore.of(CLASS_NAMES, [p_happy, 1 - p_happy, 0.0]), quality)


@pytest.fixture
def session():
    """Twenty seconds: viewer 1 is there throughout and smiles in the second half; viewer 2 comes then, at rest."""
    recorder = SessionRecorder(SessionHead(DemoBasis(), "A film", "camera", "model-1", "0.2.0"))
    for frame in range(600):
        late = frame >= 300
        viewers = [seen(1, SMILE if late else REST), *([seen(2, REST)] if late else [])]
        recorder.record_viewers(frame / 30, viewers)
    return recorder.finish()


def test_every_viewer_has_a_rating_and_so_has_the_room(session):
    first, second = (reading.rating for reading in session.viewer_readings.values())
    assert first.coverage == pytest.approx(1)
    assert first.mean_happy_0_100 == pytest.approx(100 * (REST + SMILE) / 2, abs=0.5)
    assert second.rating_0_100 == 0
    assert second.coverage == pytest.approx(0.5, abs=0.01)
    # Half of the room smiles, for half of the time.
    room = session.rating
    assert room.mean_happy_0_100 == pytest.approx(100 * (REST + (REST + SMILE) / 2) / 2, abs=0.5)
    assert 0 < room.rating_0_100 < first.rating_0_100
    assert room.coverage == pytest.approx(1)


def test_room_s_rating_so_far_is_near_that_of_the_whole_session():
    recorder = SessionRecorder(SessionHead(DemoBasis(), "A film", "camera", "model-1", "0.2.0"))
    for frame in range(600):
        recorder.record_viewers(frame / 30, [seen(1, SMILE), seen(2, REST)])
    assert recorder.rating.rating_0_100 == pytest.approx(recorder.finish().rating.rating_0_100, abs=2)


def test_room_of_one_rates_as_that_one():
    rng = np.random.default_rng(0)
    frames = RatedFrames.of((np.arange(900) / 30).tolist(), np.repeat(rng.random(30), 30).tolist())
    alone, room = read_session(frames).rating, read_room([frames]).rating
    assert room.rating_0_100 == pytest.approx(alone.rating_0_100)
    assert room.mean_happy_0_100 == pytest.approx(alone.mean_happy_0_100)


def test_viewer_who_is_seen_badly_does_not_count_for_the_room():
    recorder = SessionRecorder(SessionHead(DemoBasis(), "A film", "camera", "model-1", "0.2.0"))
    for frame in range(300):
        _, live = recorder.record_viewers(frame / 30, [seen(1, REST), seen(2, SMILE, quality=0.1)])
    assert live.value_0_100 == 0
    assert recorder.finish().rating.rating_0_100 == 0


def test_session_goes_through_history_and_export(session, paths, tmp_path):
    store = SessionStore(paths.database)
    store.save(session)
    assert store.load(session.head.session_id) == session
    files = export_session(session, tmp_path, "film")
    viewers = pd.read_csv(files.of(VIEWERS))
    assert list(viewers["viewer"]) == [1, 2]
    assert viewers["rating_0_100"].iloc[1] == 0
    timeline = pd.read_csv(files.timeline)
    assert len(timeline) == 900 and timeline["frame"].nunique() == 600
    assert timeline[timeline["viewer"] == 2]["intensity"].max() == 0
    row = pd.read_csv(files.sessions).iloc[0]
    assert row["frames"] == 600
    assert row["rating_0_100"] == pytest.approx(session.rating.rating_0_100, abs=1e-3)


def test_two_faces_in_one_picture_are_told_apart(portraits):
    names = ("happy_christian.jpg", "neutral_marc.jpg")
    happy, neutral = (cv2.resize(cv2.imread(str(portraits / name)), (480, 480)) for name in names)
    picture = np.hstack([happy, neutral])
    analyzer = FrameAnalyzer(shipped_model(), max_viewers=2)
    scores = {}
    for number in range(5):
        for face in analyzer.analyze(Frame(picture, number / 30)).faces:
            scores.setdefault(face.viewer, []).append((face.detection.box[0], face.score.p_happy))
    assert sorted(scores) == [1, 2]
    for places in scores.values():
        assert len(places) == 5
        on_the_left = places[0][0] < 480
        assert all((x < 480) == on_the_left and (p_happy > 0.5) == on_the_left for x, p_happy in places)
    analyzer.begin(max_viewers=1)
    assert len(analyzer.analyze(Frame(picture, 0.0)).faces) == 1
    analyzer.close()


def test_viewers_are_numbered_from_1_in_the_session_whoever_was_there_before():
    recorder = SessionRecorder(SessionHead(DemoBasis(), "A film", "camera", "model-1", "0.2.0"))
    recorder.record_viewers(0.0, [])
    recorder.record_viewers(0.1, [seen(5, SMILE), seen(3, REST)])
    recorder.record_viewers(0.2, [])
    recorder.record_viewers(0.3, [seen(3, REST), seen(5, SMILE)])
    session = recorder.finish()
    assert [sample.viewer for sample in session.samples] == [1, 1, 2, 1, 1, 2]
    first = session.samples.where(session.samples.viewer == 1)
    assert first.p_happy[first.face_found].tolist() == pytest.approx([SMILE, SMILE])


def test_resampled_timeline_shows_no_viewer_while_others_alone_are_seen(tmp_path):
    recorder = SessionRecorder(SessionHead(DemoBasis(), "A film", "camera", "model-1", "0.2.0"))
    for frame in range(90):
        away = 30 <= frame < 57
        recorder.record_viewers(frame / 30, [seen(1, REST), *([] if away else [seen(2, SMILE)])])
    timeline = pd.read_csv(export_session(recorder.finish(), tmp_path, "film", ExportOptions(hz=10)).timeline)
    second = timeline[timeline["viewer"] == 2].set_index("frame")
    assert second.loc[12:17, "face_found"].sum() == 0
    assert second.loc[:8, "face_found"].all()
