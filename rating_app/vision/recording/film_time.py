"""A film's own time, read in a process that is confined to the film: rate, start timecode, length."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from rating_app.session.film_time import FilmTime, film_time, nearest_rate, standard_rate
from rating_app.system.child_process import ChildProcess, FunctionThere

_READ_WITHIN_S = 60.0
"""Time limit, including the start of the process on a busy computer."""

_LONGEST_WORDS = 10_000

_READ = FunctionThere("rating_app.vision.recording.video_file", "tell_film_facts")


@dataclass(frozen=True)
class FilmFacts:
    """What a film's file contains about its time. `rate` is the mean of its frames per second, as a fraction;
    `timecode` is that of the first frame. Both are empty if they are not known. `length_s` is None if it is not known.
    """

    rate: str
    timecode: str
    length_s: float | None


def read_film_time(path: Path) -> FilmTime | None:
    """Read the time of the film in `path`; None if it cannot be read as a film, or has no rate."""
    process = ChildProcess("film time", _READ, path, readable=[path])
    try:
        process.allow(_READ_WITHIN_S)
        facts = _understood(process.connection.recv_bytes(_LONGEST_WORDS))
    except (EOFError, OSError):
        facts = None
    finally:
        process.stop()
    return None if facts is None else film_time_of(facts)


def film_time_of(facts: FilmFacts) -> FilmTime | None:
    """Return a film's time; None if its rate is not one that films have."""
    try:
        told = Fraction(facts.rate)
    except (ValueError, ZeroDivisionError):
        return None
    if not 1 <= told <= 1000:
        return None
    constant = standard_rate(told)
    rate = nearest_rate(told) if constant is None else constant
    try:
        return film_time(rate, facts.timecode or None, None, facts.length_s, constant is None)
    except ValueError:
        # The timecode is not valid at this rate; the film is just as good without it.
        return film_time(rate, None, None, facts.length_s, constant is None)


def _understood(words: bytes) -> FilmFacts | None:
    """Read the message of a process that a hostile file may have taken over."""
    try:
        said = json.loads(words)
    except (ValueError, RecursionError):
        return None
    match said:
        case [str(rate), str(timecode), None | float() as length_s] if length_s is None or 0 < length_s < math.inf:
            return FilmFacts(rate, timecode, length_s)
    return None
