"""A study on a real X server with two monitors: moderator and viewer each have their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from ctypes.util import find_library

import pytest
from fakes.studies import study_of
from fakes.two_monitors import LIBRARIES, MONITORS, SCREEN

from rating_app.session.consent import NOTICE
from rating_app.settings import Settings, save_settings
from rating_app.study.plan_file import write_study

missing = [name for name in LIBRARIES if find_library(name) is None]
pytestmark = pytest.mark.skipif(
    bool(missing) or shutil.which("Xvfb") is None,
    reason=f"a real X server is not there: Xvfb, or {', '.join(missing or LIBRARIES)}",
)


@pytest.fixture
def display():
    """The name of an X server that nobody else uses."""
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24", "-noreset"]
    with subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[writes], stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        with os.fdopen(reads) as told:
            name = f":{told.readline().strip()}"
        yield name
        server.terminate()


def test_moderator_and_viewer_have_a_screen_each(display, root, tmp_path):
    folder = tmp_path / "study"
    folder.mkdir()
    write_study(study_of(), folder)
    settings = Settings(welcomed=NOTICE.version, study_folder=str(folder), company="alone")
    save_settings(settings, tmp_path / "home" / "config" / "settings.json")
    environment = os.environ | {
        "REACTION_GAUGE_HOME": str(tmp_path / "home"),
        "PYTHONPATH": os.pathsep.join([str(root / "tests"), str(root)]),
        "QT_QPA_PLATFORM": "xcb",
        "DISPLAY": display,
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    }
    subprocess.run([sys.executable, "-m", "fakes.two_monitors"], env=environment, check=True, timeout=60)
    portrait = root / "tests" / "fixtures" / "portraits" / "neutral_marc.jpg"
    command = [sys.executable, "-m", "fakes.window_program", "two screens", str(portrait), "no film", "out"]
    said = subprocess.run(command, env=environment, check=True, timeout=160, stdout=subprocess.PIPE, text=True).stdout
    left, right = map(list, MONITORS)
    first, second, unplugged = map(json.loads, said.splitlines())
    assert (first["moderator"], first["viewer"]) == (right, left)
    assert (second["moderator"], second["viewer"]) == (left, right)
    assert not second["has_screen_button"], "it would bring back a screen that is never away"
    assert (unplugged["moderator"], unplugged["viewer"], unplugged["has_screen_button"]) == (left, left, True)
