"""Waiting for what must happen. How long it takes says how busy the machine is, so who waits gives up late.

What is held to a time says so itself, with what it measures.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from pytestqt.qtbot import QtBot

GIVES_UP_AFTER_S = 60.0
_MS = round(1000 * GIVES_UP_AFTER_S)


def wait_until(condition: Callable[[], object]) -> None:
    """Where no event loop has to run meanwhile; else `qtbot.waitUntil`."""
    deadline_s = time.monotonic() + GIVES_UP_AFTER_S
    while not condition():
        assert time.monotonic() < deadline_s, "it did not happen in time"
        time.sleep(0.005)


class PatientQtBot(QtBot):
    """pytest-qt's own gives up after five seconds."""

    def waitUntil(self, callback, *, timeout=_MS):
        return super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=_MS, **options):
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitSignals(self, signals, *, timeout=_MS, **options):
        return super().waitSignals(signals, timeout=timeout, **options)

    def waitActive(self, widget, *, timeout=_MS):
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget, *, timeout=_MS):
        return super().waitExposed(widget, timeout=timeout)
