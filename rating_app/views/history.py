"""The sessions that are kept on this computer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rating_app.rating.method import METHOD_NAME
from rating_app.store import SessionSummary
from rating_app.views.theme import SPACING

_HEADINGS = ("Started", "Content", "Seen through", "Duration", "Rating (95 %)", "Smiles", "Stars", "Face seen")


class HistoryDialog(QDialog):
    """Lists sessions, newest first.

    Signals:
        export_requested(str), delete_requested(str): the session id.
        delete_all_requested().
    """

    export_requested = Signal(str)
    delete_requested = Signal(str)
    delete_all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("History")
        self.resize(980, 460)
        self.table = QTableWidget(0, len(_HEADINGS))
        self.table.setHorizontalHeaderLabels(_HEADINGS)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName("Sessions")
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._empty = QLabel("There are no sessions yet. They appear here when you stop one.")
        self._empty.setObjectName("muted")
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setOpenExternalLinks(True)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.export_button = QPushButton("Export…")
        self.delete_button = QPushButton("Delete…")
        self.delete_all_button = QPushButton("Delete all…")
        close = QPushButton("Close")
        self.export_button.clicked.connect(lambda: self.export_requested.emit(self._selected()))
        self.delete_button.clicked.connect(self._on_delete)
        self.delete_all_button.clicked.connect(self._on_delete_all)
        close.clicked.connect(self.accept)
        self.table.itemSelectionChanged.connect(self._on_selection_changed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.delete_button)
        buttons.addWidget(self.delete_all_button)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACING, 2 * SPACING, 2 * SPACING, 2 * SPACING)
        layout.setSpacing(SPACING)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._message)
        layout.addLayout(buttons)
        self.show_sessions(())

    def show_sessions(self, sessions: Sequence[SessionSummary]) -> None:
        """Fill the table."""
        self._empty.setVisible(not sessions)
        self.delete_all_button.setEnabled(bool(sessions))
        self.table.setRowCount(len(sessions))
        for row, session in enumerate(sessions):
            cells = (
                session.started_at.astimezone().strftime("%Y-%m-%d %H:%M"),
                f"{session.content} (interrupted)" if session.interrupted else session.content,
                session.source,
                in_minutes(session.duration_s),
                _rating_in_figures(session),
                "–" if session.rating_0_100 is None or session.rating_method != METHOD_NAME else str(session.smiles),
                "–" if session.stars is None else f"{session.stars} of 5",
                f"{session.coverage:.0%}",
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, session.session_id)
                self.table.setItem(row, column, item)
        if sessions:
            self.table.selectRow(0)
        self._on_selection_changed()

    def show_message(self, text: str) -> None:
        """One calm sentence under the table."""
        self._message.setText(text)

    def _selected(self) -> str:
        item = self.table.item(self.table.currentRow(), 0)
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _on_selection_changed(self) -> None:
        for button in (self.export_button, self.delete_button):
            button.setEnabled(bool(self.table.selectedItems()))

    def _on_delete(self) -> None:
        question = "Delete this session for good? Its numbers are erased from the file; files you exported stay."
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        if QMessageBox.question(self, "Delete session", question, yes | no, no) == yes:
            self.delete_requested.emit(self._selected())

    def _on_delete_all(self) -> None:
        question = (
            f"Delete all {self.table.rowCount()} sessions for good? Their numbers are erased from the file; files you "
            "exported stay."
        )
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        if QMessageBox.question(self, "Delete all sessions", question, yes | no, no) == yes:
            self.delete_all_requested.emit()


def _rating_in_figures(session: SessionSummary) -> str:
    if session.rating_0_100 is None:
        return "–"
    if session.rating_method != METHOD_NAME:
        return f"{session.rating_0_100:.0f} (plain mean)"
    if session.rating_low is None or session.rating_high is None:
        return f"{session.rating_0_100:.0f}"
    return f"{session.rating_0_100:.0f} ({session.rating_low:.0f}–{session.rating_high:.0f})"


def in_minutes(seconds: float) -> str:
    """`1:05`, or `1:02:03` from an hour on."""
    whole = int(seconds)
    minutes = f"{whole // 60 % 60}:{whole % 60:02d}"
    return minutes if whole < 3600 else f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
