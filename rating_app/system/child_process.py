"""A separate process for work that a hostile file can crash, stall or bloat, without any harm to this one."""

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
"""The limit of data. Rating takes 0.4 GB for a video in 4K, and 0.9 GB for one in 8K; FFmpeg needs a few more pictures
for each processor.
"""

_STARTED_WITHIN_S = 120.0
_LET_GO_S = 5.0
_TICK_S = 0.25

# A forked child would share half of this process's threads and native state.
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class FunctionThere:
    """A function that is imported only where it is called, by its module's name: in a child process, before it is
    confined.

    It stands in for the function, and cannot be called in this process.
    """

    module: str
    name: str

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str, str]]:
        return _imported, (self.module, self.name)


def _imported(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


class ChildProcess:
    """A process that runs `serve(connection, *arguments)` in its own interpreter; both must be picklable.

    It opens no network connection, ignores Ctrl-C, leaves no core dump, and ends with the process that started it,
    however that one ends. On Linux it has at most MEMORY_LIMIT_BYTES. When it ends, `connection` raises EOFError or
    OSError. All but `connection` may be used from several threads.

    With `readable`, for a process that a hostile file may take over, Linux restricts it to these files, and to those in
    the folders among them: it opens no others, writes none, starts no program, and signals no process (kernel_rules).
    It has to import everything it needs together with `serve`. `connection.recv` would unpickle what such a process
    sends; read bytes instead.
    """

    def __init__(
        self,
        name: str,
        serve: Callable[..., None] | FunctionThere,
        *arguments: object,
        readable: Sequence[Path] | None = None,
    ) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        # As bytes, so that nothing of `serve` is imported before the process is prepared.
        work = pickle.dumps((serve, arguments))
        self._process = _SPAWN.Process(target=_confined, args=(theirs, work, readable), name=name, daemon=True)
        with _without_main():
            self._process.start()
        # Otherwise the end of the process would not close the connection here.
        theirs.close()
        self._lock = threading.Lock()
        self._allowed_s: float | None = None
        self._left_s = 0.0
        self.silent_for_s: float | None = None
        """The silence that was allowed, in seconds, if the process was killed for exceeding it; otherwise None."""
        self._stopped = threading.Event()
        threading.Thread(target=self._watch, name=f"{name} watch", daemon=True).start()

    def allow(self, seconds: float | None) -> None:
        """Kill the process unless this is called again within `seconds`; None sets no limit. Time in which the computer
        sleeps does not count.
        """
        with self._lock:
            self._allowed_s, self._left_s = seconds, seconds or 0.0

    def kill(self) -> None:
        """End the process now, from any thread."""
        self._process.kill()

    def stop(self) -> None:
        """End the process, and release its resources."""
        self._stopped.set()
        self._process.kill()
        self._process.join(_LET_GO_S)
        self.connection.close()

    @property
    def cause_of_end(self) -> str:
        """Return why a process whose connection has ended did so: a signal, an exit code, or its silence."""
        self._process.join(_LET_GO_S)
        code = self._process.exitcode
        if self.silent_for_s is not None:
            return f"no sign of life for {self.silent_for_s:g} s"
        return f"exit code {code}" if code is None or code >= 0 else signal.Signals(-code).name

    def _watch(self) -> None:
        while not self._stopped.wait(_TICK_S):
            with self._lock:
                # Otherwise a limit that is lifted just now would seem to be over.
                allowed_s = self._allowed_s
                self._left_s -= _TICK_S
                if allowed_s is not None and self._left_s < 0:
                    self.silent_for_s = allowed_s
                    self._process.kill()
                    return


class ProcessLost(Exception):
    """The process ended before it answered. The message is the cause, as in `cause_of_end`."""


class IsolatedFunction:
    """A function that is called in a ChildProcess, which is kept for the next call, and replaced if a call has ended
    it.

    Arguments and result are pickled, and so is an Exception, which is raised here. Raises ProcessLost if the process
    ends, or does not answer within `within_s` seconds. Use it in a `with` block, from one thread.
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
    """Hide this process's `__main__` from processes started meanwhile, so that they do not run its script again.

    They do not need it, would not yet be confined, and a script that rates a recording without checking for `__main__`
    would start itself forever.
    """
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _confined(connection: Connection, work: bytes, readable: Sequence[Path] | None) -> None:
    # Ctrl-C reaches every process of the terminal; the one that started this one handles it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.enable()
    forbid_network()
    forbid_core_dumps()
    if readable is not None:
        # NumPy would start threads on import, which Landlock would not restrict.
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
    serve, arguments = pickle.loads(work)
    _limit_memory()
    if readable is not None:
        for lacking in confine(readable):
            logging.getLogger(__name__).warning(lacking)
    threading.Thread(target=_end_with_parent, name="parent watch", daemon=True).start()
    # The other end is gone.
    with suppress(EOFError, OSError):
        serve(connection, *arguments)


def _limit_memory() -> None:
    if sys.platform != "linux":
        # macOS counts hardly anything as data, and Windows has no such limit.
        return
    import resource

    # A limit of address space would count memory that is only reserved: arenas and stacks of threads.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MEMORY_LIMIT_BYTES if hard == resource.RLIM_INFINITY else min(hard, MEMORY_LIMIT_BYTES)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    # This works in any native code.
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
