"""The jobs of a process that rates recordings, and its answers: text and numbers, which can be sent.

A hostile recording may have taken over that process, and a pickle can name any function of any library to be called.
Here an answer is built from values, and cannot run code where it is read.
"""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from rating_app.batch.videos import Fingerprint
from rating_app.rating import DEFAULT_METHOD, Baseline, RatingMethod
from rating_app.rating.baseline import MIN_BASELINE_S
from rating_app.rating.facing import HeadPose
from rating_app.rating.session_rating import SessionRating
from rating_app.session.consent import DemoBasis, RecordingAttestation
from rating_app.session.content import ClockSource, ContentKind
from rating_app.session.recording import RecordingRead
from rating_app.session.samples import Samples, samples_of_bytes
from rating_app.session.session import Session, SessionHead

MIN_STRETCH_S = MIN_BASELINE_S + 1
"""A stretch begins and ends between two frames, and some frames of a recording always fail."""


@dataclass(frozen=True)
class Stretch:
    """A part of a recording, in seconds since its first frame."""

    start_s: float
    end_s: float

    @classmethod
    def parse(cls, text: str) -> Stretch:
        """Read START-END, as in 2-7.5. Raise ValueError, with one sentence, if it cannot be a baseline's."""
        number = r"\d+(?:\.\d+)?"
        match = re.fullmatch(rf"({number})-({number})", text)
        if match is None:
            raise ValueError(f"{text!r} is not START-END in seconds, as in 2-7.5.")
        stretch = cls(float(match[1]), float(match[2]))
        if stretch.end_s - stretch.start_s < MIN_STRETCH_S:
            raise ValueError(f"{text} is too short; a face at rest needs {MIN_STRETCH_S:g} s or more.")
        return stretch

    def __str__(self) -> str:
        return f"{self.start_s:g}-{self.end_s:g}"


@dataclass(frozen=True)
class RatingJob:
    """One recording to rate. In `baseline` the viewer's face is at rest; None for a rating without a baseline. Up to
    `viewers` are rated, only the largest face if it is 1.

    `name` is the recording's name in the files, empty for that of its own file. `content`, `viewer` (a code) and
    `groups` (names and values) describe it; an empty content is the name of its file. It is rated by `method`.
    """

    video: Path
    basis: RecordingAttestation | DemoBasis
    baseline: Stretch | None = None
    viewers: int = 1
    name: str = ""
    content: str = ""
    viewer: str = ""
    groups: tuple[tuple[str, str], ...] = ()
    method: RatingMethod = DEFAULT_METHOD


@dataclass(frozen=True)
class Progressed:
    """The progress of a job: `frames` are analysed so far, which is a `share`, in [0, 1], of the recording."""

    job: RatingJob
    frames: int
    share: float


@dataclass(frozen=True)
class Rated:
    """The recording's complete session; `warnings` are sentences about what could not be done as requested."""

    job: RatingJob
    session: Session
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotRated:
    """The reason why a recording was not rated, in one sentence for the user; `details` are for the log, if the error
    was unexpected.
    """

    job: RatingJob
    reason: str
    details: str = ""


Answer = Progressed | Rated | NotRated


class RunnerFailed(Exception):
    """The jobs cannot be done anywhere. The message is one sentence for the user."""


class Runner(Protocol):
    """A runner that has jobs done somewhere."""

    def fingerprints(self, videos: Sequence[Path]) -> list[Fingerprint | None]:
        """Return the fingerprints as computed where the jobs are done; None for a file that cannot be read there."""

    def rate(self, jobs: Sequence[RatingJob]) -> Generator[Answer, None, None]:
        """Yield the answers as they come; the last one to each job is Rated or NotRated. Closing the generator stops
        all jobs.
        """


_MADE_OF = (
    *(Progressed, Rated, NotRated, RatingJob, Stretch, DemoBasis, RecordingAttestation),
    *(
        Session,
        SessionHead,
        ClockSource,
        ContentKind,
        RecordingRead,
        SessionRating,
        Baseline,
        HeadPose,
        RatingMethod,
        Samples,
        samples_of_bytes,
    ),
    *(type(Path()), datetime, timedelta, timezone),
)
_BY_NAME: dict[tuple[str, str], Any] = {(part.__module__, part.__qualname__): part for part in _MADE_OF}


class Nonsense(Exception):
    """An answer that this program would not give."""


def to_bytes(answer: Answer) -> bytes:
    """Return `answer` as bytes, for `from_bytes`."""
    content = io.BytesIO()
    _Writer(content).dump(answer)
    return content.getvalue()


def from_bytes(content: bytes, job: RatingJob) -> Answer:
    """Return the answer that `to_bytes` was given, as an answer to `job`, whatever job it claims to be for. Raise
    Nonsense for anything else.
    """
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
        # Anything can go wrong in what somebody else has made up.
        raise Nonsense(str(error)) from error
    raise Nonsense(type(answer).__name__)


class _Writer(pickle.Pickler):
    """A pickler that writes the members of enumerations as calls of their class: up to Python 3.11.3 they are calls of
    `getattr`.
    """

    def reducer_override(self, part: Any) -> Any:
        return (type(part), (part.value,)) if isinstance(part, Enum) else NotImplemented


class _Reader(pickle._Unpickler):
    """The unpickler that is written in Python, so that a step can be refused."""

    dispatch = dict(pickle._Unpickler.dispatch)

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _BY_NAME:
            raise Nonsense(f"{module}.{name}")
        return _BY_NAME[module, name]

    def load_build(self) -> None:
        # This would change a class for everybody.
        if isinstance(self.stack[-2], type):  # type: ignore[attr-defined]
            raise Nonsense("a class")
        super().load_build()  # type: ignore[misc]

    dispatch[pickle.BUILD[0]] = load_build  # type: ignore[assignment]
