"""Pages that are built when they are first needed: a page that is never opened costs neither time nor memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PageT = TypeVar("PageT", bound=QWidget)


class LatePage(Generic[PageT]):
    """A page that may not be built yet, with tasks for the moment when it is."""

    def __init__(self, build: Callable[[], PageT]) -> None:
        """Keep `build`, which is called once; it should import the page's module, too."""
        self._build = build
        self._page: PageT | None = None
        self._tasks: list[Callable[[PageT], object]] = []

    @property
    def built(self) -> PageT | None:
        """The page; None if it has not been needed yet."""
        return self._page

    @property
    def page(self) -> PageT:
        """The page, which is built if it is not there yet."""
        if self._page is None:
            self._page = self._build()
            tasks, self._tasks = self._tasks, []
            for task in tasks:
                task(self._page)
        return self._page

    @property
    def is_visible(self) -> bool:
        """Whether it is built and visible; False once Qt has deleted it with its window."""
        return self._page is not None and isValid(self._page) and self._page.isVisible()

    def once_built(self, task: Callable[[PageT], object]) -> None:
        """Call `task` with the page as soon as it is built, which may be now; tasks are called in their order."""
        if self._page is None:
            self._tasks.append(task)
        else:
            task(self._page)
