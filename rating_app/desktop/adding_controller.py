"""Adding sittings from other computers in the window: looked at first, and written beside the window."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime, timezone
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from rating_app.desktop.background import Background
from rating_app.desktop.overdue_eraser import show_erased
from rating_app.study.adding import Addition, add, look_at
from rating_app.study.sitting_folder import StudyFolder
from rating_app.system.failure import Failure
from rating_app.system.private_files import CopyCancelled
from rating_app.views.design.language import translated
from rating_app.views.study.add_dialog import AddDialog, addition_in_words
from rating_app.views.window.main_window import MainWindow


class AddingController(QObject):
    """Asks for copies of one study, shows what they bring, and adds it.

    Signals:
        added(): the study has something else than before.
    """

    added = Signal()
    _looked = Signal(object, object)
    _copied = Signal(float)
    _ended = Signal(object)

    def __init__(self, window: MainWindow, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._cancelled = threading.Event()
        self._dialog: AddDialog | None = None
        self._folder: StudyFolder | None = None
        self._looked.connect(self._on_looked)
        self._copied.connect(self._on_copied)
        self._ended.connect(self._on_ended)

    def ask(self, folder: StudyFolder) -> None:
        """Open the dialog, and let the user choose a first folder."""
        self._folder = folder
        self._dialog = dialog = AddDialog(self._window)
        dialog.look_requested.connect(self._look)
        dialog.add_requested.connect(self._add)
        dialog.cancel_requested.connect(self._cancelled.set)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        dialog.choose()

    def close(self) -> None:
        """Cancel what is being copied; the program ends."""
        self._cancelled.set()

    @Slot(object)
    def _look(self, paths: Sequence[Path]) -> None:
        folder = self._folder
        assert folder is not None
        self._background.at_once(lambda: look_at(folder, paths), partial(self._looked.emit, paths))

    @Slot(object, object)
    def _on_looked(self, paths: Sequence[Path], future: Future[Addition]) -> None:
        dialog = self._dialog
        if dialog is None or dialog.paths != paths or future.cancelled():
            return
        try:
            dialog.show_addition(future.result())
        except Exception as error:
            dialog.show_addition(Addition(()))
            dialog.show_problem(_in_words(error))
            dialog.add_button.setEnabled(False)

    @Slot()
    def _add(self) -> None:
        folder, dialog = self._folder, self._dialog
        assert folder is not None and dialog is not None
        self._cancelled.clear()
        now, paths = datetime.now(timezone.utc), dialog.paths
        work = partial(add, folder, paths, now, self._copied.emit, self._cancelled.is_set)
        self._background.in_turn(work, self._ended.emit)

    @Slot(float)
    def _on_copied(self, share: float) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(share)

    @Slot(object)
    def _on_ended(self, future: Future[Addition]) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        try:
            addition = future.result()
        except CopyCancelled:
            dialog.show_problem(self.tr("Cancelled. Nothing was changed."))
            return
        except Exception as error:
            dialog.show_problem(_in_words(error))
            return
        dialog.accept()
        self.added.emit()
        self._window.show_message(addition_in_words(addition), "good")
        if addition.withdrawn and self._folder is not None:
            show_erased(map(self._folder.withdrawal, addition.withdrawn), self._window)

    @Slot()
    def _on_finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _in_words(error: Exception) -> str:
    """Return a sentence about `error`, and log what was not expected. Without one, the dialog could not be closed."""
    if not isinstance(error, Failure):
        logging.getLogger(__name__).error("sittings cannot be added", exc_info=error)
        error = Failure("Something unexpected happened ({reason}); the log has more.", reason=error)
    return translated(error)
