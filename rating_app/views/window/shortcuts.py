"""The list of keyboard shortcuts, read from the window itself so that it cannot go out of date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rating_app.views.design.labels import label, scrolled, wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

if TYPE_CHECKING:
    from rating_app.views.window.main_window import MainWindow

ShortcutSections = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Headings, each with (keys, what they do). Keys are written for QKeySequence, "Ctrl+P" or "Space"; alternatives are
separated by " / ".
"""


class ShortcutsDialog(QDialog):
    """A dialog that shows the shortcuts in two columns of about the same length."""

    def __init__(self, sections: ShortcutSections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(820, 520)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_XL)
        for part in _halves(sections):
            columns.addLayout(_column(part), 1)
        page = QWidget()
        page.setLayout(columns)
        words = "\n".join(
            f"{heading}: {' / '.join(_alternatives(keys))}: {words}"
            for heading, rows in sections
            for keys, words in rows
        )
        area = scrolled(page, self.windowTitle(), words, framed=False)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(label(self.windowTitle(), "title"))
        layout.addWidget(area, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)


def _alternatives(keys: str) -> list[str]:
    """Return the alternatives as this system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return [QKeySequence(one).toString(native) or one for one in keys.split(" / ")]


def _halves(sections: ShortcutSections) -> tuple[ShortcutSections, ShortcutSections]:
    """Split the sections, in their order, so that the longer half is as short as possible; a heading counts
    as a row.
    """
    lengths = [len(rows) + 1 for _, rows in sections]
    breaks = range(1, max(2, len(sections)))
    best = min(breaks, key=lambda at: max(sum(lengths[:at]), sum(lengths[at:])))
    return sections[:best], sections[best:]


def _column(sections: ShortcutSections) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_M)
    for heading, rows in sections:
        column.addWidget(label(heading, "subtitle"))
        table = QGridLayout()
        table.setHorizontalSpacing(SPACE_M)
        table.setVerticalSpacing(SPACE_S)
        table.setColumnStretch(1, 1)
        table.setColumnMinimumWidth(0, 130)
        for row, (keys, words) in enumerate(rows):
            table.addLayout(_caps(keys), row, 0)
            table.addWidget(wrapped(words), row, 1)
        column.addLayout(table)
        column.addSpacing(SPACE_S)
    column.addStretch()
    return column


def _caps(keys: str) -> QHBoxLayout:
    caps = QHBoxLayout()
    caps.setSpacing(SPACE_S // 2)
    for alternative in _alternatives(keys):
        cap = label(alternative, "key")
        cap.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        caps.addWidget(cap)
    caps.addStretch()
    return caps


def shortcuts_of(window: MainWindow) -> ShortcutSections:
    """Return the window's shortcuts by page, the menus' first. The `whatsThis` of a QShortcut describes it."""
    translate = QCoreApplication.translate
    return (
        (translate("Shortcuts", "Everywhere"), (*_of_actions(window.menus.actions), *_of_shortcuts(window.rail))),
        (
            translate("Shortcuts", "Watch"),
            (
                *_of_shortcuts(window.watch),
                ("Space", translate("Shortcuts", "In a film: play or pause; in pictures: next")),
                ("Left / Right", translate("Shortcuts", "In a film: 5 seconds back or on; in pictures: one")),
            ),
        ),
        (translate("Shortcuts", "After a session"), _of_shortcuts(window.session_page)),
        (translate("Shortcuts", "History"), _of_actions(window.history.findChildren(QAction))),
    )


def _of_actions(actions: list[QAction]) -> tuple[tuple[str, str], ...]:
    rows = (
        (_written(action.shortcuts()), action.text().replace("&", "").rstrip("…"))
        for action in actions
        if action.text() and action.shortcuts()
    )
    return tuple(rows)


def _of_shortcuts(widget: QWidget) -> tuple[tuple[str, str], ...]:
    keys: dict[str, list[QKeySequence]] = {}
    for shortcut in widget.findChildren(QShortcut):
        if shortcut.whatsThis():
            keys.setdefault(shortcut.whatsThis(), []).append(shortcut.key())
    return tuple((_written(sequences), words) for words, sequences in keys.items())


def _written(sequences: list[QKeySequence]) -> str:
    return " / ".join(sequence.toString(QKeySequence.SequenceFormat.PortableText) for sequence in sequences)
