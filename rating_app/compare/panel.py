"""What is compared: sessions in figures, and the course of each of their viewers in short bins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from rating_app.session.content import ContentKind
from rating_app.system.failure import Failure, Sentence

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

MAX_TITLES = 8
"""How many titles one sentence names."""

MAX_DURATION_S = 48 * 3600.0
"""No session is longer; a later time is damage."""

# A time in tenths of a second must not fall into the bin before because of its last binary digit.
_DIGIT_S = 1e-9


class CompareFailed(Exception):
    """There is nothing that can be compared. The message is one sentence for the user."""


class FramesBroken(Failure):
    """The frames cannot be those of a session. The message is the reason, to follow a name and a colon."""


@dataclass(frozen=True)
class ComparedSession:
    """A session as in sessions.csv; None if not measured or not given."""

    session_id: str
    content: str
    content_kind: str
    content_items: int
    viewer: str
    groups: str
    started_at: str
    duration_s: float
    rating_0_100: float | None
    rating_low: float | None
    rating_high: float | None
    coverage: float
    smiling_share: float | None
    stars: int | None
    interrupted: int
    rating_method: str
    model: str
    app_version: str
    company: str = ""
    self_view: float | None = None
    gauge_shown: float | None = None
    camera_lag_ms: float = 0.0

    @property
    def is_of_film(self) -> bool:
        """Whether one film or sound was played, and the viewer's position in it is known."""
        return plays_film(self.content_kind, self.content_items)

    @classmethod
    def of(cls, cells: Mapping[str, Any]) -> ComparedSession:
        """Read the cells of a sessions file by their columns' names."""
        return cls(**{field.name: cells[field.name] for field in fields(cls)})


@dataclass(frozen=True, eq=False)
class Course:
    """One viewer of a session, in bins: float64 (n,) each, in [0, 1], NaN for a bin without a usable frame. Bin k is
    the time from k times bin_s on, of the film or of the session (see `films`); `joy` and `peak` are mean and maximum
    of visible joy over its usable frames.
    """

    session_id: str
    viewer: int
    joy: Floats
    peak: Floats


@dataclass(frozen=True, eq=False)
class Audience:
    """The viewers of one content side by side: float64 (viewers, bins) each, NaN if one was not seen. Those of a
    shorter session are not seen after its end.
    """

    joy: Floats
    peak: Floats

    @classmethod
    def of(cls, courses: Sequence[Course], bins: int = 0) -> Audience:
        """Make an audience with `bins` bins, or as many as the longest course has if that is more."""
        bins = max([bins, *(len(course.joy) for course in courses)])
        joy, peak = np.full((len(courses), bins), np.nan), np.full((len(courses), bins), np.nan)
        for row, course in enumerate(courses):
            joy[row, : len(course.joy)], peak[row, : len(course.peak)] = course.joy, course.peak
        return cls(joy, peak)

    def of_viewers(self, which: npt.NDArray[np.bool_]) -> Audience:
        """Return the audience of only those viewers; bool (viewers,)."""
        return Audience(self.joy[which], self.peak[which])

    @cached_property
    def seen(self) -> Integers:
        """How many viewers were seen in each bin, int64 (bins,)."""
        return np.asarray((~np.isnan(self.joy)).sum(axis=0))


@dataclass(frozen=True, eq=False)
class Panel:
    """The sessions to compare. `courses` are those of the viewers of `sessions`; a session without a usable frame has
    none. `left_out`: a sentence for each session that could not be read. `films`: the contents whose courses are in the
    time of their film.
    """

    sessions: tuple[ComparedSession, ...]
    courses: tuple[Course, ...]
    bin_s: float
    left_out: tuple[Sentence | str, ...] = ()
    films: frozenset[str] = frozenset()

    @property
    def contents(self) -> tuple[str, ...]:
        """The contents in alphabetical order."""
        return tuple(sorted({session.content for session in self.sessions}))

    def sessions_of(self, content: str) -> tuple[ComparedSession, ...]:
        return tuple(session for session in self.sessions if session.content == content)

    @cached_property
    def audiences(self) -> Mapping[str, Audience]:
        """The audiences by content; there is none, or one without viewers, if nobody was seen."""
        content_of = {session.session_id: session.content for session in self.sessions}
        courses: dict[str, list[Course]] = {content: [] for content in self.contents}
        for course in self.courses:
            courses[content_of[course.session_id]].append(course)
        return {content: Audience.of(theirs) for content, theirs in courses.items()}


def plays_film(content_kind: str, content_items: int) -> bool:
    """Return whether one film was played, by the app or by a player that was followed, from cells of sessions.csv."""
    return content_kind in (ContentKind.MEDIA.value, ContentKind.SCREEN.value) and content_items == 1


def films(sessions: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """Return the contents that are compared over the time of their film: those that were played in all sessions.
    `sessions` has (content, whether a film was played) of each session. Other contents are compared over the time of
    the session.
    """
    told = tuple(sessions)
    return frozenset(content for content, _ in told) - {content for content, is_of_film in told if not is_of_film}


def check_content(content: str | None, known: Iterable[str]) -> None:
    """Raise CompareFailed, which lists what there is, if no session has this content; None asks for all."""
    if content is not None and content not in (titles := sorted(set(known))):
        there = ", ".join(repr(title) for title in titles[:MAX_TITLES]) + (", ..." if len(titles) > MAX_TITLES else "")
        raise CompareFailed(f"No session has the content {content!r}; there are: {there or 'none at all'}.")


@dataclass(frozen=True, eq=False)
class Frames:
    """What is read of a timeline, float64 (n,) each: `intensity` is NaN if no usable face was seen, `position_s` in the
    content if it is not known, the others if the file does not have them; `excluded` is 1 if the user has excluded the
    frame.
    """

    viewer: Floats
    time_s: Floats
    intensity: Floats
    excluded: Floats
    position_s: Floats

    @property
    def usable(self) -> npt.NDArray[np.bool_]:
        """The frames that count, bool (n,)."""
        return np.asarray(~np.isnan(self.intensity) & (self.excluded == 0))


def binned(frames: Frames, session_id: str, bin_s: float, of_film: bool = False) -> tuple[Course, ...]:
    """Return the courses of a session's viewers, by their numbers; those who were never seen have none.

    A bin's joy is the plain mean of its usable frames that are not excluded. Bins are of the session's time or, if
    `of_film`, of the film's: a moment that was seen twice is one, and frames while the film was paused are in none.
    Raise FramesBroken if a viewer or a time is missing, a time is below 0 or impossibly late, or an intensity is not in
    [0, 1].
    """
    known = (frames.viewer == np.floor(frames.viewer)) & (frames.time_s >= 0) & (frames.time_s <= MAX_DURATION_S)
    placed = ~(frames.position_s > MAX_DURATION_S)
    in_range = np.isnan(frames.intensity) | ((frames.intensity >= 0) & (frames.intensity <= 1))
    if not (known & placed & in_range).all():
        raise FramesBroken("a viewer, a time or an intensity in it is missing or out of range")
    time_s = _while_playing(frames) if of_film else frames.time_s
    usable = frames.usable & ~np.isnan(time_s)
    viewers, bins = frames.viewer[usable], bins_of(time_s[usable], bin_s)
    return tuple(
        course_of(session_id, int(viewer), bins[theirs], frames.intensity[usable][theirs])
        for viewer in np.unique(viewers)
        for theirs in [viewers == viewer]
    )


def _while_playing(frames: Frames) -> Floats:
    """Return `position_s` (n,), with NaN where the content was paused, as it was in the frames before and after."""
    positions_s = np.full(len(frames.position_s), np.nan)
    for viewer in np.unique(frames.viewer):
        theirs = frames.viewer == viewer
        # Players sometimes report a position slightly before the beginning.
        own = np.maximum(frames.position_s[theirs], 0.0)
        moves = np.diff(own) != 0
        plays = np.append(moves, False) | np.insert(moves, 0, False)
        positions_s[theirs] = np.where(plays, own, np.nan)
    return positions_s


def bins_of(time_s: Floats, bin_s: float) -> Integers:
    """Return the bin that each time lies in, int64 (n,)."""
    return np.asarray(np.floor((time_s + _DIGIT_S) / bin_s), np.int64)


def course_of(session_id: str, viewer: int, bins: Integers, intensity: Floats) -> Course:
    """Make a course of usable frames: the bin of each, (n,), at least one, and its visible joy."""
    counts = np.bincount(bins)
    sums = np.bincount(bins, weights=intensity)
    peak = np.full(len(counts), -np.inf)
    np.maximum.at(peak, bins, intensity)
    seen = counts > 0
    joy = np.divide(sums, counts, out=np.full(len(counts), np.nan), where=seen)
    # Sums are rounded, but a mean of frames in complete joy has to stay in [0, 1].
    return Course(session_id, viewer, np.clip(joy, 0, 1), np.where(seen, peak, np.nan))
