"""A process of our own for what a hostile file can crash, stall or bloat: it takes nothing down but itself."""

from __future__ import annotations

import faulthandler
import importlib
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import Any

from rating_app.system.core_dumps import forbid_core_dumps
from rating_app.system.kernel_rules.confinement import confine
from rating_app.system.network import forbid_network

MEMORY_LIMIT_BYTES = 4 * 2**30
"""Of data. Rating takes 0.4 GB for a video in 4K, and 0.9 GB for one in 8K; FFmpeg takes a few pictures more for each
processor."""

_STARTED_WITHIN_S = 120.0
_LET_GO_S = 5.0
_TICK_S = 0.25

# A forked child would share this process's threads and native state half-way.
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class FunctionThere:
    """A function that is imported only where it is called, by the name of its module: for a process of its own, before
    that process is confined. Where it stands for a function it cannot be called here.
    """

    module: str
    name: str

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str, str]]:
        return _imported, (self.module, self.name)


def _imported(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


class ChildProcess:
    """Does `serve(connection, *arguments)` in an interpreter of its own; both must be able to travel there.

    It opens no network connection, ignores Ctrl-C, leaves no core dump, and ends with the process that started it,
    however that one ends. On Linux it has MEMORY_LIMIT_BYTES at most. Its end is the end of `connection`: EOFError or
    OSError. For several threads, but for `connection`.

    With `readable`, for a process that a hostile file may take over, Linux holds it to these files, and to those in the
    folders among them: it opens no other, writes none, starts no program, and signals nobody (kernel_rules). What it
    imports it must import with `serve`. `connection.recv` would run what such a process sends; read bytes.
    """

    def __init__(
        self,
        name: str,
        serve: Callable[..., None] | FunctionThere,
        *arguments: object,
        readable: Sequence[Path] | None = None,
    ) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        # As bytes, so that nothing of `serve` is imported before the process is ready for it.
        work = pickle.dumps((serve, arguments))
        self._process = _SPAWN.Process(target=_confined, args=(theirs, work, readable), name=name, daemon=True)
        with _without_main():
            self._process.start()
        # Else the process's end would not be seen here as the end of the connection.
        theirs.close()
        self._allowed_s: float | None = None
        self._left_s = 0.0
        self.silent_for_s: float | None = None
        """How long it was allowed to be silent, where it was killed for that; else None."""
        self._stopped = threading.Event()
        threading.Thread(target=self._watch, name=f"{name} watch", daemon=True).start()

    def allow(self, seconds: float | None) -> None:
        """Kill it unless this is called again within `seconds`; None lets it take its time. A time in which the
        computer sleeps does not count.
        """
        self._left_s = seconds or 0.0
        self._allowed_s = seconds

    def kill(self) -> None:
        """End it now, from any thread."""
        self._process.kill()

    def stop(self) -> None:
        """End it, and leave nothing of it behind."""
        self._stopped.set()
        self._process.kill()
        self._process.join(_LET_GO_S)
        self.connection.close()

    @property
    def cause_of_end(self) -> str:
        """Of a process whose connection has ended: a signal, an exit code, or its silence."""
        self._process.join(_LET_GO_S)
        code = self._process.exitcode
        if self.silent_for_s is not None:
            return f"no sign of life for {self.silent_for_s:g} s"
        return f"exit code {code}" if code is None or code >= 0 else signal.Signals(-code).name

    def _watch(self) -> None:
        while not self._stopped.wait(_TICK_S):
            allowed_s = self._allowed_s
            self._left_s -= _TICK_S
            if allowed_s is not None and self._left_s < 0:
                self.silent_for_s = allowed_s
                self._process.kill()
                return


class ProcessLost(Exception):
    """The process ended before it had an answer. The message is why, as in `cause_of_end`."""


class IsolatedFunction:
    """Calls `function` in a ChildProcess, which is kept for the next call, and replaced where a call has ended it.

    Arguments and result travel, and so does an Exception, which is raised here. ProcessLost where the process ends, or
    has no answer within `within_s`. Use it in a `with` block, from one thread.
    """

    def __init__(self, name: str, function: Callable[..., Any], within_s: float) -> None:
        self._name = name
        self._function = function
        self._within_s = within_s
        self._process: ChildProcess | None = None

    def __enter__(self) -> IsolatedFunction:
        return self

    def __exit__(self, *exception: object) -> None:
        self._stop()

    def __call__(self, *arguments: object) -> Any:
        try:
            if self._process is None:
                self._process = ChildProcess(self._name, _answer_calls, self._function)
                self._process.allow(_STARTED_WITHIN_S)
                self._process.connection.recv()
            self._process.allow(self._within_s)
            self._process.connection.send(arguments)
            answer = self._process.connection.recv()
        except (EOFError, OSError):
            assert self._process is not None
            cause = self._process.cause_of_end
            self._stop()
            raise ProcessLost(cause) from None
        self._process.allow(None)
        if isinstance(answer, _Raised):
            raise answer.error
        return answer

    def _stop(self) -> None:
        if self._process is not None:
            self._process.stop()
            self._process = None


@dataclass(frozen=True)
class _Raised:
    error: Exception


def _answer_calls(connection: Connection, function: Callable[..., Any]) -> None:
    connection.send(None)
    while True:
        arguments = connection.recv()
        try:
            answer = function(*arguments)
        except Exception as error:
            answer = _Raised(error)
        connection.send(answer)


_starting = threading.Lock()


@contextmanager
def _without_main() -> Iterator[None]:
    """What is started meanwhile does not run this process's script again. Nothing of ours needs it, it would not be
    confined yet, and a script that rates a recording without asking for `__main__` would start itself for ever.
    """
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _confined(connection: Connection, work: bytes, readable: Sequence[Path] | None) -> None:
    # Ctrl-C reaches every process of the terminal; the one that started this one knows what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.enable()
    forbid_network()
    forbid_core_dumps()
    if readable is not None:
        # NumPy would start threads at its import, which Landlock would not hold.
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
    serve, arguments = pickle.loads(work)
    _limit_memory()
    if readable is not None:
        for lacking in confine(readable):
            logging.getLogger(__name__).warning(lacking)
    threading.Thread(target=_end_with_parent, name="parent watch", daemon=True).start()
    # Nobody listens any more.
    with suppress(EOFError, OSError):
        serve(connection, *arguments)


def _limit_memory() -> None:
    if sys.platform != "linux":
        # macOS counts next to nothing as data, and Windows knows no such limit.
        return
    import resource

    # Address space would count what is only reserved: arenas and stacks of threads.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MEMORY_LIMIT_BYTES if hard == resource.RLIM_INFINITY else min(hard, MEMORY_LIMIT_BYTES)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    # Whatever native code it is in.
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
