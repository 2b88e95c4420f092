"""The whole program, operated as a user does: real pipeline, real window; only the camera is a fake."""

from __future__ import annotations

from dataclasses import replace

import cv2
import pytest
from fakes.cameras import FakeCapture
from fakes.user import answer_next_dialog, quit_for_good
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox

from rating_app.desktop.application import RatingApplication
from rating_app.desktop.equipment import Equipment
from rating_app.desktop.first_window import FirstWindow, WindowRequest
from rating_app.session.consent import NOTICE
from rating_app.settings import load_settings, save_settings, shipped_model
from rating_app.views.consent import ConsentDialog
from rating_app.views.watch.phase import Phase


@pytest.fixture(autouse=True)
def no_question_is_left_open(monkeypatch):
    """Fail at a system dialog that nobody answers, which would block the tests for ever."""
    for kind, name in (
        (QMessageBox, "question"),
        (QFileDialog, "getExistingDirectory"),
        (QFileDialog, "getOpenFileName"),
        (QFileDialog, "getSaveFileName"),
        (QInputDialog, "getText"),
    ):
        monkeypatch.setattr(kind, name, lambda *_, name=name: pytest.fail(f"{name} was not expected"))


@pytest.fixture
def launch(qtbot, qapp, paths, socket):
    """Start the program and wait until it is loaded. With `agree` True or False, the user asks for the camera and
    answers its notice.

    `first` is a first start, at which nothing is answered, of a user who has seen the notice `welcomed` at most.
    Without `wait` it is still loading.
    """
    started = []

    def start(
        agree=None,
        model=None,
        measure_rest=False,
        first=False,
        welcomed="",
        wait=True,
        equipment=None,
        company="alone",
        **request,
    ):
        model = model or shipped_model()
        welcomed = welcomed if first else NOTICE.version
        settings = replace(load_settings(paths.settings), measure_rest=measure_rest, welcomed=welcomed, company=company)
        save_settings(settings, paths.settings)
        request = WindowRequest(model, theme="light", **request)
        application = RatingApplication(FirstWindow(qapp, request, paths), equipment or Equipment(socket.cameras))
        started.append(application)
        application.start()
        if wait:
            qtbot.waitUntil(lambda: application.window.phase is not Phase.LOADING)
        if agree is not None:
            answer_next_dialog(qtbot, ConsentDialog, "agree_button" if agree else "refuse_button")
            application.sessions.use_camera()
        return application

    yield start
    for application in started:
        quit_for_good(application)


@pytest.fixture
def smiling_camera(plug_in, portraits):
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))
    return plug_in(FakeCapture(lambda number: picture.copy()))


@pytest.fixture
def resting_camera(plug_in, portraits):
    picture = cv2.imread(str(portraits / "neutral_marc.jpg"))
    return plug_in(FakeCapture(lambda number: picture.copy()))
