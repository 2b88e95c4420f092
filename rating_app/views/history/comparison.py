"""The comparison of several sessions: their curves over one another with a legend, or their mean if there are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rating_app.formatting import clock, points
from rating_app.rating.means import MIN_VIEWERS
from rating_app.session.course import Course
from rating_app.store import SessionSummary
from rating_app.views.design.icons import IconButton
from rating_app.views.design.labels import ElidedLabel
from rating_app.views.design.theme import SPACING, current_theme, is_theme_change
from rating_app.views.history.columns import Column, in_words, rating_in_figures
from rating_app.views.history.comparison_plot import Axis, ComparisonPlot
from rating_app.views.timeline.chart_painting import MOST_CURVES, line_sample

_LEGEND_WIDTH = 290
_SAMPLE = QSize(34, 14)


class Comparison(QWidget):
    """A view that shows its sessions at once, and their curves as they come.

    Signals:
        left(): the user wants to go back to the table.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, _Entry] = {}
        self._waiting: set[str] = set()
        self._as_mean = False
        self.back_button = IconButton(self.tr("Back"), "arrow-left")
        self.back_button.setToolTip(self.tr("Back to the sessions (Esc)"))
        self._heading = QLabel(self.tr("Comparison"))
        self._heading.setObjectName("title")
        self._progress = QLabel()
        self._progress.setObjectName("muted")
        self._pointed = QLabel()
        self._pointed.setObjectName("muted")
        self.axis = QComboBox()
        self.axis.setAccessibleName(self.tr("Time axis"))
        self.axis.addItem(self.tr("Time of the session"), Axis.SESSION)
        self.axis.addItem(self.tr("Share of the duration"), Axis.SHARE)
        self._mean = QLabel()
        self._mean.setWordWrap(True)
        self.plot = ComparisonPlot()
        self._legend = QVBoxLayout()
        self._legend.setContentsMargins(SPACING, 0, 0, 0)
        self._legend.setSpacing(SPACING)
        self._legend.addWidget(self._mean)
        self._legend.addStretch()
        self._lay_out()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        self.back_button.clicked.connect(self.left)
        self.axis.currentIndexChanged.connect(lambda _place: self._on_axis_chosen())
        self.plot.pointed.connect(self._on_pointed)

    @property
    def progress(self) -> str:
        """The progress of reading, in words; empty at the end."""
        return self._progress.text()

    def show_sessions(self, sessions: Sequence[SessionSummary]) -> None:
        """Show these sessions in their order; `add_course` adds their curves. For more than MOST_CURVES sessions, the
        mean is drawn. If a film was played in all of them, its time is the axis.
        """
        self._as_mean = len(sessions) > MOST_CURVES
        self.plot.clear_curves(self._as_mean)
        for entry in self._entries.values():
            self._legend.removeWidget(entry)
            entry.deleteLater()
        self._entries = {}
        for place, session in enumerate(sessions):
            entry = _Entry(session, place, self, has_curve=not self._as_mean)
            entry.box.toggled.connect(lambda shown, place=place: self._on_shown(place, shown))
            self._legend.insertWidget(1 + place, entry)
            self._entries[session.session_id] = entry
        self._waiting = set(self._entries)
        self._offer_film(all(session.is_of_film for session in sessions))
        self._say_progress()
        self._say_mean()
        self.plot.setFocus()

    def add_course(self, session_id: str, course: Course | None) -> None:
        """Draw the curve of one of the sessions; None for one that could not be read. Other sessions are ignored."""
        if session_id not in self._waiting:
            return
        self._waiting.discard(session_id)
        entry = self._entries[session_id]
        entry.course = course
        if course is not None:
            self.plot.add_course(entry.place, course)
            self.plot.set_curve_shown(entry.place, entry.box.isChecked())
        entry.say_facts(self.axis.currentData())
        if not self._waiting and not any(one.course and one.course.of_film for one in self._entries.values()):
            # In none of them is it known where in the film the viewer was.
            self._offer_film(False)
        self._say_progress()
        self._say_mean()

    def value_of(self, session_id: str) -> str:
        """Return the value that the legend shows beside a session."""
        return self._entries[session_id].value.text()

    @property
    def mean_in_words(self) -> str:
        """The description of the mean of many sessions; empty for a few."""
        return self._mean.text()

    def _offer_film(self, of_film: bool) -> None:
        """Put the film's time first among the axes and select it, or remove it."""
        place = self.axis.findData(Axis.FILM)
        if of_film and place < 0:
            self.axis.insertItem(0, self.tr("Time in the film"), Axis.FILM)
        elif not of_film and place >= 0:
            self.axis.removeItem(place)
        self.axis.setCurrentIndex(0)
        self._on_axis_chosen()

    def _on_axis_chosen(self) -> None:
        axis = self.axis.currentData()
        self.plot.set_axis(axis)
        for session_id, entry in self._entries.items():
            if session_id not in self._waiting:
                entry.say_facts(axis)
        self._say_mean()

    def _on_shown(self, place: int, shown: bool) -> None:
        self.plot.set_curve_shown(place, shown)
        self._say_mean()

    def _say_mean(self, place_on_axis: float | None = None) -> None:
        self._mean.setVisible(self._as_mean)
        if not self._as_mean:
            self._mean.setText("")
            return
        words = self.tr("Mean of the ticked sessions; the band is its 95 % interval.")
        if place_on_axis is not None and (mean := self.plot.mean) is not None:
            nearest = int(abs(mean.at - place_on_axis).argmin())
            if mean.joy.count[nearest] < MIN_VIEWERS:
                words = self.tr("Fewer than {least} sessions have a curve here, so no mean is drawn.").format(
                    least=MIN_VIEWERS
                )
            else:
                words = self.tr("Mean {mean}, between {low} and {high} (95 %), of {count} sessions").format(
                    mean=points(100 * float(mean.joy.mean[nearest])),
                    low=points(100 * float(mean.joy.low[nearest])),
                    high=points(100 * float(mean.joy.high[nearest])),
                    count=int(mean.joy.count[nearest]),
                )
        self._mean.setText(words)

    def _say_progress(self) -> None:
        count = len(self._entries)
        words = self.tr("Reading {number} of {count} sessions…").format(
            number=count - len(self._waiting) + 1, count=count
        )
        self._progress.setText(words if self._waiting else "")

    def _on_pointed(self, place_on_axis: float | None) -> None:
        values = {} if place_on_axis is None else self.plot.values_at(place_on_axis)
        where = "" if place_on_axis is None else self.plot.place_in_words(place_on_axis)
        self._pointed.setText(self.tr("At {time}").format(time=where) if where else "")
        self._say_mean(place_on_axis)
        for entry in self._entries.values():
            value = values.get(entry.place)
            entry.value.setText(points(value) if values else "")
        # Setting the description notifies screen readers.
        read = [f"{entry.title}: {entry.value.text()}" for entry in self._entries.values() if entry.value.text()]
        if self._as_mean:
            read = [self._mean.text()] if where else []
        self.plot.describe(" · ".join([self._pointed.text(), *read]) if read else "")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACING)
        top.addWidget(self.back_button)
        top.addWidget(self._heading)
        top.addWidget(self._progress)
        top.addStretch()
        top.addWidget(self._pointed)
        top.addWidget(self.axis)
        inside = QWidget()
        inside.setLayout(self._legend)
        legend = QScrollArea()
        legend.setWidget(inside)
        legend.setWidgetResizable(True)
        legend.setFixedWidth(_LEGEND_WIDTH)
        legend.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = QHBoxLayout()
        middle.setSpacing(SPACING)
        middle.addWidget(self.plot, 1)
        middle.addWidget(legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addLayout(top)
        layout.addLayout(middle, 1)


class _Entry(QFrame):
    """A session in the legend; its box shows and hides the curve, or counts it into the mean.

    Attributes:
        course: the session's, None if it has not been read, or cannot be.
    """

    def __init__(self, session: SessionSummary, place: int, parent: QWidget, has_curve: bool) -> None:
        """Build the entry; `has_curve` is whether the session is drawn by itself."""
        super().__init__(parent)
        self.place = place
        self.course: Course | None = None
        self._session = session
        self._has_curve = has_curve
        self.box = QCheckBox()
        self.box.setChecked(True)
        self.box.setIconSize(_SAMPLE)
        self.box.setAccessibleName(self.tr("Show {content}").format(content=session.content))
        self.value = QLabel()
        self.value.setObjectName("subtitle")
        self.value.setAccessibleName(self.tr("Joy at the pointer"))
        self.title = session.content
        title = ElidedLabel(session.content)
        self._facts = ElidedLabel()
        self._facts.setObjectName("muted")
        self._say_rating()
        started = ElidedLabel(in_words(session, Column.STARTED))
        started.setObjectName("muted")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, SPACING, 0)
        layout.setHorizontalSpacing(SPACING // 2)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self.box, 0, 0)
        layout.addWidget(title, 0, 1)
        layout.addWidget(self.value, 0, 2)
        layout.addWidget(self._facts, 1, 1, 1, 2)
        layout.addWidget(started, 2, 1, 1, 2)
        self._draw_sample()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event):
            self._draw_sample()

    def _draw_sample(self) -> None:
        if self._has_curve:
            self.box.setIcon(line_sample(self.place, current_theme(), _SAMPLE))

    def say_facts(self, axis: Axis) -> None:
        """Show the rating, or why there is no curve over this axis. Call it once the course is there, or cannot be
        read.
        """
        if self.course is None:
            self._facts.setText(self.tr("This session could not be read."))
        elif axis is Axis.FILM and self.course.of_film is None:
            self._facts.setText(self.tr("It is not known where in the film the viewer was."))
        else:
            self._say_rating()

    def _say_rating(self) -> None:
        words = self.tr("Rating {rating} · {duration}")
        self._facts.setText(
            words.format(rating=rating_in_figures(self._session), duration=clock(self._session.duration_s))
        )
