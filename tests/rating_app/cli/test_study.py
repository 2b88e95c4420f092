from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from datetime import datetime, timezone

import pytest
from fakes.studies import AGE, LIKING, NOON, played
from PySide6.QtGui import QImage

from rating_app.command_line import main, parse
from rating_app.settings import demo_film, neutral_clip
from rating_app.study.films import digest_of
from rating_app.study.plan_file import STUDY_FILE, read_study
from rating_app.study.sitting_folder import StudyFolder


@pytest.fixture
def study(paths, qapp):
    """Run `rating-app study`; returns the exit code. Where no window is, it starts Qt by itself to paint; here it finds
    the tests' own.
    """
    return lambda *arguments: main(parse(["study", *map(str, arguments)]), paths)


@pytest.fixture
def folder(study, tmp_path):
    """A new study of two cuts."""
    place = tmp_path / "Two cuts"
    place.mkdir()
    for name in ("Cut A.mp4", "2 Schnitt-ü.mp4"):
        (place / name).write_bytes(name.encode())
    assert study("new", place, "Cut A.mp4=60", "2 Schnitt-ü.mp4=60.5") == 0
    return place


def viewed(place, viewers):
    """By so many viewers, who smile longer at the second cut."""
    with (place / STUDY_FILE).open("a", encoding="utf-8") as file:
        file.write('\n[[fields]]\nid = "age_band"\ntext = "Age"\noptions = ["18-29", "30-49", "50+"]\n')
        file.write('\n[[questions]]\nid = "liking"\ntext = "Liked it?"\nkind = "scale"\nlow = 1\nhigh = 7\n')
    made = StudyFolder(place)
    for number in range(viewers):
        code = made.free_code()
        sitting = made.begin(code, "3", NOON, "0.2.0", {"age_band": AGE.options[number % 2]})
        while (item := sitting.next_item) is not None:
            longer = 4 if item == "cut_a" else 14 + number
            sitting = made.keep(made.save(sitting.show(NOON)), played([(5, 5 + longer)], viewer=code))
            sitting = made.save(sitting.answered(made.study, LIKING.id, 1 + number % 7, item))
        made.save(sitting.end(NOON))
    return made


def test_new_study_can_be_read_and_checked(study, folder, capsys):
    made = read_study(folder)
    assert [(item.id, item.title, item.length_s) for item in made.items] == [
        ("cut_a", "Cut A", 60), ("item_2_schnitt_u", "2 Schnitt-ü", 60.5)
    ]  # fmt: skip
    assert made.title == "Two cuts" and all(len(item.sha256) == 64 for item in made.items)
    assert study("check", folder) == 0
    assert "Two cuts: 2 items, 2 min in all, order balanced; 0 viewers" in capsys.readouterr().out


def test_new_study_does_not_replace_one(study, folder, capsys):
    before = (folder / STUDY_FILE).read_bytes()
    assert study("new", folder, "Cut A.mp4=60") == 2
    assert "is there already" in capsys.readouterr().err
    assert (folder / STUDY_FILE).read_bytes() == before


def test_check_names_films_that_are_missing_or_others(study, folder, capsys):
    (folder / "Cut A.mp4").write_bytes(b"another")
    (folder / "2 Schnitt-ü.mp4").unlink()
    assert study("check", folder) == 1
    said = capsys.readouterr().err
    assert "is not the file that the study was made with" in said and "is not there" in said


def test_check_tells_every_problem_with_its_line(study, folder, capsys):
    file = folder / STUDY_FILE
    file.write_text(
        file.read_text(encoding="utf-8").replace("blank_s = 7.0", "blank_s = -1\ncolour = 3"), encoding="utf-8"
    )
    assert study("check", folder) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 2 and "blank_s: it is from 0 to 600" in said and "colour: this name is not known" in said


def test_results_are_printed_and_written(study, folder, tmp_path, capsys):
    viewed(folder, 9)
    out = tmp_path / "out"
    assert study("results", folder, "--out", out) == 0
    said = capsys.readouterr()
    assert "9 (9 rated)" in said.out and "raised more visible joy than Cut A" in said.out
    assert "fewer than 20 viewers" in said.err
    with (out / "wide.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 9
    withdrawal = StudyFolder(folder).withdraw("P03", NOON)
    assert [copy.place for copy in withdrawal.copies] == [str(out)]


def test_events_of_an_item_have_what_the_viewers_made_of_them(study, folder, tmp_path, capsys):
    viewed(folder, 9)
    table, out = tmp_path / "cuts.csv", tmp_path / "out"
    table.write_text("time,label,end\n1,first,4\n500,beyond,\n", encoding="utf-8")
    assert study("results", folder, "--out", out, "--events", f"cut_a={table}") == 0
    with (out / "events.csv").open(encoding="utf-8", newline="") as file:
        first, beyond = csv.DictReader(file)
    assert (first["item"], first["label"], first["viewers"]) == ("cut_a", "first", "9")
    assert 0 <= float(first["mean_joy"]) <= 1
    assert (beyond["mean_joy"], beyond["viewers"]) == ("", "0")
    assert study("results", folder, "--events", f"another={table}") == 2
    assert "There is no item 'another'; there are: cut_a" in capsys.readouterr().err
    table.write_text("time,label\nlate,first\n", encoding="utf-8")
    assert study("results", folder, "--events", f"cut_a={table}") == 2
    assert "cuts.csv, line 2, column time: 'late' is not a time" in capsys.readouterr().err
    table.write_text("timestamp_s,text\n1,first\n", encoding="utf-8")
    assert study("results", folder, "--events", f"cut_a={table}") == 2
    assert "of one session's time" in capsys.readouterr().err


def test_results_of_some_viewers(study, folder, capsys):
    viewed(folder, 6)
    assert study("results", folder, "--where", "age_band=18-29") == 0
    assert "3 (3 rated)" in capsys.readouterr().out
    assert study("results", folder, "--where", "age_band=99") == 2
    assert study("results", folder, "--where", "height=2") == 2
    assert "there are: age_band" in capsys.readouterr().err


def test_results_of_rated_recordings(study, exported, capsys):
    sessions = [played([(5, 5 + n)], content=title, viewer=f"P{n:02d}") for title in "AB" for n in range(1, 9)]
    assert study("results", exported(*sessions)) == 0
    assert "8 (8 rated)" in capsys.readouterr().out


def test_damaged_sitting_among_others_is_listed(study, folder, capsys):
    made = viewed(folder, 3)
    (made.of_viewer("P02") / "sitting.json").write_text("{", encoding="utf-8")
    assert study("results", folder) == 1
    assert "P02" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["results", "nowhere"], "nowhere is not a folder"),
        (["check", "."], "cannot be read"),
        (["results", ".", "--moment", "0"], "A moment lasts"),
    ],
)
def test_what_is_no_study_is_refused_in_one_sentence(study, tmp_path, monkeypatch, capsys, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    assert study(*arguments) == 2
    said = capsys.readouterr().err
    assert sentence in said and said.count("\n") == 1


@pytest.mark.parametrize("film", ["cut.mp4=", "cut.mp4=-5", "=5", "cut.mp4=inf", "cut=a.mp4"])
def test_film_with_a_length_that_is_none_is_refused(film, capsys):
    with pytest.raises(SystemExit):
        parse(["study", "new", "folder", film])
    assert "is not a FILM=SECONDS" in capsys.readouterr().err


def test_lengths_of_films_are_measured_and_shapes_shown_first(study, tmp_path, capsys):
    place = tmp_path / "study"
    place.mkdir()
    shutil.copy(demo_film(), place / "film.mp4")
    assert study("new", place, "film.mp4", "--shapes") == 0
    made = read_study(place)
    assert made.items[0].length_s == pytest.approx(17.4, abs=0.05)
    assert (made.neutral.file, made.neutral.length_s) == (neutral_clip().name, pytest.approx(30, abs=0.05))
    assert study("check", place) == 0
    assert "1 items and a neutral clip" in capsys.readouterr().out


@pytest.mark.parametrize("film", ["missing.mp4", "no film.mp4"])
def test_film_that_cannot_be_measured_is_told(study, tmp_path, capsys, film):
    (tmp_path / "no film.mp4").write_bytes(b"no film")
    assert study("new", tmp_path, film) == 2
    said = capsys.readouterr().err
    assert "How long it lasts can be given, as FILM=SECONDS." in said and said.count("\n") == 1
    assert not (tmp_path / STUDY_FILE).exists()


def test_own_file_is_not_replaced_by_the_shapes(study, tmp_path, capsys):
    own = tmp_path / neutral_clip().name
    own.write_bytes(b"mine")
    assert study("new", tmp_path, "a.mp4=5", "--shapes") == 0
    assert own.read_bytes() == b"mine"
    assert read_study(tmp_path).neutral.sha256 == digest_of(neutral_clip())


def test_overdue_data_are_told_and_erased_when_asked_for(study, folder, tmp_path, capsys):
    made = viewed(folder, 2)
    made.save(replace(made.sitting("P01"), agreed_at=NOON.replace(year=2020)))
    made.note_copy("elsewhere", NOON, ["P01"])
    # Of the other one no clock of the computer may decide.
    made.save(replace(made.sitting("P02"), agreed_at=datetime.now(timezone.utc)))
    assert study("check", folder) == 0
    assert "Kept longer than the 365 days that this study allows: the data of P01." in capsys.readouterr().err
    assert (folder / "sittings" / "P01").exists()
    assert study("check", folder, "--erase-overdue") == 0
    told = capsys.readouterr()
    assert "All data of P01 have been erased." in told.out
    assert "may still be in elsewhere" in told.err
    assert [path.name for path in (folder / "sittings").iterdir()] == ["P02"]
    assert made.free_code() == "P03"


def test_pictures_are_written_for_slides(study, folder, tmp_path):
    viewed(folder, 5)
    out = tmp_path / "out"
    study("results", folder, "--out", out)
    for name in ("ratings", "course-cut_a"):
        picture = QImage(str(out / f"{name}.png"))
        assert picture.width() == 1600
        # The curve or the rating, in the colour of joy, which Qt knows by the file's own styles alone.
        colours = {picture.pixelColor(x, y).name() for x in range(0, 1600, 3) for y in range(0, picture.height(), 3)}
        assert "#d97b06" in colours
        assert "var(" not in (out / f"{name}.svg").read_text()


def test_study_that_nobody_has_seen_has_no_results(study, folder, capsys):
    assert study("results", folder) == 2
    assert "Nobody has seen any part" in capsys.readouterr().err
