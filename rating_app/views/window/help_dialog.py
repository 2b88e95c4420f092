"""Help: how to use the program and how to read its figures, inside the program, which reaches no network."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rating_app.rating import DEFAULT_METHOD
from rating_app.settings import APP_NAME
from rating_app.views.design.labels import label, scrolled, wrapped
from rating_app.views.design.language import per_cent
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_LIST_PX, _ROW_ROOM_PX = 220, 14

Chapter = tuple[str, tuple[str, ...]]
"""A heading, and its paragraphs."""


class HelpDialog(QDialog):
    """A dialog with a list of chapters, and the chosen one.

    Signals:
        shortcuts_requested(): the user wants the list of keys.
    """

    shortcuts_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help for {name}").format(name=APP_NAME))
        self.resize(860, 560)
        self._chapters = chapters()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Chapters"))
        self.list.setFixedWidth(_LIST_PX)
        for heading, _ in self._chapters:
            item = QListWidgetItem(heading, self.list)
            item.setSizeHint(QSize(0, self.list.fontMetrics().height() + _ROW_ROOM_PX))
        self._pages = QStackedWidget()
        for heading, paragraphs in self._chapters:
            self._pages.addWidget(_page(heading, paragraphs))
        self.list.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.shortcuts_button = QPushButton(self.tr("Keyboard shortcuts"))
        self.shortcuts_button.setAutoDefault(False)
        self.shortcuts_button.clicked.connect(self.shortcuts_requested)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.shortcuts_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_M)
        middle.addWidget(self.list)
        middle.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(label(self.tr("Help"), "title"))
        layout.addLayout(middle, 1)
        layout.addLayout(buttons)
        self.list.setFocus()

    @property
    def text(self) -> str:
        """The text of the chapter that is shown."""
        heading, paragraphs = self._chapters[self.list.currentRow()]
        return "\n".join((heading, *paragraphs))


def _page(heading: str, paragraphs: Sequence[str]) -> QWidget:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
    rows.setSpacing(SPACE_M)
    rows.addWidget(label(heading, "subtitle"))
    for paragraph in paragraphs:
        rows.addWidget(wrapped(paragraph))
    rows.addStretch()
    return scrolled(page, heading, "\n".join((heading, *paragraphs)))


def chapters() -> tuple[Chapter, ...]:
    """Return the chapters in the window's language, in the order in which a newcomer needs them."""
    translate = QCoreApplication.translate
    method = DEFAULT_METHOD
    return (
        (
            translate("Help", "A first session"),
            (
                translate(
                    "Help",
                    "Agree to the notice, sit in front of the camera so that light falls on your face, and choose what "
                    "you watch: a film or pictures in this window, or anything else on the screen.",
                ),
                translate(
                    "Help",
                    "Press Start. For five seconds your resting face is measured; look at the screen and do nothing. "
                    "Then the session runs until you press Stop or the film ends. Nothing is recorded before Start.",
                ),
                translate(
                    "Help",
                    "Mark (M) flags a moment. Pause holds both the film and the session. After Stop, the session "
                    "page shows the rating, the curve and the best moments; it stays in History until you delete it.",
                ),
            ),
        ),
        (
            translate("Help", "What the rating says"),
            (
                translate(
                    "Help",
                    "It says how much visible joy the face showed, on a scale from 0 to 100: 0 is a face at rest "
                    "throughout, 100 complete joy throughout, and the first smiles count most. It does not say whether "
                    "somebody liked what they watched: many love a film with a straight face.",
                ),
                translate(
                    "Help",
                    "The interval shows, with a confidence of 95 %, where the rating would settle if the same viewer "
                    "went on watching the same kind of content without end. It says nothing about other viewers.",
                ),
                translate(
                    "Help",
                    "There is no rating if a face is seen well for less than {seconds} seconds, or for less than "
                    "{share} of the time.",
                ).format(seconds=f"{method.min_rated_s:g}", share=per_cent(method.min_coverage)),
                translate(
                    "Help",
                    "People tend to remember what they watched by its strongest moments and its end. So the session "
                    "page shows the intensity of the strongest tenth of the time and of the last fifth, too.",
                ),
            ),
        ),
        (
            translate("Help", "What fools it"),
            (
                translate(
                    "Help",
                    "Talking, chewing, yawning and weeping move the same muscles as a smile; the network mistakes "
                    "some of them for joy. Leave such stretches out of the rating.",
                ),
                translate(
                    "Help",
                    "Dim light, a face far from the camera, a hand in front of the mouth or a head that is turned "
                    "away can hide what the face shows. Such frames do not count, and the coverage shows how many "
                    "they are.",
                ),
            ),
        ),
        (
            translate("Help", "Leaving stretches out"),
            (
                translate(
                    "Help",
                    "While a session is being recorded, press T (talking), E (eating), A (away) or X (another "
                    "reason) to leave time out of the rating from then on; press the same key again to stop. The "
                    "button Leave out next to Mark does the same.",
                ),
                translate(
                    "Help",
                    "Afterwards, drag across a stretch of the timeline with the mouse and choose the reason; with "
                    "the keyboard, select a stretch with Shift and the arrow keys and press X. The tab Left out "
                    "lists these stretches; there you can count them again, or undo the last change (Ctrl+Z).",
                ),
                translate(
                    "Help",
                    "The history, the exports and the report keep both ratings, with and without these stretches, "
                    "and the reason for each stretch.",
                ),
            ),
        ),
        (
            translate("Help", "Facing the screen"),
            (
                translate(
                    "Help",
                    "The program compares the direction of the head with its pose in the resting face. A head that "
                    "is turned by {away} degrees or more counts as looking away; if it is lost from sight while it "
                    "is turned, it counts as looking away until it is seen again.",
                ).format(away=f"{method.away_on_deg:g}"),
                translate(
                    "Help",
                    "Only the head is measured, never the eyes: viewers who glance aside, or at a phone in their lap "
                    "without lowering their head, count as facing the screen. Without a measured resting face "
                    "nothing is shown, because the camera may be at the side of the screen.",
                ),
            ),
        ),
        (
            translate("Help", "History, exports and reports"),
            (
                translate(
                    "Help",
                    "History lists every session that is kept. Search finds words; words in quotation marks are "
                    "found as an exact phrase. Select several sessions to see their curves in one chart.",
                ),
                translate(
                    "Help",
                    "Export writes tables for other programs (CSV) into a folder, with DATA_DICTIONARY.md, which "
                    "explains each column. Report writes one page to read and print, in this window's language; it "
                    "contains no picture of anybody.",
                ),
                translate(
                    "Help",
                    "The expression model that ships with the program may be used for non-commercial research only, "
                    "and so may the exports, which are based on it.",
                ),
            ),
        ),
        (
            translate("Help", "Recordings of others"),
            (
                translate(
                    "Help",
                    "A recorded face video can be rated if everybody in it knows of the rating and has agreed to it. "
                    "It is decoded by a process that can read nothing else, and rated as fast as this computer "
                    "allows.",
                ),
            ),
        ),
        (
            translate("Help", "If something is wrong"),
            (
                translate(
                    "Help",
                    "The camera does not open: another program may be using it. Close video calls, plug it in again, "
                    "or choose another one in Settings.",
                ),
                translate(
                    "Help",
                    "The disk is full: export the session to another disk at once, with the button in the message. "
                    "The session stays in memory as long as the program runs.",
                ),
                translate(
                    "Help",
                    "`rating-app doctor` in a terminal lists what is there and what is missing.",
                ),
            ),
        ),
    )
