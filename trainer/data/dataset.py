"""Labelled photographs: the index, and which of its rows belong together.

A data folder holds photographs and an `index.csv` with at least the columns `path` (relative to the folder) and
`label`. The columns `dataset`, `label_passes`, `split`, `age` (years), `gender`, `race` and `fold` are optional, and so
are the votes in a `votes.csv`, in the folder or in one of its subfolders.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.data.labels import HAPPY, UNCLEAR_LABELS, three_way_class
from trainer.data.votes import VOTES_NAME, Votes, read_votes

INDEX_NAME = "index.csv"
REQUIRED_COLUMNS = ("path", "label")

DARK_RACES = ("Black", "Indian")

FRAMES_TOGETHER = 100
"""Frames named only by a running number are assumed to be from one video if their numbers are this close."""


class DataError(Exception):
    """Data that cannot be used. The message is one sentence for the user."""


@dataclass(frozen=True)
class Photograph:
    """One row of the index. Empty means unknown; `age` is in years; `votes` is None if nobody voted."""

    path: str
    label: str
    dataset: str = ""
    label_passes: str = ""
    split: str = "train"
    age: int | None = None
    race: str = ""
    fold: str = ""
    votes: Votes | None = None

    @property
    def class_name(self) -> str | None:
        """Return happy, neutral or other; None if the label does not show which."""
        return three_way_class(self.label)

    @property
    def teaches(self) -> bool:
        """Return whether a network can learn an expression from the photograph, by its label, or by its votes if it has
        no clear label.
        """
        return self.class_name is not None or bool(self.votes and self.votes.credible)

    @property
    def is_happy(self) -> bool | None:
        """Return whether the label is happy; None if it does not show that. A label that stands for no class is not
        happy.
        """
        return None if self.label in UNCLEAR_LABELS else self.label == HAPPY

    @property
    def agreement(self) -> float | None:
        """Return the share of the voters, in [0, 1], who agree with the label; None if nobody voted."""
        return None if self.votes is None else self.votes.share(self.label)

    @property
    def age_group(self) -> str:
        """Return baby (0-2), child (3-12), adult (13-59) or elderly (60 and over); empty if the age is unknown."""
        if self.age is None:
            return ""
        return "baby" if self.age <= 2 else "child" if self.age <= 12 else "adult" if self.age <= 59 else "elderly"

    @property
    def race_group(self) -> str:
        """Return dark (UTKFace's Black and Indian), asian, white or other; empty if unknown."""
        return "dark" if self.race in DARK_RACES else self.race.lower()

    @property
    def origin(self) -> str:
        """Return the person or the video that is shown, taken from the file's name; empty if it does not contain it.

        LFW, from which `facial_expressions` is taken, names its files after the person and a running number; YawDD's
        frames are named after the video. One driver may be in several videos.
        """
        name = Path(self.path).stem
        if self.dataset == "facial_expressions":
            return name.rsplit("_", 1)[0]
        return _video(name) if self.dataset == "yawdd" else ""


def _video(name: str) -> str:
    """Return the video of a frame's file: `Yawning_mp4` for `Yawning_mp4-0038`, `frames 23` for
    `image2343_png.rf.e5ba02ea`.
    """
    name = re.sub(r"_(png|jpe?g)(\.rf\.[0-9a-f]+)?(\.jpg)?$", "", name)
    number = re.fullmatch(r"(?:image)?(\d+)", name)
    if number is not None:
        return f"frames {int(number[1]) // FRAMES_TOGETHER}"
    recorder = re.match(r"\d+frame", name)
    return recorder[0] if recorder is not None else re.sub(r"[-_]?\d+$", "", name)


def read_index(folder: Path) -> tuple[Photograph, ...]:
    """Read all rows of `folder`'s index. Raise DataError if it is missing or empty, or lacks a column."""
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
    votes = _votes_of(folder)
    return tuple(replace(photograph, votes=votes.get(photograph.path)) for photograph in photographs)


def _votes_of(folder: Path) -> dict[str, Votes]:
    """Read all tables of votes in `folder` and its subfolders, by path. Raise DataError for one that cannot be used."""
    votes: dict[str, Votes] = {}
    for file in sorted((*folder.glob(VOTES_NAME), *folder.glob(f"*/{VOTES_NAME}"))):
        try:
            votes |= read_votes(file)
        except (OSError, ValueError, csv.Error) as error:
            raise DataError(f"{file} cannot be read as a table of votes ({error}).") from None
    return votes


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
    """The positions of the rows that remain, and the numbers of those that were removed."""

    kept: tuple[int, ...]
    contradicting: int
    copies: int


def deduplicate(photographs: Sequence[Photograph], digests: Sequence[str]) -> Deduplicated:
    """Keep one of several byte-identical files, or none if their labels contradict each other.

    `digests` holds the SHA-256 of each photograph's file, in the same order.
    """
    same: defaultdict[str, list[int]] = defaultdict(list)
    for position, digest in enumerate(digests):
        same[digest].append(position)
    kept, contradicting, copies = [], 0, 0
    for positions in same.values():
        labelled = [i for i in positions if photographs[i].class_name is not None]
        if len({photographs[i].label for i in labelled}) > 1:
            contradicting += len(positions)
            continue
        teaching = [i for i in positions if photographs[i].teaches]
        kept.append((labelled or teaching or positions)[0])
        copies += len(positions) - 1
    return Deduplicated(tuple(sorted(kept)), contradicting, copies)


def count_by(values: Iterable[str]) -> str:
    """Return the counts in words, like `3 happy, 2 neutral`, the most frequent value first."""
    return ", ".join(f"{count:,} {value or 'unlabelled'}" for value, count in Counter(values).most_common())
