"""Labels with plain text, a line that ends in an ellipsis, and a frame to scroll in."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QStyleOption, QWidget


def label(text: str = "", name: str = "") -> QLabel:
    """Return a label with the style `name`; its text is never read as mark-up."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def wrapped(text: str = "", name: str = "") -> QLabel:
    """Return a label as `label` does, with line breaks."""
    made = label(text, name)
    made.setWordWrap(True)
    return made


def short_path(path: Path) -> str:
    """Return the path with ~ for the user's own folder, as their system writes it; as it is on Windows."""
    if os.name == "posix" and path.is_relative_to(Path.home()):
        return str("~" / path.relative_to(Path.home()))
    return str(path)


def scrolled(page: QWidget, name: str, words: str, framed: bool = True) -> QScrollArea:
    """Return an area that scrolls `page` by mouse or keys. `name` and `words` describe it to a screen reader."""
    page.setObjectName("scrolled")
    area = QScrollArea()
    area.setObjectName("text" if framed else "")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(name)
    area.setAccessibleDescription(words)
    area.setWidget(page)
    area.viewport().setAutoFillBackground(False)
    # QScrollArea has just turned it on.
    page.setAutoFillBackground(False)
    return area


class ElidedLabel(QLabel):
    """A label of one line. Its text stays whole for screen readers and tests; the tool tip shows it while it is cut
    off.
    """

    def setText(self, text: str) -> None:
        super().setText(text)
        self._follow_width()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            option.palette,
            self.isEnabled(),
            self._shown_text(),
            self.foregroundRole(),
        )
        painter.end()

    def _shown_text(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _follow_width(self) -> None:
        self.setToolTip("" if self._shown_text() == self.text() else self.text())
