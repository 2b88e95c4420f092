"""One calm sentence over the foot of the page, and what can be done about it."""

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
RECORDING, STORAGE = "recording", "storage"
"""What messages are about: files that were written, sessions that were deleted, what is to be watched, the viewer's
consent, the course of a session, whether settings are saved, the recording that was rated last, and the room on the
disk.
"""

WIDEST = 760
_CONTROLS_PX = 58
"""Height of what stands at the foot of a page, which the sentence leaves free."""

_LEAVES_AFTER_MS, _MORE_MS = 5000, 60
"""What only reports stays for so long, and so much longer for each letter."""


@dataclass(frozen=True)
class Offer:
    """A button of the banner: its words, and what its press does. It `ends` the message, unless that holds on."""

    words: str
    accept: Callable[[], object]
    ends: bool = True


class Banner(QFrame):
    """Lies over its parent, which keeps its layout: what appears and leaves moves nothing. It is hidden while there is
    nothing to say, and does not appear where the pointer is.

    A message leaves once it is dismissed, another one comes, or what it is about ends; one that only reports, without a
    warning or an offer, leaves by itself as well. Offers end with the message that they came with.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._about = ""
        self._is_at_head = False
        self._picture = IconLabel(_ICON_SIZE)
        self._words = QLabel()
        self._words.setWordWrap(True)
        # A name that nothing breaks is cut off at the end, and does not push the window off the screen.
        self._words.setMinimumWidth(1)
        # A title or the name of a file is no markup, whatever stands in it.
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
        """What it says now; empty while it is hidden."""
        return self._words.text()

    @property
    def leaves_by_itself(self) -> bool:
        """Whether nobody has to dismiss what it says now."""
        return self._leaving.isActive()

    def show_message(self, text: str, role: str = "alert", offers: Sequence[Offer] = (), about: str = "") -> None:
        """Say it in place of what was said before; an empty `text` hides the banner, with `about` only where it is
        about that. `role` is alert, good or muted.
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
        """Where its parent has room for it now."""
        if self.parentWidget() is not None:
            self.setGeometry(self._room())
            self.raise_()

    def event(self, event: QEvent) -> bool:
        # No layout around it gives it more room where its own takes more, as in another theme.
        if event.type() == QEvent.Type.LayoutRequest and self.text():
            self.place()
        return super().event(event)

    def enterEvent(self, event: QEvent) -> None:
        # Whoever reads it, or is about to press something, is not to lose it.
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
        # A layout shows what is added to it only at the next turn of the event loop.
        button.show()

        def accept() -> None:
            if offer.ends:
                self.show_message("")
            offer.accept()

        button.clicked.connect(accept)
        return button
