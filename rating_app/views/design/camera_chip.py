"""Whether a camera is on, wherever the viewer looks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rating_app.views.design.status_chip import StatusChip


class CameraChip(StatusChip):
    """Of the head of every page, the first run, a film that fills the screen, and the floating gauge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Camera"), parent)
        self.show_camera_state(False)

    def show_camera_state(self, on: bool) -> None:
        """Whether a camera is held open at this moment."""
        if on:
            self.show_state(self.tr("Camera on"), "camera", "alert")
        else:
            self.show_state(self.tr("Camera off"), "camera-off", "muted")
