"""Errors that nobody expected, told to the user while the window is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from rating_app.system.logs import report_unexpected


class UnexpectedErrors(QObject):
    """A reporter of exceptions, to the log and in the window's thread. Signals: said(str), a sentence for the user."""

    said = Signal(str)
    _came = Signal(str)

    def __init__(self, log_file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._came.connect(self._tell)

    def report(self, kind: type[BaseException], error: BaseException | None, traceback: object) -> None:
        """Log an exception and tell the user; the excepthook, which any thread may call."""
        report_unexpected(kind, error, traceback)  # type: ignore[arg-type]
        self._came.emit(kind.__name__)

    @Slot(str)
    def _tell(self, kind: str) -> None:
        sentence = self.tr(
            "Something unexpected happened ({kind}). Your session so far is in the history; the log has more: {log}"
        )
        self.said.emit(sentence.format(kind=kind, log=self._log_file))
