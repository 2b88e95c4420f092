"""Labelled photographs: the index, what its labels mean, and which rows belong together.

A data folder holds photographs and an `index.csv` with at least the columns `path` (relative to the folder) and
`label`. `dataset`, `label_passes`, `split`, `age` (years), `gender`, `race` and `fold` are used where they are given.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

INDEX_NAME = "index.csv"
REQUIRED_COLUMNS = ("path", "label")

EXPRESSION_OF_LABEL = {
    "happy": "happy",
    "neutral": "neutral",
    "anger": "other",
    "contempt": "other",
    "disgust": "other",
    "fear": "other",
    "sadness": "other",
    "surprise": "other",
    "other": "other",
}
"""The class that each label stands for. A label that is not here, such as `other_or_unclear`, teaches nothing:
UTKFace's holds faint smiles among the crying faces."""

UNCLEAR_LABELS = ("", "other_or_unclear", "unclear", "unknown")
"""Labels that do not even say whether the face is happy."""

DARK_RACES = ("Black", "Indian")


class DataError(Exception):
    """The data cannot be used. The message is one sentence for the user."""


@dataclass(frozen=True)
class Photograph:
    """One row of the index. Empty means unknown; `age` is in years."""

    path: str
    label: str
    dataset: str = ""
    label_passes: str = ""
    split: str = "train"
    age: int | None = None
    race: str = ""
    fold: str = ""

    @property
    def expression(self) -> str | None:
        """happy, neutral or other; None where the label does not tell."""
        return EXPRESSION_OF_LABEL.get(self.label)

    @property
    def is_happy(self) -> bool | None:
        """Whether the label says happy; None where it does not tell. A label that no class stands for is not happy."""
        return None if self.label in UNCLEAR_LABELS else self.label == "happy"

    @property
    def age_group(self) -> str:
        """baby 0-2, child 3-12, adult 13-59, elderly 60 and over; empty where the age is unknown."""
        if self.age is None:
            return ""
        return "baby" if self.age <= 2 else "child" if self.age <= 12 else "adult" if self.age <= 59 else "elderly"

    @property
    def race_group(self) -> str:
        """dark (UTKFace's Black and Indian), asian, white, other; empty where unknown."""
        return "dark" if self.race in DARK_RACES else self.race.lower()

    @property
    def person(self) -> str:
        """Who is shown, as far as the file's name tells; empty where it does not.

        LFW, from which `facial_expressions` is taken, names its files after the person and a running number.
        """
        return Path(self.path).stem.rsplit("_", 1)[0] if self.dataset == "facial_expressions" else ""


def read_index(folder: Path) -> tuple[Photograph, ...]:
    """All rows of `folder`'s index; DataError where it is missing, empty, or lacks a column."""
    index = folder / INDEX_NAME
    if not folder.is_dir():
        raise DataError(f"There is no folder {folder}.")
    if not index.is_file():
        raise DataError(f"{folder} has no {INDEX_NAME}, which lists its photographs (columns path, label).")
    try:
        with index.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            missing = [name for name in REQUIRED_COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise DataError(f"{index} lacks the column {' and '.join(missing)}.")
            photographs = tuple(_photograph(row, index, reader.line_num) for row in reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{index} cannot be read as a table ({error}).") from None
    if not photographs:
        raise DataError(f"{index} lists no photographs.")
    return photographs


def _photograph(row: dict[str, str | None], index: Path, line: int) -> Photograph:
    values = {name: (value or "").strip() for name, value in row.items() if name and isinstance(value, str | None)}
    age = values.get("age", "")
    if age and not age.isdigit():
        raise DataError(f"{index}, line {line}: the age {age!r} is not a whole number of years.")
    if not values.get("path"):
        raise DataError(f"{index}, line {line}: the path is empty.")
    return Photograph(
        path=values["path"],
        label=values.get("label", "").lower(),
        dataset=values.get("dataset", ""),
        label_passes=values.get("label_passes", ""),
        split=values.get("split", "") or "train",
        age=int(age) if age else None,
        race=values.get("race", ""),
        fold=values.get("fold", ""),
    )


@dataclass(frozen=True)
class Deduplicated:
    """Positions of the rows that remain, and how many were taken out."""

    kept: tuple[int, ...]
    contradicting: int
    copies: int


def deduplicate(photographs: Sequence[Photograph], digests: Sequence[str]) -> Deduplicated:
    """Of byte-identical files keep one, and none where their labels contradict each other.

    `digests` holds the SHA-256 of each photograph's file, in the same order.
    """
    same: defaultdict[str, list[int]] = defaultdict(list)
    for position, digest in enumerate(digests):
        same[digest].append(position)
    kept, contradicting, copies = [], 0, 0
    for positions in same.values():
        labels = {photographs[i].label for i in positions if photographs[i].expression is not None}
        if len(labels) > 1:
            contradicting += len(positions)
            continue
        labelled = [i for i in positions if photographs[i].expression is not None]
        kept.append((labelled or positions)[0])
        copies += len(positions) - 1
    return Deduplicated(tuple(sorted(kept)), contradicting, copies)


def count_by(values: Iterable[str]) -> str:
    """`3 happy, 2 neutral`, most frequent first."""
    return ", ".join(f"{count:,} {value or 'unlabelled'}" for value, count in Counter(values).most_common())
