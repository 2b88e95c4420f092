"""The small tables of the session page: rows that are chosen as a whole, and cells with a bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from rating_app.views.design.theme import current_theme

STRENGTH_ROLE = Qt.ItemDataRole.UserRole + 1
"""Of an item: how long its bar is, in [0, 1]; None for no bar."""

_WORDS_PX, _BAR_PX, _GAP_PX = 54, 8, 8


class RowTable(QTableWidget):
    """Tab leaves it, rather than going from cell to cell.

    Signals:
        row_chosen(int): the row's number, from 0.
    """

    row_chosen = Signal(int)

    def __init__(self, headings: Sequence[str], stretched: int, parent: QWidget | None = None) -> None:
        """`stretched` is the column that takes what width the others leave."""
        super().__init__(0, len(headings), parent)
        self.setHorizontalHeaderLabels(list(headings))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.cellClicked.connect(lambda row, _column: self.row_chosen.emit(row))

    def fill_row(self, row: int, texts: Sequence[str]) -> list[QTableWidgetItem]:
        """Put one text into each column; the cells, to be dressed further."""
        cells = [QTableWidgetItem(text) for text in texts]
        for column, cell in enumerate(cells):
            self.setItem(row, column, cell)
        return cells

    def event(self, event: QEvent) -> bool:
        # Where rows can be edited, the key for it is not for a shortcut of the window.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_F2
            and self.editTriggers() & QAbstractItemView.EditTrigger.EditKeyPressed
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0 and not editing:
            self.row_chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class StrengthDelegate(QStyledItemDelegate):
    """The cell's words stand on the left, and the bar takes the rest."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        strength = index.data(STRENGTH_ROLE)
        if strength is None:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        cell = QRectF(option.rect)
        left = cell.left() + _WORDS_PX
        track = QRectF(left, cell.center().y() - _BAR_PX / 2, cell.right() - left - _GAP_PX, _BAR_PX)
        if track.width() < 12:
            return
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.on_accent if selected else theme.border))
        painter.setBrush(QColor(theme.accent if selected else theme.sunken))
        painter.drawRoundedRect(track, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.on_accent if selected else theme.joy))
        filled = QRectF(track)
        filled.setWidth(max(2.0, track.width() * min(1.0, strength)))
        painter.drawRoundedRect(filled, 3, 3)
        painter.restore()
