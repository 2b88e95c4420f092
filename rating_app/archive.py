"""The history and the exports: what becomes of a finished session, without holding up the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from html import escape
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from rating_app.config import APP_NAME
from rating_app.export import ExportedFiles, ExportFailed, ExportOptions, export_session
from rating_app.rating import SessionRating
from rating_app.rating.standing import Standing, standing_of
from rating_app.session import Session
from rating_app.store import SessionStore, SessionSummary, StoreFailed
from rating_app.views.history import HistoryDialog

_Result = TypeVar("_Result")


class SessionArchive(QObject):
    """Reads, exports and deletes sessions in one background thread; `dialog` shows what is kept.

    Signals:
        said(str, str): a sentence for the user, and the colour of the theme that it stands in.
        exported(str): the session with this id is written.
        details_found(str, object, object): the id of a session, its Standing among the viewer's earlier ones, None
            where they are too few, and the ratings of its viewers by number, none where there is one.
    """

    said = Signal(str, str)
    exported = Signal(str)
    details_found = Signal(str, object, object)
    _export_done = Signal(object)
    _history_read = Signal(object)
    _history_changed = Signal(object)

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
        self._closed = False
        self._background = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._closed = False
        self._export_done.connect(self._on_export_done)
        self._history_read.connect(self._on_history_read)
        self._history_changed.connect(self._on_history_changed)
        self.said.connect(lambda text, _role: dialog.show_message(text))
        dialog.export_requested.connect(lambda session_id: self._export(lambda: store.load(session_id)))
        dialog.delete_requested.connect(lambda session_id: self._change(lambda: store.delete(session_id)))
        dialog.delete_all_requested.connect(self.delete_all)

    def recover(self, keep_days: int) -> None:
        """At the start of the program: finish what a crash interrupted, and delete what is older than `keep_days`."""

        def recover_and_delete() -> str:
            interrupted = self._store.recover()
            self._store.delete_older(keep_days)
            return "The session that was interrupted last time is in the history." if interrupted else ""

        self._change(recover_and_delete)

    def delete_older(self, keep_days: int) -> None:
        """Once more while the program runs. Nobody is told of a failure, since the next start tries again."""
        self._submit(lambda: _delete_older(self._store, keep_days), lambda done: None)

    def remark(self, session: Session) -> None:
        """Keep the stars, notes and markers that `session` has by now."""

        def keep() -> None:
            self._store.set_stars(session.head.session_id, session.stars)
            self._store.set_notes(session.head.session_id, session.notes)
            self._store.set_markers(session.head.session_id, session.markers)

        self._change(keep)

    def find_details(self, session: Session) -> None:
        """Say by `details_found` what takes a while to find out."""

        def find() -> tuple[Standing | None, dict[int, SessionRating]]:
            readings = session.viewer_readings
            ratings = {viewer: reading.rating for viewer, reading in readings.items()} if len(readings) > 1 else {}
            return self._standing(session), ratings

        def tell(future: Future[tuple[Standing | None, dict[int, SessionRating]]]) -> None:
            if future.exception() is None:
                self.details_found.emit(session.head.session_id, *future.result())

        self._submit(find, tell)

    def _standing(self, session: Session) -> Standing | None:
        rating = session.rating.rating_0_100
        others = [
            other.rating_0_100
            for other in self._store.summaries()
            if other.session_id != session.head.session_id
            and other.rating_method == session.rating.method
            and other.consent_basis == session.head.consent.basis
            and other.rating_0_100 is not None
        ]
        return None if rating is None else standing_of(rating, others)

    def delete_all(self) -> None:
        """Delete the whole history."""
        self._change(self._store.delete_all)

    def show(self) -> None:
        """Open the history."""
        self._dialog.show_message("")
        self.refresh()
        self._dialog.show()
        self._dialog.raise_()

    def refresh(self) -> None:
        """Read the history again."""
        self._submit(self._store.summaries, self._history_read.emit)

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
        """Finish what is under way; nothing more is begun."""
        self._closed = True
        self._background.shutdown()

    def _submit(self, work: Callable[[], _Result], then: Callable[[Future[_Result]], object]) -> None:
        # The end of a session is told to the window after the program has begun to close, too.
        if not self._closed:
            self._background.submit(work).add_done_callback(then)

    def _export(self, find_session: Callable[[], Session]) -> None:
        folder = self._ask_for_folder()
        if folder is not None:
            self._submit(lambda: _find_and_export(find_session, folder), self._export_done.emit)

    def _change(self, change: Callable[[], str | None]) -> None:
        """Do it in the background, say what it returns, and show the history anew where it is seen."""
        self._submit(change, self._history_changed.emit)

    @Slot(object)
    def _on_export_done(self, future: Future[tuple[str, ExportedFiles]]) -> None:
        try:
            session_id, files = future.result()
        except (ExportFailed, StoreFailed) as failure:
            self.said.emit(str(failure), "alert")
            return
        names = f"{escape(files.timeline.name)} and {files.sessions.name}"
        links = [_link(files.timeline.parent, "Open the folder")]
        if files.report is not None:
            links.append(_link(files.report, "Read the report"))
        self.said.emit(f"Saved {names}. {' · '.join(links)}", "good")
        self.exported.emit(session_id)

    @Slot(object)
    def _on_history_read(self, future: Future[tuple[SessionSummary, ...]]) -> None:
        try:
            self._dialog.show_sessions(future.result())
        except StoreFailed as failure:
            self.said.emit(str(failure), "alert")

    @Slot(object)
    def _on_history_changed(self, future: Future[str | None]) -> None:
        try:
            told = future.result()
        except StoreFailed as failure:
            self.said.emit(str(failure), "alert")
        else:
            if told:
                self.said.emit(told, "good")
        if self._dialog.isVisible():
            self.refresh()


def _delete_older(store: SessionStore, keep_days: int) -> None:
    try:
        store.delete_older(keep_days)
    except StoreFailed:
        logging.getLogger(__name__).exception("old sessions cannot be deleted at the moment")


def _link(path: Path, words: str) -> str:
    return f"<a href='{escape(QUrl.fromLocalFile(str(path)).toString())}'>{words}</a>"


def _find_and_export(find_session: Callable[[], Session], folder: Path) -> tuple[str, ExportedFiles]:
    session = find_session()
    # Whoever exports from a window wants to read as well as to compute.
    options = ExportOptions(report=True)
    return session.head.session_id, export_session(session, folder, session.head.content, options)
