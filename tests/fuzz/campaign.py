"""Damages files and has them read, each in a process that may crash; what is neither read nor refused has failed."""

from __future__ import annotations

import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from rating_app.system.child_process import IsolatedFunction, ProcessLost
from tests.fuzz.damage import damaged
from tests.fuzz.readers import Reader
from tests.fuzz.samples import make_samples

WITHIN_S = 60.0
"""For one file, of which none takes a second on a computer with time."""

READ, REFUSED, FAILED, LOST = "read", "refused", "failed", "lost"


@dataclass(frozen=True)
class Case:
    """One damaged file: the `number`-th of the campaign with this `seed`. Any case can be run by itself."""

    seed: int
    number: int

    def reader(self, readers: Mapping[str, Reader]) -> str:
        """They take turns."""
        return list(readers)[self.number % len(readers)]


@dataclass(frozen=True)
class Outcome:
    """READ, REFUSED, FAILED or LOST, which is the end of the reader's process; with what was said."""

    verdict: str
    said: str = ""


@dataclass
class Tally:
    """`outcomes` counts (reader, verdict); `contained` are the refusals of what brought down a process that may be."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: list[tuple[Case, str, Outcome]] = field(default_factory=list)
    contained: list[tuple[Case, str]] = field(default_factory=list)


def run_campaign(
    cases: list[Case],
    readers: Mapping[str, Reader],
    within_s: float = WITHIN_S,
    told: Callable[[Case, Tally], object] = lambda case, tally: None,
) -> Tally:
    """`told` is called after each case."""
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        samples = Path(folder)
        make_samples(samples)
        with IsolatedFunction("reader", _read, within_s) as isolated:
            for case in cases:
                name = case.reader(readers)
                what = case, readers, samples
                outcome = _read(*what) if readers[name].isolated else _read_isolated(isolated, *what)
                if outcome.verdict == LOST and readers[name].may_be_lost:
                    outcome = Outcome(REFUSED, outcome.said)
                    tally.contained.append((case, outcome.said))
                tally.outcomes[name, outcome.verdict] += 1
                if outcome.verdict in (FAILED, LOST):
                    tally.failures.append((case, name, outcome))
                elif "crashed its decoder" in outcome.said or "delivered no picture" in outcome.said:
                    tally.contained.append((case, outcome.said))
                told(case, tally)
    return tally


def _read_isolated(isolated: IsolatedFunction, *what: object) -> Outcome:
    try:
        outcome: Outcome = isolated(*what)
    except ProcessLost as lost:
        return Outcome(LOST, str(lost))
    return outcome


def _read(case: Case, readers: Mapping[str, Reader], samples: Path) -> Outcome:
    reader = readers[case.reader(readers)]
    random = Random(f"{case.seed}/{case.number}")
    choice = sorted(samples.glob(reader.samples))
    sample, another = random.choice(choice), random.choice(choice)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / sample.name
        path.write_bytes(damaged(sample.read_bytes(), another.read_bytes(), random))
        try:
            reader.read(path, sample)
        except reader.refusals as refusal:
            return _judged(str(refusal))
        except BaseException:
            return Outcome(FAILED, traceback.format_exc())
    return Outcome(READ)


def _judged(sentence: str) -> Outcome:
    """A refusal is one sentence that a person can read."""
    is_sentence = "\n" not in sentence and sentence.endswith(".") and sentence.isprintable() and len(sentence) < 500
    return Outcome(REFUSED if is_sentence else FAILED, sentence)
