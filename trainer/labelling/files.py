"""The files of a folder that is being labelled: its photographs, every answer, and the index made from them.

`labels.csv` holds the answers, oldest first (columns `path`, `pass`, `label`). `index.csv`, which training reads, is
rewritten from it after every answer; columns that the user has added by hand, such as ages, are kept.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from trainer.atomic import replace_file
from trainer.data.dataset import INDEX_NAME, DataError
from trainer.labelling.passes import Labelling, PassAnswer, Task

ANSWERS_NAME = "labels.csv"
ANSWER_COLUMNS = ("path", "pass", "label")
INDEX_COLUMNS = ("path", "dataset", "label", "label_passes", "split", "age", "gender", "race", "fold")
IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})


@dataclass(frozen=True)
class LabelFiles:
    """A folder of photographs with its answers and its index.

    `kept` holds, by path, the index's rows as they were found, and `columns` the names of the index's columns.
    """

    folder: Path
    columns: tuple[str, ...] = INDEX_COLUMNS
    kept: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def index(self) -> Path:
        return self.folder / INDEX_NAME

    @property
    def answers(self) -> Path:
        return self.folder / ANSWERS_NAME

    def save(self, labelling: Labelling) -> None:
        """Replace the answers, then the index, each in one step. Raise OSError if one of them cannot be written."""
        self._write_answers(labelling)
        self._write_index(labelling)

    def save_taken_back(self, labelling: Labelling) -> None:
        """Replace the index, then the answers: if the process ended in between, no row of the index would lack an
        answer.
        """
        self._write_index(labelling)
        self._write_answers(labelling)

    def _write_answers(self, labelling: Labelling) -> None:
        rows = ((answer.task.path, answer.task.pass_number, answer.label) for answer in labelling.answers)
        _write_table(self.answers, ANSWER_COLUMNS, rows)

    def _write_index(self, labelling: Labelling) -> None:
        _write_table(self.index, self.columns, self._index_rows(labelling))

    def _index_rows(self, labelling: Labelling) -> Iterator[list[str]]:
        added = {"dataset": self.folder.resolve().name, "split": "train"}
        for merged in labelling.merged():
            said = {"path": merged.path, "label": merged.label, "label_passes": str(merged.label_passes)}
            row = {**self.kept.get(merged.path, added), **said}
            yield [row.get(name, "") for name in self.columns]


def check_folder(folder: Path) -> None:
    """Raise DataError if `folder` is missing, or no answer could be saved in it."""
    if not folder.is_dir():
        raise DataError(f"There is no folder {folder}.")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise DataError(f"{folder} cannot be written to ({error.strerror}), so no answer could be kept.") from None


def open_folder(folder: Path) -> tuple[LabelFiles, Labelling]:
    """Return the files of `folder` and the work so far; an index that a crash left behind its answers is updated.

    Raise DataError if the folder holds no photograph, has invalid answers, or has an index that was not made here.
    """
    paths, unusable = find_photographs(folder)
    if not paths:
        names = ", ".join(sorted(suffix[1:] for suffix in IMAGE_SUFFIXES))
        raise DataError(f"{folder} has no photographs ({names}).")
    files = LabelFiles(folder)
    answers = read_answers(files.answers)
    if files.index.exists():
        columns, kept = _read_own_index(files.index, {answer.task.path for answer in answers})
        files = LabelFiles(folder, columns, kept)
    labelling = Labelling.of(paths, answers)
    for path in unusable:
        labelling = labelling.without_photograph(path)
    if answers:
        try:
            files.save(labelling)
        except OSError as error:
            raise DataError(f"{files.index} cannot be written ({error.strerror or error}).") from None
    return files, labelling


def find_photographs(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paths of all images below `folder`, relative to it, with forward slashes, sorted, without hidden
    files.

    The second tuple has those whose names an index cannot hold, in a printable form.
    """
    usable: list[str] = []
    unusable: list[str] = []
    for file in folder.rglob("*"):
        path = file.relative_to(folder)
        if file.suffix.lower() not in IMAGE_SUFFIXES or any(part.startswith(".") for part in path.parts):
            continue
        if not file.is_file():
            continue
        name = path.as_posix()
        printable = name.encode("utf-8", "backslashreplace").decode("utf-8")
        # Reading the index strips leading and trailing spaces.
        (usable if name == printable == name.strip() else unusable).append(printable)
    return tuple(sorted(usable)), tuple(sorted(unusable))


def read_answers(file: Path) -> tuple[PassAnswer, ...]:
    """Read all answers, oldest first; none if there is no file. Raise DataError if one is invalid."""
    if not file.exists():
        return ()
    columns, rows = _read_table(file)
    if columns != ANSWER_COLUMNS:
        raise DataError(f"{file} does not have the columns {', '.join(ANSWER_COLUMNS)} that labelling writes.")
    answers, known = [], set()
    for line, row in enumerate(rows, start=2):
        try:
            number = int(row["pass"]) if row["pass"].isdecimal() else 0
            answer = PassAnswer(Task(row["path"], number), row["label"])
        except ValueError as error:
            raise DataError(f"{file}, line {line}: {error}.") from None
        if answer.task in known:
            raise DataError(f"{file}, line {line}: {row['path']} was answered before in this pass.")
        known.add(answer.task)
        answers.append(answer)
    return tuple(answers)


def _read_own_index(index: Path, answered: set[str]) -> tuple[tuple[str, ...], dict[str, dict[str, str]]]:
    """Return the columns, and the rows by path. Raise DataError if a row has no answer, since it would be lost."""
    columns, rows = _read_table(index)
    paths = [row.get("path", "").strip() for row in rows]
    strangers = sum(path not in answered for path in paths)
    if strangers:
        raise DataError(
            f"{index} was not made by labelling this folder ({strangers:,} of its {len(rows):,} rows have no answer in "
            f"{ANSWERS_NAME}) and is not overwritten; move it away, or label a copy of the photographs."
        )
    own = (name for name in columns if name not in INDEX_COLUMNS)
    return (*INDEX_COLUMNS, *own), dict(zip(paths, rows, strict=True))


def _read_table(file: Path) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    try:
        with file.open(newline="", encoding="utf-8-sig") as stream:
            reader = csv.DictReader(stream, restval="")
            rows = [{name: value for name, value in row.items() if name} for row in reader]
            return tuple(reader.fieldnames or ()), rows
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{file} cannot be read as a table ({error}).") from None


def _write_table(file: Path, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    replace_file(file, text.getvalue())
