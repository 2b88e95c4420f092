from __future__ import annotations

import stat
import sys

import pytest
from fakes.studies import AGAIN, AGE, HOW_OFTEN, LIKING, REMARK, studies, study_of
from hypothesis import given

from rating_app.study.plan import AnswerRefused, Item
from rating_app.study.plan_file import STUDY_FILE, StudyRejected, decode, encode, read_study, write_study

WRITTEN = encode(study_of(questions=(LIKING, AGAIN), fields=(AGE,)))


@given(studies())
def test_every_study_reads_as_it_was_written(study):
    assert decode(encode(study)) == study


def test_study_is_kept_in_its_folder_for_its_owner_only(tmp_path):
    neutral = Item("neutral", "Shapes", "neutral.mp4", 30.0, "")
    study = study_of(neutral=neutral, questions=(LIKING, AGAIN, HOW_OFTEN, REMARK), fields=(AGE,))
    write_study(study, tmp_path)
    assert read_study(tmp_path) == study
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / STUDY_FILE).stat().st_mode) == 0o600


def line_with(text, words):
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize(
    ("old", "new", "field", "problem"),
    [
        ('title = "Two cuts"', "title = 5", "title", "it is text"),
        ('title = "Two cuts"', 'titel = "Two cuts"', "titel", "this name is not known"),
        ("seed = 7", "seed = 7.5", "seed", "it is a whole number"),
        ("blank_s = 7.0", "blank_s = -1", "blank_s", "it is from 0 to 600"),
        ("blind = true", 'blind = "yes"', "blind", "it is true or false"),
        ('order = "balanced"', 'order = "any"', "order", "it is one of 'fixed', 'random', 'balanced'"),
        ('id = "cut_b"', 'id = "cut_a"', "items 2, id", "'cut_a' is already used by another one"),
        ('id = "cut_b"', 'id = "neutral"', "items 2, id", "'neutral' is already used"),
        ('id = "cut_b"', 'id = "Cut B"', "items 2, id", "small letters"),
        ('file = "films/cut_b.mp4"', 'file = "../secret.mp4"', "items 2, file", "within the study's folder"),
        ('file = "films/cut_b.mp4"', 'file = "/etc/passwd"', "items 2, file", "within the study's folder"),
        ("high = 7", "high = 1", "questions 1, high", "a scale goes from"),
        ('id = "age_band"', 'id = "liking"', "fields 1, id", "'liking' is already used"),
        ('    "no",\n', "", "questions 2, options", "at least two options"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_field(old, new, field, problem):
    assert old in WRITTEN
    text = WRITTEN.replace(old, new, 1)
    with pytest.raises(StudyRejected) as refusal:
        decode(text)
    sentences = [str(one) for one in refusal.value.problems]
    found = next(one for one in sentences if f", {field}: " in one)
    assert problem in found
    line = int(found.split("line ")[1].split(",")[0])
    assert text.splitlines()[line - 1].split(" =")[0] == field.split(", ")[-1]


def test_missing_value_is_told_at_the_table_it_belongs_to():
    text = WRITTEN.replace('file = "films/cut_b.mp4"\n', "")
    with pytest.raises(StudyRejected, match="items 2, file: it is missing") as refusal:
        decode(text)
    assert f"line {[n for n, line in enumerate(text.splitlines(), 1) if line == '[[items]]'][1]}," in str(refusal.value)


def test_all_problems_are_told_in_the_order_of_the_lines():
    text = WRITTEN.replace("seed = 7", "seed = -7").replace('"Two cuts"', "5").replace('kind = "choice"', 'kind = "x"')
    with pytest.raises(StudyRejected) as refusal:
        decode(text)
    assert [str(one).split(", ", 2)[-1].split(":")[0] for one in refusal.value.problems] == [
        "title", "seed", "questions 2, kind"
    ]  # fmt: skip


def test_line_is_right_after_texts_that_look_like_fields():
    text = WRITTEN.replace('"Two cuts"', '"""\nseed = 99\n[[items]]\n"""').replace("seed = 7", "seed = -7")
    with pytest.raises(StudyRejected, match=f"line {line_with(text, 'seed = -7')}, seed"):
        decode(text)


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe\x00", b"[" * 5000, b"items = 5\n", b"", None])
def test_file_that_is_no_study_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / STUDY_FILE).write_bytes(content)
    with pytest.raises(StudyRejected):
        read_study(tmp_path)


@pytest.mark.parametrize(
    ("question", "good", "bad"),
    [
        (LIKING, [1, 7, 4.0], [0, 8, 2.5, "7", None, True, float("nan")]),
        (AGAIN, ["yes"], ["maybe", 1, None]),
        (HOW_OFTEN, [0, 2.5], [-1, "often", float("inf")]),
        (REMARK, ["", "fine"], [5, None, "x" * 5000]),
    ],
)
def test_answers_are_what_the_question_takes(question, good, bad):
    assert [question.checked(answer) for answer in good] == good
    for answer in bad:
        with pytest.raises(AnswerRefused):
            question.checked(answer)
