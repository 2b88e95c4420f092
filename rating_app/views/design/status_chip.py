"""A small sign with an icon, a word and a colour, so that colour alone never carries the meaning."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from rating_app.views.design.icons import IconLabel
from rating_app.views.design.theme import ICON_SIZE, set_role


class StatusChip(QFrame):
    """Shows one state; `show_state` changes it only when it differs."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setAccessibleName(name)
        self._state = ("", "", "muted")
        self._picture = IconLabel(ICON_SIZE)
        self._word = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 12, 4)
        layout.setSpacing(6)
        layout.addWidget(self._picture)
        layout.addWidget(self._word)

    @property
    def text(self) -> str:
        return self._word.text()

    def show_state(self, text: str, icon_name: str, role: str) -> None:
        """`role` is the name of a colour of the theme: alert, good or muted."""
        if (text, icon_name, role) == self._state:
            return
        self._state = (text, icon_name, role)
        self._word.setText(text)
        set_role(self._word, role)
        self._picture.show_icon(icon_name, role)
        self.setAccessibleDescription(text)


class CameraChip(StatusChip):
    """Whether a camera is on: in the head of every page, the first run, a film that fills the screen, and the floating
    gauge.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Camera"), parent)
        self.show_camera_state(False)

    def show_camera_state(self, on: bool) -> None:
        """Whether a camera is held open at this moment."""
        if on:
            self.show_state(self.tr("Camera on"), "camera", "alert")
        else:
            self.show_state(self.tr("Camera off"), "camera-off", "muted")
