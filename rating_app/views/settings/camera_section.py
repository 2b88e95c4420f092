"""The camera's settings: which one, how large its picture, and how much of it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rating_app.settings import CAMERA_LAG_MS, RESOLUTIONS, Settings
from rating_app.views.design.icons import IconToolButton
from rating_app.views.design.inputs import CameraBox, ChoiceBox, NumberBox
from rating_app.views.design.theme import SPACE_S
from rating_app.views.settings.section import DefaultRow, Row, Section, TickRow
from rating_app.vision.camera import CameraInfo

_LAG_STEP_MS = 5.0
_NO_LAG_MS = Settings().camera_lag_ms


class CameraSection(Section):
    """A section with the camera's settings.

    Signals besides a Section's:
        cameras_requested(): `show_cameras` is to be called with the current cameras.
    """

    cameras_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("camera", self.tr("Camera"), parent)
        self.camera_box = CameraBox()
        self.camera_box.chosen.connect(lambda name: self.set_by_user.emit("camera", name))
        self.refresh_button = IconToolButton("refresh-cw")
        self.refresh_button.setAccessibleName(self.tr("Look for cameras again"))
        self.refresh_button.setToolTip(self.tr("Look for cameras again"))
        self.refresh_button.clicked.connect(self.cameras_requested)
        camera = QWidget()
        side_by_side = QHBoxLayout(camera)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(SPACE_S)
        side_by_side.addWidget(self.camera_box, 1)
        side_by_side.addWidget(self.refresh_button)
        camera.setFocusProxy(self.camera_box)
        self.camera_row = Row(
            self.tr("Camera"),
            self.tr("It is remembered by its name, and found again after it has been unplugged."),
            camera,
        )
        self.resolution_box = ChoiceBox(self.tr("Resolution"))
        self.resolution_box.show_choices([(size, self._size_words(size)) for size in RESOLUTIONS], "auto")
        self.resolution_box.chosen.connect(lambda size: self.set_by_user.emit("resolution", size))
        self.resolution_row = Row(
            self.tr("Resolution"),
            self.tr("A larger picture helps only if you sit far away; it costs speed."),
            self.resolution_box,
        )
        self.picture_box = ChoiceBox(self.tr("Your picture"))
        self.picture_box.show_choices(
            [
                ("shown", self.tr("Shown")),
                ("blurred", self.tr("Blurred")),
                ("hidden", self.tr("Hidden")),
            ],
            "shown",
        )
        self.picture_box.chosen.connect(lambda picture: self.set_by_user.emit("picture", picture))
        self.picture_row = Row(
            self.tr("Your picture"),
            self.tr("How you see yourself while you watch. The rating continues either way."),
            self.picture_box,
        )
        self.mirror_row = TickRow(
            self.tr("Mirror the picture"), self.tr("As you see yourself in a mirror. This does not change the rating.")
        )
        self.mirror_row.toggled.connect(lambda on: self.set_by_user.emit("mirror", on))
        self.lag = NumberBox(self.tr("Camera lag"), CAMERA_LAG_MS, _LAG_STEP_MS, self.tr(" ms"))
        self.lag.changed.connect(lambda lag_ms: self.being_set.emit("camera_lag_ms", lag_ms))
        self.lag_row = DefaultRow(
            self.tr("Camera lag"),
            self.tr(
                "How long a picture takes to get from the camera to this program; positions in the film and the "
                "times of markers are corrected by it (docs/camera-lag.md explains how to measure it)."
            ),
            self.lag,
        )
        self.lag_row.default_wanted.connect(lambda: self.set_by_user.emit("camera_lag_ms", _NO_LAG_MS))
        for row in (self.camera_row, self.resolution_row, self.picture_row, self.mirror_row, self.lag_row):
            self.rows.addWidget(row)

    def show_settings(self, settings: Settings) -> None:
        self.camera_box.show_chosen(settings.camera)
        self.resolution_box.show_value(settings.resolution)
        self.picture_box.show_value(settings.picture)
        self.mirror_row.show_value(settings.mirror)
        self.lag.show_value(settings.camera_lag_ms)
        same = settings.camera_lag_ms == _NO_LAG_MS
        self.lag_row.show_default("" if same else self.lag.words(_NO_LAG_MS))

    def show_cameras(self, cameras: Sequence[CameraInfo]) -> None:
        """Offer the cameras that are plugged in."""
        self.camera_box.show_cameras(cameras)

    def set_session_running(self, running: bool) -> None:
        reason = self.tr("Cannot change while a session is running.") if running else ""
        for row in (self.camera_row, self.resolution_row, self.lag_row):
            row.set_locked(reason)

    def _size_words(self, size: str) -> str:
        return self.tr("Automatic") if size == "auto" else size.replace("x", " × ")
