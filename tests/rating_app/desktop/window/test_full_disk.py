"""The disk fills up while somebody is recorded: the window reports it, and a press saves the session elsewhere."""

from __future__ import annotations

import pandas as pd
import pytest
from fakes.disks import small_disk
from fakes.user import click, wait_for_phase
from PySide6.QtWidgets import QFileDialog

from rating_app.settings import Paths
from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase


@pytest.fixture
def disk(tmp_path):
    # Larger than what the program takes for a full one.
    with small_disk(tmp_path / "disk", size="112m") as disk:
        yield disk


@pytest.fixture
def paths(disk, tmp_path):
    return Paths(disk.folder / "data", tmp_path / "config", tmp_path / "log")


def test_session_is_exported_from_a_disk_that_has_become_full(
    launch, qtbot, smiling_camera, paths, disk, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    application = launch(agree=True)
    window, banner = application.window, application.window.banner
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: window.watch.newest_s > 1.0)
    assert not banner.isVisible()
    disk.fill(leave=20_000)
    qtbot.waitUntil(lambda: "cannot be written" in banner.text() or "MB left" in banner.text())
    (export,) = banner.buttons
    assert export.text() == "Export now" and window.phase is Phase.RECORDING
    click(qtbot, export)
    qtbot.waitUntil(lambda: "Saved" in banner.text())
    (timeline,) = (tmp_path / "out").rglob("*timeline.csv")
    assert len(pd.read_csv(timeline)) > 10
    disk.free()
    qtbot.waitUntil(lambda: "can be kept again" in banner.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    qtbot.waitUntil(lambda: len(SessionStore(paths.database).summaries()) == 1)
