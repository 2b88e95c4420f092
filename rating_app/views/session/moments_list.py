"""The best moments of a session."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QStackedLayout, QWidget

from rating_app.formatting import clock
from rating_app.rating import Smile
from rating_app.views.design.numbers import per_cent
from rating_app.views.session.row_table import STRENGTH_ROLE, RowTable, StrengthDelegate

_WHERE, _STRENGTH = 2, 3


class MomentsList(QWidget):
    """Numbered as on the timeline, the greatest first.

    Signals:
        chosen(object): a Smile, by a click or by Enter.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        headings = ("#", self.tr("Time"), self.tr("In the content"), self.tr("Share of all joy"))
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
        """What is said in place of moments; empty where there are any."""
        return self._message.text() if self._layout.currentWidget() is self._message else ""

    def show_searching(self) -> None:
        """They are being found."""
        self._say(self.tr("Finding the best moments…"))

    def show_moments(self, moments: Sequence[Smile], joy_s: float, where: Callable[[Smile], str]) -> None:
        """`joy_s` is the whole session's joy, in seconds of complete joy; `where` says at which place of the content a
        moment was, or nothing.
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
            cells = self.table.fill_row(row, (str(row + 1), clock(moment.onset_s), place, per_cent(share)))
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
