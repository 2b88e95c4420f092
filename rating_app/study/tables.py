"""The list of all tables of a study's results, from which they are written and described."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rating_app.export.table import Column, Table, table_of
from rating_app.study.column_kinds import Row
from rating_app.study.columns import (
    ASSOCIATION_COLUMNS,
    COMPARISON_COLUMNS,
    CONTENT_COLUMNS,
    COURSE_COLUMNS,
    EVENT_COLUMNS,
    MOMENT_COLUMNS,
    NEEDED_COLUMNS,
    course_points,
    moments_of,
)
from rating_app.study.responses import Responses
from rating_app.study.results import Results
from rating_app.study.viewer_columns import long_columns, viewer_rows, viewing_rows, wide_columns


@dataclass(frozen=True)
class ResultFile:
    """A table of results. `part` is its name without an ending, and the name of its sheet."""

    part: str
    words: str
    columns: Callable[[Responses], tuple[Column[Row], ...]]
    rows: Callable[[Results], Iterable[Row]]

    def table(self, results: Results) -> Table:
        """Return the table of these results."""
        return table_of(self.columns(results.responses), self.rows(results))


def _always(columns: Sequence[Column[Any]]) -> Callable[[Responses], tuple[Column[Any], ...]]:
    return lambda responses: tuple(columns)


FILES: tuple[ResultFile, ...] = (
    ResultFile("contents", "One row for each content.", _always(CONTENT_COLUMNS), lambda r: r.contents),
    ResultFile("comparisons", "One row for every two contents.", _always(COMPARISON_COLUMNS), lambda r: r.comparisons),
    ResultFile(
        "associations",
        "One row for each question after each item, and the stars: whether its answers go with the ratings.",
        _always(ASSOCIATION_COLUMNS),
        lambda r: r.associations,
    ),
    ResultFile("long", "One row for each viewer and item.", long_columns, viewing_rows),
    ResultFile("wide", "One row for each viewer, with columns for each item.", wide_columns, viewer_rows),
    ResultFile("moments", "One row for each moment.", _always(MOMENT_COLUMNS), moments_of),
    ResultFile(
        "events",
        "One row for each event of an item, from the tables that `--events` names; none without them.",
        _always(EVENT_COLUMNS),
        lambda r: r.events,
    ),
    ResultFile(
        "course", "One row for each item and second in which anybody was seen.", _always(COURSE_COLUMNS), course_points
    ),
    ResultFile(
        "viewers_needed",
        "One row for each true difference: how many viewers it takes to find it.",
        _always(NEEDED_COLUMNS),
        lambda r: r.needed,
    ),
)
"""All tables, in the order of the data dictionary."""
