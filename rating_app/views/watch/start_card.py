"""The card in the preview's place while nothing is seen: the reason, and the ways to continue."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rating_app.views.design.icons import IconButton, IconLabel
from rating_app.views.design.theme import SPACING

_ICON_SIZE = 56


@dataclass(frozen=True)
class Reason:
    """A reason why nothing is seen. `camera_button` is the text of the camera's button if it is not the usual one.
    `ways_on` is whether to show the buttons, `failed` whether waiting is of no use, and `chooses` whether the viewer
    can choose what to watch all the same.
    """

    heading: str
    text: str
    camera_button: str = ""
    ways_on: bool = True
    failed: bool = False
    chooses: bool = False
    icon_name: str = "camera-off"


def loading() -> Reason:
    """Return the reason to show until detector and model are loaded."""
    return one_moment(QCoreApplication.translate("Session", "The face detector is being loaded."))


def one_moment(text: str) -> Reason:
    """Return the reason to show while something is under way that `text` names; it offers nothing to choose."""
    return Reason(QCoreApplication.translate("Session", "One moment…"), text, ways_on=False)


class StartCard(QFrame):
    """A card that shows a Reason.

    Signals:
        camera_requested(), demo_requested(), recording_requested().
    """

    camera_requested = Signal()
    demo_requested = Signal()
    recording_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._picture = IconLabel(_ICON_SIZE, "camera-off")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = QLabel()
        self._heading.setObjectName("subtitle")
        self._text = QLabel()
        self._text.setObjectName("muted")
        for label in (self._heading, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.camera_button = IconButton(icon="camera")
        self.demo_button = IconButton(self.tr("Play the demo clip"), "clapperboard")
        self.recording_button = IconButton(self.tr("Rate a recorded face video…"), "film")
        self.camera_button.clicked.connect(self.camera_requested)
        self.demo_button.clicked.connect(self.demo_requested)
        self.recording_button.clicked.connect(self.recording_requested)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for button in (self.camera_button, self.demo_button, self.recording_button):
            button.setMinimumWidth(230)
            buttons.addWidget(button)
        centred = QHBoxLayout()
        centred.addStretch()
        centred.addLayout(buttons)
        centred.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACING, SPACING, 2 * SPACING, SPACING)
        layout.setSpacing(SPACING)
        layout.addStretch()
        layout.addWidget(self._picture)
        layout.addWidget(self._heading)
        layout.addWidget(self._text)
        layout.addSpacing(4)
        layout.addLayout(centred)
        layout.addStretch()

    @property
    def heading(self) -> str:
        return self._heading.text()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_reason(self, reason: Reason) -> None:
        """Show why nothing is seen, and the ways to continue."""
        self._picture.show_icon(reason.icon_name, "muted")
        self._heading.setText(reason.heading)
        self._text.setText(reason.text)
        self.camera_button.setText(reason.camera_button or self.tr("Use the camera…"))
        for button in (self.camera_button, self.demo_button, self.recording_button):
            button.setVisible(reason.ways_on)
