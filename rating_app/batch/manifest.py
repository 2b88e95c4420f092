"""A table that describes recordings: which content each was watched with, by whom, and in which groups."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rating_app.batch.job import Stretch
from rating_app.batch.videos import FoundVideo, FoundVideos, names_of

RECORDING, CONTENT, VIEWER, BASELINE = "recording", "content", "viewer", "baseline"
MOST_BYTES = 64 * 2**20


class ManifestRejected(Exception):
    """The table cannot be used. The message is one sentence for the user, with the line."""


@dataclass(frozen=True)
class Described:
    """What is known about a recording. `content` is empty if only the name of its file is known; `viewer` is a code,
    empty if it is not known; `groups` are names and values. `baseline` is where the face is at rest, None if that is
    not known.
    """

    content: str = ""
    viewer: str = ""
    groups: tuple[tuple[str, str], ...] = ()
    baseline: Stretch | None = None


@dataclass(frozen=True)
class Manifest:
    """The recordings of a table, and their descriptions by the recording's path."""

    found: FoundVideos
    described: Mapping[Path, Described]


def read_manifest(file: Path) -> Manifest:
    """Read a CSV file in UTF-8 with a column `recording` and any of `content`, `viewer` and `baseline` (START-END in
    seconds); every other column is a group. Recordings are paths relative to the folder of the file. Raise
    ManifestRejected if it cannot be used.
    """
    rows, names = _rows(file)
    described: dict[Path, Described] = {}
    for line, row in rows:
        place = f"{file.name}, line {line}"
        if None in row or None in row.values():
            raise ManifestRejected(f"{place}: there are more or fewer cells than columns.")
        cells = {name: row[name].strip() for name in names}
        if not cells[RECORDING]:
            raise ManifestRejected(f"{place}: the recording is not named.")
        path = file.parent / cells[RECORDING]
        if path in described:
            raise ManifestRejected(f"{place}: {cells[RECORDING]} stands in the table twice.")
        described[path] = _described(cells, place)
    if not described:
        raise ManifestRejected(f"{file.name} names no recording.")
    videos = tuple(FoundVideo(path, name) for path, name in zip(described, _names(described, file.parent), strict=True))
    return Manifest(FoundVideos(videos), described)


def _names(videos: Iterable[Path], folder: Path) -> list[str]:
    """Return the names as the table has them, for recordings below its folder."""
    whole = [video.absolute() for video in videos]
    bases = {one: folder.absolute() if one.is_relative_to(folder.absolute()) else one.parent for one in whole}
    names = names_of(bases)
    return [names[one] for one in whole]


def _rows(file: Path) -> tuple[list[tuple[int, dict[str | None, str]]], Sequence[str]]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ManifestRejected(f"{file} is too large for a table of recordings.")
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ManifestRejected(f"{file} cannot be read ({error.strerror}).") from None
    except ValueError:
        raise ManifestRejected(f"{file} is not a table in UTF-8.") from None
    header = text.partition("\n")[0]
    # Spreadsheets in countries with a decimal comma separate cells by semicolons.
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in header else ",")
    try:
        names = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = names
        _check_columns(names, file)
        # An empty line at the end is not a recording.
        return [(reader.line_num, row) for row in reader if any(cell for cell in row.values())], names
    except csv.Error as error:
        raise ManifestRejected(f"{file.name}, line {reader.line_num}: {error}.") from None


def _check_columns(names: Sequence[str], file: Path) -> None:
    if RECORDING not in names:
        raise ManifestRejected(
            f"{file.name} has no column {RECORDING!r}; its columns are {', '.join(names) or 'none'}."
        )
    if "" in names:
        raise ManifestRejected(f"{file.name} has a column without a name.")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ManifestRejected(f"{file.name} has the column {twice!r} twice.")


def _described(cells: Mapping[str, str], place: str) -> Described:
    known = (RECORDING, CONTENT, VIEWER, BASELINE)
    groups = tuple((name, value) for name, value in cells.items() if name not in known and value)
    try:
        baseline = Stretch.parse(cells[BASELINE]) if cells.get(BASELINE) else None
    except ValueError as error:
        raise ManifestRejected(f"{place}: {error}") from None
    return Described(cells.get(CONTENT, ""), cells.get(VIEWER, ""), groups, baseline)
