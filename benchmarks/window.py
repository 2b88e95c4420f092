"""python -m benchmarks.window [--rounds N]: the time from the start of the process until the window is seen.

It is compared with an empty QMainWindow of the same size. Both are measured from the start of Python to the first
painting on the screen. The program first shows its name in a window, and then its first page in another one, in the
same place: both are reported. Other pages are built when they are first opened.
"""

from __future__ import annotations

from statistics import median

from benchmarks.child import app_run, screen, started
from benchmarks.figure import Figure, run


def measure(rounds: int) -> list[Figure]:
    """Return the ratio of each to the bare window."""
    bare_s, opening_s, whole_s = [], [], []
    with screen() as environment:
        for number in range(-1, rounds):
            began_s, line = started(["-m", "benchmarks.bare_window"], environment)
            ours = app_run("shown", environment)
            if number >= 0:
                # The first run of each reads the libraries from the disk.
                bare_s.append(float(line) - began_s)
                opening_s.append(ours["opening_s"] - ours["started_s"])
                whole_s.append(ours["shown_s"] - ours["started_s"])
    bare = {"bare_window_s": median(bare_s)}
    return [
        Figure(
            "window_over_bare_window",
            "window visible, over a bare window",
            median(ours / bare for ours, bare in zip(opening_s, bare_s, strict=True)),
            2.5,
            details={"opening_window_s": median(opening_s), **bare},
        ),
        Figure(
            "pages_over_bare_window",
            "window with its first page, over a bare window",
            median(ours / bare for ours, bare in zip(whole_s, bare_s, strict=True)),
            3.0,
            details={"window_s": median(whole_s), **bare},
        ),
    ]


if __name__ == "__main__":
    run(__doc__, measure, rounds=9)
