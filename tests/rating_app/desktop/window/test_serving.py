"""The program as another program uses it: real window and pipeline, lines over real pipes."""

from __future__ import annotations

import json
import os
import queue
import threading

import pytest
from fakes.user import answer_next_dialog
from PySide6.QtCore import Qt

from rating_app.desktop.serve_controller import Client
from rating_app.session.consent import HANDED_ON
from rating_app.views.consent import ConsentDialog
from rating_app.views.watch.phase import Phase


class Other:
    """The other program, at its ends of the two pipes."""

    def __init__(self, qtbot):
        self._qtbot = qtbot
        theirs, self._writing = (
            os.fdopen(end, mode, encoding="utf-8") for end, mode in zip(os.pipe(), "rw", strict=True)
        )
        self._reading, ours = (
            os.fdopen(end, mode, encoding="utf-8") for end, mode in zip(os.pipe(), "rw", strict=True)
        )
        self.client = Client(theirs, ours)
        self.told: list[dict] = []
        self._came: queue.Queue = queue.Queue()
        threading.Thread(
            target=lambda: [self._came.put(json.loads(line)) for line in self._reading], daemon=True
        ).start()

    def say(self, **message):
        self._writing.write(json.dumps(message) + "\n")
        self._writing.flush()

    def end(self):
        self._writing.close()

    def hear(self, event, **values):
        """Wait for such a record, and remove it; camera and session are reported from threads of their own."""
        found = []

        def came():
            while not self._came.empty():
                self.told.append(self._came.get())
            wanted = {"event": event, **values}
            found.extend(one for one in self.told if wanted.items() <= one.items())
            return bool(found)

        self._qtbot.waitUntil(came)
        self.told.remove(found[0])
        return found[0]


@pytest.fixture
def other(qtbot):
    return Other(qtbot)


def test_other_program_starts_marks_and_stops_once_the_viewer_has_agreed(qtbot, launch, other, smiling_camera):
    application = launch(client=other.client)
    other.hear("ready", demo=False)
    # Before anybody has agreed nothing of this opens a camera.
    other.say(do="agree", id=1)
    assert "Only the viewer can agree" in other.hear("refused", id=1)["message"]
    other.say(do="mark", text="too early", id=2)
    other.hear("refused", id=2)
    assert smiling_camera.openings == 0
    headings = []
    answer_next_dialog(qtbot, ConsentDialog, "agree_button", lambda _: headings.append(application._notice))
    other.say(do="start", title="Level 1", id=3)
    other.hear("consent", given=True)
    other.hear("done", id=3)
    other.hear("begun", title="Level 1")
    other.hear("phase", phase="recording")
    assert HANDED_ON in headings[0].points and headings[0].version.endswith("-stdio")
    # The small gauge stays on top, with the camera's light and the way to withdraw.
    gauge = application.floating_gauge.gauge
    assert gauge.isVisible() and gauge.withdraw_button.isVisible() and gauge.camera_chip.isVisible()
    assert gauge.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    numbers = other.hear("numbers")
    assert 0 <= numbers["p_happy"] <= 1
    other.say(do="mark", text="a joke")
    assert other.hear("marked")["text"] == "a joke"
    other.say(do="pause")
    other.hear("phase", phase="paused")
    other.say(do="resume")
    other.hear("phase", phase="recording")
    other.say(do="start", id=4)
    other.hear("refused", id=4)
    other.say(do="stop")
    ended = other.hear("ended", title="Level 1")
    assert ended["duration_s"] >= 0
    other.hear("camera", on=False)


def test_viewer_who_refuses_is_not_recorded_and_asked_anew_next_time(qtbot, launch, other, smiling_camera):
    launch(client=other.client)
    for number in (1, 2):
        answer_next_dialog(qtbot, ConsentDialog, "refuse_button")
        other.say(do="start", id=number)
        assert other.hear("refused", id=number)["message"] == "The viewer has not agreed."
    assert smiling_camera.openings == 0


def test_viewer_is_not_asked_twice_at_once(qtbot, launch, other, smiling_camera):
    launch(client=other.client)

    def ask_again(_dialog):
        other.say(do="start", id=2)
        other.hear("refused", id=2)
        other.say(do="camera", id=3)
        assert "being asked already" in other.hear("refused", id=3)["message"]

    answer_next_dialog(qtbot, ConsentDialog, "refuse_button", ask_again)
    other.say(do="start", id=1)
    other.hear("refused", id=1)
    assert smiling_camera.openings == 0


def test_withdrawing_on_the_small_gauge_ends_it_at_once(qtbot, launch, other, smiling_camera):
    application = launch(client=other.client)
    answer_next_dialog(qtbot, ConsentDialog, "agree_button")
    other.say(do="start", title="Level 1")
    other.hear("numbers")
    qtbot.mouseClick(application.floating_gauge.gauge.withdraw_button, Qt.MouseButton.LeftButton)
    other.hear("consent", given=False)
    other.hear("ended")
    other.hear("camera", on=False)
    assert not application.sessions.has_consent
    # The next start asks again.
    answer_next_dialog(qtbot, ConsentDialog, "refuse_button")
    other.say(do="start", id=9)
    other.hear("refused", id=9)


def test_end_of_the_other_program_ends_this_one_and_releases_the_camera(qtbot, launch, other, smiling_camera):
    application = launch(client=other.client)
    answer_next_dialog(qtbot, ConsentDialog, "agree_button")
    other.say(do="start")
    other.hear("numbers")
    other.end()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    other.hear("closed")
    assert smiling_camera.released_at is not None
    assert application.sessions.phase is not Phase.RECORDING or application._is_shut_down
