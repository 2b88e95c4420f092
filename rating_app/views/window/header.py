"""The head of every page: whether a camera is on, whether a face is seen, and the way to end both."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rating_app.settings import APP_NAME
from rating_app.views.design.icons import IconButton
from rating_app.views.design.status_chip import CameraChip, StatusChip


class Header(QWidget):
    """Always in sight.

    Signals:
        withdraw_requested().
    """

    withdraw_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(APP_NAME)
        title.setObjectName("title")
        self.streaming_chip = StatusChip(self.tr("Lab Streaming Layer"))
        self.streaming_chip.hide()
        self.face_chip = StatusChip(self.tr("Face"))
        self.camera_chip = CameraChip()
        self.withdraw_button = IconButton(self.tr("Withdraw consent"), "shield-off")
        self.withdraw_button.setToolTip(self.tr("Switch the camera off at once; it stays off until you agree again"))
        self.withdraw_button.clicked.connect(self.withdraw_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addStretch()
        for widget in (self.streaming_chip, self.face_chip, self.camera_chip, self.withdraw_button):
            layout.addWidget(widget)
        self.show_no_face()
        self.show_consent(False)

    def show_no_face(self) -> None:
        """Nobody is looked at."""
        self.face_chip.show_state(self.tr("No face"), "scan-face", "muted")

    def show_paused(self) -> None:
        """Nobody is looked at for now."""
        self.face_chip.show_state(self.tr("Paused"), "pause", "muted")

    def show_streaming(self) -> None:
        """That numbers are offered to the local network, for as long as the window is open."""
        self.streaming_chip.show_state(self.tr("Sent to the network"), "radio", "alert")
        self.streaming_chip.show()

    def show_consent(self, given: bool) -> None:
        """Whether there is a consent to withdraw."""
        self.withdraw_button.setVisible(given)
