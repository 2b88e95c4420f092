"""The examples as their users run them, with the real program behind; the demo clip stands in for the camera."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import threading

import pytest


@pytest.fixture
def example(root, tmp_path):
    """Run an example in an empty folder; `rating-app` is this checkout's."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "rating-app"
    program.write_text(f"#!{sys.executable}\nfrom rating_app.__main__ import run\nrun()\n", encoding="utf-8")
    program.chmod(0o755)

    def run(name, *arguments, **environment):
        env = {
            **os.environ,
            "PYTHONPATH": str(root),
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "REACTION_GAUGE_HOME": str(tmp_path / "home"),
            "QT_QPA_PLATFORM": "offscreen",
            **environment,
        }
        command = [sys.executable, root / "examples" / name, *arguments]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=250, check=False)

    return run


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_experiment_marks_its_trials_and_gets_the_rating(example, tmp_path):
    done = example("psychopy_experiment.py", "trials.csv", "--no-window", "--demo", "--seconds", "1.5")
    assert done.returncode == 0, done.stderr
    with (tmp_path / "trials.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    onsets = [float(row["onset_s"]) for row in rows]
    assert [row["trial"] for row in rows] == ["trial 1", "trial 2", "trial 3"]
    assert onsets == sorted(onsets) and len({row["session_id"] for row in rows}) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_overlay_writes_joy_into_the_file_and_leaves_no_old_number(example, tmp_path):
    seen, over = set(), threading.Event()

    def obs():
        """Reads the file again and again, as OBS does, and never half of it."""
        while not over.wait(0.05):
            if (tmp_path / "joy.txt").exists():
                seen.add((tmp_path / "joy.txt").read_text(encoding="utf-8"))

    reader = threading.Thread(target=obs)
    reader.start()
    done = example("obs_overlay.py", "joy.txt", "--demo", "--seconds", "5")
    over.set()
    reader.join()
    assert done.returncode == 0, done.stderr
    assert any(re.fullmatch(r"joy \d+( · rating \d+)?", text) for text in seen), seen
    assert all(re.fullmatch(r"(joy (\d+|–)( · rating \d+)?)?", text) for text in seen), seen
    assert (tmp_path / "joy.txt").read_text(encoding="utf-8") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="the environment tells of a screen on Linux alone")
def test_without_a_screen_there_is_no_camera_and_a_sentence(example):
    done = example(
        "psychopy_experiment.py", "trials.csv", "--no-window", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY=""
    )
    assert done.returncode == 1
    assert "There is no screen to open a window on" in done.stderr and "was closed" in done.stderr
