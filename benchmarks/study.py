"""python -m benchmarks.study [--viewers N] [--minutes N]: the cost of a large study's results.

A study of one film is made by the app's own code, with simulated viewers; `rating-app study results --out` then reads
it and writes every file, in a separate process. Linux reports the memory that this took.
"""

from __future__ import annotations

import argparse
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timezone
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.figure import Figure, add_options, tell
from rating_app.compare.panel import Course
from rating_app.export import export_session
from rating_app.rating import SessionRating
from rating_app.rating.session_rating import scale
from rating_app.session.consent import DemoBasis
from rating_app.session.observation import ExpressionScore
from rating_app.session.session import SessionHead, SessionRecorder
from rating_app.study.curves import BIN_S, CURVE_ENDING, curve_file
from rating_app.study.plan import Item, Study
from rating_app.study.plan_file import write_study
from rating_app.study.sitting_folder import StudyFolder


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.study", description=__doc__)
    parser.add_argument("--viewers", type=int, default=200)
    parser.add_argument("--minutes", type=int, default=120)
    add_options(parser, 1)
    options = parser.parse_args()
    tell(measure(options.viewers, options.minutes), options.json)


def measure(viewers: int, minutes: int) -> Sequence[Figure]:
    """Return the figures of one run."""
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study"
        make_study(study, viewers, 60 * minutes)
        command = [sys.executable, "-m", "rating_app", "study", "results", str(study), "--out", f"{folder}/out"]
        before = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took_s = time.monotonic() - before
    peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    name = f"results of {viewers} viewers and {minutes} minutes"
    return [
        Figure("study_results_s", name, took_s, 15, "s"),
        Figure("study_results_mb", f"memory of the {name}", peak_mb, 1000, "MB"),
    ]


def make_study(folder: Path, viewers: int, seconds: int) -> None:
    """Write a study of viewers who share some smiles and have others of their own."""
    folder.mkdir()
    now = datetime.now(timezone.utc)
    items = (Item("film", "A film", "film.mp4", float(seconds), ""),)
    write_study(Study(secrets.token_hex(8), "A large study", "To measure.", "Nobody", items), folder)
    study = StudyFolder(folder)
    rng = np.random.default_rng(1)
    shared = rng.random(seconds) < 0.05
    head = partial(SessionHead, DemoBasis(), "A film", "camera", "model-1", "0.2.0")
    for number in range(1, viewers + 1):
        sitting = study.begin(f"P{number:02d}", "3", now, "0.2.0").show(now)
        peak = np.where(shared & (rng.random(seconds) < 0.6), rng.uniform(0.4, 1, seconds), 0.0)
        peak[rng.random(seconds) < 0.02] = np.nan
        course = Course("", 1, peak * rng.uniform(0.5, 1, seconds), peak)
        recorder = SessionRecorder(head(viewer=sitting.viewer))
        recorder.record(0.0, 0.9, ExpressionScore.of(("happy", "neutral", "other"), [0.1, 0.8, 0.1]))
        rating = SessionRating(scale(float(np.nanmean(peak**2))), 0.98, float(seconds), smiling_share=0.03)
        session = replace(recorder.finish(), rating=rating)
        place = study.of_viewer(sitting.viewer)
        export_session(session, place, "01-film")
        (place / f"01-film{CURVE_ENDING}").write_bytes(curve_file(course))
        study.save(sitting.shown(session.head.session_id, "01-film").end(now))
    assert BIN_S == 1


if __name__ == "__main__":
    main()
