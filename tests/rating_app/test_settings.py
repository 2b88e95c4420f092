from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rating_app.desktop.preferences import Preferences
from rating_app.rating import DEFAULT_METHOD
from rating_app.settings import (
    Paths,
    Settings,
    SettingsUnreadable,
    assets,
    demo_clip,
    load_settings,
    save_settings,
    shipped_model,
)


def test_settings_come_back(paths):
    settings = Settings(
        theme="contrast",
        language="de",
        camera="Front",
        resolution="1280x720",
        mirror=False,
        picture="blurred",
        needle_s=4.0,
        min_quality=0.4,
        smile_on=0.6,
        measure_rest=False,
        viewers=3,
        keep_sessions=False,
        keep_days=30,
        export_folder="somewhere",
        window_geometry="AdnQywAD",
        gauge_place="-20,40",
        watch_shares="0.55,0.7",
        study_folder="/somewhere/two cuts",
        study_station="AB",
        picture_seconds=0.0,
        welcomed="3",
    )
    save_settings(settings, paths.settings)
    assert load_settings(paths.settings) == settings


@pytest.mark.parametrize("nonsense", ["", "{", "[]", "null", '"x"', "\x00", "[" * 100_000, "\xff", "1" * 5000])
def test_file_of_nonsense_is_kept_aside_and_said(paths, nonsense):
    paths.config.mkdir(parents=True)
    paths.settings.write_bytes(nonsense.encode("latin-1"))
    with pytest.raises(SettingsUnreadable, match=r"settings-unreadable\.json") as said:
        load_settings(paths.settings)
    assert Path(said.value.values["file"]).read_bytes() == nonsense.encode("latin-1")
    assert load_settings(paths.settings) == Settings()


def test_folder_in_place_of_the_settings_is_said_and_left(paths):
    paths.settings.mkdir(parents=True)
    with pytest.raises(SettingsUnreadable, match="cannot be read"):
        load_settings(paths.settings)
    assert paths.settings.is_dir()


SAVING = """
import sys
from pathlib import Path
from rating_app.settings import Settings, change_settings
for number in range(int(sys.argv[3])):
    change_settings(Path(sys.argv[1]), {sys.argv[2]: number % 30})
"""


def test_two_windows_that_save_at_once_leave_whole_settings(paths, root):
    save_settings(Settings(theme="dark"), paths.settings)
    command = [sys.executable, "-c", SAVING, str(paths.settings)]
    saving = [
        subprocess.Popen([*command, name, "400"], cwd=root, stderr=subprocess.PIPE)
        for name in ("keep_days", "keep_days")
    ]
    while any(process.poll() is None for process in saving):
        assert load_settings(paths.settings).theme == "dark"
    assert [(process.communicate()[1], process.returncode) for process in saving] == [(b"", 0)] * 2
    assert [path.name for path in paths.config.iterdir()] == ["settings.json"]


def test_what_one_window_has_changed_is_not_taken_back_by_another(paths):
    one, other = Preferences(paths.settings), Preferences(paths.settings)
    one.change(keep_sessions=False)
    other.change(theme="dark")
    assert load_settings(paths.settings) == Settings(keep_sessions=False, theme="dark")


def test_one_wrong_setting_does_not_cost_the_others(paths):
    paths.config.mkdir(parents=True)
    wrong = f'"theme": "pink", "mirror": "yes", "needle_s": {10**400}'
    paths.settings.write_text(f'{{{wrong}, "camera": "Front", "unknown": 1}}')
    assert load_settings(paths.settings) == Settings(camera="Front")


@pytest.mark.parametrize("days", ["-1", "36501", "1.5", "true", '"7"', "null"])
def test_time_to_keep_that_makes_no_sense_deletes_nothing(paths, days):
    paths.config.mkdir(parents=True)
    paths.settings.write_text(f'{{"keep_days": {days}, "keep_sessions": false}}')
    assert load_settings(paths.settings) == Settings(keep_days=0, keep_sessions=False)


def test_one_variable_redirects_every_path(monkeypatch, tmp_path):
    monkeypatch.setenv("REACTION_GAUGE_HOME", str(tmp_path))
    paths = Paths.of_this_user()
    assert all(path.is_relative_to(tmp_path) for path in (paths.database, paths.settings, paths.log_file))


def test_assets_of_a_checkout_are_found():
    assert assets().name == "assets"
    assert shipped_model().is_file()
    assert shipped_model().with_suffix(".json").is_file()
    assert demo_clip().is_file()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("language", "fr"),
        ("resolution", "1x1"),
        ("picture", "upside down"),
        ("needle_s", 0.05),
        ("needle_s", 11.0),
        ("needle_s", float("nan")),
        ("min_quality", 0.95),
        ("smile_on", 0.0),
        ("viewers", 0),
        ("viewers", True),
        ("picture_seconds", -1.0),
        ("gauge_place", "here"),
        ("watch_shares", "1,2"),
        ("study_station", "a"),
        ("window_geometry", "not base64!"),
    ],
)
def test_values_that_make_no_sense_are_refused(name, value):
    with pytest.raises(ValueError):
        replace(Settings(), **{name: value})


def test_whole_number_does_for_a_number(paths):
    paths.config.mkdir(parents=True)
    paths.settings.write_text('{"needle_s": 3}')
    assert load_settings(paths.settings) == Settings(needle_s=3.0)


@pytest.mark.parametrize(("shown", "picture"), [("true", "shown"), ("false", "hidden"), ('"no"', "shown")])
def test_hidden_picture_of_an_older_version_stays_hidden(paths, shown, picture):
    paths.config.mkdir(parents=True)
    paths.settings.write_text(f'{{"show_preview": {shown}}}')
    assert load_settings(paths.settings) == Settings(picture=picture)


def test_defaults_are_those_of_the_rating():
    assert Settings().method == DEFAULT_METHOD


def test_method_follows_from_the_settings():
    method = Settings(min_quality=0.5, smile_on=0.8).method
    assert (method.min_quality, method.smile_on) == (0.5, 0.8)
    # The needle changes nothing that is kept.
    assert Settings(needle_s=3.0).method == Settings().method
    assert method.smile_off == pytest.approx(0.4)
    # A smile that is easily begun must not be one that cannot end.
    assert Settings(smile_on=0.1).method.smile_off < 0.1


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such mode")
def test_settings_are_for_this_user_alone(paths):
    paths.config.mkdir(parents=True)
    left_behind = paths.settings.with_suffix(".partial")
    left_behind.touch()
    left_behind.chmod(0o644)
    save_settings(Settings(), paths.settings)
    assert stat.S_IMODE(paths.settings.stat().st_mode) == 0o600


def test_settings_that_cannot_be_written_leave_nothing_behind(paths):
    paths.settings.mkdir(parents=True)
    with pytest.raises(OSError):
        save_settings(Settings(), paths.settings)
    assert list(paths.config.iterdir()) == [paths.settings]
