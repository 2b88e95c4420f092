"""The out folder: one run at a time."""

from __future__ import annotations

import sqlite3

import pytest

from rating_app.batch import panel
from rating_app.batch.panel import LOCK_NAME, OutFolder
from rating_app.export import ExportFailed, ExportOptions
from rating_app.settings import shipped_model


def opened(folder):
    return OutFolder.opened(folder, shipped_model(), ExportOptions())


def test_folder_is_held_by_one_run_at_a_time(tmp_path):
    with (
        opened(tmp_path),
        pytest.raises(ExportFailed, match=r"Another run is rating into the folder .+\."),
        opened(tmp_path),
    ):
        pass
    with opened(tmp_path) as out:
        assert out.path == tmp_path
    assert (tmp_path / LOCK_NAME).stat().st_size == 0


def test_run_that_fails_lets_go(tmp_path):
    with pytest.raises(ZeroDivisionError), opened(tmp_path):
        raise ZeroDivisionError
    with opened(tmp_path):
        pass


def test_folder_that_cannot_be_locked_is_one_sentence(tmp_path, monkeypatch):
    def fail(path):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(panel, "lock", fail)
    with pytest.raises(ExportFailed, match=r"cannot be locked \(disk I/O error\)\."), opened(tmp_path):
        pass
