"""The page of studies: open or make one, see who has taken part and who is next, and open the results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rating_app.study.plan import Company, Order, Study
from rating_app.study.sitting import Mark, Sitting
from rating_app.views.design.icons import IconButton, IconLabel
from rating_app.views.design.labels import ElidedLabel, label, short_path, wrapped
from rating_app.views.design.language import length
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, set_role

_WIDEST = 640
_ICON_SIZE = 44


@dataclass(frozen=True)
class ShownStudy:
    """A study as its folder has it now. `next_code` is for the next viewer, `overdue` are the viewers whose data are to
    be erased, `problems` are sentences about files that cannot be read.
    """

    study: Study
    folder: Path
    sittings: tuple[Sitting, ...]
    next_code: str
    overdue: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class StudyPage(QStackedWidget):
    """The page of studies.

    Signals:
        new_requested(), open_requested(): another study.
        edit_requested(): edit this one's study.toml.
        next_requested(): the next viewer comes.
        add_requested(): add sittings from other computers.
        erase_requested(): erase the viewers whose data are kept for too long.
        resume_requested(str), withdraw_requested(str): the viewer with this code; empty if none is chosen.
        results_requested(): show the results.
        station_changed(str): the name of this computer, up to two capital letters.
    """

    new_requested = Signal()
    open_requested = Signal()
    edit_requested = Signal()
    next_requested = Signal()
    add_requested = Signal()
    erase_requested = Signal()
    resume_requested = Signal(str)
    withdraw_requested = Signal(str)
    results_requested = Signal()
    station_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = StudyStart()
        self.overview = Overview()
        self.addWidget(self.start)
        self.addWidget(self.overview)
        self.start.new_button.clicked.connect(self.new_requested)
        self.start.open_button.clicked.connect(self.open_requested)
        overview = self.overview
        overview.new_button.clicked.connect(self.new_requested)
        overview.open_button.clicked.connect(self.open_requested)
        overview.edit_button.clicked.connect(self.edit_requested)
        overview.next_button.clicked.connect(self.next_requested)
        overview.add_button.clicked.connect(self.add_requested)
        overview.erase_button.clicked.connect(self.erase_requested)
        overview.results_button.clicked.connect(self.results_requested)
        overview.resume_button.clicked.connect(lambda: self.resume_requested.emit(overview.chosen))
        overview.withdraw_button.clicked.connect(lambda: self.withdraw_requested.emit(overview.chosen))
        overview.station_field.editingFinished.connect(
            lambda: self.station_changed.emit(overview.station_field.text().upper())
        )

    def show_none(self, problems: Sequence[str] = ()) -> None:
        """Show that no study is open; `problems` are sentences about why one cannot be."""
        self.start.show_problems(problems)
        self.setCurrentWidget(self.start)

    def show_study(self, shown: ShownStudy) -> None:
        """Show the study that is open."""
        self.overview.show_study(shown)
        self.setCurrentWidget(self.overview)

    def show_film_problems(self, problems: Sequence[str] | None) -> None:
        """Show what is wrong with the films; None while they are being checked."""
        self.overview.show_film_problems(problems)


class StudyStart(QWidget):
    """A card that explains what a study is, with buttons to make or open one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new_button = IconButton(self.tr("New study…"), "plus", "on_accent")
        self.new_button.setObjectName("primary")
        self.open_button = IconButton(self.tr("Open a study…"), "folder-open")
        self._problems_heading = wrapped(self.tr("This study cannot be opened"), "strong")
        set_role(self._problems_heading, "alert")
        self.problems = QListWidget()
        self.problems.setAccessibleName(self.tr("What is wrong in the study's file"))
        self.problems.setWordWrap(True)
        self.problems.setMaximumHeight(180)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch()
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch()
        picture = IconLabel(_ICON_SIZE, "users", "accent")
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        heading = wrapped(self.tr("What do many viewers make of it?"), "title")
        words = wrapped(
            self.tr(
                "A study shows its films to one viewer after another, in an order that is fair to each film, asks "
                "them your questions, and combines their reactions. It is a folder on this computer; viewers have "
                "codes, never names."
            ),
            "muted",
        )
        for one in (heading, words):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card = QFrame()
        card.setObjectName("card")
        card.setMaximumWidth(_WIDEST)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        rows.setSpacing(SPACE_M)
        for widget in (picture, heading, words):
            rows.addWidget(widget)
        rows.addSpacing(SPACE_S)
        rows.addLayout(buttons)
        rows.addWidget(self._problems_heading)
        rows.addWidget(self.problems)
        beside = QHBoxLayout()
        beside.addStretch()
        beside.addWidget(card, 1000)
        beside.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(2)
        layout.addLayout(beside)
        layout.addStretch(3)
        self.show_problems(())

    def show_problems(self, problems: Sequence[str]) -> None:
        """Show one sentence per problem; if there are none, the list is hidden."""
        self.problems.clear()
        self.problems.addItems(list(problems))
        for widget in (self._problems_heading, self.problems):
            widget.setVisible(bool(problems))


class Overview(QWidget):
    """The study that is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sittings: dict[str, Sitting] = {}
        self.title = label(name="title")
        self.place = ElidedLabel()
        self.place.setObjectName("muted")
        self.new_button = IconButton(self.tr("New…"), "plus")
        self.open_button = IconButton(self.tr("Open…"), "folder-open")
        self.edit_button = IconButton(self.tr("Edit…"), "pencil")
        self.next_button = IconButton(self.tr("Next viewer"), "play", "on_accent")
        self.next_button.setObjectName("primary")
        self.next_button.setMinimumHeight(44)
        self.code = label(name="display")
        self.code.setAccessibleName(self.tr("Code of the next viewer"))
        self.how = wrapped(name="muted")
        self.station_field = QLineEdit()
        self.station_field.setMaximumWidth(60)
        self.station_field.setMaxLength(2)
        self.station_field.setValidator(QRegularExpressionValidator(QRegularExpression("[A-Za-z]{0,2}"), self))
        self.station_field.setAccessibleName(self.tr("Station"))
        self.station_field.setToolTip(
            self.tr(
                "If a study runs on several computers, give each one its own letter: its viewers' codes begin with it"
            )
        )
        self.warnings = wrapped()
        set_role(self.warnings, "alert")
        self.overdue = wrapped()
        set_role(self.overdue, "alert")
        self.erase_button = QPushButton(self.tr("Erase…"))
        self.viewers = _viewers_table(
            (self.tr("Viewer"), self.tr("Seen"), self.tr("State")), self.tr("Viewers of this study")
        )
        self.count = label(name="subtitle")
        self.resume_button = IconButton(self.tr("Continue with this viewer"), "play")
        self.withdraw_button = IconButton(self.tr("Withdraw a viewer…"), "shield-off")
        self.add_button = IconButton(self.tr("Add sittings…"), "plus")
        self.add_button.setToolTip(self.tr("From copies of this study on other computers"))
        self.results_button = IconButton(self.tr("Results"), "chart-line")
        self.viewers.itemSelectionChanged.connect(self._follow_choice)
        self._study_warnings: tuple[str, ...] = ()
        self._film_words: tuple[str, ...] = ()
        self._build_layout()

    @property
    def chosen(self) -> str:
        """The code of the viewer that is chosen; empty if none is."""
        rows = self.viewers.selectionModel().selectedRows()
        return str(rows[0].data()) if rows else ""

    def show_study(self, shown: ShownStudy) -> None:
        """Show the study as its folder has it now."""
        study = shown.study
        self.title.setText(study.title)
        self.place.setText(short_path(shown.folder))
        self.code.setText(shown.next_code)
        self.how.setText("\n".join(_how(study)))
        before = self.chosen
        self._sittings = {sitting.viewer: sitting for sitting in shown.sittings}
        self.viewers.setRowCount(len(shown.sittings))
        for row, sitting in enumerate(shown.sittings):
            seen = self.tr("{seen} of {count}").format(seen=_seen(sitting), count=len(sitting.order))
            for column, words in enumerate((sitting.viewer, seen, self._state(sitting))):
                self.viewers.setItem(row, column, QTableWidgetItem(words))
            if sitting.viewer == before:
                self.viewers.selectRow(row)
        over = sum(sitting.is_over for sitting in shown.sittings)
        self.count.setText(
            self.tr("Viewers: {count}, finished: {over}").format(count=len(shown.sittings), over=over)
            if shown.sittings
            else self.tr("No viewers yet")
        )
        words = self.tr("Kept for longer than {days} days, and due to be erased: {codes}.")
        self.overdue.setText(words.format(days=study.keep_days, codes=", ".join(shown.overdue)))
        for widget in (self.overdue, self.erase_button):
            widget.setVisible(bool(shown.overdue))
        self._study_warnings = shown.problems
        self._show_warnings()
        self.results_button.setEnabled(bool(shown.sittings))
        self.withdraw_button.setEnabled(bool(shown.sittings))
        self._follow_choice()

    def show_film_problems(self, problems: Sequence[str] | None) -> None:
        """Show what is wrong with the films; None while they are being checked."""
        self._film_words = () if problems is None else tuple(problems)
        self._show_warnings()

    def _show_warnings(self) -> None:
        words = "\n".join((*self._film_words, *self._study_warnings))
        self.warnings.setText(words)
        self.warnings.setVisible(bool(words))

    def _state(self, sitting: Sitting) -> str:
        interrupted = sum(
            Mark.INTERRUPTED in showing.marks and Mark.REPEATED not in showing.marks for showing in sitting.showings
        )
        words = self.tr("finished") if sitting.is_over else self.tr("can be continued")
        if sitting.is_over and sitting.next_item is not None:
            words = self.tr("stopped before the end")
        if interrupted:
            words += ", " + self.tr("{count} not seen to the end").format(count=interrupted)
        return words

    def _follow_choice(self) -> None:
        chosen = self._sittings.get(self.chosen)
        self.resume_button.setEnabled(chosen is not None and not chosen.is_over)

    def _build_layout(self) -> None:
        overdue = QHBoxLayout()
        overdue.setSpacing(SPACE_M)
        overdue.addWidget(self.overdue, 1)
        overdue.addWidget(self.erase_button)
        below = QHBoxLayout()
        below.setSpacing(SPACE_L)
        below.addWidget(self._next_viewer())
        below.addLayout(self._all_viewers(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addLayout(self._head())
        layout.addWidget(self.warnings)
        layout.addLayout(overdue)
        layout.addLayout(below, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.place)
        head.addLayout(names, 1)
        for button in (self.new_button, self.open_button, self.edit_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _next_viewer(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(300)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        rows.setSpacing(SPACE_M)
        rows.addWidget(label(self.tr("The next viewer"), "subtitle"))
        for widget in (self.code, self.next_button, self.how):
            rows.addWidget(widget)
        station = QHBoxLayout()
        station_words = label(self.tr("Station"), "muted")
        station_words.setBuddy(self.station_field)
        station.addWidget(station_words)
        station.addWidget(self.station_field)
        station.addStretch()
        rows.addLayout(station)
        rows.addStretch()
        return card

    def _all_viewers(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        for button in (self.resume_button, self.withdraw_button):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.results_button)
        rows = QVBoxLayout()
        rows.setSpacing(SPACE_M)
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.add_button)
        rows.addLayout(head)
        rows.addWidget(self.viewers, 1)
        rows.addLayout(buttons)
        return rows


def _viewers_table(columns: Sequence[str], name: str) -> QTableWidget:
    table = QTableWidget(0, len(columns))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(columns))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for column in range(len(columns) - 1):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


def _seen(sitting: Sitting) -> int:
    return sum(sitting.counted(item) is not None for item in sitting.order)


def _how(study: Study) -> list[str]:
    """Describe how a sitting of the study proceeds."""
    translate = QCoreApplication.translate
    lasts = length(sum(item.length_s for item in study.shown) + study.blank_s * len(study.shown))
    orders = {
        Order.FIXED: translate("StudyPage", "fixed order"),
        Order.RANDOM: translate("StudyPage", "random order"),
        Order.BALANCED: translate("StudyPage", "balanced order"),
    }
    words = [
        translate("StudyPage", "Films: {count}").format(count=len(study.items)),
        translate("StudyPage", "about {length}, and the questions").format(length=lasts),
        orders[study.order],
        translate("StudyPage", "viewers watch alone")
        if study.company is Company.ALONE
        else translate("StudyPage", "viewers watch in company"),
    ]
    if study.neutral is not None:
        words.insert(1, translate("StudyPage", "a neutral clip first"))
    if not study.blind:
        words.append(translate("StudyPage", "viewers see the gauge"))
    return words
