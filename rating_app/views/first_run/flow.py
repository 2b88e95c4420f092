"""The steps of a first start: welcome, consent, camera check."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from rating_app.session.consent import ConsentNotice
from rating_app.views.consent.page import ConsentPage
from rating_app.views.first_run.camera_check_page import CameraCheckPage
from rating_app.views.first_run.welcome_page import WelcomePage


class FirstRun(QStackedWidget):
    """Signals:
    agreed(): the notice was read and agreed to; the camera check is shown.
    demo_requested(), explored(): left for the demo clip, or for the window without a camera.
    ready(): the camera check is passed.
    left_check(): back to the beginning; no camera is wanted for now.
    """

    agreed = Signal()
    demo_requested = Signal()
    explored = Signal()
    ready = Signal()
    left_check = Signal()

    def __init__(self, notice: ConsentNotice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.welcome = WelcomePage()
        self.consent = ConsentPage(notice)
        self.check = CameraCheckPage()
        for page in (self.welcome, self.consent, self.check):
            self.addWidget(page)
        self.welcome.begun.connect(lambda: self.setCurrentWidget(self.consent))
        self.welcome.demo_requested.connect(self.demo_requested)
        self.welcome.explored.connect(self.explored)
        self.consent.agreed.connect(self._on_agreed)
        self.consent.refused.connect(self.explored)
        self.check.ready.connect(self.ready)
        self.check.demo_requested.connect(self.demo_requested)
        self.check.went_back.connect(self._on_went_back)

    def _on_agreed(self) -> None:
        self.setCurrentWidget(self.check)
        self.agreed.emit()

    def _on_went_back(self) -> None:
        self.setCurrentWidget(self.welcome)
        self.left_check.emit()
