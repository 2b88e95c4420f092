"""The position of a value in a TOML file, which Python's own parser does not report."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

Place = tuple[str | int, ...]
"""Keys and positions in arrays of tables, from the top, such as ("items", 0, "file")."""


def line_of(text: str, path: Place) -> int | None:
    """Return the line, from 1, on which the value at `path` begins, or that of the nearest table around it if it is
    missing; None for the whole file.
    """
    lines = dict(_places(text))
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def words_of(path: Place) -> str:
    """Return the path in words, such as "items 1, file"."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            words[-1] += f" {part + 1}"
        else:
            words.append(part)
    return ", ".join(words)


def _places(text: str) -> Iterator[tuple[Place, int]]:
    table: Place = ()
    counts: dict[Place, int] = {}
    for number, statement in _statements(text):
        try:
            parsed = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            return
        keys = _keys(parsed)
        if not statement.lstrip().startswith("["):
            for length in range(1, len(keys) + 1):
                yield (*table, *keys[:length]), number
            continue
        table = _resolved(keys, counts)
        if statement.lstrip().startswith("[["):
            counts[table] = counts.get(table, -1) + 1
            table = (*table, counts[table])
        yield table, number


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each statement with its first line: a statement is complete once it can be parsed by itself."""
    first, statement = 1, ""
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if not statement:
            first = number
        statement += line
        try:
            parsed = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        if parsed:
            yield first, statement
        statement = ""


def _keys(parsed: Any) -> Place:
    """Return the keys down to the value, or to the table that a header opens."""
    keys: list[str | int] = []
    while isinstance(parsed, dict) and len(parsed) == 1:
        (key,) = parsed
        keys.append(key)
        parsed = parsed[key]
    return tuple(keys)


def _resolved(keys: Place, counts: dict[Place, int]) -> Place:
    """Return the full path of a header; below an array of tables, it refers to the newest one."""
    table: Place = ()
    for place, key in enumerate(keys):
        table = (*table, key)
        if place < len(keys) - 1 and table in counts:
            table = (*table, counts[table])
    return table
