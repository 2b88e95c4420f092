"""Pages that are built when they are first asked for: what a viewer never opens takes neither time nor memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PageT = TypeVar("PageT", bound=QWidget)


class LatePage(Generic[PageT]):
    """One of them, and what is to be done with it once it is there."""

    def __init__(self, build: Callable[[], PageT]) -> None:
        """`build` is called once; its module is best imported there, too."""
        self._build = build
        self._page: PageT | None = None
        self._tasks: list[Callable[[PageT], object]] = []

    @property
    def built(self) -> PageT | None:
        """The page, None where nobody has asked for it yet."""
        return self._page

    @property
    def page(self) -> PageT:
        """The page, which is built where it is not there yet."""
        if self._page is None:
            self._page = self._build()
            tasks, self._tasks = self._tasks, []
            for task in tasks:
                task(self._page)
        return self._page

    @property
    def is_visible(self) -> bool:
        """Whether it is there to be seen; no longer once Qt has deleted it with its window."""
        return self._page is not None and isValid(self._page) and self._page.isVisible()

    def once_built(self, task: Callable[[PageT], object]) -> None:
        """Do this with the page as soon as it is built, which may be now; in the order in which it was asked for."""
        if self._page is None:
            self._tasks.append(task)
        else:
            task(self._page)
