"""python -m benchmarks.export [--rounds N]: the cost of exporting a session of two hours to CSV.

216,000 frames, recorded one by one, are exported into an empty folder. Memory is the peak of the process minus its
memory before the export.
"""

from __future__ import annotations

import math
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.app_run import peak_kb
from benchmarks.figure import Figure, run
from rating_app.export import export_session
from rating_app.session.consent import DemoBasis
from rating_app.session.observation import ExpressionScore
from rating_app.session.session import Session, SessionHead, SessionRecorder

FRAMES, FPS = 216_000, 30


def measure(rounds: int) -> list[Figure]:
    """Return the seconds, and the megabytes."""
    session = two_hours()
    runs = [exported(session) for _ in range(rounds)]
    seconds, memory_mb = median(seconds for seconds, _ in runs), max(memory_mb for _, memory_mb in runs)
    return [
        Figure("export_s", f"export of {FRAMES:,} frames to CSV", seconds, 2.0, "s"),
        Figure("export_memory_mb", "memory that it takes", memory_mb, 50.0, "MB more"),
    ]


def two_hours() -> Session:
    """Return a session of a viewer who smiles now and then, and looks away once per minute."""
    recorder = SessionRecorder(SessionHead(DemoBasis(), "Two hours", "clip.mp4", "model", "1"))
    for frame in range(FRAMES):
        second = frame / FPS
        if second % 60 < 1:
            recorder.record(second, None, None)
            continue
        p_happy = 0.5 + 0.49 * math.sin(second / 3) * math.sin(second / 47)
        p_neutral = (1 - p_happy) * (0.6 + 0.3 * math.sin(second))
        score = ExpressionScore(p_happy, p_neutral, 1 - p_happy - p_neutral)
        recorder.record(second, 0.9 + 0.05 * math.sin(second / 7), score, 0.8 + 0.1 * math.sin(second / 5))
    return recorder.finish()


def exported(session: Session) -> tuple[float, float]:
    """Export once; return the seconds, and the additional megabytes at the peak."""
    before_kb = now_kb()
    # This resets Linux's record of the peak; other systems have neither this file nor this figure.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    with tempfile.TemporaryDirectory() as folder:
        began_s = time.perf_counter()
        export_session(session, Path(folder), "session")
        seconds = time.perf_counter() - began_s
    return seconds, (peak_kb() - before_kb) / 1024


def now_kb() -> float:
    """Return the current memory of this process, in kB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")))


if __name__ == "__main__":
    run(__doc__, measure, rounds=3)
