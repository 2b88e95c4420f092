"""python -m tests.fuzz [--count N] [--seed N] [--case N]: damaged files of every sort through the readers of the app.

Each is to be read, or refused in one sentence. What does neither is shown with what runs it again. Exit code 1 then.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.fuzz.campaign import FAILED, LOST, READ, REFUSED, Case, Tally, run_campaign
from tests.fuzz.readers import ALL_READERS

TELL_EVERY = 500


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="files (default: 10,000)")
    parser.add_argument("--seed", type=int, default=1, help="of the campaign (default: 1)")
    parser.add_argument("--case", type=int, help="this file of the campaign alone")
    options = parser.parse_args()
    numbers = range(options.count) if options.case is None else [options.case]
    started = time.monotonic()

    def tell(case: Case, tally: Tally) -> None:
        done = sum(tally.outcomes.values())
        if done % TELL_EVERY == 0:
            print(f"{done} files, {time.monotonic() - started:.0f} s, {len(tally.failures)} failures", flush=True)

    tally = run_campaign([Case(options.seed, number) for number in numbers], ALL_READERS, told=tell)
    print(f"\n{'reader':<20}{READ:>10}{REFUSED:>10}{FAILED:>10}{LOST:>10}")
    for name in ALL_READERS:
        counts = (tally.outcomes[name, verdict] for verdict in (READ, REFUSED, FAILED, LOST))
        print(f"{name:<20}" + "".join(f"{count:>10}" for count in counts))
    for case, sentence in tally.contained:
        print(f"\nContained, --seed {case.seed} --case {case.number}: {sentence}")
    for case, name, outcome in tally.failures:
        print(f"\nFAILED, --seed {case.seed} --case {case.number} ({name}):\n{outcome.said}")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
