"""python -m benchmarks.soak [--minutes N] [--unpaced] [--json FILE]: one long session of the real program.

A session is recorded with the window, the history and the whole pipeline, from a camera that shows the demo clip. With
--unpaced, the minutes are the session's, and pass as fast as the pipeline allows. Linux only, because it reads /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.soak.growth import Moment, growth_of
from rating_app.store import SessionStore

MAX_MEMORY_MB_PER_H = 5.0
MAX_DRIFT_S = 0.05


def main() -> int:
    """Print the figures; return 1 if one of them exceeds its limit or there are none, otherwise 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=120.0, help="of the session; 120 where nothing is said")
    parser.add_argument("--unpaced", action="store_true", help="as fast as the pipeline can follow")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures and every moment there, too")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from benchmarks.soak.program import SoakFailed, soak

    moments: list[Moment] = []
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        try:
            session = soak(Path(home), 60 * options.minutes, not options.unpaced, moments.append)
        except SoakFailed as failure:
            print(f"The soak has failed: {failure}", file=sys.stderr)
            return 1
        (kept,) = SessionStore(Path(home) / "data" / "sessions.sqlite").summaries()
    growth = growth_of(moments)
    figures = {
        "frames": session.samples.frame_count,
        "session_s": session.duration_s,
        "took_s": time.monotonic() - began_s,
        "rating_0_100": session.rating.rating_0_100,
        **asdict(growth),
    }
    sound = growth.memory_mb_per_h < MAX_MEMORY_MB_PER_H and growth.handles <= 0 and growth.threads <= 0
    sound = sound and kept.rating_0_100 == session.rating.rating_0_100
    if not options.unpaced:
        sound = sound and abs(growth.drift_s) <= MAX_DRIFT_S
    else:
        # Its clock is the camera's own.
        del figures["drift_s"]
    for name, value in figures.items():
        print(f"{name:<18}{value:>14,.3f}" if isinstance(value, float) else f"{name:<18}{value:>14,}")
    if options.json is not None:
        seen = {"figures": figures, "moments": [asdict(moment) for moment in moments]}
        options.json.write_text(json.dumps(seen, indent=1) + "\n", encoding="utf-8")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
