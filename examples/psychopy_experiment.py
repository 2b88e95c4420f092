"""A PsychoPy experiment with Reaction Gauge beside it: shows a few texts, marks each onset, and keeps the ratings.

Run it with PsychoPy's Python: python examples/psychopy_experiment.py ratings.csv. Reaction Gauge's window asks the
participant for consent before the camera opens; its small gauge with the camera light stays on top. Put the experiment
on a second screen, or in a window as here, so that both can be seen.

Without PsychoPy or without a screen, --no-window shows the trials in the terminal, to try the rest.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Callable
from pathlib import Path

from gauge import COMMAND, Gauge, GaugeRefused

TRIALS = (
    "What do you call a fish without eyes? Fsh.",
    "The meeting has been moved to Tuesday.",
    "Parallel lines meet.",
)


def shown_by_psychopy() -> Callable[[str, float], object]:
    """Shows a text for so many seconds."""
    from psychopy import core, visual

    window = visual.Window((900, 500), fullscr=False, color="black", units="pix")
    text = visual.TextStim(window, wrapWidth=800, height=32)

    def show(words: str, seconds: float) -> None:
        text.text = words
        text.draw()
        window.flip()
        core.wait(seconds)
        window.flip()

    return show


def shown_in_terminal() -> Callable[[str, float], object]:
    """The same without a screen."""

    def show(words: str, seconds: float) -> None:
        print(words)
        time.sleep(seconds)

    return show


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path, help="where the trials go")
    parser.add_argument("--no-window", action="store_true", help="show the trials in the terminal")
    parser.add_argument("--demo", action="store_true", help="rate the demo clip; no camera is opened")
    parser.add_argument("--seconds", type=float, default=4.0, help="of each trial (default: 4)")
    options = parser.parse_args()
    show = shown_in_terminal() if options.no_window else shown_by_psychopy()
    try:
        with Gauge([*COMMAND, "--demo"] if options.demo else COMMAND) as gauge:
            gauge.start("PsychoPy")
            while not gauge.is_recording and not gauge.has_ended:
                time.sleep(0.05)
            for number, words in enumerate(TRIALS, 1):
                gauge.mark(f"trial {number}")
                show(words, options.seconds)
            session = gauge.stop()
    except GaugeRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    # By the session's id the trials find their numbers in the app's history and its exports.
    with options.table.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("session_id", "trial", "onset_s", "session_rating_0_100"))
        for mark in gauge.marks:
            table.writerow((session["session_id"], mark["text"], mark["time_s"], session["rating_0_100"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
