"""The history: finished sessions are read, changed and deleted without blocking the window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rating_app.desktop.background import Background
from rating_app.desktop.export_controller import ExportController
from rating_app.desktop.file_opener import FileOpener
from rating_app.rating import Reading, SessionRating
from rating_app.rating.standing import Standing, standing_of
from rating_app.session.consent import ViewerConsent
from rating_app.session.course import Course
from rating_app.session.exclusion import Exclusion
from rating_app.session.session import Session, item_readings, leave_out
from rating_app.store import Rescue, SessionStore, StoreDamaged, StoreFailed
from rating_app.views.design.language import translated
from rating_app.views.window.banner import Offer
from rating_app.views.window.late_page import LatePage

if TYPE_CHECKING:
    from rating_app.views.history.index import SessionIndex
    from rating_app.views.history.page import HistoryPage

UNDO_FOR_MS = 10_000
"""The time in which a deletion can be undone."""

FIRST_SESSIONS = 200
"""Shown before the whole history is read: more than a screen has room for."""

CURVES_AT_ONCE = 4
"""So few that other work never waits long."""

_Details = tuple[Standing | None, dict[int, SessionRating], dict[int, SessionRating]]


class HistoryController(QObject):
    """A controller that reads, changes and deletes sessions in the background; a page shows them. `exports` writes
    them.

    Work that changes the history, or must see those changes, is done one after the other. The list is read at the same
    time, since nobody wants to wait for it.

    Signals:
        said(str, str, object): a sentence for the user, the role of its colour, and the Offers that come with it.
        deleted(int): how many sessions can be restored by `undo_delete`; 0 if there are none any more.
        session_loaded(object): the Session that `load` has read.
        details_found(str, object, object, object): the id of a session; its Standing among the viewer's earlier ones of
            its kind, None if there are too few; the ratings of its viewers by number, empty for a single viewer; those
            of its items, likewise.
        reading_found(str, object): the id of a session, and its Reading.
        rated_anew(object): the Session that `leave_out` has rated.
    """

    said = Signal(str, str, object)
    deleted = Signal(int)
    session_loaded = Signal(object)
    details_found = Signal(str, object, object, object)
    reading_found = Signal(str, object)
    rated_anew = Signal(object)
    _history_read = Signal(int, object)
    _history_changed = Signal(object)
    _session_read = Signal(object)
    _course_read = Signal(str, object)
    _curves_drawn = Signal(object)
    _deletion_failed = Signal(object, str)
    _rescued = Signal(object)
    _left_out = Signal(object)

    def __init__(
        self,
        store: SessionStore,
        late_page: LatePage[HistoryPage],
        ask_for_folder: Callable[[], Path | None],
        opener: FileOpener,
        parent: QObject | None = None,
    ) -> None:
        """Wire the store and the page. `ask_for_folder` returns where exports go, or None if the user cancels. `opener`
        opens the files that were written there.
        """
        super().__init__(parent)
        self._store = store
        self._late_page = late_page
        self._background = Background()
        self.exports = ExportController(store, late_page, self._background, ask_for_folder, opener, self)
        self._newest_read = 0
        self._comparison = 0
        self._shown_once = False
        self._drawing = False
        self._may_rescue = True
        self._offers_undo = False
        self._pending: dict[str, None] = {}
        self._undo_time = QTimer(self)
        self._undo_time.setSingleShot(True)
        self._undo_time.timeout.connect(self._erase_pending)
        self._history_read.connect(self._on_history_read)
        self._history_changed.connect(self._on_history_changed)
        self._session_read.connect(self._on_session_read)
        self._curves_drawn.connect(self._on_curves_drawn)
        self._deletion_failed.connect(self._on_deletion_failed)
        self._rescued.connect(self._say_rescue)
        self._left_out.connect(self._on_left_out)
        self.deleted.connect(self._offer_undo)
        late_page.once_built(self._wire)

    def _wire(self, page: HistoryPage) -> None:
        self._course_read.connect(page.show_course)
        self.deleted.connect(page.show_deleted)
        page.show_deleted(len(self._pending))
        page.delete_requested.connect(self.delete)
        page.undo_requested.connect(self.undo_delete)
        page.delete_all_requested.connect(self.delete_all)
        page.rename_requested.connect(self.rename)
        page.compare_requested.connect(self.compare)
        page.comparison_left.connect(self._stop_comparing)

    @property
    def background(self) -> Background:
        """The queue for work that must see all changes so far."""
        return self._background

    def recover(self, keep_days: int) -> None:
        """Finish at the program's start what a crash interrupted, and delete sessions older than `keep_days`."""

        def recover_and_delete() -> str:
            interrupted = self._store.recover()
            self._store.delete_older(keep_days)
            return self.tr("The session that was interrupted last time is in the history.") if interrupted else ""

        self._change(recover_and_delete)

    def delete_older(self, keep_days: int) -> None:
        """Delete older sessions while the program runs. A failure is not reported, since the next start tries again;
        but trouble that the writer has found meanwhile is.
        """

        def tell(_done: Future[None]) -> None:
            if (rescue := self._store.take_rescue()) is not None:
                self._rescued.emit(rescue)

        self._background.in_turn(lambda: _delete_older(self._store, keep_days), tell)

    def remark(self, session: Session) -> None:
        """Save the current stars, notes and markers of `session`."""

        def keep() -> None:
            self._store.set_stars(session.head.session_id, session.stars)
            self._store.set_notes(session.head.session_id, session.notes)
            self._store.set_markers(session.head.session_id, session.markers)

        self._change(keep)

    def leave_out(self, session: Session, exclusions: Sequence[Exclusion], is_kept: bool) -> None:
        """Rate `session` without these exclusions, and save that if the history has it; `rated_anew` reports it."""

        def rate() -> Session:
            rated = leave_out(session, exclusions)
            if is_kept:
                self._store.leave_out(rated)
            return rated

        self._background.in_turn(rate, self._left_out.emit)

    def rename(self, session_id: str, title: str) -> None:
        """Rename the session's content."""
        self._change(lambda: self._store.rename(session_id, title))

    def load(self, session_id: str) -> None:
        """Read the whole session after every change so far; `session_loaded` reports it."""
        self._background.in_turn(lambda: self._store.load(session_id), self._session_read.emit)

    def compare(self, session_ids: Sequence[str]) -> None:
        """Read the courses of sessions one after the other, and show them on the page as long as it compares these."""
        self._stop_comparing()
        number = self._comparison
        for session_id in session_ids:
            self._read_course(session_id, number)

    def _stop_comparing(self) -> None:
        self._comparison += 1

    def _read_course(self, session_id: str, comparison: int) -> None:
        def read() -> Course | None:
            return Course.of(self._store.load_course(session_id)) if comparison == self._comparison else None

        def tell(future: Future[Course | None]) -> None:
            if not future.cancelled() and comparison == self._comparison:
                unreadable = isinstance(future.exception(), StoreFailed)
                self._course_read.emit(session_id, None if unreadable else future.result())

        self._background.at_once(read, tell)

    def find_details(self, session: Session) -> None:
        """Find the details that take a while; `details_found` reports them."""

        def find() -> _Details:
            viewers = {viewer: reading.rating for viewer, reading in session.viewer_readings.items()}
            items = {item: reading.rating for item, reading in item_readings(session).items()}
            return self._standing(session), viewers, items

        def tell(future: Future[_Details]) -> None:
            if future.exception() is None:
                self.details_found.emit(session.head.session_id, *future.result())

        self._background.in_turn(find, tell)

    def find_reading(self, session: Session) -> None:
        """Find the reading behind the rating; `reading_found` reports it."""

        def tell(future: Future[Reading]) -> None:
            if future.exception() is None:
                self.reading_found.emit(session.head.session_id, future.result())

        self._background.in_turn(lambda: session.reading, tell)

    def _standing(self, session: Session) -> Standing | None:
        """Return the place among this viewer's earlier sessions of the same kind; None for recordings and demos, which
        may show anybody.
        """
        head, rating = session.head, session.rating.rating_0_100
        if rating is None or head.consent.basis != ViewerConsent.basis:
            return None
        earlier = [
            other.rating_0_100
            for other in self._store.summaries()
            if other.rating_0_100 is not None
            and other.started_at < head.started_at
            and other.consent_basis == head.consent.basis
            and other.viewer == head.viewer
            and other.content_kind == head.content_kind.value
            and other.rating_method == session.rating.method
        ]
        return standing_of(rating, earlier)

    def delete(self, session_ids: Sequence[str]) -> None:
        """Remove sessions from the history at once. For UNDO_FOR_MS, counted anew with every deletion, `undo_delete`
        restores all that were deleted meanwhile; then they are erased.
        """
        ids = [session_id for session_id in session_ids if session_id not in self._pending]
        if not ids or self._background.is_closed:
            return
        self._late_page.once_built(lambda page: page.hide_sessions(ids))
        self._pending |= dict.fromkeys(ids)
        self._undo_time.start(UNDO_FOR_MS)
        self.deleted.emit(len(self._pending))

        def tell(future: Future[int]) -> None:
            if isinstance(failure := future.exception(), StoreFailed):
                self._deletion_failed.emit(ids, translated(failure))

        self._background.in_turn(lambda: self._store.mark_deleted(ids), tell)

    def undo_delete(self) -> None:
        """Restore the sessions that can still be restored."""
        ids = self._forget_pending()
        if ids:
            self._late_page.once_built(lambda page: page.bring_back(ids))
            self._change(lambda: self._bring_back(ids))

    def delete_all(self) -> None:
        """Erase the whole history."""
        self._forget_pending()
        self._change(self._store.delete_all)

    def show(self) -> None:
        """Read the history for the page, which is about to be shown."""
        self._late_page.page.show_message("")
        self.refresh()

    def refresh(self) -> None:
        """Read the history again; while the page is empty, its beginning first."""
        self._newest_read += 1
        # Imported with the page that it is for.
        from rating_app.views.history.index import SessionIndex

        number, first = self._newest_read, not self._shown_once

        def read() -> None:
            if first:
                self._history_read.emit(number, SessionIndex.of(self._store.newest(FIRST_SESSIONS)))
            if number == self._newest_read:
                self._history_read.emit(number, SessionIndex.of(self._store.summaries()))

        def tell(future: Future[None]) -> None:
            if not future.cancelled() and isinstance(failure := future.exception(), StoreFailed):
                self._history_read.emit(number, failure)

        self._background.at_once(read, tell)

    def close(self) -> None:
        """Finish the work under way, erase what was deleted, and begin nothing more."""
        if not self._background.is_closed:
            self._erase_pending()
        self._background.close()
        # A list that has been read already is no longer shown: the page may be gone when its signal arrives.
        self._newest_read += 1

    def _change(self, change: Callable[[], str | None]) -> None:
        """Make a change in the background, report the sentence that it returns, and refresh the page if it is shown."""
        # A list that is being read now will be out of date.
        self._newest_read += 1
        self._background.in_turn(change, self._history_changed.emit)

    def _bring_back(self, ids: Sequence[str]) -> str:
        back = self._store.undelete(ids)
        return "" if back == len(ids) else self.tr("Some of the sessions have already been erased.")

    def _forget_pending(self) -> list[str]:
        ids, self._pending = list(self._pending), {}
        self._undo_time.stop()
        if ids:
            self.deleted.emit(0)
        return ids

    @Slot(int)
    def _offer_undo(self, number: int) -> None:
        """Offer an undo on any page but the history, which has a bar of its own for it."""
        if number == 0 and self._offers_undo:
            self._say("", "muted")
        self._offers_undo = number > 0 and not self._late_page.is_visible
        if not self._offers_undo:
            return
        words = (
            self.tr("One session is deleted.")
            if number == 1
            else self.tr("{number} sessions are deleted.").format(number=number)
        )
        self._say(words, "muted", [Offer(self.tr("Undo"), self.undo_delete)])

    @Slot()
    def _erase_pending(self) -> None:
        if self._forget_pending():
            self._change(lambda: _nothing(self._store.erase_deleted_sessions()))

    def _draw_curves(self) -> None:
        """Draw the missing curves: of sessions that were saved before there were curves, or interrupted."""
        if not self._drawing:
            self._drawing = True
            self._background.in_turn(lambda: self._store.draw_missing_curves(CURVES_AT_ONCE), self._curves_drawn.emit)

    def _say(self, sentence: str, role: str, offers: Sequence[Offer] = ()) -> None:
        self.said.emit(sentence, role, offers)

    @Slot(int, object)
    def _on_history_read(self, number: int, read: SessionIndex | StoreFailed) -> None:
        if number != self._newest_read:
            return
        if isinstance(read, StoreFailed):
            self._say_failure(read)
            return
        self._shown_once = True
        self._late_page.page.show_index(read)
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
        if self._late_page.is_visible:
            self.refresh()

    @Slot(object)
    def _on_session_read(self, future: Future[Session]) -> None:
        try:
            self.session_loaded.emit(future.result())
        except StoreFailed as failure:
            self._say_failure(failure)

    @Slot(object)
    def _on_left_out(self, future: Future[Session]) -> None:
        try:
            self.rated_anew.emit(future.result())
        except StoreFailed as failure:
            self._say_failure(failure)

    def _say_failure(self, failure: StoreFailed) -> None:
        """Report a failure, and rescue a damaged history, but only once in a row."""
        self._say(translated(failure), "alert")
        if isinstance(failure, StoreDamaged) and self._may_rescue:
            # A rescue that did not help would be tried for ever.
            self._may_rescue = False
            self._change(self._store.rescue)

    @Slot(object)
    def _say_rescue(self, rescue: Rescue) -> None:
        self._may_rescue = True
        words = self.tr(
            "The history was damaged, so a new one was started. Sessions recovered: {rescued}. Sessions "
            "that could not be read: {lost}. The damaged file is kept as {file} until you delete a session that was "
            "in it."
        )
        sentence = words.format(rescued=rescue.rescued, lost=rescue.lost, file=rescue.file.name)
        self._say(sentence, "alert", [self.exports.offer_folder(rescue.file)])

    @Slot(object)
    def _on_curves_drawn(self, future: Future[dict[str, bytes]]) -> None:
        self._drawing = False
        if future.exception() is not None:
            logging.getLogger(__name__).error("curves cannot be drawn", exc_info=future.exception())
            return
        curves = future.result()
        if curves:
            self._late_page.page.show_curves(curves)
            self._draw_curves()

    @Slot(object, str)
    def _on_deletion_failed(self, ids: list[str], sentence: str) -> None:
        failed = set(ids)
        self._pending = {session_id: None for session_id in self._pending if session_id not in failed}
        self._late_page.once_built(lambda page: page.bring_back(ids))
        self.deleted.emit(len(self._pending))
        self._say(sentence, "alert")


def _nothing(_result: object) -> None:
    return None


def _delete_older(store: SessionStore, keep_days: int) -> None:
    try:
        store.delete_older(keep_days)
    except StoreFailed:
        logging.getLogger(__name__).exception("old sessions cannot be deleted at the moment")
