from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from benchmarks.soak.growth import Growth, Moment, growth_of

MAX_GROWTH_MB = 3.0
"""In a minute: the allocator's steps are larger than the few kilobytes that a leak of 5 MB an hour would be; those are
looked for in hours, by `make soak`."""


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


@pytest.mark.skipif(sys.platform != "linux", reason="memory and handles are read from /proc")
@pytest.mark.timeout(300)
def test_a_session_of_a_minute_leaks_nothing_and_keeps_time(root, tmp_path):
    """The real program, window, history and pipeline, before a camera that shows the demo clip."""
    command = [sys.executable, "-m", "benchmarks.soak", "--minutes", "1", "--json", str(tmp_path / "soak.json")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=280, check=False)
    seen = json.loads((tmp_path / "soak.json").read_text())
    figures, warm = seen["figures"], seen["moments"][20:]
    assert figures["session_s"] >= 60 and figures["frames"] > 300, done.stderr
    assert figures["handles"] <= 0 and figures["threads"] <= 0
    assert abs(figures["drift_s"]) < 0.05
    beyond_samples = [moment["resident_kb"] - moment["samples_kb"] for moment in warm]
    # The least of ten seconds: pictures on their way, 0.9 MB each, come and go, the more the busier the machine is.
    assert min(beyond_samples[-10:]) - min(beyond_samples[:10]) < MAX_GROWTH_MB * 1024
