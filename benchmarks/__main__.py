"""python -m benchmarks [--quick] [--json FILE] [--rounds N]: the program's costs, as a table of ratios and as JSON.

Each figure is measured by its own module, `python -m benchmarks.NAME`, in its own process. Figures are ratios to
something measured in the same run, the two taking turns, so they hold on other machines, and on a busy one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figure import Figure, add_options, from_json, tell

QUICK = {"frame": 3, "window": 2}
"""The quick benchmarks, with the number of rounds of each."""

ALL = (*QUICK, "gauge", "consent_to_rating", "running_app", "memory", "batch", "export", "history", "starved")


def main() -> int:
    """Print the table; return 1 if a benchmark could not be run, otherwise 0."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help=f"only {', '.join(QUICK)}, in less than 40 s")
    add_options(parser, None)
    options = parser.parse_args()
    figures: list[Figure] = []
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in QUICK if options.quick else ALL:
            rounds = options.rounds or (QUICK[name] if options.quick else None)
            found = measured_apart(name, rounds, Path(folder) / f"{name}.json")
            figures += found
            failed += [] if found else [name]
    tell(figures, options.json)
    for name in failed:
        print(f"The benchmark {name} could not be run.", file=sys.stderr)
    return 1 if failed else 0


def measured_apart(name: str, rounds: int | None, file: Path) -> list[Figure]:
    """Return the figures of one benchmark; an empty list if it failed."""
    print(f"Measuring {name.replace('_', ' ')}…", file=sys.stderr, flush=True)
    wanted = [] if rounds is None else ["--rounds", str(rounds)]
    command = [sys.executable, "-m", f"benchmarks.{name}", "--json", str(file), *wanted]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return []
    return from_json(json.loads(file.read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main())
