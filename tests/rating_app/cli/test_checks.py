from __future__ import annotations

import json
import os

import pytest

from rating_app.cli import checks
from rating_app.cli.checks import State
from rating_app.command_line import main, parse
from rating_app.settings import shipped_model
from rating_app.system.network import NO_RULE


def test_model_that_is_missing_or_damaged_is_broken(tmp_path):
    assert checks.check_model(shipped_model()).state is State.OK
    assert checks.check_model(tmp_path / "none.tflite").state is State.BROKEN
    damaged = tmp_path / "bad.tflite"
    damaged.write_bytes(shipped_model().read_bytes()[:-1])
    damaged.with_suffix(".json").write_bytes(shipped_model().with_suffix(".json").read_bytes())
    assert "damaged" in checks.check_model(damaged).sentence


def test_sound_is_a_server_or_a_device(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    assert checks.check_sound("linux", tmp_path).state is State.LACKING
    pcm = tmp_path / "proc" / "asound" / "pcm"
    pcm.parent.mkdir(parents=True)
    pcm.write_text("00-00: USB Mic : USB Mic : capture 1\n")
    assert checks.check_sound("linux", tmp_path).state is State.LACKING
    pcm.write_text("00-03: HDMI 0 : HDMI 0 : playback 1\n")
    assert checks.check_sound("linux", tmp_path).state is State.OK
    pcm.unlink()
    (tmp_path / "run" / "user" / "7").mkdir(parents=True)
    (tmp_path / "run" / "user" / "7" / "pipewire-0").touch()
    assert checks.check_sound("linux", tmp_path).state is State.OK
    assert checks.check_sound("darwin", tmp_path).state is State.UNKNOWN


def test_disk_that_is_nearly_full_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("rating_app.store.disk_space.LOW_BYTES", 2**80)
    assert "MB left" in checks.check_disk(tmp_path / "not" / "yet").sentence
    monkeypatch.undo()
    assert checks.check_disk(tmp_path / "not" / "yet").state is State.OK


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write everywhere")
def test_folder_that_cannot_be_written_is_told(tmp_path):
    tmp_path.chmod(0o500)
    assert "cannot be written to" in checks.check_disk(tmp_path / "data").sentence


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="the environment tells on Linux alone")
def test_screen_is_that_of_this_computer():
    assert checks.check_screen({}).state is State.LACKING
    assert checks.check_screen({"DISPLAY": "far:0"}).state is State.LACKING
    assert checks.check_screen({"DISPLAY": ":0"}).state is State.OK


def test_extra_that_is_missing_is_told_with_the_command(monkeypatch):
    monkeypatch.setattr(checks, "EXTRAS", {"lsl": ("no_such_module", "the Lab Streaming Layer"), "x": ("json", "that")})
    missing, there = checks.check_extras()
    assert missing.state is State.LACKING and "pip install 'reaction-gauge[lsl]'" in missing.sentence
    assert there.state is State.OK and "That: installed" in there.sentence


def test_doctor_gives_all_of_it_to_a_script(paths, capsys):
    options = parse(["doctor", "--json"])
    options.network = NO_RULE
    code = main(options, paths)
    said = capsys.readouterr()
    told = json.loads(said.out)
    states = {check["name"]: check["state"] for check in told["checks"]}
    assert {"model", "faces", "sound", "disk", "screen", "network", "files", "extra lsl"} <= set(states)
    assert states["model"] == states["faces"] == "ok" and states["network"] == "lacking"
    assert code == (0 if told["cameras"] else 2)


def test_broken_model_is_exit_code_2_even_with_a_camera(paths, tmp_path, capsys, monkeypatch):
    from rating_app.cli import cameras

    monkeypatch.setattr(cameras, "examine_cameras", lambda *_: cameras.Examination((), works=True))
    assert main(parse(["--model", str(tmp_path / "none.tflite"), "doctor"]), paths) == 2
    assert main(parse(["doctor"]), paths) == 0
    told = capsys.readouterr().out
    assert "model             broken   The model's description none.json is missing." in told
