"""The small gauge that replaces the window while something else fills the screen."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Slot

from rating_app.desktop.preferences import Preferences
from rating_app.desktop.session_controller import SessionController
from rating_app.views.gauge.floating_gauge import FloatingGauge, wayland_hint
from rating_app.views.watch.face_state import joy_caption
from rating_app.views.watch.phase import Phase
from rating_app.views.window.main_window import MainWindow
from rating_app.vision.live_update import LiveUpdate

_AWAY_PX = 24
"""Distance from the corner of the screen until the user moves the gauge."""


class FloatingGaugeController(QObject):
    """The controller of the floating gauge; closing the gauge brings the window back."""

    def __init__(self, window: MainWindow, sessions: SessionController, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._sessions = sessions
        self._preferences = preferences
        self.gauge = FloatingGauge()
        gauge = self.gauge
        gauge.start_requested.connect(self._on_start)
        gauge.pause_toggled.connect(sessions.toggle_pause)
        gauge.stop_requested.connect(sessions.stop)
        gauge.mark_requested.connect(lambda: sessions.mark("", window.watch.newest_s))
        gauge.withdraw_requested.connect(sessions.withdraw_consent)
        gauge.closed.connect(self._on_closed)
        gauge.moved_to.connect(lambda x, y: preferences.change(gauge_place=f"{x},{y}"))
        sessions.show_beside(gauge)
        sessions.updated.connect(self._on_updated)
        sessions.rest_left.connect(self._on_rest_left)
        sessions.phase_changed.connect(self._on_phase_changed)
        sessions.consent_changed.connect(gauge.show_consent)
        gauge.show_consent(sessions.has_consent)
        sessions.camera_switched.connect(gauge.camera_chip.show_camera_state)

    @Slot()
    def show(self) -> None:
        """Show the gauge, and hide the window."""
        hint = wayland_hint()
        if hint:
            self._window.show_message(hint, "muted")
        place = self._preferences.settings.gauge_place.split(",")
        self.gauge.set_title(self._window.watch.controls.title_field.text())
        self.gauge.show()
        if len(place) == 2 and all(part.lstrip("-").isdigit() for part in place):
            self.gauge.place(int(place[0]), int(place[1]))
        else:
            corner = self._window.screen().availableGeometry().topRight()
            self.gauge.place(corner.x() - self.gauge.width() - _AWAY_PX, corner.y() + _AWAY_PX)
        self._on_phase_changed(self._sessions.phase)
        if not hint:
            self._window.showMinimized()

    def close(self) -> None:
        """Close the gauge, because the program ends or the window is rebuilt."""
        self.gauge.put_away()

    def _on_start(self) -> None:
        self._window.watch.controls.start(self.gauge.start_button)

    @Slot()
    def _on_closed(self) -> None:
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()

    @Slot(object, bool)
    def _on_updated(self, update: LiveUpdate, _mirrored: bool) -> None:
        if not self.gauge.isVisible() or self._sessions.phase.is_before_session:
            return
        rating = update.rating
        self.gauge.show_update(update.live, None if rating is None else rating.rating_0_100, joy_caption(update))
        if update.sample is not None:
            self.gauge.show_elapsed(update.sample.timestamp_s)

    @Slot(float)
    def _on_rest_left(self, seconds: float) -> None:
        self.gauge.show_update(None, None, self.tr("relax · {seconds} s").format(seconds=math.ceil(seconds)))

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        self.gauge.show_phase(phase, self._sessions.is_blind, self._sessions.watches_camera)
        # Without a resting face, the window asks the viewer how to continue.
        if phase in (Phase.FINISHED, Phase.IDLE, Phase.UNRESTED) and self.gauge.isVisible():
            self.gauge.put_away()
            self._on_closed()
