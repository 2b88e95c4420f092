"""How far a batch is, and how long it will take."""

from __future__ import annotations

from pathlib import Path

from rating_app.batch.pace import Pace

LONG, SHORT = Path("long.mp4"), Path("short.mp4")


def test_recordings_count_by_their_size():
    pace = Pace({LONG: 3000, SHORT: 1000}, started_s=100)
    assert pace.share == 0
    pace.progressed(LONG, 200, 0.5)
    pace.ended(SHORT, 100)
    assert pace.share == (1500 + 1000) / 4000
    assert pace.words(110) == "1 of 2 recordings, 30 frames/s, 0:06 left"


def test_end_says_how_long_it_took():
    pace = Pace({LONG: 3000, SHORT: 1000}, started_s=100)
    pace.progressed(LONG, 90, 0.9)
    pace.ended(LONG, 100)
    pace.ended(SHORT)
    assert pace.share == 1
    assert pace.words(110) == "2 of 2 recordings, 10 frames/s, 0:10"


def test_failed_recording_keeps_the_frames_that_were_analysed():
    pace = Pace({LONG: 3000, SHORT: 1000}, started_s=0)
    pace.progressed(LONG, 90, 0.9)
    pace.ended(LONG)
    assert pace.words(9).startswith("1 of 2 recordings, 10 frames/s")


def test_without_sizes_recordings_count_alike():
    pace = Pace({LONG: 0, SHORT: 0}, started_s=0)
    assert pace.words(1) == "0 of 2 recordings, 0 frames/s"
    pace.ended(LONG)
    assert pace.share == 0.5
