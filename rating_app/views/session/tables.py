"""The small tables of the session page: the best moments, and the content's items with a rating each. Rows are chosen
as a whole, and cells can have a bar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rating_app.formatting import clock, points
from rating_app.rating import SessionRating, Smile
from rating_app.session.content import ContentItem
from rating_app.views.design.language import per_cent
from rating_app.views.design.theme import current_theme

STRENGTH_ROLE = Qt.ItemDataRole.UserRole + 1
"""Role of an item's bar: its length in [0, 1], or None for no bar."""

_WORDS_PX, _BAR_PX, _GAP_PX = 54, 8, 8
_WHERE, _STRENGTH = 1, 3
_NAME, _RATING = 1, 2


class RowTable(QTableWidget):
    """A table of rows; Tab leaves it, rather than going from cell to cell.

    Signals:
        row_chosen(int): the row's number, from 0.
    """

    row_chosen = Signal(int)

    def __init__(self, headings: Sequence[str], stretched: int, parent: QWidget | None = None) -> None:
        """Build the table; `stretched` is the column that takes the width that the others leave."""
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
        """Put one text into each column, and return the cells."""
        cells = [QTableWidgetItem(text) for text in texts]
        for column, cell in enumerate(cells):
            self.setItem(row, column, cell)
        return cells

    def event(self, event: QEvent) -> bool:
        # If rows can be edited, the key for it must not trigger a shortcut of the window.
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
    """A cell with its text on the left and a bar in the rest."""

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


class MomentsList(QWidget):
    """A list of the best moments, numbered as on the timeline, the greatest first.

    Signals:
        chosen(object): a Smile, by a click or by Enter.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        headings = ("#", self.tr("In the content"), self.tr("Session"), self.tr("Share of all joy"))
        self.table = RowTable(headings, _STRENGTH)
        self.table.setAccessibleName(self.tr("Best moments"))
        self.table.setToolTip(self.tr("Click, or press Enter, to see a moment"))
        self.table.horizontalHeader().setSectionResizeMode(_WHERE, QHeaderView.ResizeMode.Interactive)
        self.table.row_chosen.connect(lambda row: self.chosen.emit(self._moments[row]))
        self.table.setItemDelegateForColumn(_STRENGTH, StrengthDelegate(self.table))
        self._message = QLabel()
        self._message.setObjectName("muted")
        self._message.setWordWrap(True)
        self._message.setMargin(12)
        self._moments: tuple[Smile, ...] = ()
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._message)
        self._layout.addWidget(self.table)

    @property
    def message(self) -> str:
        """The text in place of moments; empty if there are any."""
        return self._message.text() if self._layout.currentWidget() is self._message else ""

    def show_searching(self) -> None:
        """Show that the moments are being found."""
        self._say(self.tr("Finding the best moments…"))

    def show_moments(self, moments: Sequence[Smile], joy_s: float, where: Callable[[Smile], str]) -> None:
        """Show the moments. `joy_s` is the whole session's joy, in seconds of complete joy; `where` returns a moment's
        place in the content, or an empty string.
        """
        self._moments = tuple(moments)
        if not moments:
            self._say(self.tr("No smile was seen, so no moment stands out."))
            return
        places = [where(moment) for moment in moments]
        self.table.setColumnHidden(_WHERE, not any(places))
        self.table.setRowCount(len(moments))
        for row, (moment, place) in enumerate(zip(moments, places, strict=True)):
            share = min(1.0, moment.joy_s / joy_s) if joy_s > 0 else 0.0
            cells = self.table.fill_row(row, (str(row + 1), place, clock(moment.onset_s), per_cent(share)))
            cells[_WHERE].setToolTip(place)
            cells[_STRENGTH].setData(STRENGTH_ROLE, share)
        self.table.setCurrentCell(0, 0)
        self.table.resizeColumnToContents(_WHERE)
        self.table.setColumnWidth(_WHERE, min(150, self.table.columnWidth(_WHERE)))
        self._layout.setCurrentWidget(self.table)

    def _say(self, words: str) -> None:
        self._moments = ()
        self._message.setText(words)
        self._layout.setCurrentWidget(self._message)


class ItemsList(QWidget):
    """A list of the content's items, in its order.

    Signals:
        chosen(int): the item's number, from 1, by a click or by Enter.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RowTable(("#", self.tr("Name"), self.tr("Rating"), self.tr("Face seen")), _NAME)
        self.table.setAccessibleName(self.tr("Ratings of the pictures"))
        self.table.setToolTip(self.tr("Click, or press Enter, to see one"))
        self.table.row_chosen.connect(lambda row: self.chosen.emit(self._numbers[row]))
        self.table.setItemDelegateForColumn(_RATING, StrengthDelegate(self.table))
        self.table.horizontalHeader().setSectionResizeMode(_RATING, self.table.horizontalHeader().ResizeMode.Fixed)
        self.table.setColumnWidth(_RATING, 130)
        self._numbers: tuple[int, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)

    def show_items(self, items: Sequence[ContentItem], ratings: Mapping[int, SessionRating]) -> None:
        """Show the items; `ratings` are by the item's number, from 1, and an item that was not shown has none."""
        self._numbers = tuple(range(1, len(items) + 1))
        self.table.setRowCount(len(items))
        for row, (number, item) in enumerate(zip(self._numbers, items, strict=True)):
            rating = ratings.get(number)
            figure = None if rating is None else rating.rating_0_100
            seen = per_cent(None if rating is None else rating.coverage)
            cells = self.table.fill_row(row, (str(number), item.name, points(figure), seen))
            cells[_NAME].setToolTip(item.name)
            cells[_RATING].setData(STRENGTH_ROLE, None if figure is None else figure / 100)
        if items:
            self.table.setCurrentCell(0, 0)
