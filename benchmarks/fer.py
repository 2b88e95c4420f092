"""python -m benchmarks.fer [--rounds N]: a frame from start to end, compared with the package `fer` 25.10.3 from PyPI.

On the first run, fer is installed into its own environment, build/fer, which takes the network and a few minutes. It
uses its default detector and its default model. Both programs get the same frames of the demo clip, 640x480, and take
turns process by process; the median frame of each counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.child import started
from benchmarks.demo_camera import clip_frames
from benchmarks.figure import Figure, run

ENVIRONMENT = Path(__file__).resolve().parents[1] / "build" / "fer"
# fer needs pkg_resources, which newer versions of setuptools no longer have.
REQUIREMENTS = ("fer==25.10.3", "setuptools<81")
EVERY = 8

FER = """import json, sys, time
import numpy as np
from fer.fer import FER
frames = np.load(sys.argv[1], mmap_mode="r")
detector = FER()
times_s, faces = [], 0
for turn in range(2):
    for frame in frames:
        frame = np.array(frame)
        began_s = time.perf_counter()
        found = detector.detect_emotions(frame)
        if turn:
            times_s.append(time.perf_counter() - began_s)
            faces += bool(found)
print(json.dumps([sorted(times_s)[len(times_s) // 2], faces / len(times_s)]))
"""


def measure(rounds: int) -> list[Figure]:
    """Return how many times as long fer takes."""
    python = installed()
    fer_s, ours_s, found = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        frames, figures = Path(folder) / "frames.npy", Path(folder) / "frame.json"
        np.save(frames, np.stack(list(clip_frames())[::EVERY]))
        for _ in range(rounds):
            # Only the last line of its output counts; the others are TensorFlow's notices.
            said = subprocess.run(
                [python, "-c", FER, str(frames)], env=without_us(), capture_output=True, text=True, check=True
            )
            seconds, share = json.loads(said.stdout.splitlines()[-1])
            started(["-m", "benchmarks.frame", "--rounds", "2", "--json", str(figures)])
            details = json.loads(figures.read_text(encoding="utf-8"))["figures"][0]["details"]
            fer_s.append(seconds)
            found.append(share)
            ours_s.append(details["frame_ms"] / 1000)
    times = median(theirs / ours for theirs, ours in zip(fer_s, ours_s, strict=True))
    behind = {
        "fer_ms": 1000 * median(fer_s),
        "frame_ms": 1000 * median(ours_s),
        "frames_in_which_fer_finds_a_face_percent": 100 * median(found),
    }
    return [Figure("fer_over_frame", "fer 25.10.3, over a frame end to end", times, 15.0, "x", True, behind)]


def installed() -> Path:
    """Return the interpreter of fer's environment, which is created if it is missing."""
    python = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    done = ENVIRONMENT / "installed"
    if not done.is_file():
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *REQUIREMENTS], env=without_us(), check=True)
        done.touch()
    return python


def without_us() -> dict[str, str]:
    """Return the environment without this checkout on Python's path, and without TensorFlow's notices."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**environment, "TF_CPP_MIN_LOG_LEVEL": "3"}


if __name__ == "__main__":
    run(__doc__, measure, rounds=3)
