"""The results of a study in the real window, from its folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timezone

import pytest
from fakes.studies import AGE, played, study_of
from fakes.user import click, top_dialog
from PySide6.QtWidgets import QFileDialog

from rating_app.settings import demo_film
from rating_app.study.films import digest_of
from rating_app.study.plan_file import write_study
from rating_app.study.sitting_folder import StudyFolder
from rating_app.views.study.withdraw_dialog import OverdueDialog, WithdrawnDialog

SECONDS = 17


@pytest.fixture
def folder(tmp_path):
    """Make a study of the demo's film, seen by six people; five of them smile from 5 to 8 s."""
    place = tmp_path / "study"
    (place / "films").mkdir(parents=True)
    film = place / "films" / "cut_a.mp4"
    shutil.copy(demo_film(), film)
    study = study_of(("cut_a",), fields=(AGE,))
    item = replace(study.items[0], length_s=float(SECONDS), sha256=digest_of(film))
    write_study(replace(study, items=(item,)), place)
    made = StudyFolder(place)
    for number in range(6):
        code = f"P{number + 1:02d}"
        agreed = datetime.now(timezone.utc) if number else datetime(2020, 1, 1, tzinfo=timezone.utc)
        sitting = made.begin(code, "3", agreed, "0.2.0", {"age_band": AGE.options[number % 2]})
        session = played([(5, 8)] if number else (), SECONDS, viewer=code)
        made.save(made.keep(made.save(sitting.show(agreed)), session).end(agreed))
    return place


def opened(launch, qtbot, monkeypatch, folder):
    application = launch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    application.window.menus.study_results_action.trigger()
    page = application.audience.page
    qtbot.waitUntil(lambda: page.report_button.isEnabled())
    return application, page


def banner(application):
    return application.window.banner


def test_results_of_a_folder(launch, qtbot, monkeypatch, folder, tmp_path):
    application, page = opened(launch, qtbot, monkeypatch, folder)
    assert page.isVisible()
    assert page.title.text() == "Two cuts"
    assert "6 viewers" in page.figures.rating_words.text()
    assert page.moments.best[0].text() == "1 · 0:04"

    # Its stills come from the film, and a press plays it, until another page is shown.
    qtbot.waitUntil(lambda: application.audience.has_stills)
    before = page.moments.best[0].grab().toImage()
    assert before.pixelColor(before.width() // 2, 4).lightness() > 30
    page.moments.best[0].click()
    qtbot.waitUntil(lambda: page.content.is_running and (page.plot.player_s or 0) > 4.2)
    qtbot.waitUntil(lambda: page.readout.text().startswith("0:05 · joy"))
    application.window.rail.buttons["watch"].click()
    assert not page.content.is_running

    # Over one another by group: three each.
    application.window.show_audience(page)
    page.split.setCurrentIndex(1)
    qtbot.waitUntil(lambda: [entry.facts.text() for entry in page.figures.entries] == ["no rating: 3 rated"] * 2)

    out = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    page.report_button.click()
    qtbot.waitUntil((out / "report.html").exists)
    qtbot.waitUntil(lambda: "The results are in" in banner(application).text())
    assert [copy.place for copy in StudyFolder(folder).copies()] == [str(out)]


def test_overdue_data_are_erased_when_the_user_says_so(launch, qtbot, monkeypatch, folder):
    application, page = opened(launch, qtbot, monkeypatch, folder)
    assert "Kept longer than the 365 days that this study allows: the data of P01." in banner(application).text()
    banner(application).buttons[0].click()
    click(qtbot, top_dialog(OverdueDialog).cancel_button)
    assert (folder / "sittings" / "P01").exists()

    application.audience.open(folder)
    qtbot.waitUntil(lambda: bool(banner(application).buttons))
    banner(application).buttons[0].click()
    click(qtbot, top_dialog(OverdueDialog).erase_button)
    qtbot.waitUntil(lambda: top_dialog(WithdrawnDialog) is not None)
    assert "All data of P01 have been erased" in top_dialog(WithdrawnDialog).words.text()
    click(qtbot, top_dialog(WithdrawnDialog).close_button)
    assert not (folder / "sittings" / "P01").exists()
    qtbot.waitUntil(lambda: "5 viewers" in page.figures.rating_words.text())


def test_other_film_is_told(launch, qtbot, monkeypatch, folder):
    with (folder / "films" / "cut_a.mp4").open("ab") as film:
        film.write(b"\0")
    _, page = opened(launch, qtbot, monkeypatch, folder)
    qtbot.waitUntil(lambda: "is not the file that the study was made with" in page.film_problem.text())


def test_missing_film_leaves_the_curves(launch, qtbot, monkeypatch, folder):
    (folder / "films" / "cut_a.mp4").unlink()
    _, page = opened(launch, qtbot, monkeypatch, folder)
    assert page.missing.text() == "cut_a.mp4 is not in the folder of the study."
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(demo_film()), ""))
    page.film_button.click()
    assert page.content is not None


def test_folder_without_a_study_is_refused_calmly(launch, qtbot, monkeypatch, tmp_path):
    application = launch()
    (tmp_path / "empty").mkdir()
    application.audience.open(tmp_path / "empty")
    qtbot.waitUntil(lambda: "has no sessions.csv" in banner(application).text())
    assert not application.audience.page.isVisible()
