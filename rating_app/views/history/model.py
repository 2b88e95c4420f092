"""The sessions as Qt's table sees them: a cell is made when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from rating_app.session.content import ContentKind
from rating_app.store import SessionSummary
from rating_app.views.design.icons import pixmap
from rating_app.views.design.theme import current_theme
from rating_app.views.history.columns import Column, explanation, heading, in_words, spoken
from rating_app.views.history.index import Rows, SessionFilter, SessionIndex

CURVE_ROLE = Qt.ItemDataRole.UserRole
"""The bytes of a session's curve, None if it has not been drawn yet."""

_ICON_NAMES = {
    ContentKind.SCREEN.value: "monitor",
    ContentKind.MEDIA.value: "film",
    ContentKind.PICTURES.value: "images",
    ContentKind.RECORDING.value: "scan-face",
}
_ICON_SIZE = 16
_RIGHT = (Column.DURATION, Column.SMILES, Column.FACE_SEEN)
_Index = QModelIndex | QPersistentModelIndex


class SessionModel(QAbstractTableModel):
    """A model of a SessionIndex, filtered and sorted, without the sessions that are being deleted.

    Attributes:
        known: how many sessions there are before filtering.

    Signals:
        renamed(str, str): the session's id and its new title, which the table shows already.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = SessionIndex.of(())
        self._filter = SessionFilter()
        self._column, self._descending = Column.STARTED, True
        self._hidden: set[str] = set()
        self._rows: Rows = np.empty(0, np.int64)
        self.known = 0
        self._answers: Mapping[int, Callable[[SessionSummary, Column], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda session, column: (
                "" if column is Column.COURSE else in_words(session, column)
            ),
            Qt.ItemDataRole.EditRole: lambda session, column: session.content if column is Column.CONTENT else None,
            Qt.ItemDataRole.DecorationRole: self._icon,
            Qt.ItemDataRole.TextAlignmentRole: lambda _session, column: _alignment(column),
            Qt.ItemDataRole.ToolTipRole: _tool_tip,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            CURVE_ROLE: lambda session, _column: session.curve,
        }

    def set_index(self, index: SessionIndex) -> None:
        """Show the sessions of this index."""
        self._show(index=index)

    def set_filter(self, wanted: SessionFilter) -> None:
        """Show only sessions that pass this filter."""
        if wanted != self._filter:
            self._show(wanted=wanted)

    def hide(self, session_ids: Iterable[str]) -> None:
        """Hide these sessions until `unhide`, in later indexes, too."""
        self._show(hidden=self._hidden | set(session_ids))

    def unhide(self, session_ids: Iterable[str]) -> None:
        """Show these sessions again."""
        self._show(hidden=self._hidden - set(session_ids))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
        self._show()

    def set_curves(self, curves: Mapping[str, bytes]) -> None:
        """Add curves that have been drawn meanwhile, by session id."""
        rows = self._index.rows
        changed = [
            replace(self._index.summaries[rows[key]], curve=curve) for key, curve in curves.items() if key in rows
        ]
        if changed:
            self._index = self._index.replaced(changed)
            if len(self._rows):
                last = len(self._rows) - 1
                self.dataChanged.emit(self.index(0, Column.COURSE), self.index(last, Column.COURSE))

    def session_at(self, row: int) -> SessionSummary:
        """Return the session in this row of the table."""
        return self._index.summaries[int(self._rows[row])]

    def session_of(self, session_id: str) -> SessionSummary | None:
        """Return the session with this id, shown or not; None if there is none."""
        row = self._index.rows.get(session_id)
        return None if row is None else self._index.summaries[row]

    def ids_at(self, rows: Rows) -> list[str]:
        """Return the ids of the sessions in these rows of the table."""
        summaries = self._index.summaries
        return [summaries[row].session_id for row in self._rows[rows].tolist()]

    def rows_of(self, session_ids: Iterable[str]) -> list[int]:
        """Return the rows of these sessions in the table, in rising order, without those that are not shown."""
        known = [self._index.rows[session_id] for session_id in session_ids if session_id in self._index.rows]
        return np.flatnonzero(np.isin(self._rows, known)).tolist() if known else []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(Column(section))
        if role == Qt.ItemDataRole.ToolTipRole:
            return explanation(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self._answers.get(role) if index.isValid() else None
        return None if answer is None else answer(self.session_at(index.row()), Column(index.column()))

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename the session in this row; an empty title keeps the old one."""
        title, session = str(value).strip(), self.session_at(index.row())
        if index.column() != Column.CONTENT or role != Qt.ItemDataRole.EditRole or title in ("", session.content):
            return False
        self._index = self._index.replaced([replace(session, content=title)])
        self.dataChanged.emit(index, index)
        self.renamed.emit(session.session_id, title)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.CONTENT else flags

    def _icon(self, session: SessionSummary, column: Column) -> QIcon | None:
        name = _ICON_NAMES.get(session.content_kind)
        if column is not Column.CONTENT or name is None:
            return None
        theme = current_theme()
        return _icon(name, theme.muted, theme.on_accent)

    def _show(
        self,
        index: SessionIndex | None = None,
        wanted: SessionFilter | None = None,
        hidden: set[str] | None = None,
    ) -> None:
        self.beginResetModel()
        self._index = index or self._index
        self._filter = wanted or self._filter
        self._hidden = self._hidden if hidden is None else hidden
        rows = self._index.find(self._filter, self._column, self._descending)
        gone = [self._index.rows[session_id] for session_id in self._hidden if session_id in self._index.rows]
        stays = np.ones(len(self._index.summaries), np.bool_)
        stays[gone] = False
        self._rows = rows[stays[rows]]
        self.known = len(stays) - len(gone)
        self.endResetModel()


@cache
def _icon(name: str, colour: str, selected_colour: str) -> QIcon:
    icon = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Selected, selected_colour)):
        icon.addPixmap(pixmap(name, tint, _ICON_SIZE, 2.0), mode)
    return icon


def _alignment(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value


def _tool_tip(session: SessionSummary, column: Column) -> str | None:
    if column is Column.COURSE:
        return in_words(session, column)
    if column is Column.CONTENT:
        return "\n".join(line for line in (session.content, session.source, session.notes) if line)
    if column is Column.STARTED:
        return f"{session.started_at.astimezone():%Y-%m-%d %H:%M:%S}"
    return None
