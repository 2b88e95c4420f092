"""Progress in the terminal with rate and remaining time, for batch rating and the trainer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class _RateColumn(ProgressColumn):
    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f} {self._unit}/s", style="progress.data.speed")


@contextmanager
def progress_bar(description: str, total: int | None, unit: str) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error during the block; call the value with the number done since the last call.

    `total` is None if it is not known. If standard error is not a terminal, only the final state is written.
    """
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(unit),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(description, total=total)
        yield lambda done: progress.advance(task, done)


@contextmanager
def share_bar(description: str, hidden: bool = False) -> Iterator[Callable[[float, str], None]]:
    """Show a bar on standard error during the block; call the value with the share that is done, in [0, 1], and the
    words beside the bar.

    Nothing is shown if standard error is not a terminal, or if it is `hidden`.
    """
    console = Console(stderr=True)
    if hidden or not console.is_terminal:
        yield lambda share, words: None
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.fields[words]}"))
    # Standard output belongs above the bar, but only if both are the terminal.
    with Progress(*columns, console=console, redirect_stdout=sys.stdout.isatty()) as progress:
        task = progress.add_task(description, total=1.0, words="")
        yield lambda share, words: progress.update(task, completed=share, words=words)
