"""Recordings as they really are: each is rated as the clip that it was made from, or says why not."""

from __future__ import annotations

import math
import os
from pathlib import Path

import numpy as np
import pytest
from fakes import field_recordings as field

from rating_app.batch.job import RatingJob
from rating_app.batch.recording import rate_recording
from rating_app.session.consent import DemoBasis
from rating_app.settings import shipped_model
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.camera import SourceFailed
from rating_app.vision.recording.video_file import VideoFileSource

LAST_S = (field.COUNT - 1) / 25
EVEN_S = [number / 25 for number in range(field.COUNT)]
VARIABLE_S = [(number - 1) / 25 for number in range(field.COUNT) if number % 3]
TWIN_S = [0.0, 0.0, *EVEN_S[2:]]

ROTATIONS = {
    "rotated 90": ((0, 1, -1, 0), lambda picture: np.rot90(picture, 1)),
    "rotated 180": ((-1, 0, 0, -1), lambda picture: np.rot90(picture, 2)),
    "rotated 270": ((0, -1, 1, 0), lambda picture: np.rot90(picture, -1)),
    "mirrored": ((-1, 0, 0, 1), lambda picture: picture[:, ::-1]),
    "upside down": ((1, 0, 0, -1), lambda picture: picture[::-1]),
    "rotated and mirrored": ((0, 1, 1, 0), lambda picture: picture.transpose(1, 0, 2)),
}

WHOLE = {
    "plain": ("plain.mp4", field.plain, EVEN_S),
    "size grows, VP8": ("grows.webm", field.size_grows, EVEN_S),
    "size grows, VP9": ("grows.webm", lambda path: field.size_grows(path, "libvpx-vp9"), EVEN_S),
    "chroma changes": ("chroma.avi", field.chroma_changes, EVEN_S),
    "wide pixels": ("wide.mp4", field.wide_pixels, EVEN_S),
    "wide pixels, in Matroska": ("wide.mkv", field.wide_pixels, EVEN_S),
    "variable rate": ("variable.mp4", field.variable_rate, VARIABLE_S),
    "twin times": ("twin.mkv", field.twin_times, TWIN_S),
    "two that were joined": ("joined.ts", field.joined, EVEN_S),
    "late start": ("late.mkv", field.late_start, EVEN_S),
    "late start, in a transport stream": ("late.ts", field.late_start, EVEN_S),
    "MPEG-4": ("plain.avi", lambda path: field.part(codec="mpeg4").write(path), EVEN_S),
    "HEVC": ("plain.mkv", lambda path: field.part(codec="libx265").write(path), EVEN_S),
    "AV1": ("plain.mp4", lambda path: field.part(codec="libsvtav1").write(path), EVEN_S),
    "WMV": ("plain.wmv", lambda path: field.part(codec="wmv2").write(path), EVEN_S),
} | {
    kind: ("turned.mp4", lambda path, turn=turn: field.turned(path, *turn), EVEN_S) for kind, turn in ROTATIONS.items()
}


@pytest.fixture(scope="module")
def analyzer():
    analyzer = FrameAnalyzer(shipped_model())
    yield analyzer
    analyzer.close()


@pytest.fixture(scope="module")
def rate(analyzer):
    return lambda path: rate_recording(RatingJob(path, DemoBasis()), analyzer).session


@pytest.fixture(scope="module")
def plain_rating(rate, tmp_path_factory):
    return rate(field.plain(tmp_path_factory.mktemp("plain") / "plain.mp4")).rating.rating_0_100


@pytest.mark.parametrize("kind", WHOLE)
def test_whole_recording_is_rated_as_plain_with_the_containers_times(rate, plain_rating, tmp_path, kind):
    name, make, times_s = WHOLE[kind]
    session = rate(make(tmp_path / name))
    assert session.rating.rating_0_100 == pytest.approx(plain_rating, abs=1.5)
    assert [sample.timestamp_s for sample in session.samples] == pytest.approx(times_s, abs=0.05)
    assert session.recording.undecoded_frames == 0 and session.recording.complete is not False


@pytest.mark.parametrize("numbers", [(2,), (100,), (60, 150), (205,)])
def test_spoilt_packets_cost_their_pictures_and_are_counted(rate, plain_rating, tmp_path, numbers):
    session = rate(field.spoilt_packets(tmp_path / "spoilt.mp4", numbers))
    assert session.rating.rating_0_100 == pytest.approx(plain_rating, abs=1.5)
    assert len(session.samples) == field.COUNT - len(numbers)
    assert session.recording.undecoded_frames == len(numbers)
    assert session.recording.lost_s == pytest.approx(len(numbers) / 25, abs=0.001)
    assert session.recording.complete


def test_recording_that_lost_more_than_one_percent_is_not_complete(rate, tmp_path):
    session = rate(field.spoilt_packets(tmp_path / "spoilt.mp4", range(100, 110)))
    assert session.recording.undecoded_frames == 10 and session.recording.complete is False


@pytest.mark.parametrize(("name", "make"), [("cut.mp4", field.cut_off), ("cut.mkv", field.cut_off_matroska)])
def test_recording_that_broke_off_says_how_much_is_missing(rate, tmp_path, name, make):
    session = rate(make(tmp_path / name))
    read, last_s = session.recording, session.samples[-1].timestamp_s
    assert 2.5 < last_s < 6.5 and read.complete is False
    assert read.source_duration_s == pytest.approx(LAST_S + 0.04, abs=0.01)
    assert read.lost_s == pytest.approx(LAST_S - last_s, abs=0.15)
    assert read.undecoded_frames == pytest.approx(field.COUNT - len(session.samples), abs=3)
    assert session.rating.coverage == pytest.approx(last_s / LAST_S, abs=0.03)


NOTHING_TO_RATE = {
    "bare.h264": (field.without_container, "does not say when its pictures were taken"),
    "song.mp3": (field.song, "contains sound, but no film"),
    "cover.mp3": (lambda path: field.song(path, cover=True), "contains sound, but no film"),
    "photograph.jpg": (field.photograph, "is a photograph, not a recording"),
    "photograph.png": (field.photograph, "is a photograph, not a recording"),
    "empty.mp4": (lambda path: path.write_bytes(b""), "is empty"),
    "text.mp4": (lambda path: path.write_text("this is no video"), "is not a video that can be read"),
}


@pytest.mark.parametrize("name", NOTHING_TO_RATE)
def test_what_is_no_recording_is_one_sentence(tmp_path, name):
    make, sentence = NOTHING_TO_RATE[name]
    make(tmp_path / name)
    source = VideoFileSource(tmp_path / name, paced=False)
    with pytest.raises(SourceFailed, match=sentence):
        source.open()
        source.read()
    source.close()


def test_film_is_chosen_over_the_picture_on_its_cover(tmp_path):
    source = VideoFileSource(field.film_with_cover(tmp_path / "film.mp4"), paced=False)
    source.open()
    assert source.frame_count == field.COUNT
    source.close()


@pytest.mark.parametrize("suffix", [".mkv", ".mp4"])
def test_film_with_a_title_in_another_encoding_is_read(tmp_path, suffix):
    source = VideoFileSource(field.titled_in_another_encoding(tmp_path / f"titled{suffix}"), paced=False)
    source.open()
    assert source.read() is not None
    source.close()


def test_recording_before_its_end_is_not_complete(tmp_path):
    source = VideoFileSource(field.plain(tmp_path / "plain.mp4"), paced=False)
    source.open()
    source.read()
    assert source.recording_read.complete is False
    assert math.isclose(source.recording_read.source_duration_s, field.COUNT / 25)
    source.close()


@pytest.mark.skipif(not hasattr(os, "sched_getscheduler"), reason="the system has no such policies")
def test_making_them_leaves_the_tests_no_more_urgent_than_before(tmp_path: Path) -> None:
    before = os.sched_getscheduler(0)
    field.part(field.pictures()[:5], codec="libsvtav1").write(tmp_path / "plain.mp4")
    assert os.sched_getscheduler(0) == before
