"""python -m benchmarks.running_app [--rounds N]: processor time of the running program, as a share of one core.

A session is recorded from a camera of 640x480 at 30 frames per second, with preview, gauge and timeline on the screen.
All threads of the process count, but not the separate processes of camera and screen.
"""

from __future__ import annotations

from statistics import median

from benchmarks.child import app_run, screen
from benchmarks.demo_camera import FPS, switched_on
from benchmarks.figure import Figure, run

SECONDS = 20


def measure(rounds: int) -> list[Figure]:
    """Return the share, with the rated frames per second among the details."""
    with screen() as environment, switched_on() as fifo:
        runs = [app_run(str(SECONDS), environment, fifo) for _ in range(rounds)]
    share = 100 * median(run["cpu_share"] for run in runs)
    details = {"rated_frames_a_second": median(run["frames_a_second"] for run in runs)}
    name = f"processor of the running program at {FPS} frames a second"
    return [Figure("cpu_percent_of_a_core", name, share, 25.0, "%", details=details)]


if __name__ == "__main__":
    run(__doc__, measure, rounds=3)
