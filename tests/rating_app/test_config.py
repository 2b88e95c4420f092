from __future__ import annotations

import pytest

from rating_app.config import Paths, Settings, assets, demo_clip, load_settings, save_settings, shipped_model


def test_settings_come_back(paths):
    settings = Settings(theme="dark", show_preview=False, export_folder="somewhere", keep_sessions=False, keep_days=30)
    save_settings(settings, paths.settings)
    assert load_settings(paths.settings) == settings


@pytest.mark.parametrize("nonsense", ["", "{", "[]", "null", '"x"', "\x00"])
def test_nonsense_falls_back_to_the_defaults(paths, nonsense):
    paths.config.mkdir(parents=True)
    paths.settings.write_text(nonsense)
    assert load_settings(paths.settings) == Settings()


def test_one_wrong_setting_does_not_cost_the_others(paths):
    paths.config.mkdir(parents=True)
    paths.settings.write_text('{"theme": "pink", "show_preview": "yes", "camera": "Front", "unknown": 1}')
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
