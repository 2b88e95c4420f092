"""The steps of a first start: agreement, camera check, and the ways out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from rating_app.desktop.preferences import Preferences
from rating_app.desktop.session_controller import SessionController
from rating_app.session.consent import ConsentNotice
from rating_app.system.failure import Failure
from rating_app.views.design.language import translated
from rating_app.views.watch.phase import Phase
from rating_app.views.watch.start_card import Reason
from rating_app.views.window.main_window import MainWindow
from rating_app.vision.camera import CameraFailed, CameraInfo

if TYPE_CHECKING:
    from rating_app.views.first_run.camera_check_page import CameraCheckPage
    from rating_app.views.first_run.flow import FirstRun


class FirstRunController(QObject):
    """The controller of the first start.

    Signals:
        cameras_wanted(): the camera check is shown, and offers a choice.
        demo_wanted(): the user has left the steps for the demo clip.
    """

    cameras_wanted = Signal()
    demo_wanted = Signal()

    def __init__(
        self, window: MainWindow, sessions: SessionController, preferences: Preferences, notice: ConsentNotice
    ) -> None:
        """Wire the steps; a user who has completed them has seen this `notice`."""
        super().__init__(window)
        self._window = window
        self._sessions = sessions
        self._preferences = preferences
        self._notice = notice
        self._present: set[str] | None = None
        window.late_first_run.once_built(self._wire)
        sessions.explained.connect(self._on_explained)

    def _wire(self, first: FirstRun) -> None:
        first.agreed.connect(self._on_agreed)
        first.demo_requested.connect(self._on_demo_requested)
        first.explored.connect(self._leave)
        first.ready.connect(self._leave)
        # A user who is back at the beginning has not agreed to anything.
        first.left_check.connect(self._sessions.withdraw_consent)
        first.check.camera_chosen.connect(self._on_camera_chosen)
        first.check.rest_toggled.connect(lambda wanted: self._preferences.change(measure_rest=wanted))
        first.check.retried.connect(self._sessions.use_camera)
        first.check.show_settings(self._preferences.settings)

    @property
    def _check(self) -> CameraCheckPage:
        return self._window.first_run.check

    @Slot(object)
    def show_loss(self, loss: Failure) -> None:
        """Show that the camera was lost during its check."""
        if self._window.is_in_first_run:
            heading = loss.problem.heading if isinstance(loss, CameraFailed) else ""
            self._check.show_problem(translated(heading), translated(loss))

    @Slot(object)
    def show_cameras(self, cameras: tuple[CameraInfo, ...]) -> None:
        """Offer these cameras. If none could be used so far, one that has just been plugged in is tried."""
        present = {camera.name for camera in cameras}
        has_come = self._present is not None and not present <= self._present
        self._present = present
        if not self._window.is_in_first_run:
            return
        self._check.show_cameras(cameras)
        waits = self._check.problem and self._sessions.phase is Phase.IDLE
        if has_come and waits and self._sessions.has_consent:
            self._sessions.use_camera()

    @Slot()
    def _on_agreed(self) -> None:
        self._sessions.give_consent()
        self.cameras_wanted.emit()
        self._sessions.use_camera()

    @Slot(str)
    def _on_camera_chosen(self, name: str) -> None:
        self._preferences.change(camera=name)
        if self._sessions.phase is Phase.IDLE and self._sessions.has_consent:
            self._sessions.use_camera()

    @Slot()
    def _on_demo_requested(self) -> None:
        self._leave()
        self.demo_wanted.emit()

    @Slot()
    def _leave(self) -> None:
        if self._window.is_in_first_run:
            self._window.show_first_run(False)
            self._check.clear()
            self._preferences.change(welcomed=self._notice.version)

    @Slot(object)
    def _on_explained(self, reason: Reason) -> None:
        if self._window.is_in_first_run and (reason.ways_on or reason.failed):
            self._check.show_problem(reason.heading, reason.text)
        elif self._window.is_in_first_run:
            self._check.clear()
