"""The cost of a start: the page that is shown, and nothing that another page needs."""

from __future__ import annotations

import subprocess
import sys

from fakes.user import click

from rating_app.session.consent import NOTICE
from rating_app.settings import Paths, Settings, save_settings
from rating_app.views.window.navigation import HISTORY, SETTINGS, WATCH

NOT_AT_A_START = (
    "av",
    "rating_app.report",
    "rating_app.views.first_run.flow",
    "rating_app.views.history.page",
    "rating_app.views.session.page",
    "rating_app.views.settings.page",
)

NOT_IN_THE_FIRST_PAGE = (
    *NOT_AT_A_START,
    "cv2",
    "numpy",
    "rating_app.desktop.application",
    "rating_app.session.session",
    "rating_app.store",
    "rating_app.vision.analysis",
)


def test_start_imports_nothing_that_only_other_pages_need():
    program = f"import sys, rating_app.desktop.application; print([n for n in {NOT_AT_A_START!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=250)
    assert done.stdout.strip() == "[]"


def test_first_page_is_painted_before_the_pipeline_is_imported(tmp_path, monkeypatch):
    monkeypatch.setenv("REACTION_GAUGE_HOME", str(tmp_path))
    save_settings(Settings(welcomed=NOTICE.version), Paths.of_this_user().settings)
    program = (
        "import os, sys; from rating_app.command_line import Companion, run_command_line\n"
        "class Watcher(Companion):\n"
        "    def see_window(self, window): window.seen.connect(lambda: self.end(window))\n"
        "    def end(self, window):\n"
        f"        print(window.isVisible(), [n for n in {NOT_IN_THE_FIRST_PAGE!r} if n in sys.modules], flush=True)\n"
        "        os._exit(0)\n"
        "sys.argv[1:] = []; run_command_line(Watcher())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=250)
    assert done.stdout.strip() == "True []"


def test_pages_are_built_when_they_are_first_shown(launch, qtbot):
    window = launch().window
    late = (window.late_session, window.late_history, window.late_settings, window.late_first_run)
    assert [page.built for page in late] == [None] * 4
    click(qtbot, window.rail.buttons[SETTINGS])
    qtbot.waitUntil(lambda: window.late_settings.is_visible)
    click(qtbot, window.rail.buttons[HISTORY])
    qtbot.waitUntil(lambda: window.late_history.is_visible)
    click(qtbot, window.rail.buttons[WATCH])
    qtbot.waitUntil(window.watch.isVisible)
    assert window.late_session.built is window.late_first_run.built is None


def test_settings_built_during_a_session_are_greyed_out_as_ever(launch, qtbot):
    application = launch(demo=True)
    qtbot.waitUntil(lambda: application.sessions.phase.is_in_session)
    click(qtbot, application.window.rail.buttons[SETTINGS])
    qtbot.waitUntil(lambda: application.window.late_settings.is_visible)
    assert not application.window.settings_page.camera.camera_box.isEnabled()


def test_detector_and_model_are_loaded_once_the_window_has_been_seen(launch, qtbot):
    application = launch(wait=False)
    order = []
    application.window.seen.connect(lambda: order.append("seen"))
    application.worker.loaded.connect(lambda _model: order.append("loaded"))
    qtbot.waitUntil(lambda: "loaded" in order)
    assert order == ["seen", "loaded"]
