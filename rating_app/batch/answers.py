"""Answers of a process that a hostile recording may have taken over: values, and no code that runs where they are read.

A pickle can name any function of any library to be called. Here it names what answers are made of, and nothing else.
"""

from __future__ import annotations

import io
import pickle
from datetime import datetime, timedelta, timezone
from enum import Enum
from pathlib import Path
from typing import Any

from rating_app.batch.job import Answer, NotRated, Progressed, Rated, RatingJob, Stretch
from rating_app.rating import Baseline, RatingMethod
from rating_app.rating.session_rating import SessionRating
from rating_app.session.consent import DemoBasis, RecordingAttestation
from rating_app.session.content import ContentKind
from rating_app.session.recording import RecordingRead
from rating_app.session.samples import Samples, samples_of_bytes
from rating_app.session.session import Session, SessionHead

_MADE_OF = (
    *(Progressed, Rated, NotRated, RatingJob, Stretch, DemoBasis, RecordingAttestation),
    *(
        Session,
        SessionHead,
        ContentKind,
        RecordingRead,
        SessionRating,
        Baseline,
        RatingMethod,
        Samples,
        samples_of_bytes,
    ),
    *(type(Path()), datetime, timedelta, timezone),
)
_BY_NAME: dict[tuple[str, str], Any] = {(part.__module__, part.__qualname__): part for part in _MADE_OF}


class Nonsense(Exception):
    """No answer of ours."""


def to_bytes(answer: Answer) -> bytes:
    """For `from_bytes`."""
    content = io.BytesIO()
    _Writer(content).dump(answer)
    return content.getvalue()


def from_bytes(content: bytes, job: RatingJob) -> Answer:
    """What `to_bytes` was given, as an answer to `job`, whatever job it says it is of; Nonsense for anything else."""
    try:
        answer = _Reader(io.BytesIO(content)).load()
        match answer:
            case Progressed(_, int(frames), int() | float() as share):
                return Progressed(job, frames, float(share))
            case NotRated(_, str(reason), str(details)):
                return NotRated(job, reason, details)
            case Rated(
                _,
                Session(
                    head=SessionHead(), samples=Samples(), rating=SessionRating(), recording=RecordingRead()
                ) as session,
                tuple(warnings),
            ) if all(isinstance(warning, str) for warning in warnings):
                return Rated(job, session, warnings)
    except Exception as error:
        # Whatever goes wrong in what somebody else has made up.
        raise Nonsense(str(error)) from error
    raise Nonsense(type(answer).__name__)


class _Writer(pickle.Pickler):
    """Writes the members of enumerations as calls of their class: up to Python 3.11.3 they are calls of `getattr`."""

    def reducer_override(self, part: Any) -> Any:
        return (type(part), (part.value,)) if isinstance(part, Enum) else NotImplemented


class _Reader(pickle._Unpickler):
    """The one that is written in Python, so that a step can be refused."""

    dispatch = dict(pickle._Unpickler.dispatch)

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _BY_NAME:
            raise Nonsense(f"{module}.{name}")
        return _BY_NAME[module, name]

    def load_build(self) -> None:
        # A class would be changed for everybody.
        if isinstance(self.stack[-2], type):  # type: ignore[attr-defined]
            raise Nonsense("a class")
        super().load_build()  # type: ignore[misc]

    dispatch[pickle.BUILD[0]] = load_build  # type: ignore[assignment]
