"""What is asked of a process that rates recordings, and what it answers: words and numbers, which can travel."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rating_app.batch.videos import Fingerprint
from rating_app.rating.baseline import MIN_BASELINE_S
from rating_app.session.consent import DemoBasis, RecordingAttestation
from rating_app.session.session import Session

MIN_STRETCH_S = MIN_BASELINE_S + 1
"""A stretch begins and ends between two frames, and some frames of a recording always fail."""


@dataclass(frozen=True)
class Stretch:
    """A part of a recording, in seconds since its first frame."""

    start_s: float
    end_s: float

    @classmethod
    def parse(cls, text: str) -> Stretch:
        """From START-END, as in 2-7.5; ValueError, whose message is one sentence, where it is none for a baseline."""
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
    `viewers` are rated, the largest face alone where it is 1.

    `name` is what the recording is called in the files, empty for the name of its file. `content`, `viewer` (a code)
    and `groups` (names and values) say what it is; an empty content is the name of its file.
    """

    video: Path
    basis: RecordingAttestation | DemoBasis
    baseline: Stretch | None = None
    viewers: int = 1
    name: str = ""
    content: str = ""
    viewer: str = ""
    groups: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Progressed:
    """`frames` are analysed so far, which is a `share`, in [0, 1], of the recording."""

    job: RatingJob
    frames: int
    share: float


@dataclass(frozen=True)
class Rated:
    """The recording's session, complete; `warnings` are sentences about what could not be done as was asked."""

    job: RatingJob
    session: Session
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotRated:
    """Why not, in one sentence for the user; `details` are for the log, where nobody expected it."""

    job: RatingJob
    reason: str
    details: str = ""


Answer = Progressed | Rated | NotRated


class RunnerFailed(Exception):
    """There is nobody to do the jobs. The message is one sentence for the user."""


class Runner(Protocol):
    """Has jobs done, somewhere."""

    def fingerprints(self, videos: Sequence[Path]) -> list[Fingerprint | None]:
        """As they are seen where the jobs are done; None for a file that is not seen there."""

    def rate(self, jobs: Sequence[RatingJob]) -> Generator[Answer, None, None]:
        """The answers as they come; the last one to each job is Rated or NotRated. Closing the generator stops all."""
