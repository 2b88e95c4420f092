"""Work in threads alongside the window's."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Result = TypeVar("_Result")


class Background:
    """Two queues of work: `in_turn` for work that changes something or must see the changes so far, `at_once` for work
    that nobody should wait for. `then` is called at the end, in the thread that did the work.
    """

    def __init__(self) -> None:
        self._in_turn = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._at_once = ThreadPoolExecutor(2, thread_name_prefix="history")
        self.is_closed = False

    def in_turn(self, work: Callable[[], _Result], then: Callable[[Future[_Result]], object]) -> None:
        """Do this after all earlier work in turn; ignore it once the queues are closed."""
        self._submit(self._in_turn, work, then)

    def at_once(self, work: Callable[[], _Result], then: Callable[[Future[_Result]], object]) -> None:
        """Do this alongside the work in turn; ignore it once the queues are closed."""
        self._submit(self._at_once, work, then)

    def close(self) -> None:
        """Finish the work in turn, and begin no other."""
        self.is_closed = True
        self._at_once.shutdown(cancel_futures=True)
        self._in_turn.shutdown()

    def _submit(
        self, executor: ThreadPoolExecutor, work: Callable[[], _Result], then: Callable[[Future[_Result]], object]
    ) -> None:
        # The window is notified of a session's end even after the program has begun to close.
        if not self.is_closed:
            executor.submit(work).add_done_callback(then)
