from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from benchmarks.soak.growth import Growth, Moment, growth_of

SOAK_S = 24
MAX_GROWTH_MB = 3.0
"""In so short a time the allocator's steps are larger than the few kilobytes that a leak of 5 MB an hour would be;
those are looked for in hours, by `make soak`."""
MAX_DRIFT_S = 0.2
"""Of few moments, on a machine that may be busy."""


def moments(minutes=60, mb_per_h=0.0, handles_at_end=20, threads_at_end=12, drift_s=0.0):
    count = minutes * 60
    return [
        Moment(
            wall_s=1e9 + second + (drift_s if second > count / 2 else 0.0),
            session_s=float(second),
            resident_kb=300_000 + second * 1.5 + 1024 * mb_per_h * second / 3600 + (10_000 if second < 60 else 0),
            samples_kb=second * 1.5,
            handles=handles_at_end if second > count / 2 else 20,
            threads=threads_at_end if second > count / 2 else 12,
        )
        for second in range(count)
    ]


def test_growth_is_that_of_the_memory_beyond_the_samples_after_the_warm_up():
    assert growth_of(moments(mb_per_h=7.0)).memory_mb_per_h == pytest.approx(7.0)
    assert growth_of(moments()) == Growth(pytest.approx(0.0, abs=1e-6), 0, 0, 0.0)


def test_growth_counts_what_was_never_closed_and_how_far_the_clocks_went_apart():
    growth = growth_of(moments(handles_at_end=23, threads_at_end=13, drift_s=0.25))
    assert (growth.handles, growth.threads) == (3, 1) and growth.drift_s == pytest.approx(0.25)


def test_a_soak_of_a_few_seconds_says_nothing():
    with pytest.raises(ValueError, match="too short"):
        growth_of(moments()[:8])


needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="memory and handles are read from /proc")


@needs_proc
def test_a_session_leaks_nothing_and_keeps_time(root, tmp_path):
    """The real program, window, history and pipeline, before a camera that shows the demo clip."""
    options = ["--minutes", str(SOAK_S / 60), "--json", str(tmp_path / "soak.json")]
    done = run(root, "-m", "benchmarks.soak", *options)
    assert (tmp_path / "soak.json").is_file(), done.stderr
    seen = json.loads((tmp_path / "soak.json").read_text())
    figures, warm = seen["figures"], seen["moments"][SOAK_S // 3 :]
    assert figures["session_s"] >= SOAK_S and figures["frames"] > 5 * SOAK_S, done.stderr
    assert figures["handles"] <= 0 and figures["threads"] <= 0
    assert abs(figures["drift_s"]) < MAX_DRIFT_S
    beyond_samples = [moment["resident_kb"] - moment["samples_kb"] for moment in warm]
    # The least of some: pictures on their way, 0.9 MB each, come and go, the more the busier the machine is.
    assert min(beyond_samples[-5:]) - min(beyond_samples[:5]) < MAX_GROWTH_MB * 1024


BEFORE_A_CAMERA_THAT_STOPS = """
import sys
from pathlib import Path
import numpy as np
from benchmarks.soak.program import SoakFailed, soak
from tests.fakes.cameras import FakeCapture

picture = np.full((480, 640, 3), 90, np.uint8)
camera = FakeCapture(lambda number: picture if number < 40 else None)
try:
    soak(Path(sys.argv[1]), 60.0, True, lambda moment: None, patience_s=4.0, camera=camera)
except SoakFailed as failure:
    print(failure)
"""


@needs_proc
def test_a_soak_that_gets_no_further_ends_and_says_where_it_stood(root, tmp_path):
    done = run(root, "-c", BEFORE_A_CAMERA_THAT_STOPS, str(tmp_path))
    assert done.returncode == 0, done.stderr
    # A busy machine notices only later that the camera is away.
    assert re.match(r"nothing new was recorded for 4 s: (RECORDING|PAUSED) after [\d.]+ of 60\.0 s; ", done.stdout)


def run(root, *arguments):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=200, check=False)
