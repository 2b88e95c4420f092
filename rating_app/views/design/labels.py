"""Words that stand still, and a frame to scroll them in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget


def label(text: str = "", name: str = "") -> QLabel:
    """Dressed as `name` says; nobody's text is taken for mark-up."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def wrapped(text: str = "", name: str = "") -> QLabel:
    """The same, in as many lines as it takes."""
    made = label(text, name)
    made.setWordWrap(True)
    return made


def scrolled(page: QWidget, name: str, words: str, framed: bool = True) -> QScrollArea:
    """`page`, to scroll through with mouse or keys; a screen reader is told `name`, and `words` for what it says."""
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
    # QScrollArea has just set it.
    page.setAutoFillBackground(False)
    return area
