"""Several people's votes on each photograph, as `votes.csv` beside the photographs holds them (FER+)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VOTES_NAME = "votes.csv"

LABEL_OF_COLUMN = {
    "happiness": "happy",
    "neutral": "neutral",
    "anger": "anger",
    "contempt": "contempt",
    "disgust": "disgust",
    "fear": "fear",
    "sadness": "sadness",
    "surprise": "surprise",
}
"""FER+'s own columns (Barsoum et al., 2016, arXiv:1608.01041). There are two more, `unknown` and `NF` (no face), for
votes that name no expression.
"""

NO_EXPRESSION = ("unknown", "NF")

OUTLIER = 1
"""An expression with this many votes or fewer is ignored as a slip, as by FER+'s authors, if another has more."""


@dataclass(frozen=True)
class Votes:
    """The number of people who named each expression, as (label, votes), and the number of all voters, including those
    who named none.
    """

    counts: tuple[tuple[str, int], ...]
    voters: int

    def share(self, label: str) -> float:
        """Return the share of all voters, in [0, 1], who named `label`."""
        return dict(self.counts).get(label, 0) / self.voters

    @property
    def credible(self) -> dict[str, float]:
        """Return the shares of all voters by label, without outliers; they sum to less than 1 if voters were in doubt.

        It is empty if nobody named an expression.
        """
        most = max((votes for _, votes in self.counts), default=0)
        least = min(OUTLIER, most - 1)
        return {label: votes / self.voters for label, votes in self.counts if votes > least}


def read_votes(file: Path) -> dict[str, Votes]:
    """Read the votes by photograph path. Raise ValueError, with a sentence, if `file` is not such a
    table, or OSError.
    """
    with file.open(newline="", encoding="utf-8-sig") as stream:
        reader = csv.DictReader(stream)
        missing = [name for name in ("path", *LABEL_OF_COLUMN) if name not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(f"it lacks the column {' and '.join(missing)}")
        return {str(row["path"]): _votes(row, reader.line_num) for row in reader}


def _votes(row: Mapping[str, str | None], line: int) -> Votes:
    named = [name for name in (*LABEL_OF_COLUMN, *NO_EXPRESSION) if name in row]
    cells = {name: (row[name] or "").strip() for name in named}
    if not all(cell.isdigit() for cell in cells.values()):
        raise ValueError(f"line {line} has votes that are not whole numbers")
    counts = {name: int(cell) for name, cell in cells.items()}
    if not sum(counts.values()):
        raise ValueError(f"line {line} has no votes")
    return Votes(
        tuple((label, counts[column]) for column, label in LABEL_OF_COLUMN.items() if counts[column]),
        sum(counts.values()),
    )
