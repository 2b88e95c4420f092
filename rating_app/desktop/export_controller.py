"""Exports and reports, written without blocking the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from rating_app.desktop.background import Background
from rating_app.desktop.file_opener import FileOpener
from rating_app.export import ExportedFiles, ExportFailed, ExportOptions, export_session
from rating_app.language import Language
from rating_app.session.session import Session
from rating_app.settings import APP_NAME
from rating_app.store import SessionStore, StoreFailed
from rating_app.system.private_files import write_atomically
from rating_app.views.design.language import page_language, translated
from rating_app.views.window.banner import Offer
from rating_app.views.window.late_page import LatePage

if TYPE_CHECKING:
    from rating_app.views.history.page import HistoryPage


class ExportController(QObject):
    """A controller that writes sessions to the user's folder, one after the other, and offers to open the files.

    Signals:
        said(str, str, object): a sentence for the user, the role of its colour, and the Offers that come with it.
        exported(str): the session with this id is written.
    """

    said = Signal(str, str, object)
    exported = Signal(str)
    _report_written = Signal(object)
    _export_done = Signal(object)

    def __init__(
        self,
        store: SessionStore,
        late_page: LatePage[HistoryPage],
        background: Background,
        ask_for_folder: Callable[[], Path | None],
        opener: FileOpener,
        parent: QObject,
    ) -> None:
        """Wire the page, which shows the progress of several. `ask_for_folder` returns where exports go, or None if the
        user cancels. `opener` opens the files that were written there.
        """
        super().__init__(parent)
        self._store = store
        self._late_page = late_page
        self._background = background
        self._ask_for_folder = ask_for_folder
        self._opener = opener
        self._exports = _Exports()
        self._report_written.connect(self._on_report_written)
        self._export_done.connect(self._on_export_done)
        opener.failed.connect(self._on_not_opened)
        late_page.once_built(self._wire)

    def _wire(self, page: HistoryPage) -> None:
        page.export_requested.connect(self.export_several)
        page.export_cancel_requested.connect(self.cancel_export)

    def write_report(self, session: Session, file: Path) -> None:
        """Write a page to read and print, to `file`."""
        self._background.in_turn(partial(_write_report, session, file, page_language()), self._report_written.emit)

    def export(self, session: Session) -> None:
        """Ask for a folder and write the session there."""
        self._export([lambda: session])

    def export_found(self, find_session: Callable[[], Session]) -> None:
        """Ask for a folder and write the session there that `find_session` returns; it is called in another thread, and
        may raise StoreFailed.
        """
        self._export([find_session])

    def export_several(self, session_ids: Sequence[str]) -> None:
        """Ask for a folder and write these sessions there, one after the other, until `cancel_export`."""
        self._export([partial(self._store.load, session_id) for session_id in session_ids])

    def cancel_export(self) -> None:
        """Write no further session."""
        self._exports.waiting.clear()

    def offer_rescue(self, session: Session) -> None:
        """Offer a last chance to export a session that the history could not save, before the program ends."""
        parent = self._late_page.page.window()
        question = self.tr("The last session could not be kept in the history. Export it now, before it is lost?")
        if QMessageBox.question(parent, APP_NAME, question) != QMessageBox.StandardButton.Yes:
            return
        while (folder := self._ask_for_folder()) is not None:
            try:
                export_session(session, folder, session.head.content)
                return
            except ExportFailed as failure:
                QMessageBox.warning(parent, APP_NAME, translated(failure))

    def offer_folder(self, file: Path) -> Offer:
        """Return an offer to show where `file` is."""
        return Offer(self.tr("Open the folder"), partial(self._opener.show_in_folder, file), ends=False)

    def _export(self, find_sessions: Sequence[Callable[[], Session]]) -> None:
        folder = self._ask_for_folder() if find_sessions else None
        if folder is None:
            return
        self._exports.add(find_sessions, folder)
        if not self._exports.under_way:
            self._export_next()

    def _export_next(self) -> None:
        exports = self._exports
        if not exports.waiting or self._background.is_closed:
            self._end_export()
            return
        exports.under_way = True
        if exports.count > 1:
            self._show_progress(exports.done, exports.count)
        find_session, folder = exports.waiting.pop(0)
        self._background.in_turn(
            partial(_find_and_export, find_session, folder, page_language()), self._export_done.emit
        )

    def _end_export(self) -> None:
        exports, self._exports = self._exports, _Exports()
        self._show_progress(exports.count, exports.count)
        if exports.written:
            self._say_written(exports)
        for failure in dict.fromkeys(exports.failures):
            self._say(failure, "alert")

    def _show_progress(self, done: int, count: int) -> None:
        if (page := self._late_page.built) is not None:
            page.show_export_progress(done, count)

    def _say(self, sentence: str, role: str, offers: Sequence[Offer] = ()) -> None:
        self.said.emit(sentence, role, offers)

    def _say_written(self, exports: _Exports) -> None:
        files = exports.written[-1]
        offers = [self.offer_folder(files.timeline)]
        if exports.count > 1:
            sentence = self.tr("Saved {written} of {count} sessions.").format(
                written=len(exports.written), count=exports.count
            )
        else:
            names = self.tr("Saved {timeline} and {sessions}.")
            sentence = names.format(timeline=files.timeline.name, sessions=files.sessions.name)
            if files.report is not None:
                offers.append(self._offer_report(files.report))
        licence = self.tr("The expression model, and everything based on it, is for non-commercial research only.")
        self._say(f"{sentence} {licence}", "good", offers)

    def _offer_report(self, file: Path) -> Offer:
        return Offer(self.tr("Read the report"), partial(self._opener.open_file, file), ends=False)

    @Slot(str, str)
    def _on_not_opened(self, sentence: str, path: str) -> None:
        self._say(sentence, "alert", [Offer(self.tr("Copy the path"), partial(self._copy, path))])

    def _copy(self, path: str) -> None:
        QApplication.clipboard().setText(path)
        self._say(self.tr("The path is copied."), "good")

    @Slot(object)
    def _on_report_written(self, future: Future[Path]) -> None:
        try:
            file = future.result()
        except OSError as error:
            words = self.tr("The report could not be written ({reason}).")
            self._say(words.format(reason=error.strerror), "alert")
        else:
            self._say(self.tr("Saved {file}.").format(file=file.name), "good", [self._offer_report(file)])

    @Slot(object)
    def _on_export_done(self, future: Future[tuple[str, ExportedFiles]]) -> None:
        self._exports.done += 1
        try:
            session_id, files = future.result()
        except ExportFailed as failure:
            # The next one would fail for the same reason.
            self._exports.waiting.clear()
            self._exports.failures.append(translated(failure))
        except StoreFailed as failure:
            self._exports.failures.append(translated(failure))
        else:
            self._exports.written.append(files)
            self.exported.emit(session_id)
        self._export_next()


class _Exports:
    """The sessions that are still to be written, and the outcome of the others."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Session], Path]] = []
        self.count = self.done = 0
        self.under_way = False
        self.written: list[ExportedFiles] = []
        self.failures: list[str] = []

    def add(self, find_sessions: Sequence[Callable[[], Session]], folder: Path) -> None:
        """Add sessions to be written."""
        self.waiting += [(find_session, folder) for find_session in find_sessions]
        self.count += len(find_sessions)


def _write_report(session: Session, file: Path, language: Language) -> Path:
    from rating_app.report.page import report_page

    page = report_page(session, session.reading, language=language)
    write_atomically(file, [page.encode("utf-8", "backslashreplace")])
    return file


def _find_and_export(
    find_session: Callable[[], Session], folder: Path, language: Language
) -> tuple[str, ExportedFiles]:
    session = find_session()
    # A user who exports from the window wants to read as well as to compute.
    options = ExportOptions(report=True, language=language.code)
    return session.head.session_id, export_session(session, folder, session.head.content, options)
