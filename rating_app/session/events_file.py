"""A table of events (time, label, end) from another program, and where they lie in a session."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rating_app.session.content import ContentPosition
from rating_app.session.session import Marker, Session
from rating_app.system.failure import Failure

MAX_EVENTS = 10_000
MAX_BYTES = 5_000_000

_TIME_NAMES = ("time", "time_s", "begin", "begin_s", "start", "start_s", "onset", "onset_s")
_SESSION_TIME = "timestamp_s"
_END_NAMES = ("end", "end_s", "stop", "offset")
_LENGTH_NAMES = ("duration", "duration_s")
_LABEL_NAMES = ("label", "text", "name", "event", "trial_type")

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:[.,]\d*)?)")


class EventsRejected(Failure):
    """A file is not a table of events. The message names the place and the reason."""


@dataclass(frozen=True)
class Event:
    """An event from `begin_s` to `end_s`, which are the same for an instant. If `of_session`, they count from the
    session's first frame, otherwise from the beginning of the film if the app played one.
    """

    begin_s: float
    end_s: float
    label: str
    of_session: bool = False


@dataclass(frozen=True)
class _Columns:
    """The places of the columns in a row; None if there is none."""

    time: int
    label: int | None
    end: int | None
    length: int | None
    names: Sequence[str]
    of_session: bool
    decimal_comma: bool


def read_events(path: Path) -> tuple[Event, ...]:
    """Read events, in the order of time. The first line names the columns: time, and any of label, end and duration;
    others are ignored. They are separated by commas, semicolons or tabs. Times are in seconds, or as in 1:02:30.5; a
    column timestamp_s counts from the session's first frame. Raise EventsRejected if it is not such a table.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise EventsRejected("{file} cannot be read ({reason}).", file=path.name, reason=error.strerror) from None
    except UnicodeDecodeError:
        raise EventsRejected("{file} is not a text file in UTF-8.", file=path.name) from None
    if len(content) > MAX_BYTES:
        raise EventsRejected("{file} is too large for a table of events.", file=path.name)
    events = tuple(_events(path.name, text))
    if not events:
        raise EventsRejected("{file} lists no events.", file=path.name)
    return tuple(sorted(events, key=lambda event: (event.begin_s, event.end_s)))


def place_events(events: Sequence[Event], session: Session) -> tuple[tuple[Marker, ...], int]:
    """Return markers of `session` for the events that were seen, and how many were not. If the app played a film,
    events are placed when the film was at their time, and end if the film jumps.
    """
    markers = [_marker(event, session) for event in events]
    placed = tuple(marker for marker in markers if marker is not None)
    return placed, len(markers) - len(placed)


def _marker(event: Event, session: Session) -> Marker | None:
    if event.of_session or not session.is_of_film:
        if event.begin_s > session.duration_s:
            return None
        return Marker(event.begin_s, event.label, min(event.end_s, session.duration_s) - event.begin_s)
    begin_s = session.track.second_of(ContentPosition(1, event.begin_s))
    if begin_s is None:
        return None
    end_s = begin_s
    for times, positions in session.track.runs():
        if times[0] <= begin_s <= times[-1]:
            reached = int(positions.searchsorted(event.end_s, side="right")) - 1
            end_s = max(begin_s, float(times[max(reached, 0)]))
    return Marker(begin_s, event.label, end_s - begin_s if event.end_s > event.begin_s else 0.0)


def _events(file: str, text: str) -> Iterator[Event]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(), delimiter=delimiter, strict=True)
    try:
        columns = _columns(file, next(reader, []), delimiter)
        for count, row in enumerate((row for row in reader if any(cell.strip() for cell in row)), start=1):
            if count > MAX_EVENTS:
                raise EventsRejected("{file} lists more than {most} events.", file=file, most=MAX_EVENTS)
            yield _event(file, reader.line_num, row, columns)
    except csv.Error:
        raise EventsRejected(
            "{file}, line {line}: its quotation marks do not match.", file=file, line=reader.line_num
        ) from None


def _columns(file: str, header: Sequence[str], delimiter: str) -> _Columns:
    names = [name.strip().lower() for name in header]

    def place(wanted: Sequence[str]) -> int | None:
        return next((names.index(name) for name in wanted if name in names), None)

    time = place((*_TIME_NAMES, _SESSION_TIME))
    if time is None:
        raise EventsRejected(
            "{file}, line 1: there is no column named time; the first line names the columns time, label and end.",
            file=file,
        )
    ends = place(_END_NAMES), place(_LENGTH_NAMES)
    of_session = names[time] == _SESSION_TIME
    return _Columns(time, place(_LABEL_NAMES), *ends, [name.strip() for name in header], of_session, delimiter != ",")


def _event(file: str, line: int, row: Sequence[str], columns: _Columns) -> Event:
    def seconds(place: int | None) -> float | None:
        """Return the time in a cell, None if it is empty."""
        cell = "" if place is None or place >= len(row) else row[place].strip()
        if not cell or cell == "n/a":
            return None
        value = _seconds(cell, columns.decimal_comma)
        if value is None:
            raise EventsRejected(
                "{file}, line {line}, column {column}: {value} is not a time such as 12.5 or 1:02:30.",
                file=file,
                line=line,
                column=columns.names[place or 0],
                value=repr(cell[:40]),
            )
        return value

    begin_s = seconds(columns.time)
    if begin_s is None:
        raise EventsRejected(
            "{file}, line {line}, column {column}: there is no time.",
            file=file,
            line=line,
            column=columns.names[columns.time],
        )
    end_s, length_s = seconds(columns.end), seconds(columns.length)
    if end_s is None:
        end_s = begin_s + (length_s or 0.0)
    if end_s < begin_s:
        raise EventsRejected(
            "{file}, line {line}, column {column}: the event ends before it begins.",
            file=file,
            line=line,
            column=columns.names[columns.end or 0],
        )
    label = "" if columns.label is None or columns.label >= len(row) else row[columns.label].strip()
    return Event(begin_s, end_s, label, columns.of_session)


def _seconds(cell: str, decimal_comma: bool) -> float | None:
    """Return a time of at least 0; None for any other text."""
    if match := _CLOCK.fullmatch(cell):
        hours, minutes, seconds = match.groups()
        if int(minutes) > 59 and hours is not None:
            return None
        rest_s = float(seconds.replace(",", "."))
        return int(hours or 0) * 3600 + int(minutes) * 60 + rest_s if rest_s < 60 else None
    try:
        value = float(cell.replace(",", ".") if decimal_comma else cell)
    except ValueError:
        return None
    return value if 0 <= value < math.inf else None
