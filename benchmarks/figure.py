"""The figures of a benchmark, and their output: a table for people, JSON for programs."""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Figure:
    """A figure: `measured` and its target `reach`, in `unit`. It is reached if `measured` is at most `reach`, or at
    least with `at_least`.

    `details` are the medians behind it, under names that end with the unit.
    """

    key: str
    name: str
    measured: float
    reach: float
    unit: str = "x"
    at_least: bool = False
    details: Mapping[str, float] = field(default_factory=dict)

    @property
    def reached(self) -> bool:
        return self.measured >= self.reach if self.at_least else self.measured <= self.reach


Measure = Callable[[int], Sequence[Figure]]
"""A function from the number of rounds to figures, of which each is the median over the rounds."""


def run(module_doc: str | None, measure: Measure, rounds: int) -> None:
    """Run the command line of one benchmark; `rounds` is the default number of rounds."""
    parser = argparse.ArgumentParser(description=module_doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser, rounds)
    options = parser.parse_args()
    tell(measure(options.rounds), options.json)


def add_options(parser: argparse.ArgumentParser, rounds: int | None) -> None:
    """Add the options that every benchmark has."""
    parser.add_argument("--rounds", type=int, default=rounds, metavar="N", help="the median of so many counts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")


def tell(figures: Sequence[Figure], file: Path | None) -> None:
    """Print the table, and write JSON to `file` if it is given."""
    table = Table("figure", "measured", "reach", "reached", "behind it")
    for one in figures:
        details = ", ".join(f"{name.replace('_', ' ')} {value:,.4g}" for name, value in one.details.items())
        sign = "≥" if one.at_least else "≤"
        table.add_row(
            one.name,
            f"{one.measured:,.2f} {one.unit}",
            f"{sign} {one.reach:g} {one.unit}",
            "yes" if one.reached else "NO",
            details,
        )
    # As wide as needed: if the output goes into a file, figures must not be cut off.
    console = Console(width=None if Console().is_terminal else 170)
    console.print(table)
    if file is not None:
        file.write_text(json.dumps(as_json(figures), indent=2) + "\n", encoding="utf-8")


def as_json(figures: Sequence[Figure]) -> dict[str, Any]:
    """Return each figure under its own key as a number, and all details under `figures`."""
    machine = {"processors": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}
    detailed = [{**asdict(one), "reached": one.reached} for one in figures]
    return {**{one.key: one.measured for one in figures}, "figures": detailed, "machine": machine}


def from_json(content: Mapping[str, Any]) -> list[Figure]:
    """Return the figures that `as_json` turned into `content`."""
    return [Figure(**{name: value for name, value in one.items() if name != "reached"}) for one in content["figures"]]
