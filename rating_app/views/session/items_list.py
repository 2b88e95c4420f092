"""The items of the content with a rating each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rating_app.formatting import points
from rating_app.rating import SessionRating
from rating_app.session.content import ContentItem
from rating_app.views.design.numbers import per_cent
from rating_app.views.session.row_table import STRENGTH_ROLE, RowTable, StrengthDelegate

_NAME, _RATING = 1, 2


class ItemsList(QWidget):
    """In the content's order.

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
        """`ratings` are by the item's number, from 1; one that was not shown has none."""
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
