"""Under every language's rules for letters. Turkic ones have another small letter for I than other programs expect."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest
from fakes.media import made_another

from rating_app.settings import demo_clip

SOURCES = Path("/usr/share/i18n/locales")
TURKIC = ("tr_TR", "tr_CY", "az_AZ", "crh_UA", "tt_RU@iqtelif", "ku_TR")

pytestmark = pytest.mark.skipif(
    shutil.which("localedef") is None or not SOURCES.is_dir(),
    reason="locales cannot be made: the package locales lacks",
)


@pytest.fixture(scope="module")
def locales(tmp_path_factory):
    """A folder of them, whatever this computer has."""
    folder = tmp_path_factory.mktemp("locales")
    for name in TURKIC:
        made = folder / f"{name.partition('@')[0]}.UTF-8"
        # It warns of what it does not know, and makes the locale.
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", made], capture_output=True, check=False)
        assert (made / "LC_CTYPE").is_file(), name
    return folder


@pytest.fixture
def run(locales, tmp_path, root):
    def run_under(name, *arguments):
        env = os.environ | {
            "LOCPATH": str(locales),
            "LC_ALL": f"{name.partition('@')[0]}.UTF-8",
            "REACTION_GAUGE_HOME": str(tmp_path / "home"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join([str(root / "tests"), str(root)]),
        }
        command = [sys.executable, *map(str, arguments)]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=110, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run_under


DETECTED = """
import ctypes, sys
import cv2
from rating_app.vision.face import FaceDetector
lower = lambda: ctypes.CDLL(None).tolower(ord("I")) == ord("i")
before = lower()
detector = FaceDetector()
print(before, lower(), detector.detect(cv2.imread(sys.argv[1])) is not None)
"""


@pytest.mark.parametrize("name", TURKIC)
def test_face_is_found_and_the_locale_stays_as_it_was(run, portraits, name):
    before, after, found = run(name, "-c", DETECTED, portraits / "happy_christian.jpg").split()
    assert before == after
    if name != "ku_TR":
        assert before == "False", "this locale lowers letters as all others do"
    assert found == "True"


def test_recordings_are_rated(run, tmp_path):
    shutil.copy(demo_clip(), tmp_path / "a.mp4")
    made_another(shutil.copy(demo_clip(), tmp_path / "b.mp4"))
    run("tr_TR", "-m", "rating_app", "rate", "--i-have-consent", "--jobs", "2", "--out", "out", "a.mp4", "b.mp4")
    assert pd.read_csv(tmp_path / "out" / "sessions.csv")["rating_0_100"].tolist() == pytest.approx([79.4] * 2, abs=0.1)


@pytest.mark.skipif(find_spec("tensorflow") is None, reason="the trainer needs TensorFlow, which is not installed")
def test_trainer_finds_the_faces(run, portraits, tmp_path):
    shutil.copytree(portraits, tmp_path / "data")
    rows = [f"{picture.name},happy" for picture in sorted(portraits.glob("*.jpg"))]
    (tmp_path / "data" / "index.csv").write_text("\n".join(["path,label", *rows]) + "\n")
    said = run("tr_TR", "-m", "trainer", "prepare", "--data", "data", "--cache", "faces")
    assert f"{len(rows)} faces" in said


def test_window_rates_the_demo(run, portraits):
    run("tr_TR", "-m", "fakes.window_program", "interrupted", portraits / "happy_christian.jpg", "film", "out")
