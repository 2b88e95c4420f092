"""A panel in figures: its tables, the rank of each session among the others, and what readers must know."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rating_app.compare.cautions import cautions
from rating_app.compare.contents import ComparedContent, compared_contents
from rating_app.compare.correlation import ranks
from rating_app.compare.moments import Moment, ranked_moments
from rating_app.compare.panel import ComparedSession, CompareFailed, Panel
from rating_app.rating.means import Means, means_of
from rating_app.rating.standing import MIN_OTHERS
from rating_app.system.failure import Sentence


@dataclass(frozen=True)
class Standing:
    """The rank of a session with a rating: its percentile among the `others_...` of the same method, equal ones
    counting half; None if there are fewer than MIN_OTHERS of them.
    """

    session_id: str
    content: str
    started_at: str
    rating_0_100: float
    percentile_of_content: float | None
    others_of_content: int
    percentile_of_panel: float | None
    others_of_panel: int


@dataclass(frozen=True)
class TimelinePoint:
    """A bin in which somebody was seen, from `t_s` on; joy in [0, 1]."""

    content: str
    t_s: float
    mean: float
    low: float | None
    high: float | None
    n_viewers: int


@dataclass(frozen=True, eq=False)
class Comparison:
    """The tables of a panel. `moments` are `moment_s` long; `timelines` are the means of each content, in bins from its
    beginning on.
    """

    panel: Panel
    moment_s: float
    contents: tuple[ComparedContent, ...]
    moments: Mapping[str, tuple[Moment, ...]]
    timelines: Mapping[str, Means]
    standings: tuple[Standing, ...]
    cautions: tuple[Sentence, ...]

    def timeline_points(self) -> Iterator[TimelinePoint]:
        """Yield the points of all contents, in alphabetical order."""
        for content, means in self.timelines.items():
            yield from timeline_points(content, means, self.panel.bin_s)


def compare(panel: Panel, moment_s: float) -> Comparison:
    """Compare a panel; raise CompareFailed if it has fewer than two sessions, or nobody was seen in any."""
    if len(panel.sessions) < 2:
        found = "only one session" if len(panel.sessions) else "no session"
        raise CompareFailed(f"There is {found}; a comparison needs at least two.")
    if not panel.courses:
        raise CompareFailed("None of these sessions has a moment with a usable face; there is nothing to compare.")
    audiences = panel.audiences
    return Comparison(
        panel,
        moment_s,
        compared_contents(panel),
        {content: ranked_moments(one, content, panel.bin_s, moment_s) for content, one in audiences.items()},
        {content: means_of(audience.joy) for content, audience in audiences.items()},
        percentiles(panel.sessions),
        cautions(panel.sessions, panel.films),
    )


def timeline_points(content: str, means: Means, bin_s: float) -> Iterator[TimelinePoint]:
    """Yield the points of one content, in the order of time."""
    columns = (means.mean, means.low, means.high, means.count)
    for place, (mean, low, high, count) in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        if count:
            has_interval = not math.isnan(low)
            yield TimelinePoint(
                content, place * bin_s, mean, low if has_interval else None, high if has_interval else None, count
            )


def percentiles(sessions: Sequence[ComparedSession]) -> tuple[Standing, ...]:
    """Return one standing for each session with a rating, by content, the highest first."""
    rated = [session for session in sessions if session.rating_0_100 is not None]
    of_content = _places(rated, [(session.content, session.rating_method) for session in rated])
    of_panel = _places(rated, [("", session.rating_method) for session in rated])
    standings = [
        Standing(session.session_id, session.content, session.started_at, session.rating_0_100 or 0.0, *own, *among_all)
        for session, own, among_all in zip(rated, of_content, of_panel, strict=True)
    ]
    return tuple(sorted(standings, key=lambda standing: (standing.content, -standing.rating_0_100)))


def _places(rated: Sequence[ComparedSession], groups: Sequence[tuple[str, str]]) -> list[tuple[float | None, int]]:
    """Return the percentile of each session within its group, and the number of others in it."""
    members: dict[tuple[str, str], list[int]] = {}
    for place, group in enumerate(groups):
        members.setdefault(group, []).append(place)
    found: list[tuple[float | None, int]] = [(None, 0)] * len(rated)
    for places in members.values():
        others = len(places) - 1
        for place, rank in zip(
            places, ranks([rated[place].rating_0_100 or 0.0 for place in places]).tolist(), strict=True
        ):
            found[place] = (100 * (rank - 1) / others if others >= MIN_OTHERS else None, others)
    return found
