"""One calm sentence over the foot of the page, with buttons for what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from rating_app.views.design.icons import IconLabel, IconToolButton
from rating_app.views.design.theme import SPACE_L, set_role

_ICONS = {"alert": "triangle-alert", "good": "circle-check", "muted": "info"}
_ICON_SIZE = 18

FILES, DELETED, CONTENT, CONSENT, COURSE, SAVING = "files", "deleted", "content", "consent", "course", "saving"
RECORDING, STORAGE, CAMERAS = "recording", "storage", "cameras"
"""The subjects of messages: files that were written, sessions that were deleted, what is to be watched, the viewer's
consent, the course of a session, whether settings are saved, the recording that was rated last, the room on the disk,
and which cameras there are.
"""

WIDEST = 760
_CONTROLS_PX = 58
"""Height of the controls at the foot of a page, which the banner leaves free."""

_LEAVES_AFTER_MS, _MORE_MS = 5000, 60
"""The time for which a message that only reports something is shown, and the time added for each letter."""


@dataclass(frozen=True)
class Offer:
    """A button of the banner: its text, and the action of its press, which also closes the message if `ends`."""

    words: str
    accept: Callable[[], object]
    ends: bool = True


class Banner(QFrame):
    """A message over its parent, whose layout it does not change. It is hidden while it has no text, and does not
    appear under the pointer.

    A message closes when it is dismissed, when another one comes, or when its subject is over; one that only reports
    something, without a warning or an offer, also closes by itself. Its offers close with it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._about = ""
        self._is_at_head = False
        self._picture = IconLabel(_ICON_SIZE)
        self._words = QLabel()
        self._words.setWordWrap(True)
        # A name without spaces is cut off at the end, rather than making the window wider than the screen.
        self._words.setMinimumWidth(1)
        # A title or a file's name is never read as mark-up.
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._offers = QHBoxLayout()
        self.buttons: list[QPushButton] = []
        self.dismiss_button = IconToolButton("x", role="muted", spaced=True)
        self.dismiss_button.setToolTip(self.tr("Dismiss"))
        self.dismiss_button.setAccessibleName(self.tr("Dismiss this message"))
        self.dismiss_button.clicked.connect(lambda: self.show_message(""))
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.timeout.connect(lambda: self.show_message(""))
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(10)
        layout.addWidget(self._picture)
        layout.addWidget(self._words, 1)
        layout.addLayout(self._offers)
        layout.addWidget(self.dismiss_button)
        self.hide()

    def text(self) -> str:
        """Return the text; empty while the banner is hidden."""
        return self._words.text()

    @property
    def leaves_by_itself(self) -> bool:
        """Whether the current message closes by itself."""
        return self._leaving.isActive()

    def show_message(self, text: str, role: str = "alert", offers: Sequence[Offer] = (), about: str = "") -> None:
        """Show a message in place of the one before. An empty `text` hides the banner; with `about`, only if its
        message is about that. `role` is alert, good or muted.
        """
        if not text and about and about != self._about:
            return
        self._about = about
        self._words.setText(text)
        self.setAccessibleName(text)
        for button in self.buttons:
            self._offers.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(offer) for offer in offers]
        self._picture.show_icon(_ICONS[role], role)
        set_role(self, role)
        self._leaving.stop()
        if text and role != "alert" and not offers:
            self._leaving.start(_LEAVES_AFTER_MS + _MORE_MS * len(text))
        if text:
            self._is_at_head = False
            self._is_at_head = self._room().contains(self._pointer())
            self.place()
        self.setVisible(bool(text))

    def place(self) -> None:
        """Move the banner to where its parent has room for it."""
        if self.parentWidget() is not None:
            self.setGeometry(self._room())
            self.raise_()

    def event(self, event: QEvent) -> bool:
        # No layout makes the banner larger when its own layout needs more room, as in another theme.
        if event.type() == QEvent.Type.LayoutRequest and self.text():
            self.place()
        return super().event(event)

    def enterEvent(self, event: QEvent) -> None:
        # A user who is reading it, or about to press a button, must not lose it.
        self._leaving.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.text() and not self.buttons and self.property("role") != "alert":
            self._leaving.start(_LEAVES_AFTER_MS)

    def _pointer(self) -> QPoint:
        parent = self.parentWidget()
        return QPoint(-1, -1) if parent is None else parent.mapFromGlobal(QCursor.pos())

    def _room(self) -> QRect:
        parent = self.parentWidget()
        if parent is None:
            return self.geometry()
        width = min(WIDEST, parent.width() - 2 * SPACE_L)
        height = max(self._row.totalMinimumSize().height(), self._row.totalHeightForWidth(width))
        top = _CONTROLS_PX if self._is_at_head else parent.height() - _CONTROLS_PX - height
        return QRect((parent.width() - width) // 2, max(0, top), width, height)

    def _button(self, offer: Offer) -> QPushButton:
        button = QPushButton(offer.words)
        self._offers.addWidget(button)
        # A layout shows an added widget only in the next turn of the event loop.
        button.show()

        def accept() -> None:
            if offer.ends:
                self.show_message("")
            offer.accept()

        button.clicked.connect(accept)
        return button
