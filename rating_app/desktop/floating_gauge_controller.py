"""The small gauge that stands in for the window while something else fills the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from rating_app.desktop.preferences import Preferences
from rating_app.desktop.session_controller import Viewing
from rating_app.views.gauge.floating_gauge import FloatingGauge, wayland_hint
from rating_app.views.watch.phase import Phase
from rating_app.views.window.main_window import MainWindow
from rating_app.vision.live_update import LiveUpdate


class FloatedGauge(QObject):
    """Shown in place of the window; closing it brings the window back."""

    def __init__(self, window: MainWindow, viewing: Viewing, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._viewing = viewing
        self._preferences = preferences
        self.gauge = FloatingGauge()
        gauge = self.gauge
        gauge.start_requested.connect(self._on_start)
        gauge.pause_toggled.connect(viewing.toggle_pause)
        gauge.stop_requested.connect(viewing.stop)
        gauge.mark_requested.connect(lambda: viewing.mark("", window.watch.newest_s))
        gauge.closed.connect(self._on_closed)
        gauge.moved_to.connect(lambda x, y: preferences.change(gauge_place=f"{x},{y}"))
        viewing.updated.connect(self._on_updated)
        viewing.phase_changed.connect(self._on_phase_changed)
        viewing.camera_switched.connect(gauge.camera_chip.show_camera_state)

    @Slot()
    def show(self) -> None:
        """Let the gauge float, and take the window out of the way."""
        hint = wayland_hint()
        if hint:
            self._window.show_message(hint, "muted")
        place = self._preferences.settings.gauge_place.split(",")
        self.gauge.set_title(self._window.watch.controls.title_field.text())
        self.gauge.show()
        if len(place) == 2 and all(part.lstrip("-").isdigit() for part in place):
            self.gauge.place(int(place[0]), int(place[1]))
        self._on_phase_changed(self._viewing.phase)
        if not hint:
            self._window.showMinimized()

    def close(self) -> None:
        """The program ends, or the window is made anew."""
        self.gauge.put_away()

    def _on_start(self) -> None:
        if self._viewing.phase is Phase.RESTING:
            self._viewing.skip_rest()
        else:
            self._viewing.start(self._window.watch.controls.title_field.text().strip())

    @Slot()
    def _on_closed(self) -> None:
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()

    @Slot(object, bool)
    def _on_updated(self, update: LiveUpdate, _mirrored: bool) -> None:
        if not self.gauge.isVisible():
            return
        found = update.analysis.main_face is not None
        rating = update.rating
        caption = self.tr("visible joy now") if found else self.tr("no face found")
        self.gauge.show_update(update.live, None if rating is None else rating.rating_0_100, caption)
        if update.sample is not None:
            self.gauge.show_elapsed(update.sample.timestamp_s)

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        self.gauge.show_phase(phase)
        if phase in (Phase.FINISHED, Phase.IDLE) and self.gauge.isVisible():
            self.gauge.put_away()
            self._on_closed()
