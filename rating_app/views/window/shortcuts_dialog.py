"""The cheat sheet: which keys do what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
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

ShortcutSections = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Headings, each with (keys, what they do). Keys are written as QKeySequence reads them, "Ctrl+P" or "Space"; several
that do the same are parted by " / "."""


class ShortcutsDialog(QDialog):
    """Shows them in two columns of about the same length."""

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
    """As this system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return [QKeySequence(one).toString(native) or one for one in keys.split(" / ")]


def _halves(sections: ShortcutSections) -> tuple[ShortcutSections, ShortcutSections]:
    """In their order, broken where the longer of the two is shortest; a heading counts as a row."""
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
