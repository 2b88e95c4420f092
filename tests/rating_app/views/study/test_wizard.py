from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.media import NO_FILM_IN_LOG, write_film, write_picture
from fakes.studies import AGE, LIKING, REMARK, study_of
from fakes.user import click

from rating_app.settings import demo_film, neutral_clip
from rating_app.study.plan import Item, QuestionKind
from rating_app.study.plan_file import STUDY_FILE
from rating_app.views.study.draft import PICTURE_S, Draft
from rating_app.views.study.questions_step import QuestionDialog
from rating_app.views.study.wizard import StudyWizard


@pytest.fixture
def wizard(qtbot):
    def make(draft=None):
        made = StudyWizard(draft)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def test_study_that_is_edited_and_not_changed_stays_as_it_is(wizard):
    neutral = Item("neutral", "Shapes", "shapes.mp4", 30.0, "ab" * 32)
    study = study_of(neutral=neutral, questions=(LIKING, REMARK), fields=(AGE,), keep_days=30, blank_s=3.5)
    folder = Path("/somewhere")
    draft = wizard(Draft.of(study, folder)).draft
    files = {folder / item.file: (item.file, item.sha256) for item in study.shown}
    assert draft.study(files) == study


def test_folder_follows_the_title_and_never_an_earlier_study(wizard, tmp_path):
    made = wizard()
    about = made.about
    about.title.setText("Cuts: A/B")
    assert about.folder.name == "Cuts AB"
    about.purpose.setPlainText("Why")
    about.contact.setText("Who")
    assert made.next_button.isEnabled()
    (tmp_path / STUDY_FILE).write_text("")
    about.choose(tmp_path)
    assert not made.next_button.isEnabled() and "already" in made.problem.text()


@pytest.mark.qt_log_ignore(NO_FILM_IN_LOG)
def test_pictures_and_films_have_a_length_and_damage_is_said(wizard, qtbot, tmp_path):
    films = wizard().films
    (tmp_path / "damaged.mp4").write_bytes(b"no film")
    films.add([write_picture(tmp_path / "a.png", 90), write_film(tmp_path / "b.mp4", 2.0)])
    qtbot.waitUntil(lambda: not films.problem)
    assert films.films[0].length_s == PICTURE_S and films.films[1].length_s == pytest.approx(2.0, abs=0.1)
    films.add([tmp_path / "damaged.mp4"])
    qtbot.waitUntil(lambda: "damaged.mp4 cannot be played" in films.problem)
    films.table.selectRow(2)
    click_hidden(films.remove_button)
    assert films.problem == ""
    films.table.selectRow(0)
    click_hidden(films.down_button)
    assert [film.file.name for film in films.films] == ["b.mp4", "a.png"]


def test_neutral_clip_of_the_program_is_at_hand(wizard, qtbot):
    films = wizard().films
    films.add([demo_film()])
    films.neutral_box.click()
    qtbot.waitUntil(lambda: films.problem == "")
    assert films.neutral is not None and films.neutral.file == neutral_clip()
    assert films.neutral.length_s == pytest.approx(30.0, abs=0.1)
    films.neutral_box.click()
    assert films.neutral is None


def test_wizard_explains_that_nothing_is_asked_about_the_neutral_clip(wizard, qtbot):
    study = study_of(questions=(LIKING,))
    for neutral in (None, Item("neutral", "Shapes", "neutral.mp4", 30.0, "ab" * 32)):
        made = wizard(Draft.of(replace(study, neutral=neutral), Path("/somewhere")))
        for _ in range(3):
            click(qtbot, made.next_button)
        assert made.questions.neutral.isVisible() == (neutral is not None)


def click_hidden(button):
    """Click a button on a step that is not at the front."""
    assert button.isEnabled()
    button.click()


def test_question_dialog_shows_what_is_missing(qtbot):
    dialog = QuestionDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.ok_button.isEnabled() and dialog.problem.text()
    dialog.text.setText("Which one?")
    assert dialog.ok_button.isEnabled()
    dialog.kind_box.setCurrentIndex(dialog.kind_box.findData(QuestionKind.CHOICE))
    assert not dialog.ok_button.isEnabled()
    dialog.options.setPlainText("the first\n\nthe second\nthe first\n")
    with qtbot.waitSignal(dialog.accepted):
        click(qtbot, dialog.ok_button)
    assert dialog.question.question.options == ("the first", "the second")
