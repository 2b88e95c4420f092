"""The history and the exports: what becomes of a finished session, without holding up the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from html import escape
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from rating_app.config import APP_NAME
from rating_app.export import ExportedFiles, ExportFailed, export_session
from rating_app.session import Session
from rating_app.store import SessionStore, SessionSummary, StoreFailed
from rating_app.views.history import HistoryDialog


class SessionArchive(QObject):
    """Reads, exports and deletes sessions in one background thread; `dialog` shows what is kept.

    Signals:
        said(str, str): a sentence for the user, and the colour of the theme that it stands in.
        exported(str): the session with this id is written.
    """

    said = Signal(str, str)
    exported = Signal(str)
    _export_done = Signal(object)
    _history_read = Signal(object)

    def __init__(
        self,
        store: SessionStore,
        dialog: HistoryDialog,
        ask_for_folder: Callable[[], Path | None],
        parent: QObject | None = None,
    ) -> None:
        """`ask_for_folder` lets the user choose where exports go; None where they think better of it."""
        super().__init__(parent)
        self._store = store
        self._dialog = dialog
        self._ask_for_folder = ask_for_folder
        self._background = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._export_done.connect(self._on_export_done)
        self._history_read.connect(self._on_history_read)
        self.said.connect(lambda text, _role: dialog.show_message(text))
        dialog.export_requested.connect(lambda session_id: self._export(lambda: store.load(session_id)))
        dialog.delete_requested.connect(self._delete)

    def show(self) -> None:
        """Open the history."""
        self._dialog.show_message("")
        self.refresh()
        self._dialog.show()
        self._dialog.raise_()

    def refresh(self) -> None:
        """Read the history again."""
        self._background.submit(self._store.summaries).add_done_callback(self._history_read.emit)

    def export(self, session: Session) -> None:
        """Ask for a folder and write the session there."""
        self._export(lambda: session)

    def offer_rescue(self, session: Session) -> None:
        """The last chance for a session that the history did not take, before the program ends."""
        question = "The last session could not be kept in the history. Export it now, before it is lost?"
        if QMessageBox.question(self._dialog.parentWidget(), APP_NAME, question) != QMessageBox.StandardButton.Yes:
            return
        while (folder := self._ask_for_folder()) is not None:
            try:
                export_session(session, folder, session.head.content)
                return
            except ExportFailed as failure:
                QMessageBox.warning(self._dialog.parentWidget(), APP_NAME, str(failure))

    def close(self) -> None:
        """Finish what is under way."""
        self._background.shutdown()

    def _export(self, find_session: Callable[[], Session]) -> None:
        folder = self._ask_for_folder()
        if folder is not None:
            future = self._background.submit(_find_and_export, find_session, folder)
            future.add_done_callback(self._export_done.emit)

    def _delete(self, session_id: str) -> None:
        def delete_and_read() -> tuple[SessionSummary, ...]:
            self._store.delete(session_id)
            return self._store.summaries()

        self._background.submit(delete_and_read).add_done_callback(self._history_read.emit)

    @Slot(object)
    def _on_export_done(self, future: Future[tuple[str, ExportedFiles]]) -> None:
        try:
            session_id, files = future.result()
        except (ExportFailed, StoreFailed) as failure:
            self.said.emit(str(failure), "alert")
            return
        folder = escape(QUrl.fromLocalFile(str(files.timeline.parent)).toString())
        names = f"{escape(files.timeline.name)} and {files.sessions.name}"
        self.said.emit(f"Saved {names}. <a href='{folder}'>Open the folder</a>", "good")
        self.exported.emit(session_id)

    @Slot(object)
    def _on_history_read(self, future: Future[tuple[SessionSummary, ...]]) -> None:
        try:
            self._dialog.show_sessions(future.result())
        except StoreFailed as failure:
            self.said.emit(str(failure), "alert")


def _find_and_export(find_session: Callable[[], Session], folder: Path) -> tuple[str, ExportedFiles]:
    session = find_session()
    return session.head.session_id, export_session(session, folder, session.head.content)
