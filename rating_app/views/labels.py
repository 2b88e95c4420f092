"""Words that stand still."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


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
