"""The table of the history, its cells that are more than text, and the message in its place while it is empty."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import numpy as np
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rating_app.rating.curve import points_of
from rating_app.rating.series import stretches
from rating_app.views.design.icons import IconLabel
from rating_app.views.design.theme import SPACING, current_theme
from rating_app.views.history.columns import Column
from rating_app.views.history.model import CURVE_ROLE, SessionModel
from rating_app.views.timeline.chart_painting import paint_area

_SIDE, _TOP = 8, 6
_LONGEST_TITLE = 300
_ROW_HEIGHT = 38
_WIDTHS = {
    Column.STARTED: 128,
    Column.COURSE: 112,
    Column.DURATION: 80,
    Column.RATING: 118,
    Column.SMILES: 68,
    Column.STARS: 84,
    Column.FACE_SEEN: 88,
}
_MOST_REMEMBERED = 1000
"""A larger selection is not restored when the rows change."""

_ICON_SIZE = 48


class ThumbnailDelegate(QStyledItemDelegate):
    """A delegate that paints the bytes under CURVE_ROLE, 0 at the bottom and 100 at the top, with gaps where no face
    was seen; a dotted line if the curve has not been drawn yet.
    """

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        theme = current_theme()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRectF(option.rect).adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        curve: bytes | None = index.data(CURVE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.on_accent if selected else theme.border)
        painter.setPen(QPen(ground, 1, Qt.PenStyle.SolidLine if curve else Qt.PenStyle.DotLine))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        if curve:
            pen = QPen(QColor(theme.on_accent if selected else theme.joy), 1.5)
            for stretch in _stretches(curve, room):
                paint_area(painter, stretch, room.bottom(), pen)
        painter.restore()


def _stretches(curve: bytes, room: QRectF) -> list[list[QPointF]]:
    """Return the stretches between the gaps; a single point is as wide as its part of the duration."""
    points = np.array(points_of(curve), dtype=float)
    step = room.width() / len(points)
    xs, ys = room.left() + (np.arange(len(points)) + 0.5) * step, room.bottom() - points / 100 * room.height()
    found = []
    for first, end in stretches(~np.isnan(points)):
        drawn = [QPointF(x, y) for x, y in zip(xs[first:end].tolist(), ys[first:end].tolist(), strict=True)]
        half = QPointF(step / 2, 0)
        found.append([drawn[0] - half, *drawn, drawn[-1] + half])
    return found


class TitleDelegate(QStyledItemDelegate):
    """A delegate whose editor fits into the row."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(_LONGEST_TITLE)
        editor.setAccessibleName(self.tr("New title"))
        editor.setStyleSheet("QLineEdit, QLineEdit:focus { padding: 0 4px; border-radius: 3px; }")
        return editor


class SessionTable(QTableView):
    """A table that keeps the selection, by session, and the scroll position when the rows change."""

    def __init__(self, model: SessionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._remembered: list[str] = []
        self._current_row, self._scrolled = 0, 0
        self.setAccessibleName(self.tr("Sessions"))
        self.setModel(model)
        self.setItemDelegateForColumn(Column.COURSE, ThumbnailDelegate(self))
        self.titles = TitleDelegate(self)
        self.setItemDelegateForColumn(Column.CONTENT, self.titles)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        # The header's own selection model would ask for every row, at each painting, whether a column is selected as a
        # whole.
        header.setSelectionModel(QItemSelectionModel(model, self))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(Column.CONTENT, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.STARTED, Qt.SortOrder.DescendingOrder)
        model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        model.modelReset.connect(self._on_reset)

    @property
    def is_editing(self) -> bool:
        """Whether a title is being changed in place."""
        return self.state() == QAbstractItemView.State.EditingState

    def selected_count(self) -> int:
        """Return how many sessions are selected, at once for any number."""
        return sum(stretch.height() for stretch in self._stretches())

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected sessions, from top to bottom."""
        stretches = [np.arange(one.top(), one.bottom() + 1) for one in self._stretches()]
        return self._model.ids_at(np.unique(np.concatenate(stretches))) if stretches else []

    def _stretches(self) -> Iterable[QItemSelectionRange]:
        # PySide6's stubs do not know that it is a list.
        return self.selectionModel().selection()  # type: ignore[return-value]

    def edit_title(self) -> None:
        """Let the user rename the current session in place."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex().siblingAtColumn(Column.CONTENT))

    def select(self, rows: list[int]) -> None:
        """Select these rows, in rising order, and nothing else; the first becomes the current one."""
        selection, last_column = QItemSelection(), len(Column) - 1
        for _, places in groupby(enumerate(rows), lambda place: place[1] - place[0]):
            stretch = [row for _, row in places]
            selection.select(self._model.index(stretch[0], 0), self._model.index(stretch[-1], last_column))
        if rows:
            first = self._model.index(rows[0], Column.CONTENT)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_about_to_be_reset(self) -> None:
        self._remembered = self.selected_ids() if self.selected_count() <= _MOST_REMEMBERED else []
        self._current_row = max(0, self.currentIndex().row())
        self._scrolled = self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        count = self._model.rowCount()
        rows = self._model.rows_of(self._remembered)
        if not rows and count:
            # The selected session is gone; a user of the keyboard keeps their place.
            rows = [min(self._current_row, count - 1)]
        self.select(rows)
        # Only this lays out the rows, and with them the range of the scroll bar.
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)


class EmptyState(QFrame):
    """A message in the table's place.

    Signals:
        filter_clear_requested(): show every session again.
    """

    filter_clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = IconLabel(_ICON_SIZE)
        self._heading, self._words = QLabel(), QLabel()
        self._heading.setObjectName("subtitle")
        self._words.setObjectName("muted")
        self.clear_button = QPushButton(self.tr("Show all sessions"))
        self.clear_button.clicked.connect(self.filter_clear_requested)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACING)
        layout.addStretch()
        for widget in (self._picture, self._heading, self._words, self.clear_button):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.show_reading()

    @property
    def heading(self) -> str:
        return self._heading.text()

    def show_reading(self) -> None:
        """Show that the history is being read."""
        self._show("history", self.tr("One moment…"), self.tr("Your sessions are being read."))

    def show_no_sessions(self) -> None:
        """Show that there are no sessions at all."""
        self._show(
            "history",
            self.tr("No sessions yet"),
            self.tr("When you stop a session it appears here, with its rating and its curve."),
        )

    def show_nothing_found(self) -> None:
        """Show that no session passes the filter."""
        self._show(
            "search",
            self.tr("No session matches"),
            self.tr("Try other words or a longer period."),
            can_clear=True,
        )

    def _show(self, icon: str, heading: str, words: str, can_clear: bool = False) -> None:
        self._picture.show_icon(icon, "muted")
        self._heading.setText(heading)
        self._words.setText(words)
        self.clear_button.setVisible(can_clear)
