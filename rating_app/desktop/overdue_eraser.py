"""Erasing what a study has kept for longer than it keeps anything, once the user has agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from datetime import datetime, timezone
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from rating_app.desktop.background import Background
from rating_app.study.sitting_folder import StudyFolder, Withdrawal
from rating_app.system.failure import Failure
from rating_app.views.design.language import translated
from rating_app.views.study.withdraw_dialog import OverdueDialog, WithdrawnDialog
from rating_app.views.window.main_window import MainWindow


class OverdueEraser(QObject):
    """Asks once, and erases beside the window.

    Signals:
        ended(object): a StudyFolder may have less than before.
    """

    ended = Signal(object)
    _erased = Signal(object, object)

    def __init__(self, window: MainWindow, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._erased.connect(self._on_erased)

    def ask(self, folder: StudyFolder, viewers: Sequence[str]) -> None:
        """Ask whether to erase, and name what goes, since there is no way back. `viewers` are the codes."""
        dialog = OverdueDialog(viewers, folder.study.keep_days, folder.copies(), self._window)
        dialog.accepted.connect(partial(self._erase, folder))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _erase(self, folder: StudyFolder) -> None:
        erase = partial(folder.erase_overdue, datetime.now(timezone.utc))
        self._background.in_turn(erase, partial(self._erased.emit, folder))

    @Slot(object, object)
    def _on_erased(self, folder: StudyFolder, future: Future[tuple[Withdrawal, ...]]) -> None:
        try:
            erased = future.result()
        except Failure as failure:
            self._window.show_message(translated(failure))
        else:
            show_erased(erased, self._window)
        self.ended.emit(folder)


def show_erased(withdrawals: Iterable[Withdrawal], window: MainWindow) -> None:
    """Show what was erased, and which copies are left."""
    dialog = WithdrawnDialog(tuple(withdrawals), window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
