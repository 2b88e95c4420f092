"""python -m benchmarks.batch [--rounds N]: how many times faster than real time a recording is rated.

The demo clip, repeated, makes five minutes of 640x360 at 30 frames per second. One process rates it, as `rating-app
rate --jobs 1` does. Steady state lasts from its first report of progress to its last message, including the rating of
all frames; the start-up before it is given separately.
"""

from __future__ import annotations

import os
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import av
import numpy as np

from benchmarks.demo_camera import clip_frames
from benchmarks.figure import Figure, run
from rating_app.batch.job import NotRated, Progressed, RatingJob
from rating_app.batch.processes import ProcessRunner
from rating_app.session.consent import DemoBasis
from rating_app.settings import shipped_model

SECONDS, FPS, WIDTH, HEIGHT = 300, 30, 640, 360


def measure(rounds: int) -> list[Figure]:
    """Return the multiple of real time."""
    with tempfile.TemporaryDirectory() as folder:
        video = write_clip(Path(folder) / "five minutes.mp4")
        runs = [rated(video) for _ in range(rounds)]
    multiple, start_up_s, processor_s = (median(told) for told in zip(*runs, strict=True))
    details = {
        "start_up_s": start_up_s,
        "frames_a_second": multiple * FPS,
        "processor_ms_a_frame": 1000 * processor_s / (SECONDS * FPS),
    }
    name = "rating of a recording, in steady state"
    return [Figure("batch_over_real_time", name, multiple, 12.0, "x real time", True, details)]


def write_clip(file: Path) -> Path:
    """Write five minutes of the demo clip in H.264 to `file`, and return it."""
    edge = (480 - HEIGHT) // 2
    frames = [np.ascontiguousarray(frame[edge:-edge]) for frame in clip_frames()]
    with av.open(str(file), "w") as out:
        film = out.add_stream("libx264", rate=FPS, options={"preset": "veryfast", "crf": "23"})
        film.width, film.height, film.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for frame in islice(cycle(frames), SECONDS * FPS):
            out.mux(film.encode(av.VideoFrame.from_ndarray(frame, "bgr24")))
        out.mux(film.encode(None))
    return file


def rated(video: Path) -> tuple[float, float, float]:
    """Return the multiple of real time in steady state, the seconds before it, and the processor seconds of all."""
    began_s, before_s = time.monotonic(), processor_s_of_children()
    first: Progressed | None = None
    first_s = 0.0
    for answer in ProcessRunner(shipped_model(), 1).rate([RatingJob(video, DemoBasis())]):
        if isinstance(answer, NotRated):
            raise RuntimeError(answer.reason)
        if isinstance(answer, Progressed) and first is None:
            first, first_s = answer, time.monotonic()
    assert first is not None, "no progress was told"
    multiple = (SECONDS - first.frames / FPS) / (time.monotonic() - first_s)
    start_up_s = first_s - began_s - first.frames / FPS / multiple
    return multiple, start_up_s, processor_s_of_children() - before_s


def processor_s_of_children() -> float:
    """Return the processor seconds of all children that have ended."""
    used = os.times()
    return used.children_user + used.children_system


if __name__ == "__main__":
    run(__doc__, measure, rounds=3)
