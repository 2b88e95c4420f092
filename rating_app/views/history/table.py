"""The table of the history."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from rating_app.views.history.columns import Column
from rating_app.views.history.delegates import ThumbnailDelegate, TitleDelegate
from rating_app.views.history.model import SessionModel

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
"""More selected rows than that are not looked for when the rows change."""


class SessionTable(QTableView):
    """Keeps the selection, by session, and the place where the rows change."""

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
        # It would ask for every row, whenever it is painted, whether its column is selected as a whole.
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
        """How many sessions are selected, at once for any number."""
        return sum(stretch.height() for stretch in self._stretches())

    def selected_ids(self) -> list[str]:
        """The ids of the selected sessions, from top to bottom."""
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
            # What was selected is gone: whoever goes on with the keyboard stays where they are.
            rows = [min(self._current_row, count - 1)]
        self.select(rows)
        # The rows are laid out only then, and with them the range of the bar.
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)
