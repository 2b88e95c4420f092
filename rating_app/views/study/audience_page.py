"""The results of an audience for an item of a study: its film, the curve below it, its rating, and its moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from rating_app.formatting import clock, points
from rating_app.rating.means import MIN_VIEWERS
from rating_app.session.content import ContentPosition
from rating_app.study.audience import PartResult
from rating_app.study.parts import Split
from rating_app.study.responses import STARS, ShownItem
from rating_app.study.results import Comparison, ContentResult
from rating_app.system.failure import Sentence
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.pictures_view import PicturesView
from rating_app.views.design.icons import IconButton
from rating_app.views.design.labels import ElidedLabel, label, wrapped
from rating_app.views.design.language import per_cent
from rating_app.views.design.split import Split as Divided
from rating_app.views.design.theme import SPACE_M, SPACE_S, set_role
from rating_app.views.study.audience_figures import AudienceFigures
from rating_app.views.study.audience_moments import AudienceMoments
from rating_app.views.study.audience_plot import AudiencePlot
from rating_app.views.timeline.chart_painting import MOST_CURVES

_FIGURES_WIDTH, _LEAST_TITLE = 320, 110
_FRAME_MS = 33
"""The film's line moves 30 times per second."""

Content = MediaView | PicturesView


@dataclass(frozen=True)
class Choice:
    """The user's choice: the item with this id; the viewers in one part of a split, (split, words), None for all; and
    the split whose parts get a curve each, empty for one curve.
    """

    item: str
    only: tuple[str, str] | None = None
    by: str = ""


class AudiencePage(QWidget):
    """A page that shows results as they come; others compute what the user chooses.

    Signals:
        left(): the user wants to go back.
        chosen(object): another Choice.
        film_wanted(): the user will choose the file of the item that is shown.
        report_wanted(): all results are to be written into a folder.
    """

    left = Signal()
    chosen = Signal(object)
    film_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[PartResult, ...] = ()
        self._content: Content | None = None
        self._items: list[str] = [""]
        self._only: list[tuple[str, str] | None] = [None]
        self._by: list[str] = [""]
        self.back_button = IconButton(self.tr("Back"), "arrow-left")
        self.back_button.setToolTip(self.tr("Back (Esc)"))
        self.title = ElidedLabel()
        self.title.setObjectName("title")
        self.progress = label(name="muted")
        self.items, self.viewers, self.split = QComboBox(), QComboBox(), QComboBox()
        for box, name in (
            (self.items, self.tr("Item")),
            (self.viewers, self.tr("Viewers")),
            (self.split, self.tr("Curves")),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(11)
            box.currentIndexChanged.connect(self._on_chosen)
        self.report_button = IconButton(self.tr("Save all results…"), "download")
        self.report_button.setEnabled(False)
        self.report_button.setToolTip(self.tr("Report, tables and pictures, into a folder"))
        self.film_problem = wrapped()
        set_role(self.film_problem, "alert")
        self.readout = label()
        self.plot = AudiencePlot()
        self.figures = AudienceFigures()
        self.moments = AudienceMoments()
        self.missing = wrapped(name="muted")
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.film_button = IconButton(self.tr("Choose the film…"), "film")
        self._place_of_content = QStackedWidget()
        self._lay_out()
        self._follow = QTimer(self)
        self._follow.setInterval(_FRAME_MS)
        self._follow.timeout.connect(self._on_follow)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        self.back_button.clicked.connect(self.left)
        self.film_button.clicked.connect(self.film_wanted)
        self.report_button.clicked.connect(self.report_wanted)
        self.plot.pointed.connect(lambda _second: self._say_values())
        self.plot.sought.connect(self.play_from)
        self.moments.chosen.connect(self.play_from)
        self.figures.shown_changed.connect(self.plot.set_shown)

    @property
    def choice(self) -> Choice:
        """The user's current choice."""
        return Choice(
            self._items[self.items.currentIndex()],
            self._only[self.viewers.currentIndex()],
            self._by[self.split.currentIndex()],
        )

    @property
    def content(self) -> Content | None:
        """The view that plays or shows the item."""
        return self._content

    def show_study(self, title: str, items: Sequence[ShownItem], neutral: str) -> None:
        """Show a new study, in which `neutral` is the id of the neutral clip."""
        self.title.setText(title)
        words = self.tr("Neutral clip: {title}")
        names = [words.format(title=item.title) if item.id == neutral else item.title for item in items]
        self._items = [item.id for item in items]
        first = next((place for place, item in enumerate(items) if item.id != neutral), 0)
        _fill(self.items, names, first)
        self.show_splits(())
        self.clear_results()
        self.set_content(None)

    def show_splits(self, splits: Sequence[Split]) -> None:
        """Offer the splits by which viewers can be chosen and compared for this item; a choice that is still possible
        stays.
        """
        choice = self.choice
        names = {split.of: split.text or (self.tr("Stars") if split.of == STARS else split.of) for split in splits}
        parts = [(split, part) for split in splits for part in split.parts]
        self._only = [None, *((split.of, part.words) for split, part in parts)]
        over = [split for split in splits if len(split.parts) <= MOST_CURVES]
        self._by = ["", *(split.of for split in over)]
        single = [f"{names[split.of]}: {part.words}" for split, part in parts]
        by = [self.tr("By: {what}").format(what=names[split.of]) for split in over]
        _fill(self.viewers, [self.tr("All viewers"), *single], _place_of(choice.only, self._only))
        _fill(self.split, [self.tr("One curve for all"), *by], _place_of(choice.by, self._by))

    def show_progress(self, words: str) -> None:
        """Show what is being read or computed; empty at the end."""
        self.progress.setText(words)

    def clear_results(self) -> None:
        """Remove the results."""
        self._results = ()
        self.plot.show_results((), 0.0)
        self.figures.clear()
        self.moments.clear()
        self._say_values()
        self.report_button.setEnabled(False)

    def show_results(self, whole: PartResult, parts: Sequence[PartResult], length_s: float) -> None:
        """Show curves and ratings of all chosen viewers, and of the parts that get a curve each; the item lasts
        `length_s`.
        """
        self._results = tuple(parts) or (whole,)
        self.plot.show_results(self._results, length_s)
        self.figures.show_results(whole, parts)
        self.moments.clear()
        self._say_values()

    def show_details(
        self,
        result: ContentResult,
        has_neutral: bool,
        comparisons: Sequence[Comparison],
        cautions: Sequence[Sentence | str],
    ) -> None:
        """Show what takes longer to compute, over all chosen viewers."""
        self.figures.show_details(result, has_neutral, comparisons, cautions)
        if result.viewers >= MIN_VIEWERS:
            # Moments of one or two viewers would be theirs, and not an audience's.
            self.moments.show_moments(result.best, result.flattest)
        self.plot.show_moments(result.best[: len(self.moments.best)])
        self.report_button.setEnabled(True)

    def set_content(self, content: Content | None, why_not: str = "", may_choose: bool = True) -> None:
        """Show the item itself, or why it cannot be shown."""
        before, self._content = self._content, content
        if before is not None:
            before.close_content()
            self._place_of_content.removeWidget(before)
            before.deleteLater()
        self.show_film_problem("")
        self.missing.setText(why_not)
        self.film_button.setVisible(may_choose and bool(why_not))
        self._follow.stop()
        self.plot.show_player(None)
        if content is None:
            self._place_of_content.setCurrentIndex(0)
            return
        self._place_of_content.addWidget(content)
        self._place_of_content.setCurrentWidget(content)
        content.moved.connect(lambda _position: self._on_follow())
        content.running_changed.connect(self._on_running_changed)

    def show_film_problem(self, words: str) -> None:
        """Show why the film may not be what viewers saw; empty if nothing is wrong."""
        self.film_problem.setText(words)
        self.film_problem.setVisible(bool(words))

    def play_from(self, second: float) -> None:
        """Play the film from this second, if there is one."""
        if isinstance(self._content, MediaView) and self._content.position is not None:
            self._content.jump_to(ContentPosition(1, second))
            self._content.run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Nothing plays behind another page.
        if self._content is not None:
            self._content.hold()

    def _on_running_changed(self, runs: bool) -> None:
        if runs:
            self._follow.start()
        else:
            self._follow.stop()

    def _on_follow(self) -> None:
        at = None if self._content is None else self._content.clock.now()
        self.plot.show_player(at.position_s if at is not None and isinstance(self._content, MediaView) else None)
        if self.plot.pointer_s is None:
            self._say_values()

    def _on_chosen(self) -> None:
        self.chosen.emit(self.choice)

    def _say_values(self) -> None:
        """Show the values at the pointer, or else at the film's position."""
        second = self.plot.pointer_s if self.plot.pointer_s is not None else self.plot.player_s
        said = [self._values_at(result, second) for result in self._results]
        # The time is cut to whole seconds, as the values are per second.
        at = "" if second is None else clock(int(second))
        if second is None or not said:
            words, values = "", ["" for _ in said]
        elif len(said) == 1 and self._results[0].part is None:
            words, values = f"{at} · {said[0]}", []
        else:
            words, values = at, [self._mean_at(result, second) for result in self._results]
        if words != self.readout.text():
            self.readout.setText(words)
            self.figures.show_values(values)
            read = [
                f"{result.part.words}: {one}" for result, one in zip(self._results, said, strict=True) if result.part
            ]
            self.plot.describe(" · ".join([words, *read]) if words else "")

    def _mean_at(self, result: PartResult, second: float) -> str:
        place = int(second / result.course.bin_s)
        joy = result.course.joy
        known = place < len(joy.mean) and joy.count[place] >= MIN_VIEWERS
        return points(100 * float(joy.mean[place])) if known else "–"

    def _values_at(self, result: PartResult, second: float | None) -> str:
        joy = result.course.joy
        place = 0 if second is None else int(second / result.course.bin_s)
        if second is None or place >= len(joy.mean):
            return self.tr("nobody was seen")
        count = int(joy.count[place])
        if count < MIN_VIEWERS:
            return self.tr("{count} viewers seen: too few for a curve").format(count=count)
        smiling = float(result.course.share_smiling[place])
        low, high, mean = (100 * float(values[place]) for values in (joy.low, joy.high, joy.mean))
        words = self.tr("joy {mean} ({low} to {high}), mean of {count} viewers · {share} smiling")
        return words.format(
            mean=points(mean),
            low="–" if np.isnan(low) else points(low),
            high="–" if np.isnan(high) else points(high),
            count=count,
            share=per_cent(smiling, whole=True),
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(self.back_button)
        self.title.setMinimumWidth(_LEAST_TITLE)
        top.addWidget(self.title, 1)
        top.addWidget(self.progress)
        for box in (self.items, self.viewers, self.split):
            top.addWidget(box)
        top.addWidget(self.report_button)
        without = QWidget()
        lines = QVBoxLayout(without)
        lines.addStretch()
        lines.addWidget(self.missing)
        lines.addWidget(self.film_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch()
        self._place_of_content.addWidget(without)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(2)
        lower.addWidget(self.film_problem)
        lower.addWidget(self.readout)
        lower.addWidget(self.plot, 1)
        divided = Divided(
            Qt.Orientation.Vertical, self._place_of_content, below, 0.52, self.tr("Divider between film and curve")
        )
        inside = QScrollArea()
        inside.setWidget(self.figures)
        inside.setWidgetResizable(True)
        inside.setFixedWidth(_FIGURES_WIDTH)
        inside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.viewport().setAutoFillBackground(False)
        self.figures.setAutoFillBackground(False)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_M)
        middle.addWidget(divided, 1)
        middle.addWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addWidget(self.moments)


def _fill(box: QComboBox, entries: Sequence[str], chosen: int) -> None:
    """Replace a box's entries without emitting a signal."""
    box.blockSignals(True)
    box.clear()
    box.addItems(list(entries))
    box.setCurrentIndex(chosen)
    box.setEnabled(len(entries) > 1)
    box.blockSignals(False)


def _place_of(wanted: object, among: Sequence[object]) -> int:
    """Return the place of `wanted`; 0 if it is not there."""
    return among.index(wanted) if wanted in among else 0
