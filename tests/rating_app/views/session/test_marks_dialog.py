"""The dialog in which the user chooses markers and formats to export."""

from __future__ import annotations

from fractions import Fraction

import pytest
from fakes.marks import some_marks
from fakes.user import click

from rating_app.export.markers import MarkClock, MarkKind
from rating_app.session.film_time import FilmTime, film_time
from rating_app.views.session.marks_dialog import FoundMarks, MarksChoice, MarksDialog

NTSC = film_time(Fraction(30000, 1001), "01:00:00;00", None, 60.0)


@pytest.fixture
def ask(qtbot):
    """Open the dialog, and close it at the end."""

    def show(own, *arguments, **options):
        dialog = MarksDialog([FoundMarks(some_marks(**options), own)], *arguments)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def test_frames_are_asked_for_where_a_format_counts_them(qtbot, ask):
    dialog = ask(None)
    assert dialog.clock.text() == "Times are those of the film film.mp4."
    assert dialog.formats["vtt"].isChecked() and not dialog.start.isEnabled()
    dialog.formats["edl"].setChecked(True)
    assert dialog.start.isEnabled() and dialog.rate.currentText() == "25"
    click(qtbot, dialog.export_button)
    assert dialog.choice == MarksChoice(("vtt", "edl"), tuple(MarkKind), FilmTime(Fraction(25)))


def test_invalid_timecode_is_refused(qtbot, ask):
    dialog = ask(None)
    dialog.formats["edl"].setChecked(True)
    dialog.start.clear()
    qtbot.keyClicks(dialog.start, "01:00:00")
    assert not dialog.export_button.isEnabled() and "01:00:00:00" in dialog.problem.text()
    qtbot.keyClicks(dialog.start, ":00")
    assert dialog.export_button.isEnabled() and dialog.problem.text() == ""


def test_film_brings_its_own_rate_and_timecode(qtbot, ask):
    dialog = ask(NTSC, MarksChoice(("otio",), (MarkKind.MARKER,)))
    assert dialog.rate.currentText() == "29.97, drop-frame (the film's)" and dialog.start.text() == "01:00:00;00"
    dialog.rate.setCurrentIndex(dialog.rate.findText("29.97"))
    assert dialog.start.text() == "01:00:00:00"
    click(qtbot, dialog.export_button)
    assert dialog.choice == MarksChoice(("otio",), (MarkKind.MARKER,), FilmTime(NTSC.rate, 108000, False, 60.0))


def test_several_sessions_take_the_frames_of_each_film_unless_one_count_is_chosen(qtbot):
    found = [
        FoundMarks(some_marks(), NTSC),
        FoundMarks(some_marks(), FilmTime(Fraction(25))),
        FoundMarks(some_marks(clock=MarkClock.SESSION), None),
    ]
    dialog = MarksDialog(found, MarksChoice(("edl",), tuple(MarkKind)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.clock.text().startswith("3 sessions") and "For 1 of them" in dialog.clock.text()
    assert dialog.kinds[MarkKind.MARKER].text() == "Markers (9)"
    assert dialog.rate.currentText().startswith("Each film's own") and not dialog.start.isEnabled()
    dialog.rate.setCurrentIndex(dialog.rate.findText("50"))
    dialog.rate.chosen.emit(dialog.rate.currentData())
    assert dialog.start.isEnabled() and dialog._time() == FilmTime(Fraction(50))
    dialog.rate.setCurrentIndex(0)
    dialog.rate.chosen.emit(dialog.rate.currentData())
    click(qtbot, dialog.export_button)
    assert dialog.choice == MarksChoice(("edl",), tuple(MarkKind), None, each_own=True)


def test_several_sessions_of_one_film_take_its_frames(qtbot):
    dialog = MarksDialog([FoundMarks(some_marks(), NTSC)] * 2, MarksChoice(("otio",), tuple(MarkKind)))
    qtbot.addWidget(dialog)
    assert dialog.rate.currentText() == "29.97, drop-frame (the film's)"
    assert "known" not in dialog.clock.text()


def test_something_has_to_be_chosen(ask):
    dialog = ask(None)
    dialog.formats["vtt"].setChecked(False)
    assert not dialog.export_button.isEnabled()
    dialog.formats["srt"].setChecked(True)
    for box in dialog.kinds.values():
        box.setChecked(False)
    assert not dialog.export_button.isEnabled()


def test_times_of_a_session_without_a_film_are_called_so(ask):
    assert ask(None, clock=MarkClock.SESSION).clock.text().startswith("No film time is known")
    assert "recording film.mp4" in ask(None, clock=MarkClock.RECORDING).clock.text()
