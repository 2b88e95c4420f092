"""The markers of a session: a list to read and to change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rating_app.formatting import clock
from rating_app.session.session import Marker
from rating_app.views.design.icons import IconToolButton
from rating_app.views.design.language import length
from rating_app.views.session.tables import RowTable

_WHERE, _TIME, _WORDS = range(3)


@dataclass(frozen=True)
class _Removed:
    marker: Marker


@dataclass(frozen=True)
class _Imported:
    markers: tuple[Marker, ...]


class MarkersList(QWidget):
    """A list of markers. F2 or a double click edits the words, Delete removes the marker, Ctrl+Z undoes a removal or an
    import.

    Signals:
        chosen(object): a Marker, by a click or by Enter.
        changed(object): a tuple of all markers, after the user has changed one.
        adding(): the user wants to add one.
        import_requested(), export_requested(): events are to be read from a file, or markers written to files.
    """

    chosen = Signal(object)
    changed = Signal(object)
    adding = Signal()
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markers: list[Marker] = []
        self._done: list[_Removed | _Imported] = []
        self._where: Callable[[float], str] = lambda _second: ""
        self._filling = False
        self.table = RowTable((self.tr("In the content"), self.tr("Session"), self.tr("What happened")), _WORDS)
        self.table.setAccessibleName(self.tr("Markers"))
        self.table.setToolTip(self.tr("Enter shows the moment, F2 edits the words, Delete removes the marker"))
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.row_chosen.connect(lambda row: self.chosen.emit(self._markers[row]))
        self.table.itemChanged.connect(self._on_item_changed)
        self.table.itemSelectionChanged.connect(self._enable)
        self.add_button = self._button("plus", self.tr("Add…"), self.tr("Mark the moment under the timeline's cursor"))
        self.edit_button = self._button("pencil", self.tr("Edit"), self.tr("Change the marker's words (F2)"))
        self.remove_button = self._button("trash-2", self.tr("Remove"), self.tr("Remove the marker (Delete)"))
        take_back = self.tr("Undo the last removal or import (Ctrl+Z)")
        self.undo_button = self._button("undo-2", self.tr("Undo"), take_back)
        self._add_transfer()
        self.add_button.clicked.connect(self.adding)
        self.edit_button.clicked.connect(self._on_edit)
        self.remove_button.clicked.connect(self._on_remove)
        self.undo_button.clicked.connect(self.take_back)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table, self._on_remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.take_back)
        self._empty = QLabel(
            self.tr("There are no markers. Double-click the timeline, or press Add…, to mark a moment.")
        )
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setMargin(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (
            self.add_button,
            self.edit_button,
            self.remove_button,
            self.undo_button,
            self.transfer_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        layout.addStretch()
        self.show_markers(())

    @property
    def markers(self) -> tuple[Marker, ...]:
        """The markers in the order of time."""
        return tuple(self._markers)

    def show_markers(self, markers: Sequence[Marker], where: Callable[[float], str] = lambda _second: "") -> None:
        """Show the markers of another session, with nothing to undo. `where` returns the place in the content at a
        second of the session, or an empty string.
        """
        self._where = where
        self._done.clear()
        self._markers = sorted(markers, key=lambda marker: marker.timestamp_s)
        self._fill(0)

    def add_marker(self, marker: Marker) -> None:
        """Add a marker that is already saved."""
        self._markers = sorted([*self._markers, marker], key=lambda one: one.timestamp_s)
        self._fill(self._markers.index(marker))

    def import_markers(self, markers: Sequence[Marker]) -> None:
        """Add the markers of a file; the user can undo this."""
        self._done.append(_Imported(tuple(markers)))
        self._markers = sorted([*self._markers, *markers], key=lambda one: one.timestamp_s)
        self._fill(self._markers.index(markers[0]) if markers else 0)
        self.changed.emit(self.markers)

    def take_back(self) -> None:
        """Undo the last removal or import, if there is one."""
        if not self._done:
            return
        done = self._done.pop()
        if isinstance(done, _Removed):
            self.add_marker(done.marker)
        else:
            # An imported marker that the user has renamed since stays.
            for one in done.markers:
                if one in self._markers:
                    self._markers.remove(one)
            self._fill(0)
        self.changed.emit(self.markers)

    def _add_transfer(self) -> None:
        """Add a menu for importing events and exporting markers."""
        self.transfer_button = self._button("chevron-down", "", self.tr("Import and export markers"))
        self.transfer_button.setAccessibleName(self.transfer_button.toolTip())
        self.transfer_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.transfer_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # The icon is an arrow already.
        self.transfer_button.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        menu = QMenu(self.transfer_button)
        self.import_action = menu.addAction(self.tr("Import events…"))
        self.import_action.triggered.connect(lambda: self.import_requested.emit())
        self.export_action = menu.addAction(self.tr("Export markers…"))
        self.export_action.triggered.connect(lambda: self.export_requested.emit())
        self.transfer_button.setMenu(menu)

    def _button(self, icon: str, words: str, tip: str) -> IconToolButton:
        button = IconToolButton(icon, spaced=True)
        button.setText(words)
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _fill(self, current: int) -> None:
        self._filling = True
        self.table.setRowCount(len(self._markers))
        for row, marker in enumerate(self._markers):
            when = clock(marker.timestamp_s)
            if marker.duration_s:
                when = self.tr("{time}, for {length}").format(time=when, length=length(marker.duration_s))
            place, time, _words = self.table.fill_row(row, (self._where(marker.timestamp_s), when, marker.text))
            for fixed in (place, time):
                fixed.setFlags(fixed.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.table.setColumnHidden(_WHERE, not any(self._where(marker.timestamp_s) for marker in self._markers))
        self._filling = False
        self._empty.setVisible(not self._markers)
        self.table.setVisible(bool(self._markers))
        if self._markers:
            self.table.setCurrentCell(min(current, len(self._markers) - 1), _WORDS)
        self._enable()

    def _enable(self) -> None:
        some = bool(self._markers) and self.table.currentRow() >= 0
        self.edit_button.setEnabled(some)
        self.remove_button.setEnabled(some)
        self.undo_button.setEnabled(bool(self._done))

    def _on_edit(self) -> None:
        words = self.table.item(self.table.currentRow(), _WORDS)
        if words is not None:
            self.table.setFocus()
            self.table.editItem(words)

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != _WORDS:
            return
        row = item.row()
        words = item.text().strip()
        if words != self._markers[row].text:
            self._markers[row] = replace(self._markers[row], text=words)
            self.changed.emit(self.markers)

    def _on_remove(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._markers):
            self._done.append(_Removed(self._markers.pop(row)))
            self._fill(row)
            self.changed.emit(self.markers)
