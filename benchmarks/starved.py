"""python -m benchmarks.starved [--rounds N]: the rating on a machine that is too slow for the camera.

The program records two runs of the demo clip from a camera at 30 frames per second: once normally, and once with all
its threads on one core, shared with so many busy processes that it cannot keep up. The figures are the difference of
the two ratings in points, and the 95th percentile of the time between two rated frames over the median, which is 1 if
frames are dropped evenly. The targets of both are our own.
"""

from __future__ import annotations

from statistics import median

from benchmarks.child import app_run, screen
from benchmarks.demo_camera import switched_on
from benchmarks.figure import Figure, run

SECONDS = 27.4
BURNERS = 12


def measure(rounds: int) -> list[Figure]:
    """Return the difference in points, and the evenness."""
    with screen() as environment, switched_on() as fifo:
        app_run("shown", environment)
        runs = [
            (app_run(str(SECONDS), environment, fifo), app_run(str(SECONDS), environment, fifo, BURNERS))
            for _ in range(rounds)
        ]
    fed, starved = ([run[place] for run in runs] for place in (0, 1))

    def of(told: list[dict[str, float]], name: str) -> float:
        return median(one[name] for one in told)

    difference = median(abs(after["rating"] - before["rating"]) for before, after in runs)
    ratings = {"rating": of(fed, "rating"), "starved_rating": of(starved, "rating")}
    frames = {"frames_a_second": of(fed, "frames_a_second"), "starved_a_second": of(starved, "frames_a_second")}
    gaps = {"median_s": of(starved, "gap_median_s"), "longest_s": of(starved, "gap_longest_s")}
    evenness = median(one["gap_p95_s"] / one["gap_median_s"] for one in starved)
    rating, even = "rating, starved of processor time", "95th percentile of the gaps, over the median"
    return [
        Figure("starved_rating_difference", rating, difference, 3.0, "points", details={**ratings, **frames}),
        Figure("starved_gap_p95_over_median", even, evenness, 3.0, details=gaps),
    ]


if __name__ == "__main__":
    run(__doc__, measure, rounds=3)
