"""Two hundred damaged files through the readers; and that a campaign sees what it looks for."""

from __future__ import annotations

import os
import signal
import time

import pytest

from rating_app.export import ReadFailed
from tests.fuzz.campaign import FAILED, LOST, READ, REFUSED, Case, run_campaign
from tests.fuzz.readers import READERS, Reader

pytest.importorskip("polars", reason="the folders to compare are read with polars, which is not installed")

COUNT = 200


@pytest.mark.timeout(300)
def test_damaged_files_are_read_or_refused_in_one_sentence():
    tally = run_campaign([Case(seed=20, number=number) for number in range(COUNT)], READERS)
    assert [(f"--seed {case.seed} --case {case.number}", outcome.said) for case, _, outcome in tally.failures] == []
    assert {name for name, _ in tally.outcomes} == set(READERS)
    assert sum(tally.outcomes.values()) == COUNT


def nothing(path, sample):
    assert path.name == sample.name


def refuse(path, sample):
    raise ReadFailed(f"{path} cannot be read.")


def mumble(path, sample):
    raise ReadFailed("bad\nfile")


def fail(path, sample):
    raise KeyError("nobody expected it")


def crash(path, sample):
    os.kill(os.getpid(), signal.SIGSEGV)


def hang(path, sample):
    time.sleep(1000)


def test_campaign_tells_what_is_neither_read_nor_refused():
    seen = {}
    readers = {
        read.__name__: Reader("settings/*.json", read, (ReadFailed,))
        for read in (nothing, refuse, mumble, fail, *([crash] if hasattr(signal, "SIGSEGV") else []), hang, nothing)
    }
    cases = [Case(seed=1, number=number) for number in range(len(readers) + 1)]
    tally = run_campaign(cases, readers, within_s=3.0)
    for _, name, outcome in tally.failures:
        seen[name] = outcome.said
    assert tally.outcomes["nothing", READ] == 2, "after a crash the next file is read"
    assert tally.outcomes["refuse", REFUSED] == 1
    assert "nobody expected it" in seen["fail"] and "Traceback" in seen["fail"]
    assert seen["mumble"] == "bad\nfile"
    assert seen.get("crash", "SIGSEGV") == "SIGSEGV"
    assert seen["hang"] == "no sign of life for 3 s"
    assert sum(count for (_, verdict), count in tally.outcomes.items() if verdict in (FAILED, LOST)) == len(seen)


def test_a_case_is_the_same_every_time():
    seen = []
    readers = {"x": Reader("settings/*.json", lambda path, sample: seen.append(path.read_bytes()), isolated=True)}
    run_campaign([Case(7, 9), Case(7, 9), Case(8, 9)], readers)
    assert seen[0] == seen[1] != seen[2]
