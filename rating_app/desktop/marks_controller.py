"""Export of markers to other programs, and import of events from them, without blocking the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from rating_app.desktop.background import Background
from rating_app.desktop.file_opener import FileOpener
from rating_app.export import ExportFailed
from rating_app.export.markers import Marks, WrittenMarks, marks_of, write_marks
from rating_app.session.events_file import EventsRejected, place_events, read_events
from rating_app.session.film_time import FilmTime
from rating_app.session.session import Session
from rating_app.views.design.language import translated
from rating_app.views.session.marks_dialog import FIRST_CHOICE, MarksChoice, MarksDialog
from rating_app.views.window.banner import Offer
from rating_app.views.window.main_window import MainWindow
from rating_app.vision.recording.film_time import read_film_time


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
        ask_for_folder: Callable[[], Path | None],
        opener: FileOpener,
    ) -> None:
        """Take the `window` that shows the markers' session. `ask_for_folder` returns where files go, or None if the
        user cancels. `opener` shows them there.
        """
        super().__init__(window)
        self._window = window
        self._background = background
        self._ask_for_folder = ask_for_folder
        self._opener = opener
        self._choice = FIRST_CHOICE
        self._found.connect(self._on_found)
        self._written.connect(self._on_written)

    def export(self, session: Session) -> None:
        """Find the session's marks, ask for formats and a folder, and write them."""
        self._background.in_turn(lambda: _find(session), self._found.emit)

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
            self._say(self.tr("No event of this table lies in this session."), "alert")
            return
        page.import_markers(markers)
        words = self.tr("Events that are markers now: {count}.").format(count=len(markers))
        if left_out:
            more = self.tr("Left out, since nothing was seen then: {count}.").format(count=left_out)
            words = f"{words} {more}"
        self._say(words, "good", [Offer(self.tr("Undo"), page.markers.take_back)])

    def _say(self, sentence: str, role: str, offers: Sequence[Offer] = ()) -> None:
        self.said.emit(sentence, role, offers)

    @Slot(object)
    def _on_found(self, future: Future[tuple[Marks, FilmTime | None]]) -> None:
        marks, own = future.result()
        dialog = MarksDialog(marks, own, self._choice, self._window)
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        if choice is None or (folder := self._ask_for_folder()) is None:
            return
        self._choice = choice
        self._background.in_turn(lambda: _write(marks, folder, choice), self._written.emit)

    @Slot(object)
    def _on_written(self, future: Future[WrittenMarks]) -> None:
        try:
            written = future.result()
        except ExportFailed as failure:
            self._say(translated(failure), "alert")
            return
        names = ", ".join(path.name for path in written.paths)
        words = [self.tr("Saved {file}.").format(file=names), *map(translated, written.cautions)]
        offer = Offer(self.tr("Open the folder"), partial(self._opener.show_in_folder, written.paths[0]), ends=False)
        self._say(" ".join(words), "good", [offer])


def _find(session: Session) -> tuple[Marks, FilmTime | None]:
    items = session.head.items
    film = Path(items[0].path) if len(items) == 1 else None
    own = read_film_time(film) if film is not None and film.is_file() else None
    return marks_of(session, session.reading.smiles), own


def _write(marks: Marks, folder: Path, choice: MarksChoice) -> WrittenMarks:
    return write_marks(marks.only(choice.kinds), folder, marks.title, choice.formats, choice.time)
