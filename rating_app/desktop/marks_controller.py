"""Export of markers to other programs, and import of events from them, without blocking the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from rating_app.desktop.background import Background
from rating_app.desktop.file_opener import FileOpener
from rating_app.export import ExportFailed
from rating_app.export.markers import MARK_FORMATS, WrittenMarks, marks_of, write_marks
from rating_app.session.events_file import EventsRejected, place_events, read_events
from rating_app.session.session import Session
from rating_app.store import StoreFailed
from rating_app.system.failure import Failure
from rating_app.views.design.language import translated
from rating_app.views.session.marks_dialog import FIRST_CHOICE, FoundMarks, MarksChoice, MarksDialog
from rating_app.views.window.banner import Offer
from rating_app.views.window.main_window import MainWindow
from rating_app.vision.recording.film_time import read_film_time

if TYPE_CHECKING:
    from rating_app.views.history.page import HistoryPage


class MarksController(QObject):
    """The controller that asks how and where, then exports or imports.

    Signals:
        said(str, str, object): a sentence for the user, the role of its colour, and the Offers that come with it.
    """

    said = Signal(str, str, object)
    _found = Signal(object)
    _written = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        load: Callable[[str], Session],
        ask_for_folder: Callable[[], Path | None],
        opener: FileOpener,
    ) -> None:
        """Take the `window` that shows the markers' session, and the history. `load` reads a session of it by its id,
        and may raise StoreFailed. `ask_for_folder` returns where files go, or None if the user cancels. `opener` shows
        them there.
        """
        super().__init__(window)
        self._window = window
        self._background = background
        self._ask_for_folder = ask_for_folder
        self._opener = opener
        self._load = load
        self._choice = FIRST_CHOICE
        self._search = _Search()
        self._found.connect(self._on_found)
        self._written.connect(self._on_written)
        window.late_history.once_built(self._wire)

    def _wire(self, page: HistoryPage) -> None:
        page.marks_requested.connect(self.export_several)
        page.export_cancel_requested.connect(self.cancel)

    def export(self, session: Session) -> None:
        """Find the session's marks, ask for formats and a folder, and write them."""
        self._find([lambda: session])

    def export_several(self, session_ids: Sequence[str]) -> None:
        """Do the same for these sessions of the history, with one question for all of them."""
        self._find([partial(self._load, session_id) for session_id in session_ids])

    def cancel(self) -> None:
        """Read no further session, and write nothing."""
        self._search.waiting.clear()
        self._search.found.clear()

    def _find(self, find_sessions: Sequence[Callable[[], Session]]) -> None:
        if self._search.waiting or not find_sessions:
            return
        self._search = _Search(list(find_sessions), len(find_sessions))
        self._find_next()

    def _find_next(self) -> None:
        search = self._search
        self._show_progress(search.count - len(search.waiting), search.count)
        if search.waiting and not self._background.is_closed:
            find_session = search.waiting[0]
            self._background.in_turn(lambda: _find(find_session()), self._found.emit)
        elif search.found:
            self._ask(search)
        elif search.failures:
            self._say(" ".join(dict.fromkeys(map(translated, search.failures))), "alert")

    def _show_progress(self, done: int, count: int) -> None:
        if count > 1 and (page := self._window.late_history.built) is not None:
            page.show_export_progress(done, count)

    def import_events(self, session: Session) -> None:
        """Ask for a table of events, and add them to the page, where that can be undone."""
        kinds = self.tr("Tables of events") + " (*.csv *.tsv *.txt)"
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import events"), "", kinds)
        if not chosen:
            return
        try:
            events = read_events(Path(chosen))
        except EventsRejected as rejected:
            self._say(translated(rejected), "alert")
            return
        markers, left_out = place_events(events, session)
        page = self._window.session_page
        if not markers:
            self._say(self.tr("None of the events in this table falls within this session."), "alert")
            return
        page.import_markers(markers)
        words = self.tr("Events added as markers: {count}.").format(count=len(markers))
        if left_out:
            more = self.tr("Left out, because nothing was seen at that time: {count}.").format(count=left_out)
            words = f"{words} {more}"
        self._say(words, "good", [Offer(self.tr("Undo"), page.markers.take_back)])

    def _say(self, sentence: str, role: str, offers: Sequence[Offer] = ()) -> None:
        self.said.emit(sentence, role, offers)

    def _ask(self, search: _Search) -> None:
        dialog = MarksDialog(search.found, self._choice, self._window)
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        if choice is None or (folder := self._ask_for_folder()) is None:
            return
        self._choice = choice
        self._background.in_turn(lambda: _write(search, folder, choice), self._written.emit)

    @Slot(object)
    def _on_found(self, future: Future[FoundMarks]) -> None:
        search = self._search
        if search.waiting:
            search.waiting.pop(0)
            try:
                search.found.append(future.result())
            except StoreFailed as failure:
                search.failures.append(failure)
        self._find_next()

    @Slot(object)
    def _on_written(self, future: Future[_Written]) -> None:
        written = future.result()
        failures = [translated(failure) for failure in written.failures]
        if not written.sessions:
            self._say(" ".join(dict.fromkeys(failures)), "alert")
            return
        paths = [path for one in written.sessions for path in one.paths]
        if written.count == 1:
            words = self.tr("Saved {file}.").format(file=", ".join(path.name for path in paths))
        else:
            words = self.tr("Saved the markers of {written} of {count} sessions.").format(
                written=len(written.sessions), count=written.count
            )
        cautions = [translated(caution) for one in written.sessions for caution in one.cautions]
        offer = Offer(self.tr("Open the folder"), partial(self._opener.show_in_folder, paths[0]), ends=False)
        self._say(" ".join(dict.fromkeys([words, *failures, *cautions])), "good", [offer])


@dataclass
class _Search:
    """What is still to be looked into of `count` sessions, and what was found in the rest."""

    waiting: list[Callable[[], Session]] = field(default_factory=list)
    count: int = 0
    found: list[FoundMarks] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


@dataclass(frozen=True)
class _Written:
    """What was written of `count` sessions; `failures` say why it is not everything."""

    sessions: tuple[WrittenMarks, ...]
    failures: tuple[Failure, ...]
    count: int


def _find(session: Session) -> FoundMarks:
    items = session.head.items
    own = None
    if len(items) == 1:
        film = Path(items[0].path)
        # The film may be on a disk that is no longer there.
        with suppress(OSError):
            own = read_film_time(film) if film.is_file() else None
    return FoundMarks(marks_of(session, session.reading.smiles), own)


def _write(search: _Search, folder: Path, choice: MarksChoice) -> _Written:
    written: list[WrittenMarks] = []
    failures = list(search.failures)
    for one in search.found:
        marks, time = one.marks.only(choice.kinds), one.own if choice.each_own else choice.time
        tries = [choice.formats]
        if time is None:
            # Where no film's frames are known, at least what does not count them.
            tries.append(tuple(name for name in choice.formats if not MARK_FORMATS[name].by_frame))
        for formats in filter(None, tries):
            try:
                written.append(write_marks(marks, folder, marks.title, formats, time))
                break
            except ExportFailed as failure:
                failures.append(failure)
    return _Written(tuple(written), tuple(failures), search.count)
