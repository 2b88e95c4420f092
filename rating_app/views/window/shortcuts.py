"""Which keys do what, asked of the window itself so that the cheat sheet cannot go out of date."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.shortcuts_dialog import ShortcutSections


def shortcuts_of(window: MainWindow) -> ShortcutSections:
    """By page; what the menus offer holds on all of them. A QShortcut says in `whatsThis` what it does."""
    translate = QCoreApplication.translate
    return (
        (translate("Shortcuts", "Everywhere"), (*_of_actions(window.menus.actions), *_of_shortcuts(window.rail))),
        (
            translate("Shortcuts", "Watch"),
            (
                *_of_shortcuts(window.watch),
                ("Space", translate("Shortcuts", "In a film: play or hold; in pictures: the next")),
                ("Left / Right", translate("Shortcuts", "In a film: 5 seconds back or on; in pictures: one")),
                ("F11", translate("Shortcuts", "In a film: the whole screen")),
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
