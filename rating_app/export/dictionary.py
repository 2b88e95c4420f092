"""DATA_DICTIONARY.md: what every column of every file means, for readers who have the files without the app."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rating_app.export.files import FILES
from rating_app.export.formats import FORMAT_NAMES
from rating_app.export.table import Column
from rating_app.rating import RatingMethod
from rating_app.rating.method import CONSTANTS, METHOD_NAME, PLAIN_MEAN

DICTIONARY_NAME = "DATA_DICTIONARY.md"

_TITLE = "# Data dictionary of Reaction Gauge"

_OPENING = f"""\
{_TITLE}

Every export into this folder writes this page again; it describes the files beside it.

The rating is about *visible joy*: 0 is a face at rest throughout, never a bad film, and 100 is complete joy
throughout; liking is not measured. The first smiles count most, and a face is measured against the viewer's own resting
face if that is known (docs/rating.md in Reaction Gauge has the formulas, with worked examples).

All files are UTF-8 and come as {", ".join(FORMAT_NAMES)}, with the same columns. An empty cell (null in JSON and
Parquet) is never a 0. CSV follows RFC 4180; text that a spreadsheet would run as a formula has an apostrophe before it,
which is not part of it. Times are in seconds since the session's first frame, without pauses.

The expression model that comes with Reaction Gauge may be used for non-commercial research only, and so may everything
that is based on it; sessions.csv names the model of each session.
"""


def data_dictionary(method: RatingMethod) -> str:
    """Return the dictionary in Markdown, with the constants of `method`."""
    constants = [(f"`{c.name}`", c.of(method), c.unit, c.meaning) for c in CONSTANTS]
    return "\n".join(
        (
            _OPENING,
            *(line for file in FILES for line in section(file.title, file.words, file.columns)),
            "## Constants\n",
            f"Those of the method `{METHOD_NAME}`, as the newest session in this folder has them. A session of "
            f"`{PLAIN_MEAN}` was rated by the plain mean; its smiles and intensities are computed again.\n",
            *_table(("constant", "value", "unit", "meaning"), constants),
        )
    )


def is_ours(content: bytes) -> bool:
    """Return whether a file of this name was written by an export."""
    return content.startswith(_TITLE.encode())


def section(title: str, words: str, columns: Iterable[Column[Any]]) -> Iterable[str]:
    """Yield the lines about one file, the last of them empty."""
    rows = dictionary_rows(columns)
    return (f"## {title}\n", f"{words}\n", *_table(DICTIONARY_HEAD, rows))


DICTIONARY_HEAD = ("column", "unit", "range", "meaning", "empty if")


def dictionary_rows(columns: Iterable[Column[Any]]) -> Iterable[tuple[str, ...]]:
    """Yield one row per column, under DICTIONARY_HEAD."""
    return (
        (
            f"`{column.name}`",
            column.unit or column.kind,
            "" if column.kind == "text" else str(column.range),
            str(column.meaning),
            column.empty or ("" if column.kind == "text" else "never"),
        )
        for column in columns
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    lines = (head, ["---"] * len(head), *rows)
    return (*(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines), "")
