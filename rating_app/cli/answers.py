"""A command's answers on standard output: lines for people, or JSON for scripts. Problems go to standard error."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rating_app.system.terminal import printable

if TYPE_CHECKING:
    from rating_app.export.table import Table


def add_answer_options(parser: argparse.ArgumentParser, records: str) -> None:
    """Add --json, whose help describes the `records` on standard output, and --quiet."""
    parser.add_argument("--json", action="store_true", help=f"for scripts: {records}, on standard output")
    parser.add_argument(
        "--quiet", action="store_true", help="no progress and no results on the terminal, only problems"
    )


@dataclass(frozen=True)
class Answers:
    """The form of the answers that the user asked for."""

    json: bool = False
    quiet: bool = False

    @classmethod
    def asked(cls, options: argparse.Namespace) -> Answers:
        """Return the form given by the options of `add_answer_options`."""
        return cls(options.json, options.quiet)

    def say(self, text: object) -> None:
        """Print a line for people."""
        if not (self.json or self.quiet):
            print(printable(text))

    def give(self, record: dict[str, Any]) -> None:
        """Print a record for scripts, on its own line."""
        if self.json:
            print(json.dumps(record, allow_nan=False), flush=True)


def records_of(table: Table) -> list[dict[str, Any]]:
    """Return the rows as dictionaries by column name; an empty cell is None."""
    return [dict(zip(table.names, row, strict=True)) for row in table.rows]
