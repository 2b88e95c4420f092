"""What a study's page does with its data: it adds what other computers have, and erases what is kept for too long."""

from __future__ import annotations

import shutil
import threading
from datetime import datetime, timezone

import pytest
from fakes.studies import NOON, see_all, study_of
from fakes.user import click, top_dialog
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from rating_app.desktop import adding_controller
from rating_app.study.plan_file import write_study
from rating_app.study.sitting_folder import StudyFolder
from rating_app.system import private_files
from rating_app.views.study.add_dialog import AddDialog
from rating_app.views.study.withdraw_dialog import OverdueDialog, WithdrawnDialog
from rating_app.views.window.navigation import STUDY


@pytest.fixture
def folder(tmp_path):
    """A study with one viewer, who has just seen it."""
    return study_in(tmp_path / "here", ["P01"])


@pytest.fixture
def page(launch, monkeypatch, qtbot, folder):
    """The study's page."""
    window = launch().window
    choose(monkeypatch, folder.path)
    click(qtbot, window.rail.buttons[STUDY])
    click(qtbot, window.study.start.open_button)
    assert codes_on(window.study) == ["P01"]
    return window.study


def study_in(place, viewers, **others):
    place.mkdir(parents=True)
    write_study(study_of(**others), place)
    folder = StudyFolder(place)
    for viewer in viewers:
        see_all(folder, viewer, agreed_at=datetime.now(timezone.utc))
    return folder


def choose(monkeypatch, path):
    """The next folder that the user names."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(path))


def codes_on(page):
    table = page.overview.viewers
    return [table.item(row, 0).text() for row in range(table.rowCount())]


def asked_for(qtbot, monkeypatch, page, path):
    """The dialog, once it has looked at what `path` has."""
    choose(monkeypatch, path)
    click(qtbot, page.overview.add_button)
    dialog = top_dialog(AddDialog)
    qtbot.waitUntil(lambda: bool(dialog.rows))
    return dialog


def test_sittings_of_other_computers_are_shown_and_then_added(qtbot, monkeypatch, page, folder, tmp_path):
    drive = tmp_path / "drive"
    one = study_in(drive / "one", ["AP01", "AP02"])
    study_in(drive / "two", [])
    shutil.copytree(folder.of_viewer("P01"), one.of_viewer("P01"))
    study_in(tmp_path / "other", ["P09"], id="ffffffff")
    dialog = asked_for(qtbot, monkeypatch, page, drive)
    assert [row.words.text() for row in dialog.rows] == [
        "New viewers: 2 (AP01, AP02)\nHere already, left as they are: 1",
        "It has no viewers.",
    ]
    choose(monkeypatch, tmp_path / "other")
    click(qtbot, dialog.choose_button)
    qtbot.waitUntil(lambda: len(dialog.rows) == 3)
    assert "is a different study from" in dialog.rows[2].words.text()
    click(qtbot, dialog.rows[2].remove_button)
    qtbot.waitUntil(lambda: len(dialog.rows) == 2)
    assert dialog.summary.text() == "New viewers: 2." and codes_on(page) == ["P01"]
    click(qtbot, dialog.add_button)
    qtbot.waitUntil(lambda: codes_on(page) == ["AP01", "AP02", "P01"])
    assert top_dialog(AddDialog) is None
    assert "New viewers: 2." in page.window().banner.text()
    assert StudyFolder(folder.path).sitting("AP02").is_over


def test_same_copy_once_more_adds_nothing(qtbot, monkeypatch, page, folder, tmp_path):
    shutil.copytree(folder.path, tmp_path / "copy")
    dialog = asked_for(qtbot, monkeypatch, page, tmp_path / "copy")
    assert dialog.summary.text() == "There is nothing to add." and not dialog.add_button.isEnabled()
    click(qtbot, dialog.cancel_button)
    assert top_dialog(AddDialog) is None


def test_folder_without_a_study_is_told_calmly(qtbot, monkeypatch, page, tmp_path):
    (tmp_path / "holiday").mkdir()
    dialog = asked_for(qtbot, monkeypatch, page, tmp_path / "holiday")
    assert dialog.rows[0].words.text() == f"There is no study in {tmp_path / 'holiday'}."
    assert not dialog.add_button.isEnabled()


def test_addition_that_is_cancelled_changes_nothing(qtbot, monkeypatch, page, folder, tmp_path):
    """The disk is so slow that the user presses Esc while it copies."""
    source = study_in(tmp_path / "one", ["AP01"])
    dialog = asked_for(qtbot, monkeypatch, page, source.path)
    before = sorted(folder.path.rglob("*"))
    slow = private_files.os.fsync
    has_escaped = threading.Event()

    def sync(descriptor):
        assert has_escaped.wait(60)
        slow(descriptor)

    monkeypatch.setattr(private_files.os, "fsync", sync)
    click(qtbot, dialog.add_button)
    qtbot.waitUntil(lambda: dialog.progress.value() > 0)
    assert not dialog.add_button.isEnabled() and dialog.progress.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    has_escaped.set()
    qtbot.waitUntil(lambda: "Cancelled. Nothing was changed." in dialog.problem.text())
    assert dialog.isVisible() and dialog.add_button.isEnabled()
    assert sorted(folder.path.rglob("*")) == before


def test_full_disk_is_told_in_the_dialog(qtbot, monkeypatch, page, folder, tmp_path):
    source = study_in(tmp_path / "one", ["AP01"])
    dialog = asked_for(qtbot, monkeypatch, page, source.path)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=0))
    click(qtbot, dialog.add_button)
    qtbot.waitUntil(lambda: "There is not enough room for the sittings" in dialog.problem.text())
    assert codes_on(page) == ["P01"]


def test_viewer_who_withdrew_elsewhere_is_erased_here_too(qtbot, monkeypatch, page, folder, tmp_path):
    shutil.copytree(folder.path, tmp_path / "copy")
    StudyFolder(tmp_path / "copy").withdraw("P01", NOON)
    folder.note_copy("/elsewhere/results", NOON, ["P01"])
    dialog = asked_for(qtbot, monkeypatch, page, tmp_path / "copy")
    assert "P01" in dialog.erased.text() and folder.of_viewer("P01").exists()
    click(qtbot, dialog.add_button)
    qtbot.waitUntil(lambda: top_dialog(WithdrawnDialog) is not None)
    assert "/elsewhere/results" in top_dialog(WithdrawnDialog).copies
    click(qtbot, top_dialog(WithdrawnDialog).close_button)
    assert not folder.of_viewer("P01").exists() and codes_on(page) == []


def test_withdrawal_of_a_viewer_who_was_never_here_is_shown_and_noted(qtbot, monkeypatch, page, folder, tmp_path):
    source = study_in(tmp_path / "one", ["BP01"])
    source.withdraw("BP01", NOON)
    dialog = asked_for(qtbot, monkeypatch, page, source.path)
    words = "Withdrew at another computer, which is noted here: BP01."
    assert dialog.summary.text() == words and dialog.erased.text() == "" and dialog.add_button.isEnabled()
    click(qtbot, dialog.add_button)
    qtbot.waitUntil(lambda: top_dialog(AddDialog) is None)
    assert words in page.window().banner.text()
    assert StudyFolder(folder.path).withdrawn() == {"BP01": NOON}


@pytest.mark.parametrize("step", ["look_at", "add"])
def test_unforeseen_error_is_told_and_the_dialog_can_be_closed(qtbot, monkeypatch, caplog, page, tmp_path, step):
    def fail(*_):
        raise RuntimeError("out of luck")

    source = study_in(tmp_path / "one", ["AP01"])
    if step == "add":
        dialog = asked_for(qtbot, monkeypatch, page, source.path)
        monkeypatch.setattr(adding_controller, step, fail)
        click(qtbot, dialog.add_button)
    else:
        monkeypatch.setattr(adding_controller, step, fail)
        choose(monkeypatch, source.path)
        click(qtbot, page.overview.add_button)
        dialog = top_dialog(AddDialog)
    words = "Something unexpected happened (out of luck); the log has more."
    qtbot.waitUntil(lambda: dialog.problem.text() == words)
    assert dialog.add_button.isEnabled() == (step == "add") and "RuntimeError: out of luck" in caplog.text
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert top_dialog(AddDialog) is None


def test_data_kept_for_too_long_are_erased_from_the_page(qtbot, page, folder):
    overview = page.overview
    assert not overview.overdue.isVisible() and not overview.erase_button.isVisible()
    see_all(folder, "P02", agreed_at=NOON.replace(year=2020))
    folder.note_copy("/elsewhere/results", NOON, ["P02"])
    click(qtbot, page.window().rail.buttons[STUDY])
    assert overview.overdue.text() == "Kept for longer than 365 days, and due to be erased: P02."
    click(qtbot, overview.erase_button)
    dialog = top_dialog(OverdueDialog)
    assert dialog.viewers.text() == "P02" and "/elsewhere/results" in dialog.copies.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert folder.of_viewer("P02").exists(), "Enter erases nothing"
    click(qtbot, dialog.erase_button)
    qtbot.waitUntil(lambda: top_dialog(WithdrawnDialog) is not None)
    assert "/elsewhere/results" in top_dialog(WithdrawnDialog).copies
    click(qtbot, top_dialog(WithdrawnDialog).close_button)
    assert not folder.of_viewer("P02").exists() and codes_on(page) == ["P01"]
    assert not overview.erase_button.isVisible()
