"""The history: all sessions that are kept on this computer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from rating_app.session.course import Course
from rating_app.store import SessionSummary
from rating_app.views.design.icons import ActionButton, pixmap
from rating_app.views.design.labels import ElidedLabel
from rating_app.views.design.theme import SPACING, current_theme, is_theme_change
from rating_app.views.history.bars import ExportBar, FilterBar, UndoBar
from rating_app.views.history.comparison import Comparison
from rating_app.views.history.index import SessionIndex
from rating_app.views.history.model import SessionModel
from rating_app.views.history.table import EmptyState, SessionTable

_ICONS = {
    "open": ("square-arrow-out-up-right", "text"),
    "compare": ("chart-spline", "text"),
    "rename": ("pencil", "text"),
    "export": ("download", "text"),
    "marks": ("flag", "text"),
    "delete": ("trash-2", "alert"),
}
"""The icons of the actions that have a button: name and colour."""


class HistoryPage(QWidget):
    """A page that lists sessions, and lets the user find, open, compare, rename, export and delete them.

    Signals:
        open_requested(str): the session with this id.
        compare_requested(list): session ids; the page waits for `show_course` of each.
        comparison_left(): the sessions that were compared are no longer shown.
        rename_requested(str, str): the session's id and its new title, which the page shows already.
        export_requested(list), marks_requested(list), delete_requested(list): session ids.
        undo_requested(): undo the deletions that `show_deleted` reported.
        delete_all_requested(): the user has confirmed it.
        export_cancel_requested().
    """

    open_requested = Signal(str)
    compare_requested = Signal(list)
    comparison_left = Signal()
    rename_requested = Signal(str, str)
    export_requested = Signal(list)
    marks_requested = Signal(list)
    delete_requested = Signal(list)
    undo_requested = Signal()
    delete_all_requested = Signal()
    export_cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self.model = SessionModel(self)
        self.table = SessionTable(self.model)
        self.filters = FilterBar()
        self.empty = EmptyState()
        self.undo_bar = UndoBar()
        self.export_bar = ExportBar()
        self.comparison = Comparison()
        self._is_read = False
        self._waiting: SessionIndex | None = None
        self._status = QLabel()
        self._status.setObjectName("muted")
        self.message = ElidedLabel()
        self._make_actions()
        self._make_buttons()
        self._lay_out()
        self._wire()
        self._dress()
        self._follow()

    def show_sessions(self, sessions: Sequence[SessionSummary]) -> None:
        """Show these sessions, newest first. For many, build the index in the background and call `show_index`."""
        self.show_index(SessionIndex.of(sessions))

    def show_index(self, index: SessionIndex) -> None:
        """Show the sessions of the index; if the user is changing a title, once that is done."""
        if self.table.is_editing:
            self._waiting = index
            return
        self._is_read, self._waiting = True, None
        self.model.set_index(index)
        self._follow()

    def show_curves(self, curves: Mapping[str, bytes]) -> None:
        """Add curves that have been drawn meanwhile, by session id."""
        self.model.set_curves(curves)

    def hide_sessions(self, session_ids: Iterable[str]) -> None:
        """Hide these sessions until `bring_back`."""
        self.model.hide(session_ids)
        self._follow()

    def bring_back(self, session_ids: Iterable[str]) -> None:
        """Show these sessions again."""
        self.model.unhide(session_ids)
        self._follow()

    def show_deleted(self, count: int) -> None:
        """Show how many deleted sessions can be restored; 0 hides the bar."""
        self.undo_bar.show_deleted(count)
        self.undo_action.setEnabled(count > 0)

    def show_export_progress(self, done: int, count: int) -> None:
        """Show that `done` of `count` sessions are written."""
        self.export_bar.show_progress(done, count)

    def show_course(self, session_id: str, course: Course | None) -> None:
        """Show the curve of a session that is being compared; None if it could not be read."""
        self.comparison.add_course(session_id, course)

    def show_message(self, text: str) -> None:
        """Show one calm sentence under the table."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event):
            self._dress()

    def _dress(self) -> None:
        for name, (icon, role) in _ICONS.items():
            self.actions_by_name[name].setIcon(QIcon(pixmap(icon, getattr(current_theme(), role), 16, 2.0)))

    def _make_actions(self) -> None:
        table, page = Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.actions_by_name: dict[str, QAction] = {}

        def add(name: str, text: str, tip: str, keys: Sequence[str], context: Qt.ShortcutContext) -> QAction:
            action = QAction(text, self)
            action.setToolTip(tip)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(context)
            (self.table if context == table else self).addAction(action)
            self.actions_by_name[name] = action
            return action

        self.open_action = add("open", self.tr("Open"), self.tr("Open the session"), ("Return", "Enter"), table)
        self.compare_action = add(
            "compare",
            self.tr("Compare"),
            self.tr("Show the curves of several sessions in one chart; with nine or more, show their mean"),
            ("Ctrl+K",),
            page,
        )
        self.rename_action = add("rename", self.tr("Rename"), self.tr("Change the title in place"), ("F2",), table)
        self.export_action = add(
            "export", self.tr("Export…"), self.tr("Write the selected sessions into a folder"), ("Ctrl+E",), page
        )
        self.marks_action = add(
            "marks",
            self.tr("Markers…"),
            self.tr("Write moments and markers of the selected sessions for other programs"),
            ("Ctrl+Shift+E",),
            page,
        )
        self.delete_action = add("delete", self.tr("Delete"), self.tr("Delete the selected sessions"), ("Del",), table)
        self.undo_action = add("undo", self.tr("Undo"), self.tr("Undo the deletion"), ("Ctrl+Z",), page)
        self.search_action = add("search", self.tr("Search"), self.tr("Search the sessions"), ("Ctrl+F",), page)
        self.undo_action.setEnabled(False)

    def _make_buttons(self) -> None:
        self.buttons = {name: ActionButton(self.actions_by_name[name], *icon) for name, icon in _ICONS.items()}
        self.open_button, self.compare_button = self.buttons["open"], self.buttons["compare"]
        self.rename_button, self.export_button = self.buttons["rename"], self.buttons["export"]
        self.delete_button = self.buttons["delete"]
        self.delete_all_action = QAction(self.tr("Delete all…"), self)
        self.delete_all_action.setToolTip(self.tr("Erase the whole history for good"))
        self.delete_all_button = ActionButton(self.delete_all_action)

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("History"))
        heading.setObjectName("title")
        top = QHBoxLayout()
        top.setSpacing(SPACING)
        top.addWidget(heading)
        top.addWidget(self._status, alignment=Qt.AlignmentFlag.AlignBottom)
        top.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING)
        for button in self.buttons.values():
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.delete_all_button)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.table)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self._middle, 1)
        column.addWidget(self.undo_bar)
        column.addWidget(self.export_bar)
        column.addWidget(self.message)
        column.addLayout(buttons)
        self.message.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(listing)
        self._stack.addWidget(self.comparison)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _wire(self) -> None:
        self.open_action.triggered.connect(self._on_open)
        self.table.doubleClicked.connect(self._on_open)
        self.compare_action.triggered.connect(self._on_compare)
        self.rename_action.triggered.connect(self.table.edit_title)
        self.export_action.triggered.connect(lambda: self.export_requested.emit(self.table.selected_ids()))
        self.marks_action.triggered.connect(lambda: self.marks_requested.emit(self.table.selected_ids()))
        self.delete_action.triggered.connect(lambda: self.delete_requested.emit(self.table.selected_ids()))
        self.undo_action.triggered.connect(self.undo_requested)
        self.search_action.triggered.connect(self._on_search)
        self.delete_all_action.triggered.connect(self._on_delete_all)
        self.undo_bar.undo_requested.connect(self.undo_requested)
        self.export_bar.cancel_requested.connect(self.export_cancel_requested)
        self.empty.filter_clear_requested.connect(self.filters.clear)
        self.filters.changed.connect(self._on_filter_changed)
        self.filters.search.returnPressed.connect(self.table.setFocus)
        self.comparison.left.connect(self._on_comparison_left)
        self.model.renamed.connect(self._on_renamed)
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._follow())
        self.table.titles.closeEditor.connect(self._on_editor_closed)
        self.table.customContextMenuRequested.connect(self._on_menu_requested)

    def _follow(self) -> None:
        """Describe what is shown, and enable the actions that the selection allows."""
        shown, known, selected = self.model.rowCount(), self.model.known, self.table.selected_count()
        self._middle.setCurrentWidget(self.table if shown else self.empty)
        if not shown:
            self._follow_emptiness(known)
        self._status.setText(self._count_in_words(shown, known, selected))
        for action in (self.open_action, self.rename_action):
            action.setEnabled(selected == 1)
        self.compare_action.setEnabled(known > 0)
        for action in (self.export_action, self.marks_action, self.delete_action):
            action.setEnabled(selected > 0)
        self.delete_all_action.setEnabled(known > 0)

    def _follow_emptiness(self, known: int) -> None:
        if not self._is_read:
            self.empty.show_reading()
        elif known:
            self.empty.show_nothing_found()
        else:
            self.empty.show_no_sessions()

    def _count_in_words(self, shown: int, known: int, selected: int) -> str:
        if not known:
            return ""
        if shown != known:
            words = self.tr("{shown} of {known} sessions").format(shown=f"{shown:,}", known=f"{known:,}")
        elif known == 1:
            words = self.tr("1 session")
        else:
            words = self.tr("{known} sessions").format(known=f"{known:,}")
        if selected > 1:
            words += self.tr(", {selected} selected").format(selected=f"{selected:,}")
        return words

    def _on_open(self) -> None:
        ids = self.table.selected_ids()
        if len(ids) == 1:
            self.open_requested.emit(ids[0])

    def _on_compare(self) -> None:
        ids = self.table.selected_ids()
        if len(ids) < 2:
            self.show_message(
                self.tr("To compare, select two sessions or more: hold Ctrl or Shift and click, or press Ctrl+A.")
            )
            return
        self.show_message("")
        known = (self.model.session_of(session_id) for session_id in ids)
        self._stack.setCurrentWidget(self.comparison)
        self.comparison.show_sessions([session for session in known if session is not None])
        self.compare_requested.emit(ids)

    def _on_comparison_left(self) -> None:
        self.comparison_left.emit()
        self._stack.setCurrentIndex(0)
        self.table.setFocus()

    def _on_search(self) -> None:
        self._stack.setCurrentIndex(0)
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _on_filter_changed(self) -> None:
        self.model.set_filter(self.filters.filter)
        self._follow()

    def _on_renamed(self, session_id: str, title: str) -> None:
        if self._waiting is not None and session_id in self._waiting.rows:
            # The waiting index was read before the title was changed.
            old = self._waiting.summaries[self._waiting.rows[session_id]]
            self._waiting = self._waiting.replaced([replace(old, content=title)])
        self.rename_requested.emit(session_id, title)

    def _on_editor_closed(self) -> None:
        # The table is still in its editing state while it emits the signal.
        QTimer.singleShot(0, self, self._show_waiting)

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_index(self._waiting)

    def _on_menu_requested(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _ICONS:
            if name == "delete":
                menu.addSeparator()
            menu.addAction(self.actions_by_name[name])
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _on_delete_all(self) -> None:
        question = self.tr(
            "Delete all {count} sessions for good? Their numbers are erased from the file at once, "
            "and cannot be recovered. Files that you exported stay."
        ).format(count=f"{self.model.known:,}")
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        if QMessageBox.question(self, self.tr("Delete all sessions"), question, yes | no, no) == yes:
            self.delete_all_requested.emit()
