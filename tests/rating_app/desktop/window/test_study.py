"""A study from nothing to its results, as its moderator and its viewers act."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.media import write_film
from fakes.studies import AGE, LIKING, NOON, study_of
from fakes.study_viewer import (
    agree,
    answer,
    asks,
    begin,
    call_next_viewer,
    do,
    is_thanked,
    press,
    viewer_screen,
    watches,
)
from fakes.user import click, top_dialog
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from rating_app.session.consent import NOTICE
from rating_app.settings import Settings, save_settings
from rating_app.study.new_films import item_of
from rating_app.study.plan import NEUTRAL
from rating_app.study.plan_file import STUDY_FILE, write_study
from rating_app.study.results import results_of
from rating_app.study.sitting import Mark
from rating_app.study.sitting_folder import StudyFolder
from rating_app.study.sources import responses_of
from rating_app.study.write import write_results
from rating_app.views.study.withdraw_dialog import WithdrawDialog, WithdrawnDialog
from rating_app.views.study.wizard import StudyWizard
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import STUDY

FILM_S = 3.6
PORTRAIT = Path(__file__).resolve().parents[3] / "fixtures" / "portraits" / "neutral_marc.jpg"


@pytest.fixture
def made(tmp_path):
    """Make a study of two short films, by hand."""

    def make(**others):
        folder = tmp_path / "two cuts"
        folder.mkdir()
        items = []
        for name in ("cut_a", "cut_b"):
            write_film(folder / f"{name}.mp4", FILM_S)
            items.append(item_of(folder, name, f"{name}.mp4", FILM_S))
        study = replace(study_of(), items=tuple(items), blank_s=0.2, **others)
        write_study(study, folder)
        return folder

    return make


@pytest.fixture
def opened(launch, monkeypatch, qtbot):
    """Return the window with the study open."""

    def open_study(folder):
        application = launch()
        window = application.window
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder))
        click(qtbot, window.rail.buttons[STUDY])
        click(qtbot, window.study.start.open_button)
        return application

    return open_study


def call_for_moderator(screen):
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen, Qt.Key.Key_M, modifiers)


def leave_thanked(qtbot, application):
    """Bring the moderator to the screen, and back to the study."""
    screen, window = viewer_screen(), application.window
    call_for_moderator(screen)
    qtbot.waitUntil(lambda: window.desk.leave_button.isVisible())
    click(qtbot, window.desk.leave_button)


def test_study_from_the_wizard_to_the_wide_table(qtbot, launch, resting_camera, tmp_path, monkeypatch):
    application = launch()
    window, folder = application.window, tmp_path / "screening"
    folder.mkdir()
    make_by_wizard(qtbot, monkeypatch, window, tmp_path, folder)
    assert oct((folder / STUDY_FILE).stat().st_mode)[-3:] == oct((folder / "cut_a.mp4").stat().st_mode)[-3:] == "600"

    whole_viewer(qtbot, window)
    assert all(one.session_id and not one.marks for one in StudyFolder(folder).sitting("P01").showings)
    assert not application.sessions.has_consent
    leave_thanked(qtbot, application)
    viewer_who_withdraws(qtbot, application, folder)
    interrupt_viewer(tmp_path, folder)
    viewer_who_comes_back(qtbot, application, folder)

    wide = wide_table(folder, tmp_path / "results")
    assert sorted(row["viewer"] for row in wide) == ["P01", "P03"]
    whole = next(row for row in wide if row["viewer"] == "P01")
    assert whole["field_age_band"] == "18-29" and whole["end_remark"] == "the second ending is better"
    assert [float(whole[f"answer_liking__{item}"]) for item in StudyFolder(folder).sitting("P01").order] == [5, 3]


def make_by_wizard(qtbot, monkeypatch, window, films, folder):
    click(qtbot, window.rail.buttons[STUDY])
    click(qtbot, window.study.start.new_button)
    wizard = top_dialog(StudyWizard)
    assert not wizard.next_button.isEnabled() and "title" in wizard.problem.text()
    QTest.keyClicks(wizard.about.title, "Two cuts")
    QTest.keyClicks(wizard.about.purpose, "To find the better cut.")
    QTest.keyClicks(wizard.about.contact, "Room 12")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder))
    click(qtbot, wizard.about.folder_button)
    click(qtbot, wizard.next_button)
    chosen = [str(write_film(films / f"{name}.mp4", FILM_S)) for name in ("cut_a", "cut_b")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: (chosen, ""))
    click(qtbot, wizard.films.add_button)
    qtbot.waitUntil(wizard.next_button.isEnabled)
    click(qtbot, wizard.next_button)
    wizard.showing.blank_field.setValue(0.2)
    click(qtbot, wizard.next_button)
    click(qtbot, wizard.next_button)
    qtbot.waitUntil(lambda: window.study.currentWidget() is window.study.overview)
    assert window.study.overview.code.text() == "P01"


def whole_viewer(qtbot, window):
    do(call_next_viewer(window), qtbot.waitUntil)
    screen = viewer_screen()
    text = screen.consent.notice_text.accessibleDescription()
    assert "To find the better cut." in text and "P01" in text and "365 days" in text
    assert not window.menuBar().isVisible() and window.desk.isVisible()
    do(agree(screen), qtbot.waitUntil)
    do(answer(screen, "1"), qtbot.waitUntil)
    do(begin(screen), qtbot.waitUntil)
    for key in "53":
        qtbot.waitUntil(watches(screen, 0.5))
        assert not screen.gauge.isVisible()
        do(answer(screen, key), qtbot.waitUntil)
    qtbot.waitUntil(lambda: asks(screen) and screen.questions.question.id == "remark")
    press(screen, "the second ending is better")
    qtbot.waitUntil(lambda: is_thanked(screen))


def viewer_who_withdraws(qtbot, application, folder):
    do(call_next_viewer(application.window), qtbot.waitUntil)
    screen = viewer_screen()
    do(agree(screen), qtbot.waitUntil)
    do(answer(screen, "2"), qtbot.waitUntil)
    do(begin(screen), qtbot.waitUntil)
    qtbot.waitUntil(watches(screen, 1.0))
    assert (folder / "sittings" / "P02" / "recording.sqlite").exists()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: application.sessions.phase is Phase.PAUSED)
    click(qtbot, screen.halt.withdraw_button)
    qtbot.waitUntil(lambda: top_dialog(WithdrawnDialog) is not None)
    assert not (folder / "sittings" / "P02").exists() and "P02" in (folder / "withdrawn.json").read_text()
    assert not application.sessions.has_consent and application.sessions.phase is not Phase.RECORDING
    click(qtbot, top_dialog(WithdrawnDialog).close_button)
    leave_thanked(qtbot, application)


def interrupt_viewer(tmp_path, folder):
    """Interrupt a viewer in a program of its own, which is killed while the second film plays."""
    home = tmp_path / "killed"
    settings = Settings(welcomed=NOTICE.version, study_folder=str(folder), company="alone")
    save_settings(settings, home / "config" / "settings.json")
    tests = Path(__file__).resolve().parents[3]
    environment = os.environ | {
        "REACTION_GAUGE_HOME": str(home),
        "PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent)]),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    }
    command = [sys.executable, "-m", "fakes.window_program", "study", str(PORTRAIT), "no film", "out"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout.readline() == "watching\n"
        program.send_signal(signal.SIGKILL)


def viewer_who_comes_back(qtbot, application, folder):
    window = application.window
    click(qtbot, window.rail.buttons[STUDY])
    overview = window.study.overview
    assert [overview.viewers.item(row, 0).text() for row in range(overview.viewers.rowCount())] == ["P01", "P03"]
    overview.viewers.selectRow(1)
    click(qtbot, overview.resume_button)
    screen = viewer_screen()
    do(agree(screen), qtbot.waitUntil)
    do(begin(screen), qtbot.waitUntil)
    qtbot.waitUntil(lambda: asks(screen) and screen.questions.question.id == "remark")
    press(screen, "")
    qtbot.waitUntil(lambda: is_thanked(screen))
    first, second = StudyFolder(folder).sitting("P03").showings
    assert first.marks == () and first.answers == {"liking": 3.0}
    assert second.marks == (Mark.INTERRUPTED,) and second.session_id


def wide_table(folder, out):
    out.mkdir()
    write_results(results_of(responses_of([folder])), out)
    with (out / "wide.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_faults_in_a_study_are_reported_with_line_and_field(qtbot, opened, tmp_path):
    (tmp_path / STUDY_FILE).write_text('id = "abcdef01"\ntitle = "Two cuts"\norder = "by heart"\n')
    page = opened(tmp_path).window.study
    problems = [page.start.problems.item(row).text() for row in range(page.start.problems.count())]
    assert any("line 3, order" in problem for problem in problems) and page.currentWidget() is page.start


def test_viewer_who_refuses_leaves_nothing(qtbot, opened, made):
    folder = made()
    application = opened(folder)
    do(call_next_viewer(application.window), qtbot.waitUntil)
    screen = viewer_screen()
    qtbot.waitUntil(lambda: screen.consent is not None)
    click(qtbot, screen.consent.refuse_button)
    leave_thanked(qtbot, application)
    assert not (folder / "sittings").exists() and application.window.study.overview.code.text() == "P01"


def test_moderator_repeats_skips_and_stops(qtbot, opened, made, resting_camera):
    folder = made(questions=(LIKING,))
    application = opened(folder)
    window, desk = application.window, application.window.desk
    do(call_next_viewer(window), qtbot.waitUntil)
    screen = viewer_screen()
    do(agree(screen), qtbot.waitUntil)
    do(begin(screen), qtbot.waitUntil)
    qtbot.waitUntil(watches(screen, 0.5))

    def call_moderator():
        call_for_moderator(screen)
        qtbot.waitUntil(lambda: application.sessions.phase is Phase.PAUSED and not screen.isVisible())

    sitting = application.study.sitting
    call_moderator()
    click(qtbot, desk.again_button)
    qtbot.waitUntil(lambda: len(sitting.sitting.showings) == 1)
    qtbot.waitUntil(watches(screen, 0.5))
    call_moderator()
    click(qtbot, desk.skip_button)
    qtbot.waitUntil(lambda: len(sitting.sitting.showings) == 2)
    qtbot.waitUntil(watches(screen, 0.5))
    call_moderator()
    click(qtbot, desk.stop_button)
    qtbot.waitUntil(desk.leave_button.isVisible)
    shown = StudyFolder(folder).sitting("P01")
    first, again, other = shown.showings
    assert first.item == again.item != other.item and shown.is_over
    assert Mark.REPEATED in first.marks and again.marks == other.marks == (Mark.INTERRUPTED,)


def test_session_records_company_and_that_the_viewer_was_blind(qtbot, opened, made, resting_camera):
    folder = made(fields=(AGE,))
    application = opened(folder)
    do(call_next_viewer(application.window), qtbot.waitUntil)
    screen = viewer_screen()
    do(agree(screen), qtbot.waitUntil)
    do(answer(screen, "2"), qtbot.waitUntil)
    do(begin(screen), qtbot.waitUntil)
    qtbot.waitUntil(lambda: is_thanked(screen))
    with (folder / "sittings" / "P01" / "sessions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["company"], float(row["self_view"]), float(row["gauge_shown"])) for row in rows] == [
        ("alone", 0.0, 0.0)
    ] * 2
    assert {row["viewer"] for row in rows} == {"P01"}
    # The resting face is measured once, and holds for both.
    (rest,) = {row["rest_logit"] for row in rows}
    assert rest


def test_viewers_who_see_the_gauge_have_it_beside_the_film(qtbot, opened, made, resting_camera):
    folder = made(blind=False)
    application = opened(folder)
    do(call_next_viewer(application.window), qtbot.waitUntil)
    screen = viewer_screen()
    do(agree(screen), qtbot.waitUntil)
    do(begin(screen), qtbot.waitUntil)
    qtbot.waitUntil(watches(screen, 0.5))
    gauge, film = ((one.mapTo(screen, one.rect().topLeft()), one) for one in (screen.gauge, screen.content.surface))
    assert screen.gauge.isVisible() and film[0].x() + film[1].width() <= gauge[0].x()
    qtbot.waitUntil(lambda: is_thanked(screen))
    assert not screen.gauge.isVisible()
    with (folder / "sittings" / "P01" / "sessions.csv").open(encoding="utf-8") as file:
        assert {float(row["gauge_shown"]) for row in csv.DictReader(file)} == {1.0}


def test_nothing_is_asked_about_the_neutral_clip(qtbot, opened, made, resting_camera):
    folder = made(questions=(LIKING,))
    study = StudyFolder(folder).study
    write_film(folder / "neutral.mp4", FILM_S)
    write_study(replace(study, neutral=item_of(folder, NEUTRAL, "neutral.mp4", FILM_S), items=study.items[:1]), folder)
    application = opened(folder)
    do(call_next_viewer(application.window), qtbot.waitUntil)
    screen = viewer_screen()
    do(agree(screen), qtbot.waitUntil)
    do(begin(screen), qtbot.waitUntil)
    do(answer(screen, "5"), qtbot.waitUntil)
    qtbot.waitUntil(lambda: is_thanked(screen))
    neutral, film = StudyFolder(folder).sitting("P01").showings
    assert (neutral.item, neutral.answers) == (NEUTRAL, {})
    assert (film.item, film.answers) == ("cut_a", {"liking": 5.0})


def test_viewer_withdraws_afterwards_by_code(qtbot, opened, made, resting_camera):
    folder = made()
    application = opened(folder)
    do(call_next_viewer(application.window), qtbot.waitUntil)
    screen = viewer_screen()
    do(agree(screen), qtbot.waitUntil)
    qtbot.waitUntil(lambda: screen.pages.currentWidget() is screen.ready)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    click(qtbot, screen.halt.stop_button)
    qtbot.waitUntil(lambda: is_thanked(screen))
    leave_thanked(qtbot, application)
    StudyFolder(folder).note_copy("/elsewhere/results", NOON, ["P01"])
    click(qtbot, application.window.study.overview.withdraw_button)
    dialog = top_dialog(WithdrawDialog)
    assert dialog.code == "P01" and "/elsewhere/results" in dialog.copies.text()
    click(qtbot, dialog.erase_button)
    assert not (folder / "sittings" / "P01").exists()
    assert "/elsewhere/results" in top_dialog(WithdrawnDialog).copies
    click(qtbot, top_dialog(WithdrawnDialog).close_button)


def test_window_asks_before_it_closes_on_a_viewer(qtbot, opened, made, monkeypatch):
    application = opened(made())
    do(call_next_viewer(application.window), qtbot.waitUntil)
    asked = []
    monkeypatch.setattr(
        QMessageBox, "question", lambda _, __, text, *___: asked.append(text) or QMessageBox.StandardButton.No
    )
    application.window.close()
    assert application.window.isVisible() and "viewer" in asked[0]
