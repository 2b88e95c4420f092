"""What several people saw in a photograph: their votes, as `votes.csv` beside the photographs holds them (FER+)."""

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
"""FER+'s own columns (Barsoum et al., 2016, arXiv:1608.01041). It has two more, `unknown` and `NF` (no face): votes
that name no expression."""

NO_EXPRESSION = ("unknown", "NF")

OUTLIER = 1
"""So few votes for an expression are taken for a slip, as by FER+'s authors, where another got more."""


@dataclass(frozen=True)
class Votes:
    """How many people named each expression, as (label, votes), and how many voted in all, those included who named
    none.
    """

    counts: tuple[tuple[str, int], ...]
    voters: int

    def share(self, label: str) -> float:
        """Return the share of all voters, in [0, 1], who named `label`."""
        return dict(self.counts).get(label, 0) / self.voters

    @property
    def credible(self) -> dict[str, float]:
        """The shares of all voters by label, without outliers: what they lack of 1 is doubt.

        Empty where nobody named an expression.
        """
        most = max((votes for _, votes in self.counts), default=0)
        least = min(OUTLIER, most - 1)
        return {label: votes / self.voters for label, votes in self.counts if votes > least}


def read_votes(file: Path) -> dict[str, Votes]:
    """Read the votes by path, as `file` writes it. ValueError, with a sentence, if it is not such a table; OSError."""
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
        raise ValueError(f"line {line} has votes that are no whole numbers")
    counts = {name: int(cell) for name, cell in cells.items()}
    if not sum(counts.values()):
        raise ValueError(f"line {line} has no votes")
    return Votes(
        tuple((label, counts[column]) for column, label in LABEL_OF_COLUMN.items() if counts[column]),
        sum(counts.values()),
    )
