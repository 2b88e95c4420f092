"""python -m benchmarks.window [--rounds N]: the time from the start of the process until the window is seen.

It is compared with an empty QMainWindow of the same size. Both are measured from the start of Python to the first
painting on the screen. The program first shows its name in a window, and then its first page in another one, in the
same place: both are reported. Then it imports the pipeline; `until_it_answers` is the time until the page answers to
the user. Other pages are built when they are first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks.child import app_run, screen, started
from benchmarks.figure import Figure, run

Run = dict[str, Any]


def measure(rounds: int) -> list[Figure]:
    """Return the ratio of each to the bare window."""
    runs: list[tuple[Run, Run]] = []
    with screen() as environment:
        for number in range(-1, rounds):
            began_s, line = started(["-m", "benchmarks.bare_window"], environment)
            seen_s, cpu_s = map(float, line.split())
            ours = app_run("shown", environment)
            if number >= 0:
                # The first run of each reads the libraries from the disk, and compiles new modules.
                runs.append(({"s": seen_s - began_s, "cpu_s": cpu_s}, ours))

    def ratio(of: Callable[[Run], float], unit: str = "s") -> float:
        return median(of(ours) / bare[unit] for bare, ours in runs)

    def since_start(moment: str) -> Callable[[Run], float]:
        return lambda ours: float(ours[moment]) - float(ours["started_s"])

    def middle(of: Callable[[Run], float]) -> float:
        return median(of(ours) for _, ours in runs)

    opening, shown, answers = (since_start(name) for name in ("opening_s", "shown_s", "answers_s"))
    bare = {"bare_window_s": median(bare["s"] for bare, _ in runs)}
    return [
        Figure(
            "window_over_bare_window",
            "window visible, over a bare window",
            ratio(opening),
            2.5,
            details={"opening_window_s": middle(opening), **bare},
        ),
        Figure(
            "pages_over_bare_window",
            "window with its first page, over a bare window",
            ratio(shown),
            3.0,
            details={
                "window_s": middle(shown),
                "in_processor_time": ratio(lambda ours: ours["shown_cpu_s"], "cpu_s"),
                "until_it_answers": ratio(answers),
                "until_it_answers_in_processor_time": ratio(lambda ours: ours["answers_cpu_s"], "cpu_s"),
                **bare,
            },
        ),
    ]


if __name__ == "__main__":
    run(__doc__, measure, rounds=9)
