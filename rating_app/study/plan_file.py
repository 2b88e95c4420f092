"""study.toml: a study as a file, written by hand or by the window."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import tomli_w

from rating_app.study.plan import (
    ID,
    MAX_BLANK_S,
    MAX_FIELDS,
    MAX_ITEMS,
    MAX_KEEP_DAYS,
    MAX_LENGTH_S,
    MAX_OPTIONS,
    MAX_QUESTIONS,
    NEUTRAL,
    SCALE_STEPS,
    Asked,
    Company,
    Item,
    Order,
    Question,
    QuestionKind,
    Study,
    ViewerField,
)
from rating_app.study.toml_places import Place, line_of, words_of
from rating_app.study.toml_table import Problem, TomlTable
from rating_app.system.failure import Failure
from rating_app.system.private_files import write_atomically

STUDY_FILE = "study.toml"
MOST_BYTES = 2**20
MAX_SEED = 2**53
ID_WORDS = Problem("it is made of small letters and digits, with a _ between them, and begins with a letter")
HEX_WORDS = Problem("it is written in digits and the letters a to f, as the app writes it")
_STUDY_ID = re.compile(r"[0-9a-f]{8,64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_OPENING = """\
# A study of Reaction Gauge. docs/studies.md explains each line; `rating-app study check` reads this file again.

"""


class FieldWrong(Failure):
    """A value of study.toml that cannot be used; one sentence with line and field."""


class StudyRejected(Exception):
    """study.toml cannot be used. `problems`: at least one sentence for the user, one for each problem."""

    def __init__(self, problems: Sequence[Failure]) -> None:
        super().__init__(str(problems[0]))
        self.problems = tuple(problems)


def read_study(folder: Path) -> Study:
    """Read the study of a folder. Raise StudyRejected, with all problems, if there is none or it cannot be used."""
    file = folder / STUDY_FILE
    try:
        if file.stat().st_size > MOST_BYTES:
            raise StudyRejected([FieldWrong("{file} is too large for a study.", file=file)])
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise StudyRejected(
            [FieldWrong("{file} cannot be read ({reason}).", file=file, reason=error.strerror)]
        ) from None
    except UnicodeDecodeError:
        raise StudyRejected([FieldWrong("{file} is not text in UTF-8.", file=file)]) from None
    return decode(text, str(file))


def write_study(study: Study, folder: Path) -> None:
    """Write the study completely or not at all, replacing an earlier one. Raise StudyRejected if it could not be read
    again, and OSError if the folder cannot be written.
    """
    text = encode(study)
    assert decode(text) == study, "a study reads as it was written"
    write_atomically(folder / STUDY_FILE, [text.encode("utf-8")])


def encode(study: Study) -> str:
    """Return the study in TOML, from which `decode` restores it."""
    table: dict[str, Any] = {
        "id": study.id,
        "title": study.title,
        "purpose": study.purpose,
        "contact": study.contact,
        "order": study.order.value,
        "seed": study.seed,
        "blank_s": study.blank_s,
        "blind": study.blind,
        "company": study.company.value,
        "keep_days": study.keep_days,
    }
    if study.neutral is not None:
        table["neutral"] = {name: value for name, value in _item_table(study.neutral).items() if name != "id"}
    table["items"] = [_item_table(item) for item in study.items]
    if study.questions:
        table["questions"] = [_question_table(question) for question in study.questions]
    if study.fields:
        table["fields"] = [
            _without_empty({"id": f.id, "text": f.text, "options": list(f.options)}) for f in study.fields
        ]
    return _OPENING + tomli_w.dumps(table)


def _item_table(item: Item) -> dict[str, Any]:
    return {"id": item.id, "title": item.title, "file": item.file, "length_s": item.length_s, "sha256": item.sha256}


def _question_table(question: Question) -> dict[str, Any]:
    return _without_empty(
        {
            "id": question.id,
            "text": question.text,
            "kind": question.kind.value,
            "asked": question.asked.value,
            "options": list(question.options),
            "low": question.low,
            "high": question.high,
            "low_label": question.low_label,
            "high_label": question.high_label,
            "required": question.required or None,
        }
    )


def _without_empty(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if value not in (None, "", [])}


def decode(text: str, name: str = STUDY_FILE) -> Study:
    """Read a study from TOML; `name` is the file's name. Raise StudyRejected with every problem, its line and its
    field.
    """
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise StudyRejected([FieldWrong("{file} is not in TOML: {reason}.", file=name, reason=error)]) from None
    found: list[tuple[Place, Problem]] = []
    study = _study(TomlTable(values, (), found))
    if found:
        # In the order of the lines, as users go through the file to fix it.
        placed = sorted(((line_of(text, place) or 1, place, problem) for place, problem in found), key=lambda p: p[0])
        raise StudyRejected([_sentence(name, *one) for one in placed])
    return study


def _sentence(name: str, line: int, place: Place, problem: Problem) -> FieldWrong:
    return FieldWrong(
        "{file}, line {line}, {field}: {problem}.", file=name, line=line, field=words_of(place), problem=problem
    )


def _study(table: TomlTable) -> Study:
    study = Study(
        id=table.text("id", pattern=_STUDY_ID, written=HEX_WORDS),
        title=table.text("title"),
        purpose=table.text("purpose"),
        contact=table.text("contact"),
        items=table.tables("items", _item, MAX_ITEMS, least=1),
        neutral=table.table("neutral", _neutral),
        order=table.choice("order", Order, Order.BALANCED),
        seed=int(table.number("seed", 0, MAX_SEED, 0, whole=True)),
        blank_s=table.number("blank_s", 0, MAX_BLANK_S, 7.0),
        blind=table.flag("blind", True),
        company=table.choice("company", Company, Company.ALONE),
        questions=table.tables("questions", _question, MAX_QUESTIONS),
        fields=table.tables("fields", _field, MAX_FIELDS),
        keep_days=int(table.number("keep_days", 0, MAX_KEEP_DAYS, 365, whole=True)),
    )
    table.end()
    _check_distinct(table, "items", [item.id for item in study.items], taken=(NEUTRAL,))
    columns = [question.id for question in study.questions]
    _check_distinct(table, "questions", columns)
    _check_distinct(table, "fields", [field.id for field in study.fields], taken=columns)
    return study


def _check_distinct(table: TomlTable, name: str, ids: Sequence[str], taken: Sequence[str] = ()) -> None:
    for place, one in enumerate(ids):
        if one and (one in taken or one in ids[:place]):
            table.wrong((name, place, "id"), Problem("{id} is already used by another one", id=repr(one)))


def _item(table: TomlTable) -> Item:
    return _item_called(table, table.text("id", pattern=ID, written=ID_WORDS))


def _neutral(table: TomlTable) -> Item:
    return _item_called(table, NEUTRAL)


def _item_called(table: TomlTable, item_id: str) -> Item:
    item = Item(
        item_id,
        table.text("title", default=item_id),
        table.text("file"),
        table.number("length_s", 0.1, MAX_LENGTH_S),
        table.text("sha256", default="", pattern=_SHA256, written=HEX_WORDS),
    )
    if item.file and not _is_inside(item.file):
        table.wrong(("file",), Problem("it is a path within the study's folder, written with /"))
    table.end()
    return item


def _is_inside(file: str) -> bool:
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts and not re.search(r"[\\:\x00-\x1f]", file)


def _question(table: TomlTable) -> Question:
    kind = table.choice("kind", QuestionKind, None)
    question = Question(
        id=table.text("id", pattern=ID, written=ID_WORDS),
        text=table.text("text"),
        kind=kind or QuestionKind.TEXT,
        asked=table.choice("asked", Asked, Asked.AFTER_EACH),
        options=table.texts("options", MAX_OPTIONS),
        low=table.number("low", default=None),
        high=table.number("high", default=None),
        low_label=table.text("low_label", default=""),
        high_label=table.text("high_label", default=""),
        required=table.flag("required", False),
    )
    table.end()
    if kind is not None:
        _check_kind(table, question)
    return question


def _check_kind(table: TomlTable, question: Question) -> None:
    kind, low, high = question.kind, question.low, question.high
    if kind is QuestionKind.CHOICE and len(question.options) < 2:
        table.wrong(("options",), Problem("a choice has at least two options"))
    if kind is not QuestionKind.CHOICE and question.options:
        table.wrong(("options",), Problem("only a choice has options"))
    if kind is QuestionKind.SCALE:
        ends = (low, high)
        whole = all(end is not None and end == int(end) for end in ends)
        fewest, most = SCALE_STEPS
        if low is None or high is None or not whole or not fewest <= high - low + 1 <= most:
            table.wrong(
                ("low",) if low is None else ("high",),
                Problem(
                    "a scale goes from one whole number, low, to a higher one, high, in at most {most} steps", most=most
                ),
            )
    if kind is QuestionKind.NUMBER and low is not None and high is not None and low >= high:
        table.wrong(("high",), Problem("it is above low"))
    if kind not in (QuestionKind.SCALE, QuestionKind.NUMBER) and (low is not None or high is not None):
        table.wrong(("low",) if low is not None else ("high",), Problem("only a scale or a number has bounds"))


def _field(table: TomlTable) -> ViewerField:
    field = ViewerField(
        table.text("id", pattern=ID, written=ID_WORDS), table.text("text"), table.texts("options", MAX_OPTIONS)
    )
    table.end()
    return field
