"""The results of a study in the window: read, computed for the user's choice and exported, in the background."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from rating_app.compare.panel import CompareFailed
from rating_app.desktop.background import Background
from rating_app.desktop.file_opener import FileOpener
from rating_app.desktop.overdue_eraser import OverdueEraser
from rating_app.export import ExportFailed
from rating_app.study.audience import PartResult, audience_of
from rating_app.study.films import FilmWrong, film_problem
from rating_app.study.merging import MergeFailed
from rating_app.study.parts import Split, splits_of
from rating_app.study.plan import NEUTRAL, Item
from rating_app.study.plan_file import STUDY_FILE, StudyRejected
from rating_app.study.responses import Mask, Responses, ShownItem
from rating_app.study.results import Comparison, ContentResult, cautions, comparisons, content_result, results_of
from rating_app.study.sitting_folder import SittingFailed, StudyFolder
from rating_app.study.sources import responses_of
from rating_app.study.write import WrittenResults, hand_out
from rating_app.system.failure import Failure, Sentence
from rating_app.views.content.chooser import MEDIA_SUFFIXES
from rating_app.views.content.full_screen import FullScreen
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.pictures_view import PicturesView
from rating_app.views.content.stills import Stills
from rating_app.views.design.language import page_language, translated
from rating_app.views.study.audience_page import AudiencePage, Choice, Content
from rating_app.views.study.pictures import PngPainter
from rating_app.views.window.banner import Offer
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.navigation import STUDY as STUDY_PAGE

STUDY = "study"
"""The subject of messages about a study."""


@dataclass(frozen=True)
class _Opened:
    """The results that are open. `folder` is None for rated recordings, whose film is unknown. `overdue`: the codes of
    viewers whose data are older than the study keeps them.
    """

    title: str
    items: tuple[ShownItem, ...]
    folder: StudyFolder | None = None
    overdue: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class _Computed:
    whole: PartResult
    parts: tuple[PartResult, ...]
    length_s: float


@dataclass(frozen=True, eq=False)
class _Details:
    result: ContentResult
    has_neutral: bool
    comparisons: tuple[Comparison, ...]
    cautions: tuple[Sentence | str, ...]


class _Outdated(Exception):
    """The user has chosen something else in the meantime."""


class AudienceController(QObject):
    """A controller that opens one folder at a time. Results that are out of date when they come are ignored.

    Signals:
        said(str, str, object, str): a sentence for the user, the role of its colour, the Offers that come with it, and
            its subject.
    """

    said = Signal(str, str, object, str)
    _opened = Signal(int, object)
    _progressed = Signal(int, int, int)
    _read = Signal(int, object)
    _computed = Signal(int, object)
    _detailed = Signal(int, object)
    _failed = Signal(int, object)
    _checked = Signal(int, str, object)
    _written = Signal(object)
    _ended = Signal(object)

    def __init__(self, window: MainWindow, opener: FileOpener) -> None:
        super().__init__(window)
        self._window = window
        self._opener = opener
        self._background = Background()
        self._reading = 0
        self._wanted = 0
        self._page: AudiencePage | None = None
        self._full_screen: FullScreen | None = None
        self._opened_now: _Opened | None = None
        self._responses: Responses | None = None
        self._films: dict[str, Path] = {}
        self._shown_item = ""
        self._stills = Stills(self)
        self._kept_stills: dict[Path, dict[float, QImage]] = {}
        self._stills.taken.connect(self._on_still_taken)
        self._opened.connect(self._on_opened)
        self._progressed.connect(self._on_progressed)
        self._read.connect(self._on_read)
        self._computed.connect(self._on_computed)
        self._detailed.connect(self._on_detailed)
        self._failed.connect(self._on_failed)
        self._checked.connect(self._on_checked)
        self._eraser = OverdueEraser(window, self._background)
        self._eraser.ended.connect(lambda folder: self.open(folder.path))
        self._written.connect(self._on_written)
        self._ended.connect(self._on_ended)

    @property
    def page(self) -> AudiencePage:
        """The page, which is built when it is first needed."""
        if self._page is None:
            self._page = page = AudiencePage()
            page.left.connect(self.leave)
            page.chosen.connect(self._on_chosen)
            page.film_wanted.connect(self._on_film_wanted)
            page.report_wanted.connect(self._on_report_wanted)
            self._full_screen = FullScreen(for_sessions=False, parent=page)
        return self._page

    @property
    def has_stills(self) -> bool:
        """Whether all stills of the film have been taken."""
        return not self._stills.is_busy

    @Slot()
    def choose(self) -> None:
        """Ask for the folder of a study, or of rated recordings, and show its results."""
        words = self.tr("Choose the folder of a study, or a folder of rated recordings")
        chosen = QFileDialog.getExistingDirectory(self._window, words, str(Path.home()))
        if chosen:
            self.open(Path(chosen))

    def open(self, folder: Path) -> None:
        """Show the results of the study in `folder`, as they are read."""
        self._reading += 1
        self._wanted += 1
        self._background.at_once(partial(self._work, self._reading, folder), self._ended.emit)

    def leave(self) -> None:
        """Go back to where the page was opened from, and stop reading."""
        self._forget()
        self._window.page_chosen.emit(STUDY_PAGE)

    def close(self) -> None:
        """Begin nothing more, because the window closes."""
        self._forget()
        self._background.close()

    def _forget(self) -> None:
        self._reading += 1
        self._wanted += 1
        self._stills.stop()
        self._kept_stills = {}
        self._responses, self._opened_now = None, None
        self.said.emit("", "muted", (), STUDY)
        if self._full_screen is not None:
            self._full_screen.leave()
        if self._page is not None:
            self._page.set_content(None)
            self._page.clear_results()

    def _work(self, number: int, folder: Path) -> None:
        """Read the study first, then its viewers; runs in the background."""

        def tell(read: int, viewers: int) -> None:
            if number != self._reading:
                raise _Outdated
            self._progressed.emit(number, read, viewers)

        try:
            if (folder / STUDY_FILE).exists():
                self._opened.emit(number, _opened_study(StudyFolder(folder)))
            responses = responses_of([folder], tell)
            if not (folder / STUDY_FILE).exists():
                self._opened.emit(number, _Opened(responses.title, responses.items))
            # The answers are stacked here, so that the window does not wait for it.
            assert responses.audiences is not None
            self._read.emit(number, responses)
        except _Outdated:
            return
        except StudyRejected as rejected:
            self._failed.emit(number, rejected.problems[0])
        except (CompareFailed, MergeFailed, SittingFailed) as failure:
            self._failed.emit(number, failure)
        except OSError as error:
            self._failed.emit(number, SittingFailed("{folder} cannot be read ({reason}).", folder=folder, reason=error))

    @Slot(int, object)
    def _on_opened(self, number: int, opened: _Opened) -> None:
        if number != self._reading:
            return
        self._opened_now, self._responses, self._shown_item = opened, None, ""
        study = opened.folder
        self._films = {} if study is None else {item.id: study.path / item.file for item in study.study.shown}
        self.page.show_study(opened.title, opened.items, NEUTRAL)
        self.page.show_progress(self.tr("Reading…"))
        self._window.show_audience(self.page)
        self._show_item(self.page.choice.item)
        if opened.overdue:
            self._say_overdue(opened)

    @Slot(int, int, int)
    def _on_progressed(self, number: int, read: int, viewers: int) -> None:
        if number == self._reading:
            words = self.tr("Reading viewer {number} of {count}…")
            self.page.show_progress(words.format(number=read + 1, count=viewers))

    @Slot(int, object)
    def _on_read(self, number: int, responses: Responses) -> None:
        if number != self._reading:
            return
        self._responses = responses
        self.page.show_progress("")
        if not responses.viewings:
            self.said.emit(self.tr("Nobody has seen any part of this study yet."), "muted", (), STUDY)
            return
        self._on_chosen(self.page.choice)

    @Slot(object)
    def _on_chosen(self, choice: Choice) -> None:
        self._show_item(choice.item)
        if self._responses is None:
            return
        responses = self._responses
        item = next(one for one in responses.items if one.id == choice.item)
        splits = splits_of(responses, item)
        self.page.show_splits(splits)
        choice = self.page.choice
        self._wanted += 1
        self.page.show_progress(self.tr("Computing…"))
        work = partial(
            self._compute, self._wanted, responses, item, _who(responses, splits, choice), _by(splits, choice)
        )
        self._background.at_once(work, self._ended.emit)

    def _compute(self, number: int, responses: Responses, item: ShownItem, who: Mask, split: Split | None) -> None:
        """Compute the curves first, then the details; runs in the background."""
        (whole,) = audience_of(responses, item, who)
        parts = () if split is None else audience_of(responses, item, who, split.parts)
        self._computed.emit(number, _Computed(whole, parts, item.length_s or 0.0))
        if number != self._wanted:
            return
        said = (*cautions(responses, who, ()), *responses.left_out)
        has_neutral = responses.has_neutral and item.id != NEUTRAL
        result = content_result(responses, item, who)
        self._detailed.emit(number, _Details(result, has_neutral, comparisons(responses, who), said))

    @Slot(int, object)
    def _on_computed(self, number: int, computed: _Computed) -> None:
        if number == self._wanted:
            self.page.show_results(computed.whole, computed.parts, computed.length_s)

    @Slot(int, object)
    def _on_detailed(self, number: int, details: _Details) -> None:
        if number != self._wanted:
            return
        self.page.show_progress("")
        self.page.show_details(details.result, details.has_neutral, details.comparisons, details.cautions)
        self._take_stills()

    def _take_stills(self) -> None:
        film = self._films.get(self._shown_item)
        if film is None or not isinstance(self.page.content, MediaView):
            return
        # Another choice of viewers often has the same moments.
        kept = self._kept_stills.setdefault(film, {})
        seconds = self.page.moments.seconds
        for second in seconds:
            if second in kept:
                self.page.moments.add_still(second, kept[second])
        self._stills.take(film, [second for second in seconds if second not in kept])

    @Slot(float, object)
    def _on_still_taken(self, second: float, image: QImage) -> None:
        film = self._films.get(self._shown_item)
        if film is not None:
            self._kept_stills.setdefault(film, {})[second] = image
            self.page.moments.add_still(second, image)

    @Slot(object)
    def _on_ended(self, future: Future[None]) -> None:
        """Let an unexpected exception reach the excepthook, and so the log and the user."""
        if not future.cancelled():
            future.result()

    @Slot(int, object)
    def _on_failed(self, number: int, failure: Exception) -> None:
        if number == self._reading:
            if self._page is not None:
                self._page.show_progress("")
            self.said.emit(translated(failure if isinstance(failure, Failure) else str(failure)), "alert", (), STUDY)

    def _show_item(self, item_id: str) -> None:
        """Show the film, sound or picture of this item, if it is not shown already."""
        if item_id == self._shown_item:
            return
        self._shown_item = item_id
        self._stills.stop()
        film = self._films.get(item_id)
        if film is None:
            self.page.set_content(None, self.tr("The location of these recordings' film is not known."))
            return
        if not film.is_file():
            words = self.tr("{name} is not in the folder of the study.")
            self.page.set_content(None, words.format(name=film.name))
            return
        content = _content_of(film)
        content.failed.connect(self._on_content_failed)
        content.full_screen_requested.connect(self._on_full_screen)
        self.page.set_content(content)
        study = None if self._opened_now is None else self._opened_now.folder
        if study is not None:
            item = study.study.item(item_id)
            work = partial(self._check_film, self._reading, item, film)
            self._background.in_turn(work, self._ended.emit)

    def _check_film(self, number: int, item: Item, film: Path) -> None:
        """Check the whole file of a film; runs in the background."""
        problem = film_problem(item, film) if item.sha256 else None
        if problem is not None:
            self._checked.emit(number, item.id, problem)

    @Slot(int, str, object)
    def _on_checked(self, number: int, item_id: str, problem: FilmWrong) -> None:
        if number == self._reading and item_id == self._shown_item:
            self.page.show_film_problem(translated(problem))

    @Slot(str)
    def _on_content_failed(self, sentence: str) -> None:
        self.page.set_content(None, sentence)

    @Slot()
    def _on_full_screen(self) -> None:
        if self._full_screen is not None and self.page.content is not None:
            self._full_screen.toggle(self.page.content)

    @Slot()
    def _on_film_wanted(self) -> None:
        """Ask for a file in place of the one that the study names, such as one that was moved."""
        known = " ".join(f"*.{suffix}" for suffix in MEDIA_SUFFIXES)
        words = self.tr("Films and sounds ({known})").format(known=known)
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose the film"), str(Path.home()), words)
        if chosen:
            item, self._shown_item = self._shown_item, ""
            self._films[item] = Path(chosen)
            self._show_item(item)
            self._take_stills()

    @Slot()
    def _on_report_wanted(self) -> None:
        """Write a report of all viewers, since a report of some would not show whom it is about."""
        if self._responses is None or self._opened_now is None:
            return
        words = self.tr("Choose a folder for the files")
        chosen = QFileDialog.getExistingDirectory(self._window, words, str(Path.home()))
        if not chosen:
            return
        responses, study, folder = self._responses, self._opened_now.folder, Path(chosen)
        studies, language = [] if study is None else [study], page_language()
        self.page.show_progress(self.tr("Writing…"))

        def write() -> WrittenResults:
            now = datetime.now(timezone.utc)
            return hand_out(results_of(responses), folder, studies, now, PngPainter(), language)

        self._background.in_turn(write, self._written.emit)

    @Slot(object)
    def _on_written(self, future: Future[WrittenResults]) -> None:
        if self._page is not None:
            self._page.show_progress("")
        try:
            written = future.result()
        except (ExportFailed, SittingFailed) as failure:
            self.said.emit(translated(failure), "alert", (), STUDY)
            return
        where = self.tr("The results are in {folder}.").format(folder=written.page.parent)
        sentence = " ".join([where, *map(translated, written.missing)])
        offer = Offer(self.tr("Open the report"), partial(self._opener.open_file, written.page), ends=False)
        self.said.emit(sentence, "good", [offer], STUDY)

    def _say_overdue(self, opened: _Opened) -> None:
        assert opened.folder is not None
        words = self.tr("Kept longer than the {days} days that this study allows: the data of {viewers}.")
        sentence = words.format(days=opened.folder.study.keep_days, viewers=", ".join(opened.overdue))
        erase = Offer(self.tr("Erase them…"), partial(self._eraser.ask, opened.folder, opened.overdue))
        self.said.emit(sentence, "alert", [erase], STUDY)


def _opened_study(folder: StudyFolder) -> _Opened:
    study = folder.study
    items = tuple(ShownItem(item.id, item.title, item.length_s) for item in study.shown)
    return _Opened(study.title, items, folder, folder.overdue(datetime.now(timezone.utc)))


def _who(responses: Responses, splits: Sequence[Split], choice: Choice) -> Mask:
    if choice.only is None:
        return responses.everybody
    of, words = choice.only
    return next(part.who for split in splits if split.of == of for part in split.parts if part.words == words)


def _by(splits: Sequence[Split], choice: Choice) -> Split | None:
    return next((split for split in splits if split.of == choice.by), None)


def _content_of(file: Path) -> Content:
    """Return a view of a film or sound that can be played, or of a picture."""
    if file.suffix.lower().lstrip(".") in MEDIA_SUFFIXES:
        media = MediaView()
        media.open(file)
        return media
    picture = PicturesView()
    picture.open([file], 0.0)
    return picture
