"""The history and the exports: what becomes of a finished session, without holding up the window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from rating_app.desktop.file_opener import FileOpener
from rating_app.export import ExportedFiles, ExportFailed, ExportOptions, export_session
from rating_app.rating import Reading, SessionRating
from rating_app.rating.standing import Standing, standing_of
from rating_app.session.session import Session, item_readings
from rating_app.settings import APP_NAME
from rating_app.store import Rescue, SessionStore, StoreDamaged, StoreFailed
from rating_app.system.private_files import write_atomically
from rating_app.views.history.index import SessionIndex
from rating_app.views.history.page import HistoryPage
from rating_app.views.history.trace import Trace
from rating_app.views.window.banner import Offer
from rating_app.views.window.language import translated

UNDO_FOR_MS = 10_000
"""How long a deletion can be taken back."""

FIRST_SESSIONS = 200
"""Shown before the whole history is read: more than a screen has room for."""

CURVES_AT_ONCE = 4
"""So few that whatever else is to be done never waits long."""

_Result = TypeVar("_Result")
_Details = tuple[Standing | None, dict[int, SessionRating], dict[int, SessionRating]]


class SessionArchive(QObject):
    """Reads, exports and deletes sessions in the background; `page` shows what is kept.

    What changes the history, and what must see those changes, is done one after the other. The list is read beside
    that, since nobody wants to wait for it.

    Signals:
        said(str, str, object): a sentence for the user, the colour of the theme that it stands in, and the Offers that
            come with it.
        exported(str): the session with this id is written.
        deleted(int): so many sessions can be taken back by `undo_delete`; 0 when there are none any more.
        session_loaded(object): the Session that `load` was asked for.
        details_found(str, object, object, object): the id of a session, its Standing among the viewer's earlier ones,
            None where they are too few, the ratings of its viewers by number, none where there is one, and those of
            its items, likewise.
        reading_found(str, object): the id of a session, and its Reading.
    """

    said = Signal(str, str, object)
    exported = Signal(str)
    deleted = Signal(int)
    session_loaded = Signal(object)
    details_found = Signal(str, object, object, object)
    reading_found = Signal(str, object)
    _report_written = Signal(object)
    _export_done = Signal(object)
    _history_read = Signal(int, object)
    _history_changed = Signal(object)
    _session_read = Signal(object)
    _trace_read = Signal(str, object)
    _curves_drawn = Signal(object)
    _deletion_failed = Signal(object, str)
    _rescued = Signal(object)

    def __init__(
        self,
        store: SessionStore,
        page: HistoryPage,
        ask_for_folder: Callable[[], Path | None],
        opener: FileOpener,
        parent: QObject | None = None,
    ) -> None:
        """`ask_for_folder` lets the user choose where exports go; None where they think better of it. `opener` opens
        what was written there.
        """
        super().__init__(parent)
        self._store = store
        self._page = page
        self._ask_for_folder = ask_for_folder
        self._opener = opener
        self._closed = False
        self._background = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._reading = ThreadPoolExecutor(2, thread_name_prefix="history")
        self._newest_read = 0
        self._shown_once = False
        self._drawing = False
        self._may_rescue = True
        self._pending: dict[str, None] = {}
        self._exports = _Exports()
        self._undo_time = QTimer(self)
        self._undo_time.setSingleShot(True)
        self._undo_time.timeout.connect(self._erase_pending)
        self._report_written.connect(self._on_report_written)
        self._export_done.connect(self._on_export_done)
        self._history_read.connect(self._on_history_read)
        self._history_changed.connect(self._on_history_changed)
        self._session_read.connect(self._on_session_read)
        self._trace_read.connect(page.show_trace)
        self._curves_drawn.connect(self._on_curves_drawn)
        self._deletion_failed.connect(self._on_deletion_failed)
        self._rescued.connect(self._say_rescue)
        self.deleted.connect(page.show_deleted)
        page.export_requested.connect(self.export_several)
        page.export_cancel_requested.connect(self.cancel_export)
        page.delete_requested.connect(self.delete)
        page.undo_requested.connect(self.undo_delete)
        page.delete_all_requested.connect(self.delete_all)
        page.rename_requested.connect(self.rename)
        page.compare_requested.connect(self.compare)

    def recover(self, keep_days: int) -> None:
        """At the start of the program: finish what a crash interrupted, and delete what is older than `keep_days`."""

        def recover_and_delete() -> str:
            interrupted = self._store.recover()
            self._store.delete_older(keep_days)
            return self.tr("The session that was interrupted last time is in the history.") if interrupted else ""

        self._change(recover_and_delete)

    def delete_older(self, keep_days: int) -> None:
        """Once more while the program runs. Nobody is told of a failure, since the next start tries again; but what the
        writer has found out meanwhile is said.
        """

        def tell(_done: Future[None]) -> None:
            if (rescue := self._store.take_rescue()) is not None:
                self._rescued.emit(rescue)

        self._submit(lambda: _delete_older(self._store, keep_days), tell)

    def remark(self, session: Session) -> None:
        """Keep the stars, notes and markers that `session` has by now."""

        def keep() -> None:
            self._store.set_stars(session.head.session_id, session.stars)
            self._store.set_notes(session.head.session_id, session.notes)
            self._store.set_markers(session.head.session_id, session.markers)

        self._change(keep)

    def rename(self, session_id: str, title: str) -> None:
        """Call what was watched otherwise."""
        self._change(lambda: self._store.rename(session_id, title))

    def load(self, session_id: str) -> None:
        """Read the whole session, as it is after every change so far; `session_loaded` brings it."""
        self._submit(lambda: self._store.load(session_id), self._session_read.emit)

    def compare(self, session_ids: Sequence[str]) -> None:
        """Read the courses of sessions, for the page to show one after the other."""
        for session_id in session_ids:
            self._read_trace(session_id)

    def _read_trace(self, session_id: str) -> None:
        def tell(future: Future[Trace]) -> None:
            if not future.cancelled():
                unreadable = isinstance(future.exception(), StoreFailed)
                self._trace_read.emit(session_id, None if unreadable else future.result())

        self._submit(lambda: Trace.of(*self._store.live_ratings(session_id)), tell, self._reading)

    def find_details(self, session: Session) -> None:
        """Say by `details_found` what takes a while to find out."""

        def find() -> _Details:
            viewers = {viewer: reading.rating for viewer, reading in session.viewer_readings.items()}
            items = {item: reading.rating for item, reading in item_readings(session).items()}
            return self._standing(session), viewers, items

        def tell(future: Future[_Details]) -> None:
            if future.exception() is None:
                self.details_found.emit(session.head.session_id, *future.result())

        self._submit(find, tell)

    def find_reading(self, session: Session) -> None:
        """Say by `reading_found` what the rating is made of."""

        def tell(future: Future[Reading]) -> None:
            if future.exception() is None:
                self.reading_found.emit(session.head.session_id, future.result())

        self._submit(lambda: session.reading, tell)

    def write_report(self, session: Session, file: Path) -> None:
        """A page to read and print, in `file`."""
        self._submit(lambda: _write_report(session, file), self._report_written.emit)

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

    def delete(self, session_ids: Sequence[str]) -> None:
        """Take sessions out of the history at once; for UNDO_FOR_MS, counted anew with every deletion, `undo_delete`
        brings back all that were deleted meanwhile. Then they are erased.
        """
        ids = [session_id for session_id in session_ids if session_id not in self._pending]
        if not ids or self._closed:
            return
        self._page.hide_sessions(ids)
        self._pending |= dict.fromkeys(ids)
        self._undo_time.start(UNDO_FOR_MS)
        self.deleted.emit(len(self._pending))

        def tell(future: Future[int]) -> None:
            if isinstance(failure := future.exception(), StoreFailed):
                self._deletion_failed.emit(ids, translated(failure))

        self._submit(lambda: self._store.mark_deleted(ids), tell)

    def undo_delete(self) -> None:
        """Bring back what can still be brought back."""
        ids = self._forget_pending()
        if ids:
            self._page.bring_back(ids)
            self._change(lambda: self._bring_back(ids))

    def delete_all(self) -> None:
        """Erase the whole history."""
        self._forget_pending()
        self._change(self._store.delete_all)

    def show(self) -> None:
        """Read the history for the page, which is about to be seen."""
        self._page.show_message("")
        self.refresh()

    def refresh(self) -> None:
        """Read the history again: its beginning first, where the page is still empty."""
        self._newest_read += 1
        number, first = self._newest_read, not self._shown_once

        def read() -> None:
            if first:
                self._history_read.emit(number, SessionIndex.of(self._store.newest(FIRST_SESSIONS)))
            if number == self._newest_read:
                self._history_read.emit(number, SessionIndex.of(self._store.summaries()))

        def tell(future: Future[None]) -> None:
            if not future.cancelled() and isinstance(failure := future.exception(), StoreFailed):
                self._history_read.emit(number, failure)

        self._submit(read, tell, self._reading)

    def export(self, session: Session) -> None:
        """Ask for a folder and write the session there."""
        self._export([lambda: session])

    def export_several(self, session_ids: Sequence[str]) -> None:
        """Ask for a folder and write these sessions there, one after the other, until `cancel_export`."""
        self._export([partial(self._store.load, session_id) for session_id in session_ids])

    def cancel_export(self) -> None:
        """Write no further session."""
        self._exports.waiting.clear()

    def offer_rescue(self, session: Session) -> None:
        """The last chance for a session that the history did not take, before the program ends."""
        parent = self._page.window()
        question = self.tr("The last session could not be kept in the history. Export it now, before it is lost?")
        if QMessageBox.question(parent, APP_NAME, question) != QMessageBox.StandardButton.Yes:
            return
        while (folder := self._ask_for_folder()) is not None:
            try:
                export_session(session, folder, session.head.content)
                return
            except ExportFailed as failure:
                QMessageBox.warning(parent, APP_NAME, translated(failure))

    def close(self) -> None:
        """Finish what is under way, and erase what was deleted; nothing more is begun."""
        if not self._closed:
            self._erase_pending()
        self._closed = True
        self._reading.shutdown(cancel_futures=True)
        self._background.shutdown()

    def _submit(
        self,
        work: Callable[[], _Result],
        then: Callable[[Future[_Result]], object],
        executor: ThreadPoolExecutor | None = None,
    ) -> None:
        # The end of a session is told to the window after the program has begun to close, too.
        if not self._closed:
            (executor or self._background).submit(work).add_done_callback(then)

    def _change(self, change: Callable[[], str | None]) -> None:
        """Do it in the background, say what it returns, and show the history anew where it is seen."""
        # What is being read now is out of date once it is there.
        self._newest_read += 1
        self._submit(change, self._history_changed.emit)

    def _bring_back(self, ids: Sequence[str]) -> str:
        back = self._store.undelete(ids)
        return "" if back == len(ids) else self.tr("Some of the sessions were erased already.")

    def _forget_pending(self) -> list[str]:
        ids, self._pending = list(self._pending), {}
        self._undo_time.stop()
        if ids:
            self.deleted.emit(0)
        return ids

    @Slot()
    def _erase_pending(self) -> None:
        if self._forget_pending():
            self._change(lambda: _nothing(self._store.erase_deleted_sessions()))

    def _draw_curves(self) -> None:
        """Of sessions that were kept before there were curves, and those that were interrupted."""
        if not self._drawing:
            self._drawing = True
            self._submit(lambda: self._store.draw_missing_curves(CURVES_AT_ONCE), self._curves_drawn.emit)

    def _export(self, find_sessions: Sequence[Callable[[], Session]]) -> None:
        folder = self._ask_for_folder() if find_sessions else None
        if folder is None:
            return
        self._exports.add(find_sessions, folder)
        if not self._exports.under_way:
            self._export_next()

    def _export_next(self) -> None:
        exports = self._exports
        if not exports.waiting or self._closed:
            self._end_export()
            return
        exports.under_way = True
        if exports.count > 1:
            self._page.show_export_progress(exports.done, exports.count)
        find_session, folder = exports.waiting.pop(0)
        self._submit(lambda: _find_and_export(find_session, folder), self._export_done.emit)

    def _end_export(self) -> None:
        exports, self._exports = self._exports, _Exports()
        self._page.show_export_progress(exports.count, exports.count)
        if exports.written:
            self._say_written(exports)
        for failure in dict.fromkeys(exports.failures):
            self._say(failure, "alert")

    def _say(self, sentence: str, role: str, offers: Sequence[Offer] = ()) -> None:
        self.said.emit(sentence, role, offers)

    def _say_written(self, exports: _Exports) -> None:
        files = exports.written[-1]
        offers = [self._offer_folder(files.timeline)]
        if exports.count > 1:
            sentence = self.tr("Saved {written} of {count} sessions.").format(
                written=len(exports.written), count=exports.count
            )
        else:
            names = self.tr("Saved {timeline} and {sessions}.")
            sentence = names.format(timeline=files.timeline.name, sessions=files.sessions.name)
            if files.report is not None:
                offers.append(self._offer_report(files.report))
        self._say(sentence, "good", offers)

    def _offer_folder(self, file: Path) -> Offer:
        return Offer(self.tr("Open the folder"), partial(self._opener.show_in_folder, file), ends=False)

    def _offer_report(self, file: Path) -> Offer:
        return Offer(self.tr("Read the report"), partial(self._opener.open_file, file), ends=False)

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

    @Slot(int, object)
    def _on_history_read(self, number: int, read: SessionIndex | StoreFailed) -> None:
        if number != self._newest_read:
            return
        if isinstance(read, StoreFailed):
            self._say_failure(read)
            return
        self._shown_once = True
        self._page.show_index(read)
        if read.lacks_curves:
            self._draw_curves()

    @Slot(object)
    def _on_history_changed(self, future: Future[str | None]) -> None:
        try:
            told = future.result()
        except StoreFailed as failure:
            self._say_failure(failure)
        else:
            if told:
                self._say(told, "good")
        if (rescue := self._store.take_rescue()) is not None:
            self._say_rescue(rescue)
        if self._page.isVisible():
            self.refresh()

    @Slot(object)
    def _on_session_read(self, future: Future[Session]) -> None:
        try:
            self.session_loaded.emit(future.result())
        except StoreFailed as failure:
            self._say_failure(failure)

    def _say_failure(self, failure: StoreFailed) -> None:
        """And do something about it, where something can be done."""
        self._say(translated(failure), "alert")
        if isinstance(failure, StoreDamaged) and self._may_rescue:
            # What did not help once would be tried for ever.
            self._may_rescue = False
            self._change(self._store.rescue)

    @Slot(object)
    def _say_rescue(self, rescue: Rescue) -> None:
        self._may_rescue = True
        words = self.tr(
            "The history was damaged, and a new one is begun. Sessions that were brought over: {rescued}. Sessions "
            "that could not be read: {lost}. The damaged file is kept as {file} until you delete a session that was "
            "in it."
        )
        sentence = words.format(rescued=rescue.rescued, lost=rescue.lost, file=rescue.file.name)
        self._say(sentence, "alert", [self._offer_folder(rescue.file)])

    @Slot(object)
    def _on_curves_drawn(self, future: Future[dict[str, bytes]]) -> None:
        self._drawing = False
        if future.exception() is not None:
            logging.getLogger(__name__).error("curves cannot be drawn", exc_info=future.exception())
            return
        curves = future.result()
        if curves:
            self._page.show_curves(curves)
            self._draw_curves()

    @Slot(object, str)
    def _on_deletion_failed(self, ids: list[str], sentence: str) -> None:
        failed = set(ids)
        self._pending = {session_id: None for session_id in self._pending if session_id not in failed}
        self._page.bring_back(ids)
        self.deleted.emit(len(self._pending))
        self._say(sentence, "alert")


class _Exports:
    """What is still to be written, and what became of the rest."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Session], Path]] = []
        self.count = self.done = 0
        self.under_way = False
        self.written: list[ExportedFiles] = []
        self.failures: list[str] = []

    def add(self, find_sessions: Sequence[Callable[[], Session]], folder: Path) -> None:
        """Write these, too."""
        self.waiting += [(find_session, folder) for find_session in find_sessions]
        self.count += len(find_sessions)


def _write_report(session: Session, file: Path) -> Path:
    from rating_app.report.page import report_page

    write_atomically(file, [report_page(session, session.reading).encode("utf-8", "backslashreplace")])
    return file


def _nothing(_result: object) -> None:
    return None


def _delete_older(store: SessionStore, keep_days: int) -> None:
    try:
        store.delete_older(keep_days)
    except StoreFailed:
        logging.getLogger(__name__).exception("old sessions cannot be deleted at the moment")


def _find_and_export(find_session: Callable[[], Session], folder: Path) -> tuple[str, ExportedFiles]:
    session = find_session()
    # Whoever exports from a window wants to read as well as to compute.
    options = ExportOptions(report=True)
    return session.head.session_id, export_session(session, folder, session.head.content, options)
