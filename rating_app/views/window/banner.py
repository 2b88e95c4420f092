"""One calm sentence at the foot of the window, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from rating_app.views.design.icons import IconLabel, IconToolButton
from rating_app.views.design.theme import set_role

_ICONS = {"alert": "triangle-alert", "good": "circle-check", "muted": "info"}
_ICON_SIZE = 18


@dataclass(frozen=True)
class Offer:
    """A button of the banner: its words, and what its press does. It `ends` the message, unless that holds on."""

    words: str
    accept: Callable[[], object]
    ends: bool = True


class Banner(QFrame):
    """Hidden while there is nothing to say. Offers end with the message that they came with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
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
        layout = QHBoxLayout(self)
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

    def show_message(self, text: str, role: str = "alert", offers: Sequence[Offer] = ()) -> None:
        """Say it in place of what was said before; an empty `text` hides the banner. `role` is alert, good or muted."""
        self._words.setText(text)
        self.setAccessibleName(text)
        for button in self.buttons:
            self._offers.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(offer) for offer in offers]
        self._picture.show_icon(_ICONS[role], role)
        set_role(self, role)
        self.setVisible(bool(text))

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
