"""The Settings page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rating_app.settings import Settings
from rating_app.views.design.icons import IconButton
from rating_app.views.design.labels import label, scrolled
from rating_app.views.design.theme import SPACE_L, SPACE_M
from rating_app.views.settings.appearance_section import AppearanceSection
from rating_app.views.settings.camera_section import CameraSection
from rating_app.views.settings.privacy_section import PrivacySection
from rating_app.views.settings.rating_section import RatingSection
from rating_app.vision.camera import CameraInfo

SETTLED_MS = 300
"""A number counts as set once it has not changed for this long."""

_WIDEST = 860
_OWN = (
    "theme",
    "language",
    "camera",
    "resolution",
    "mirror",
    "picture",
    "needle_s",
    "min_quality",
    "smile_on",
    "measure_rest",
    "viewers",
    "follow_player",
    "keep_sessions",
    "keep_days",
    "export_folder",
)
"""The fields of Settings that this page shows; the others are remembered elsewhere, and not reset."""


class SettingsPage(QWidget):
    """A page that shows Settings, and reports every change at once; it stores nothing.

    Signals:
        changed(Settings): the current settings. A number under a slider is reported once it has settled.
        cameras_requested(): the page is shown, or the user asks; `show_cameras` is to be called.
        notice_requested(), withdraw_requested().
    """

    changed = Signal(object)
    cameras_requested = Signal()
    notice_requested = Signal()
    withdraw_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._settling: dict[str, object] = {}
        self._before_reset: Settings | None = None
        self._running = False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._on_settled)
        self.camera = CameraSection()
        self.rating = RatingSection()
        self.privacy = PrivacySection()
        self.appearance = AppearanceSection()
        self._sections = (self.camera, self.rating, self.privacy, self.appearance)
        for section in self._sections:
            section.set_by_user.connect(self._on_set_by_user)
            section.being_set.connect(self._on_being_set)
        self.camera.cameras_requested.connect(self.cameras_requested)
        self.privacy.notice_requested.connect(self.notice_requested)
        self.privacy.withdraw_requested.connect(self.withdraw_requested)
        self.reset_button = IconButton()
        self.reset_button.clicked.connect(self._on_reset)
        self._build_layout()
        self.show_settings(self._settings)

    @property
    def settings(self) -> Settings:
        """The current settings, including numbers that have not settled."""
        return replace(self._settings, **self._settling)  # type: ignore[arg-type]

    def show_settings(self, settings: Settings) -> None:
        """Show these settings without emitting `changed`; a number that is being set keeps its value."""
        self._settings = settings
        self._show()

    def show_cameras(self, cameras: Sequence[CameraInfo]) -> None:
        """Offer the cameras that are plugged in."""
        self.camera.show_cameras(cameras)

    def set_session_running(self, running: bool) -> None:
        """Grey out, with the reason, the settings that cannot change during a session."""
        self._running = running
        for section in self._sections:
            section.set_session_running(running)
        self._dress_reset()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.cameras_requested.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._on_settled()
        super().hideEvent(event)

    def _build_layout(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Settings"), "title"))
        top.addStretch()
        top.addWidget(self.reset_button)
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        rows.setSpacing(SPACE_M)
        rows.addLayout(top)
        for section in self._sections:
            rows.addWidget(section)
        rows.addStretch()
        page = QWidget()
        centred = QHBoxLayout(page)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch()
        centred.addWidget(column, 1000)
        centred.addStretch()
        area = scrolled(page, self.tr("Settings"), "", framed=False)
        # Its controls take the focus, and scroll themselves into view.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _show(self) -> None:
        for section in self._sections:
            section.show_settings(self.settings)
        self._dress_reset()

    def _on_being_set(self, name: str, value: object) -> None:
        self._settling[name] = value
        self._settled.start()
        self._show()

    def _on_set_by_user(self, name: str, value: object) -> None:
        self._settling[name] = value
        self._on_settled()

    def _on_settled(self) -> None:
        self._settled.stop()
        settings = self.settings
        self._settling.clear()
        if settings != self._settings:
            self._before_reset = None
            self._tell(settings)

    def _on_reset(self) -> None:
        self._on_settled()
        before, self._before_reset = self._before_reset, None
        if before is None:
            self._before_reset = self._settings
            before = Settings()
        self._tell(replace(self._settings, **{name: getattr(before, name) for name in _OWN}))

    def _tell(self, settings: Settings) -> None:
        self._settings = settings
        self._show()
        self.changed.emit(settings)

    def _dress_reset(self) -> None:
        undoes = self._before_reset is not None
        as_new = all(getattr(self.settings, name) == getattr(Settings(), name) for name in _OWN)
        self.reset_button.setText(self.tr("Undo reset") if undoes else self.tr("Reset to defaults"))
        self.reset_button.setEnabled(not self._running and (undoes or not as_new))
        self.reset_button.show_icon("undo-2" if undoes else "rotate-ccw")
        self.reset_button.setToolTip(
            self.tr("Cannot change while a session is running.")
            if self._running
            else self.tr("Resets everything on this page; nothing is deleted")
        )
