"""Waiting for signals that come from other threads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Heard:
    """`args` of the first emission."""

    args: list[object] = field(default_factory=list)


@contextmanager
def heard(qtbot, signal) -> Iterator[Heard]:
    """As `qtbot.waitSignal`, which stops its timer in the thread that emits, and then may wait for ever."""
    told, emissions = Heard(), []
    signal.connect(lambda *args: emissions.append(args))
    yield told
    qtbot.waitUntil(lambda: bool(emissions))
    told.args[:] = emissions[0]
