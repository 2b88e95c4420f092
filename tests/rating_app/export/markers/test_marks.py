"""How marks are laid over the film, and what is written of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from fakes.marks import MARKER, MOMENT, SMILE, marked_session, marks, some_marks
from fakes.viewings import viewing

from rating_app.export import ExportFailed
from rating_app.export.markers import Mark, MarkClock, marks_of, write_marks
from rating_app.export.markers.cutting import MOST_EVENTS
from rating_app.session.content import ContentItem, ContentKind
from rating_app.session.film_time import FilmTime
from rating_app.session.session import Marker

PAL = FilmTime(Fraction(25))


def test_marks_of_a_film_are_at_its_own_time_also_after_a_jump():
    session = marked_session()
    found = marks_of(session, session.reading.smiles)
    assert (found.clock, found.film, found.left_out) == (MarkClock.FILM, "film.mp4", 0)
    smiles = found.of(MOMENT, SMILE)
    assert [round(mark.begin_s) for mark in smiles] == [5, 65]
    assert [round(mark.end_s) for mark in smiles] == [8, 70]
    # The greater one is the best.
    assert [mark.rank for mark in smiles] == [2, 1]
    across, joke = found.of(MARKER)
    assert (joke.begin_s, joke.end_s) == (pytest.approx(70.0), pytest.approx(70.0))
    # A stretch of the film ends where the viewer left it.
    assert (across.begin_s, across.end_s) == (pytest.approx(18.0), pytest.approx(19.9))


def test_marks_of_another_players_film_are_called_approximate():
    session = marked_session()
    followed = replace(session, head=replace(session.head, content_kind=ContentKind.SCREEN))
    found = marks_of(followed, followed.reading.smiles)
    assert found.clock is MarkClock.PLAYER and "approximate" in found.clock_in_words
    assert found.marks == marks_of(session, session.reading.smiles).marks


def test_marks_without_a_film_are_at_the_sessions_time():
    session = replace(viewing([(5, 8)]), markers=(Marker(3.0, "here"),))
    found = marks_of(session, session.reading.smiles)
    assert found.clock is MarkClock.SESSION and "no film time is known" in found.clock_in_words
    assert [(round(mark.begin_s), mark.label) for mark in found.marks] == [(3, "here"), (5, "Best moment 1")]


def test_marks_of_a_recording_are_at_its_own_time():
    session = viewing([(5, 8)], content_kind=ContentKind.RECORDING, items=(ContentItem("P01.mp4", "/videos/P01.mp4"),))
    found = marks_of(session, session.reading.smiles)
    assert (found.clock, found.film) == (MarkClock.RECORDING, "P01.mp4")
    assert [round(mark.begin_s) for mark in found.marks] == [5]


def test_marks_where_no_film_was_shown_are_left_out_and_counted(tmp_path):
    session = marked_session()
    samples = [replace(one, content=None) if one.timestamp_s >= 29 else one for one in session.samples]
    session = replace(session, samples=samples)
    found = marks_of(session, session.reading.smiles)
    assert found.left_out == 1
    (caution,) = write_marks(found, tmp_path, "Film", ["srt"]).cautions
    assert str(caution) == "1 mark is at a time when the film was not shown, and is left out."


def test_five_smiles_are_best_moments_and_the_others_smiles():
    session = viewing([(start, start + 2) for start in range(5, 55, 7)])
    found = marks_of(session, session.reading.smiles)
    assert len(found.of(MOMENT)) == 5 and len(found.of(SMILE)) == 3
    assert sorted(mark.rank for mark in found.of(MOMENT)) == [1, 2, 3, 4, 5]


def test_frames_are_needed_for_editing_programs_alone(tmp_path):
    with pytest.raises(ExportFailed, match=r"The frame rate of film\.mp4 is not known"):
        write_marks(some_marks(), tmp_path, "Film", ["vtt", "edl"])
    assert not list(tmp_path.iterdir())
    assert len(write_marks(some_marks(), tmp_path, "Film", ["vtt", "srt", "youtube", "eaf", "textgrid"]).paths) == 5


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "Film.srt").write_text("mine", encoding="utf-8")
    paths = write_marks(some_marks(), tmp_path, "Film", ["vtt", "srt"]).paths
    assert [path.name for path in paths] == ["Film-2.vtt", "Film-2.srt"]
    assert (tmp_path / "Film.srt").read_text(encoding="utf-8") == "mine"


def test_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportFailed, match="could not be written"):
        write_marks(some_marks(), tmp_path / "file", "Film", ["vtt"])


def test_rate_that_varies_is_said(tmp_path):
    time = FilmTime(Fraction(30), rate_varies=True)
    assert not write_marks(some_marks(), tmp_path, "Film", ["vtt"], time).cautions
    (caution,) = write_marks(some_marks(), tmp_path, "Film", ["edl"], time).cautions
    assert str(caution) == "The film's frame rate varies; its timecodes count 30 frames per second."


def test_marks_of_one_frame_are_one_in_an_edl(tmp_path):
    found = marks(Mark(MOMENT, 10.0, 14.0, peak=0.9, rank=1), Mark(MARKER, 10.01, 10.01, "the joke"))
    (path,) = write_marks(found, tmp_path, "Film", ["edl"], PAL).paths
    text = path.read_text(encoding="utf-8")
    assert "|M:Best moment 1 / the joke |D:100" in text and "002" not in text


def test_edl_says_what_it_cannot_hold(tmp_path):
    found = marks(*(Mark(MARKER, second, second) for second in range(MOST_EVENTS + 2)))
    (caution,) = write_marks(found, tmp_path, "Film", ["edl"], PAL).cautions
    assert str(caution) == "The EDL contains the first 999 of 1001 markers."


def test_chapters_are_long_enough_and_what_the_user_marked_goes_first(tmp_path):
    found = marks(
        Mark(MARKER, 4.0, 4.0, "too early"),
        Mark(MOMENT, 25.0, 30.0, peak=0.9, rank=1),
        Mark(MARKER, 30.0, 30.0, "the joke"),
        Mark(MOMENT, 50.0, 52.0, peak=0.8, rank=2),
        Mark(SMILE, 80.0, 82.0, peak=0.7),
        Mark(MARKER, 115.0, 115.0, "too late"),
    )
    written = write_marks(found, tmp_path, "Film", ["youtube"])
    assert written.paths[0].read_text(encoding="utf-8") == "0:00 Beginning\n0:30 the joke\n0:50 Best moment 2\n"
    assert not written.cautions
    (caution,) = write_marks(marks(), tmp_path, "Film", ["youtube"]).cautions
    assert str(caution) == "YouTube shows chapters only if there are 3 or more; there are 1."
