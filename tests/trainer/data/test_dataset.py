from __future__ import annotations

from pathlib import Path

import pytest

from trainer.data.dataset import DataError, Photograph, deduplicate, read_index
from trainer.data.votes import Votes


def write_index(folder: Path, text: str) -> Path:
    (folder / "index.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("label", "class_name", "is_happy"),
    [
        ("happy", "happy", True),
        ("neutral", "neutral", False),
        ("sadness", "other", False),
        ("contempt", "other", False),
        ("other", "other", False),
        ("talking", "other", False),
        ("yawning", "other", False),
        ("other_or_unclear", None, None),
        ("", None, None),
        ("bored", None, False),
    ],
)
def test_labels_stand_for_classes(label: str, class_name: str | None, is_happy: bool | None) -> None:
    photograph = Photograph("a.jpg", label)
    assert photograph.class_name == class_name
    assert photograph.is_happy is is_happy


@pytest.mark.parametrize(
    ("age", "group"),
    [(None, ""), (0, "baby"), (2, "baby"), (3, "child"), (12, "child"), (13, "adult"), (59, "adult"), (60, "elderly")],
)
def test_age_groups_have_the_studys_limits(age: int | None, group: str) -> None:
    assert Photograph("a.jpg", "happy", age=age).age_group == group


@pytest.mark.parametrize(
    ("race", "group"), [("Black", "dark"), ("Indian", "dark"), ("Asian", "asian"), ("White", "white"), ("", "")]
)
def test_race_groups_are_the_studys(race: str, group: str) -> None:
    assert Photograph("a.jpg", "happy", race=race).race_group == group


def test_two_columns_are_enough_and_labels_may_be_capitalised(tmp_path: Path) -> None:
    (photograph,) = read_index(write_index(tmp_path, "path,label\na.jpg,Happy\n"))
    assert photograph == Photograph("a.jpg", "happy")


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    assert len(read_index(write_index(tmp_path, "\ufeffpath,label\na.jpg,happy\n"))) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("path,emotion\na.jpg,happy\n", "lacks the column label"),
        ("path,label\n", "lists no photographs"),
        ("path,label,age\na.jpg,happy,old\n", "line 2: the age 'old'"),
        ("path,label\n,happy\n", "line 2: the path is empty"),
        ("", "lacks the column path and label"),
    ],
)
def test_an_unusable_index_is_said_in_one_sentence(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_index(write_index(tmp_path, text))


def test_a_binary_index_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_bytes(b"\xff\xfe\x00path")
    with pytest.raises(DataError, match="cannot be read as a table"):
        read_index(tmp_path)


def test_an_empty_folder_lacks_its_index(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"has no index\.csv"):
        read_index(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There is no folder"):
        read_index(tmp_path / "absent")


def test_of_copies_one_stays_and_of_contradicting_copies_none() -> None:
    photographs = [
        Photograph(str(i), label) for i, label in enumerate(["happy", "happy", "happy", "neutral", "", "fear"])
    ]
    result = deduplicate(photographs, ["a", "a", "b", "b", "c", "c"])
    assert result.kept == (0, 5)
    assert (result.contradicting, result.copies) == (2, 2)


def test_copies_that_name_different_emotions_contradict_each_other() -> None:
    photographs = [Photograph("0", "anger"), Photograph("1", "fear"), Photograph("2", "other_or_unclear")]
    assert deduplicate(photographs, ["a", "a", "a"]).kept == ()


@pytest.mark.parametrize(
    ("path", "dataset", "origin"),
    [
        ("facial_expressions/Some_Body_0002.jpg", "facial_expressions", "Some_Body"),
        ("utkface/26_0_1_2.jpg", "utkface", ""),
        ("yawdd/Yawning_mp4-0038.jpg", "yawdd", "Yawning_mp4"),
        ("yawdd/Video2_2_193.jpg", "yawdd", "Video2_2"),
        ("yawdd/104313frame0-00-49-50.jpg", "yawdd", "104313frame"),
        ("yawdd/image2343_png.rf.e5ba02ea36.jpg.jpg", "yawdd", "frames 23"),
        ("yawdd/2399.jpg", "yawdd", "frames 23"),
    ],
)
def test_a_person_or_a_video_is_known_where_the_file_is_named_after_it(path: str, dataset: str, origin: str) -> None:
    assert Photograph(path, "happy", dataset).origin == origin


VOTES = "path,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n"


def test_votes_beside_the_photographs_are_read(tmp_path: Path) -> None:
    write_index(tmp_path, "path,label\nfaces/a.jpg,other_or_unclear\nb.jpg,\n")
    (tmp_path / "faces").mkdir()
    (tmp_path / "faces" / "votes.csv").write_text(VOTES + "faces/a.jpg,4,0,0,3,1,0,0,0,2,0\n")
    voted, other = read_index(tmp_path)
    assert voted.votes is not None
    assert voted.votes.credible == {"neutral": 0.4, "sadness": 0.3}
    assert voted.votes.share("anger") == 0.1
    assert (voted.teaches, voted.class_name) == (True, None)
    assert (other.teaches, other.votes) == (False, None)


def test_votes_of_which_none_agree_are_all_believed() -> None:
    assert Votes((("neutral", 1), ("fear", 1)), 4).credible == {"neutral": 0.25, "fear": 0.25}
    assert Votes((), 10).credible == {}
    assert not Photograph("a.jpg", "", votes=Votes((), 10)).teaches


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("path,neutral\na.jpg,10\n", "lacks the column happiness and anger"),
        (VOTES + "a.jpg,4,x,0,3,1,0,0,0,2,0\n", "line 2 has votes that are not whole numbers"),
        (VOTES + "a.jpg,0,0,0,0,0,0,0,0,0,0\n", "line 2 has no votes"),
    ],
)
def test_unusable_votes_are_said_in_one_sentence(tmp_path: Path, text: str, message: str) -> None:
    write_index(tmp_path, "path,label\na.jpg,happy\n")
    (tmp_path / "votes.csv").write_text(text)
    with pytest.raises(DataError, match=message):
        read_index(tmp_path)
