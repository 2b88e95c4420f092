"""The out folder: one run at a time, and what it remembers of the recordings that are finished."""

from __future__ import annotations

import json
import sqlite3

import pytest

from rating_app.batch import out_folder
from rating_app.batch.job import Stretch
from rating_app.batch.out_folder import LEDGER_NAME, LOCK_NAME, Ledger, OutFolder
from rating_app.batch.videos import Fingerprint
from rating_app.export import ExportFailed, ExportOptions
from rating_app.settings import shipped_model

RECIPE = {"model": "abc", "constants": {"knee": 0.02}}
FIRST, SECOND = Fingerprint(10, "aa"), Fingerprint(20, "bb")


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


def test_folder_of_a_version_without_languages_is_gone_on_with(tmp_path):
    def recipe(options):
        with OutFolder.opened(tmp_path, shipped_model(), options) as out:
            out.ledger.note(FIRST, None, "1")
        return json.loads((tmp_path / LEDGER_NAME).read_text().splitlines()[-1])["recipe"]["export"]

    without = {"format": "csv", "hz": None, "report": True}
    assert recipe(ExportOptions(report=True)) == without
    assert recipe(ExportOptions(language="de")) == {**without, "report": False}
    assert recipe(ExportOptions(report=True, language="de")) == {**without, "language": "de"}


def test_run_that_fails_lets_go(tmp_path):
    with pytest.raises(ZeroDivisionError), opened(tmp_path):
        raise ZeroDivisionError
    with opened(tmp_path):
        pass


def test_folder_that_cannot_be_locked_is_one_sentence(tmp_path, monkeypatch):
    def fail(path):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(out_folder, "lock", fail)
    with pytest.raises(ExportFailed, match=r"cannot be locked \(disk I/O error\)\."), opened(tmp_path):
        pass


def test_finished_recording_is_known_again(tmp_path):
    Ledger(tmp_path, RECIPE, ()).note(FIRST, None, "one")
    ledger = Ledger(tmp_path, RECIPE, {"one"})
    assert ledger.has(FIRST, None) and not ledger.has(SECOND, None)


def test_recording_that_was_not_exported_is_not_finished(tmp_path):
    Ledger(tmp_path, RECIPE, ()).note(FIRST, None, "one")
    assert not Ledger(tmp_path, RECIPE, {"another"}).has(FIRST, None)


@pytest.mark.parametrize("other", [{"model": "abd"}, {"constants": {"knee": 0.03}}])
def test_another_recipe_is_another_rating(tmp_path, other):
    Ledger(tmp_path, RECIPE, ()).note(FIRST, None, "one")
    assert not Ledger(tmp_path, RECIPE | other, {"one"}).has(FIRST, None)


def test_changed_file_is_another_recording(tmp_path):
    Ledger(tmp_path, RECIPE, ()).note(FIRST, None, "one")
    assert not Ledger(tmp_path, RECIPE, {"one"}).has(Fingerprint(FIRST.size, "ab"), None)


def test_another_baseline_is_another_rating(tmp_path):
    Ledger(tmp_path, RECIPE, ()).note(FIRST, Stretch(0, 5), "one")
    ledger = Ledger(tmp_path, RECIPE, {"one"})
    assert ledger.has(FIRST, Stretch(0, 5)) and not ledger.has(FIRST, None) and not ledger.has(FIRST, Stretch(0, 6))


def test_torn_line_costs_itself_only(tmp_path):
    ledger = Ledger(tmp_path, RECIPE, ())
    ledger.note(FIRST, None, "one")
    ledger.note(SECOND, None, "two")
    file = tmp_path / LEDGER_NAME
    file.write_bytes(file.read_bytes()[:-30])
    ledger = Ledger(tmp_path, RECIPE, {"one", "two"})
    assert ledger.has(FIRST, None) and not ledger.has(SECOND, None)
    ledger.note(SECOND, None, "three")
    assert Ledger(tmp_path, RECIPE, {"three"}).has(SECOND, None)


ODD = b'{"size": 10, "digest": %s, "baseline": "", "session_id": %s, "recipe": {}}'


@pytest.mark.parametrize(
    "line",
    [b"[]", b"{}", b"\xff\x00", b'{"digest": 1}', b"[" * 20_000, ODD % (b"[]", b'"one"'), ODD % (b'"a"', b"{}")],
)
def test_lines_of_others_are_passed_over(tmp_path, line):
    (tmp_path / LEDGER_NAME).write_bytes(line + b"\n")
    assert not Ledger(tmp_path, RECIPE, {"one"}).has(FIRST, None)


def test_only_its_owner_can_read_it(tmp_path):
    Ledger(tmp_path, RECIPE, ()).note(FIRST, None, "one")
    assert (tmp_path / LEDGER_NAME).stat().st_mode & 0o777 == 0o600


def test_ledger_that_cannot_be_read_or_written_is_one_sentence(tmp_path):
    ledger = Ledger(tmp_path, RECIPE, ())
    (tmp_path / LEDGER_NAME).mkdir()
    with pytest.raises(ExportFailed, match="cannot be written"):
        ledger.note(FIRST, None, "one")
    with pytest.raises(ExportFailed, match="cannot be read"):
        Ledger(tmp_path, RECIPE, ())
