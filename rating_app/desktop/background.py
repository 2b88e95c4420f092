"""Work beside the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Result = TypeVar("_Result")


class Background:
    """Two ways to work: in turn, for what changes something or must see the changes so far; and at once, for what
    nobody wants to wait for. `then` hears of the end from the thread that did the work.
    """

    def __init__(self) -> None:
        self._in_turn = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._at_once = ThreadPoolExecutor(2, thread_name_prefix="history")
        self.is_closed = False

    def in_turn(self, work: Callable[[], _Result], then: Callable[[Future[_Result]], object]) -> None:
        """After all that was asked for before; nothing once it is closed."""
        self._submit(self._in_turn, work, then)

    def at_once(self, work: Callable[[], _Result], then: Callable[[Future[_Result]], object]) -> None:
        """Beside that; nothing once it is closed."""
        self._submit(self._at_once, work, then)

    def close(self) -> None:
        """Finish what is under way in turn; nothing more is begun."""
        self.is_closed = True
        self._at_once.shutdown(cancel_futures=True)
        self._in_turn.shutdown()

    def _submit(
        self, executor: ThreadPoolExecutor, work: Callable[[], _Result], then: Callable[[Future[_Result]], object]
    ) -> None:
        # The end of a session is told to the window after the program has begun to close, too.
        if not self.is_closed:
            executor.submit(work).add_done_callback(then)
