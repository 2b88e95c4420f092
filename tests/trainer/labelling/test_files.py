from __future__ import annotations

import csv
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from fakes.labeller import after
from hypothesis import given
from hypothesis import strategies as st

from trainer.__main__ import main
from trainer.data.dataset import DataError, read_index
from trainer.labelling.files import LabelFiles, check_folder, find_photographs, open_folder, read_answers
from trainer.labelling.passes import ANSWERS, Labelling

PATHS = tuple(f"{number}.jpg" for number in range(6))
LABELS = st.sampled_from(ANSWERS)
STEPS = st.lists(LABELS | st.just("undo"), max_size=25)


def index_of(folder: Path) -> list[tuple[str, str, str]]:
    with (folder / "index.csv").open(newline="") as file:
        return [(row["path"], row["label"], row["label_passes"]) for row in csv.DictReader(file)]


@pytest.fixture
def folder(tmp_path: Path, portraits: Path) -> Path:
    """Three portraits, one of them in a folder of its own."""
    folder = tmp_path / "faces"
    (folder / "more").mkdir(parents=True)
    for name, place in (("happy_joe_gardner", ""), ("neutral_marc", ""), ("neutral_camp", "more")):
        shutil.copy(portraits / f"{name}.jpg", folder / place)
    return folder


@pytest.fixture
def no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command must end before it would open a window, in which a test would wait for ever."""

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("a window was opened")

    monkeypatch.setattr("trainer.labelling.window.label_window.run_label_window", fail)


def test_photographs_are_found_in_all_folders_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("a.JPG", "b.jpeg", "in/c.png", "in/it/d.webp", "e.bmp"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    for name in ("notes.txt", "._a.jpg", ".thumbnails/f.jpg", "folder.jpg/g.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert find_photographs(tmp_path) == (("a.JPG", "b.jpeg", "e.bmp", "in/c.png", "in/it/d.webp"), ())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_no_table_can_hold_is_skipped_and_said(folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.jpg")).touch()
    _, labelling = open_folder(folder)
    assert labelling.progress(1).total == 3
    assert labelling.unreadable == {r"caf\udce9.jpg"}


@given(STEPS)
def test_every_answer_is_on_disk_and_the_work_goes_on_from_there(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in PATHS:
            (folder / path).touch()
        files, labelling = open_folder(folder)
        for step in steps:
            labelling = after(labelling, [step])
            (files.save_taken_back if step == "undo" else files.save)(labelling)
            files, resumed = open_folder(folder)
            assert (resumed.orders, resumed.answers) == (labelling.orders, labelling.answers)
            assert resumed.upcoming(12) == labelling.upcoming(12)
        expected = [(label.path, label.label, str(label.label_passes)) for label in labelling.merged()]
        assert not steps or index_of(folder) == expected


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), LABELS)
def test_any_file_name_comes_back_from_the_answers(path: str, label: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        files = LabelFiles(Path(name))
        labelling = Labelling.of([path]).with_answer(label)
        files.save(labelling)
        assert read_answers(files.answers) == labelling.answers


def test_the_index_is_what_training_reads(folder: Path) -> None:
    files, labelling = open_folder(folder)
    labelling = after(labelling, ["happy", "neutral"])
    files.save(labelling)
    first, second = (task for task in labelling.orders[0][:2])
    read = {photograph.path: photograph for photograph in read_index(folder)}
    assert set(read) == {first, second}
    assert (read[first].class_name, read[first].label_passes, read[first].dataset) == ("happy", "1", "faces")
    assert (read[second].class_name, read[second].split) == ("neutral", "train")
    labelling = after(labelling, ["unclear", *["happy"] * 3])
    files.save(labelling)
    by_path = {path: (label, passes) for path, label, passes in index_of(folder)}
    assert by_path == {
        first: ("happy", "2"),
        second: ("unclear", "0"),
        labelling.orders[0][2]: ("happy", "1"),
    }
    assert [p.path for p in read_index(folder) if p.is_happy is None] == [second]


def test_what_was_added_to_the_index_by_hand_stays(folder: Path) -> None:
    files, labelling = open_folder(folder)
    files.save(labelling.with_answer("happy"))
    lines = (folder / "index.csv").read_text().splitlines()
    path = lines[1].split(",")[0]
    (folder / "index.csv").write_text(f"{lines[0]},camera\n{path},faces,happy,1,test,7,female,,,front\n")
    files, labelling = open_folder(folder)
    files.save(after(labelling, ["neutral", "neutral", "happy"]))
    with (folder / "index.csv").open(newline="") as file:
        rows = {row["path"]: row for row in csv.DictReader(file)}
    kept = {name: rows[path][name] for name in ("split", "age", "gender", "camera")}
    assert kept == {"split": "test", "age": "7", "gender": "female", "camera": "front"}
    assert {row["camera"] for other, row in rows.items() if other != path} == {""}


@pytest.mark.usefixtures("no_window")
def test_an_index_from_elsewhere_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = "path,label\nneutral_marc.jpg,neutral\n"
    (folder / "index.csv").write_text(foreign)
    assert main(["label", str(folder)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and "was not made by labelling this folder" in error
    assert (folder / "index.csv").read_text() == foreign
    assert not (folder / "labels.csv").exists()


def test_rows_that_were_added_from_elsewhere_are_never_lost(folder: Path) -> None:
    files, labelling = open_folder(folder)
    files.save(labelling.with_answer("happy"))
    with (folder / "index.csv").open("a") as file:
        file.write("elsewhere.jpg,other,happy,2,train,,,,\r\n")
    with pytest.raises(DataError, match="1 of its 2 rows have no answer"):
        open_folder(folder)


def test_an_index_behind_its_answers_is_caught_up(folder: Path) -> None:
    """As after a crash between the two files."""
    files, labelling = open_folder(folder)
    one = labelling.with_answer("happy")
    files.save(one)
    shutil.copy(folder / "index.csv", folder / "index.old")
    two = one.with_answer("neutral")
    files.save(two)
    (folder / "index.old").replace(folder / "index.csv")
    _, resumed = open_folder(folder)
    assert resumed.answers == two.answers
    assert len(index_of(folder)) == 2


@pytest.mark.parametrize("taken_back", [False, True])
def test_a_crash_between_the_two_files_never_locks_the_folder(
    folder: Path, taken_back: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, labelling = open_folder(folder)
    one = labelling.with_answer("happy")
    files.save(one)
    replace, written = Path.replace, []

    def crash_before_the_second(self: Path, target: Path) -> Path:
        if written:
            raise KeyboardInterrupt
        written.append(target)
        return replace(self, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "replace", crash_before_the_second)
        if taken_back:
            files.save_taken_back(one.without_last_answer())
        else:
            files.save(one.with_answer("neutral"))
    _, resumed = open_folder(folder)
    assert len(resumed.answers) == (1 if taken_back else 2)


def test_a_full_disk_leaves_the_old_files_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, labelling = open_folder(folder)
    one = labelling.with_answer("happy")
    files.save(one)
    before = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        files.save(one.with_answer("neutral"))
    assert {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()} == before


def test_an_index_that_cannot_be_written_is_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, labelling = open_folder(folder)
    files.save(labelling.with_answer("happy"))

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DataError, match=r"cannot be written \(No space left on device\)"):
        open_folder(folder)


def test_an_index_with_all_answers_taken_back_is_no_obstacle(folder: Path) -> None:
    files, labelling = open_folder(folder)
    one = labelling.with_answer("happy")
    files.save(one)
    files.save_taken_back(one.without_last_answer())
    assert index_of(folder) == []
    _, resumed = open_folder(folder)
    assert resumed == labelling


def test_a_photograph_that_is_gone_leaves_the_index_but_not_the_answers(folder: Path) -> None:
    files, labelling = open_folder(folder)
    files.save(after(labelling, ["happy"] * 3))
    (folder / "neutral_marc.jpg").rename(folder.parent / "away.jpg")
    files, labelling = open_folder(folder)
    files.save(labelling.with_answer("happy"))
    assert "neutral_marc.jpg" not in {path for path, _, _ in index_of(folder)}
    (folder.parent / "away.jpg").rename(folder / "neutral_marc.jpg")
    _, labelling = open_folder(folder)
    assert labelling.progress(1).remaining == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("path,label\na.jpg,happy\n", "does not have the columns path, pass, label"),
        ("path,pass,label\na.jpg,1,glad\n", "line 2: 'glad' is none of happy, neutral, other, unclear"),
        ("path,pass,label\na.jpg,3,happy\n", "line 2: there is no pass 3"),
        ("path,pass,label\na.jpg,first,happy\n", "line 2: there is no pass 0"),
        ("path,pass,label\na.jpg,1,happy\na.jpg,1,other\n", "line 3: a.jpg was answered before in this pass"),
        ("\udcff\udcfe", "cannot be read as a table"),
    ],
)
def test_answers_that_make_no_sense_are_one_sentence(folder: Path, text: str, message: str) -> None:
    (folder / "labels.csv").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DataError, match=message):
        open_folder(folder)


@pytest.mark.usefixtures("no_window")
@pytest.mark.parametrize(("name", "message"), [("absent", "There is no folder"), ("empty", "has no photographs")])
def test_unusable_folders_are_one_sentence_and_exit_code_2(
    tmp_path: Path, name: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["label", str(tmp_path / name)]) == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Who runs the tests as root may write anywhere.
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    with pytest.raises(DataError, match=r"cannot be written to \(Permission denied\)"):
        check_folder(folder)
