"""The stretches that are left out of a session's rating: a list to read and to change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rating_app.formatting import clock
from rating_app.session.exclusion import Exclusion
from rating_app.views.design.icons import IconToolButton
from rating_app.views.design.language import length
from rating_app.views.session.tables import RowTable
from rating_app.views.timeline.lanes import reason_in_words

_WHERE, _TIME, _LENGTH, _REASON = range(4)


class ExclusionsList(QWidget):
    """A list of exclusions. Delete counts a stretch again; Ctrl+Z undoes the last change.

    Signals:
        chosen(object): an Exclusion, by a click or by Enter.
        changed(object): a tuple of all exclusions, after the user has changed them.
    """

    chosen = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exclusions: tuple[Exclusion, ...] = ()
        self._where: Callable[[float], str] = lambda _second: ""
        self._before: list[tuple[Exclusion, ...]] = []
        self.table = RowTable(
            (self.tr("In the content"), self.tr("Session"), self.tr("Length"), self.tr("Left out because of")), _REASON
        )
        self.table.setAccessibleName(self.tr("Left out"))
        self.table.setToolTip(self.tr("Enter shows the moment, Delete counts the stretch again"))
        self.table.row_chosen.connect(lambda row: self.chosen.emit(self._exclusions[row]))
        self.table.itemSelectionChanged.connect(self._enable)
        self.remove_button = self._button(
            "trash-2", self.tr("Count again"), self.tr("Count this stretch again (Delete)")
        )
        self.undo_button = self._button("undo-2", self.tr("Undo"), self.tr("Undo the last change (Ctrl+Z)"))
        self.remove_button.clicked.connect(self._on_remove)
        self.undo_button.clicked.connect(self.undo)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table, self._on_remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo)
        self._empty = QLabel(
            self.tr(
                "Everything counts. Drag across a stretch of the timeline to leave it out of the rating, for example "
                "because of talking or eating, which move the face as well. Both ratings are kept."
            )
        )
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setMargin(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        layout.addStretch()
        self.show_exclusions(())

    @property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """The exclusions in the order of time."""
        return self._exclusions

    def show_exclusions(
        self, exclusions: Sequence[Exclusion], where: Callable[[float], str] = lambda _second: ""
    ) -> None:
        """Show the exclusions of another session, with nothing to undo. `where` returns the place in the content at a
        second of the session, or an empty string if the app did not show the content.
        """
        self._before.clear()
        self._where = where
        self._exclusions = _in_order(exclusions)
        self._fill(0)

    def add(self, exclusion: Exclusion) -> None:
        """Add an exclusion for the user."""
        self._change((*self._exclusions, exclusion))

    def undo(self) -> None:
        """Undo the last change."""
        if self._before:
            self._exclusions = self._before.pop()
            self._fill(self.table.currentRow())
            self.changed.emit(self._exclusions)

    def _change(self, exclusions: Sequence[Exclusion]) -> None:
        self._before.append(self._exclusions)
        row = self.table.currentRow()
        self._exclusions = _in_order(exclusions)
        self._fill(row)
        self.changed.emit(self._exclusions)

    def _button(self, icon: str, words: str, tip: str) -> IconToolButton:
        button = IconToolButton(icon, spaced=True)
        button.setText(words)
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _fill(self, current: int) -> None:
        self.table.setRowCount(len(self._exclusions))
        for row, one in enumerate(self._exclusions):
            when = self.tr("{start} to {end}").format(start=clock(one.begin_s), end=clock(one.end_s))
            cells = (self._where(one.begin_s), when, length(one.duration_s), reason_in_words(one.reason))
            self.table.fill_row(row, cells)
        self.table.setColumnHidden(_WHERE, not any(self._where(one.begin_s) for one in self._exclusions))
        self._empty.setVisible(not self._exclusions)
        self.table.setVisible(bool(self._exclusions))
        if self._exclusions:
            self.table.setCurrentCell(min(max(0, current), len(self._exclusions) - 1), _TIME)
        self._enable()

    def _enable(self) -> None:
        self.remove_button.setEnabled(bool(self._exclusions) and self.table.currentRow() >= 0)
        self.undo_button.setEnabled(bool(self._before))

    def _on_remove(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._exclusions):
            self._change((*self._exclusions[:row], *self._exclusions[row + 1 :]))


def _in_order(exclusions: Sequence[Exclusion]) -> tuple[Exclusion, ...]:
    return tuple(sorted(exclusions, key=lambda one: (one.begin_s, one.end_s)))
