"""What is marked in a session, on the film's time: best moments, smiles, and what the user noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from rating_app.formatting import per_cent, without_no_break
from rating_app.rating import Smile
from rating_app.rating.smiles import best_moments
from rating_app.session.content import ContentKind
from rating_app.session.content_track import ContentTrack
from rating_app.session.samples import Floats
from rating_app.session.session import Marker, Session


class MarkKind(str, Enum):
    """A kind of mark. A best moment is a smile, too."""

    MOMENT = "moment"
    SMILE = "smile"
    MARKER = "marker"


class MarkClock(str, Enum):
    """What the times of marks count from: the beginning of a film that the app or, approximately, another player
    played; that of a recording of the viewer; or that of the session.
    """

    FILM = "film"
    PLAYER = "player"
    RECORDING = "recording"
    SESSION = "session"


@dataclass(frozen=True)
class Mark:
    """A mark from `begin_s` to `end_s`, which are the same for an instant. `rank` is that of a best moment, from 1."""

    kind: MarkKind
    begin_s: float
    end_s: float
    text: str = ""
    peak: float | None = None
    rank: int = 0

    @property
    def label(self) -> str:
        """Return on one line what the user noted, or the kind of the mark."""
        if self.kind is MarkKind.MARKER:
            return " ".join(self.text.split()) or "Marker"
        return f"Best moment {self.rank}" if self.kind is MarkKind.MOMENT else "Smile"

    @property
    def note(self) -> str:
        """More about the mark; empty if there is nothing to add."""
        return "" if self.peak is None else f"visible joy up to {without_no_break(per_cent(self.peak))}"


@dataclass(frozen=True)
class Marks:
    """The marks of a session. `marks` are in the order of time, each once. `left_out` of them have no place on `clock`,
    since the film was not being shown then. `film` is the name of the film's or the recording's file, empty if there is
    none; `length_s` is how far the session reaches on that clock.
    """

    title: str
    clock: MarkClock
    film: str
    length_s: float
    marks: tuple[Mark, ...]
    left_out: int = 0

    @property
    def clock_in_words(self) -> str:
        """A sentence that explains what the times count from."""
        if self.clock is MarkClock.FILM:
            return f"Times are those of the film {self.film}."
        if self.clock is MarkClock.PLAYER:
            return f"Times are those of the film {self.film} in another player, and are approximate."
        if self.clock is MarkClock.RECORDING:
            return f"Times are those of the recording {self.film} of the viewer."
        return "Times count from the session's first frame, without pauses; no film time is known."

    def of(self, *kinds: MarkKind) -> tuple[Mark, ...]:
        """Return the marks of these kinds, in the order of time."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)

    def only(self, kinds: Iterable[MarkKind]) -> Marks:
        """Return the same without marks of other kinds."""
        return replace(self, marks=self.of(*kinds))


def marks_of(session: Session, smiles: Sequence[Smile]) -> Marks:
    """Return the marks of a session with its smiles."""
    head = session.head
    film = head.items[0].name if head.items else ""
    return laid_out(head.content, head.content_kind, film, session.markers, smiles, session.track, session.duration_s)


def laid_out(
    title: str,
    kind: ContentKind,
    film: str,
    markers: Iterable[Marker],
    smiles: Sequence[Smile],
    track: ContentTrack,
    duration_s: float,
) -> Marks:
    """Move everything from the session's time to the film's, if `track` knows it; `kind` is how the film was
    watched.
    """
    marks = sorted((*_smile_marks(smiles), *_marker_marks(markers)), key=lambda mark: (mark.begin_s, mark.end_s))
    if kind is ContentKind.RECORDING:
        return Marks(title, MarkClock.RECORDING, film or title, duration_s, tuple(marks))
    if kind is ContentKind.PICTURES or not track:
        return Marks(title, MarkClock.SESSION, "", duration_s, tuple(marks))
    runs = track.runs()
    placed = [one for mark in marks if (one := _over_film(mark, track, runs)) is not None]
    in_order = tuple(sorted(placed, key=lambda mark: (mark.begin_s, mark.end_s)))
    reached_s = max((float(positions[-1]) for _, positions in runs), default=0.0)
    clock = MarkClock.FILM if kind is ContentKind.MEDIA else MarkClock.PLAYER
    return Marks(title, clock, film or title, reached_s, in_order, len(marks) - len(placed))


def _smile_marks(smiles: Sequence[Smile]) -> Iterable[Mark]:
    ranks = {smile.onset_s: rank for rank, smile in enumerate(best_moments(smiles), start=1)}
    for smile in smiles:
        rank = ranks.get(smile.onset_s, 0)
        kind = MarkKind.MOMENT if rank else MarkKind.SMILE
        yield Mark(kind, smile.onset_s, smile.offset_s, peak=smile.peak, rank=rank)


def _marker_marks(markers: Iterable[Marker]) -> Iterable[Mark]:
    for one in markers:
        yield Mark(MarkKind.MARKER, one.timestamp_s, one.timestamp_s + one.duration_s, one.text)


_Runs = Sequence[tuple[Floats, Floats]]


def _over_film(mark: Mark, track: ContentTrack, runs: _Runs) -> Mark | None:
    """Cut a mark off where a jump leaves the film; None if the film was not being shown when the mark begins."""
    place = track.position_at(mark.begin_s)
    if place is None:
        return None
    begin_s = end_s = place.position_s
    for times, positions in runs:
        if times[0] <= mark.begin_s <= times[-1]:
            end_s = max(begin_s, float(np.interp(min(mark.end_s, times[-1]), times, positions)))
    return replace(mark, begin_s=begin_s, end_s=end_s)
