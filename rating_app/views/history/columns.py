"""The columns of the history."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QCoreApplication


class Column(IntEnum):
    """In their order on the screen."""

    STARTED = 0
    CONTENT = 1
    COURSE = 2
    DURATION = 3
    RATING = 4
    SMILES = 5
    STARS = 6
    FACE_SEEN = 7


def heading(column: Column) -> str:
    """What stands above it."""
    translate = QCoreApplication.translate
    return {
        Column.STARTED: translate("History", "Started"),
        Column.CONTENT: translate("History", "Content"),
        Column.COURSE: translate("History", "Course"),
        Column.DURATION: translate("History", "Duration"),
        Column.RATING: translate("History", "Rating (95 %)"),
        Column.SMILES: translate("History", "Smiles"),
        Column.STARS: translate("History", "Stars"),
        Column.FACE_SEEN: translate("History", "Face seen"),
    }[column]


def explanation(column: Column) -> str:
    """What it means and how it sorts."""
    translate = QCoreApplication.translate
    return {
        Column.STARTED: translate("History", "When the session began"),
        Column.CONTENT: translate("History", "What was watched; F2 renames it"),
        Column.COURSE: translate("History", "Visible joy from beginning to end; sorts by its highest moment"),
        Column.DURATION: translate("History", "How long it lasted, without pauses"),
        Column.RATING: translate("History", "Visible joy, 0 to 100, with the interval in which it lies by 95 %"),
        Column.SMILES: translate("History", "How many smiles were counted"),
        Column.STARS: translate("History", "What the viewer gave"),
        Column.FACE_SEEN: translate("History", "Share of the time in which a face was seen well enough"),
    }[column]
