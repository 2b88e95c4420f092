"""Whether the viewer faces what they watch: the head's pose compared with that of their resting face.

Only the head counts, never the eyes: a sideways glance is not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rating_app.rating.frames import Floats
from rating_app.rating.method import RatingMethod
from rating_app.rating.series import stretches

MAX_UNREST_DEG = 5.0
"""A head that is further than this from its median half of the time was not at rest."""


@dataclass(frozen=True)
class HeadPose:
    """The pose of a head. `yaw_deg`: how far it is turned, positive towards the viewer's own left. `pitch_deg`: how far
    it is raised, negative if it is lowered. Both are in degrees relative to the camera, and 0 for a face that looks
    into it.
    """

    yaw_deg: float
    pitch_deg: float


@dataclass(frozen=True)
class LookAway:
    """A stretch in which the head was turned away, in seconds since the session's first frame; `turn_deg` is the
    furthest that it was turned from the resting pose, in degrees.
    """

    begin_s: float
    end_s: float
    turn_deg: float

    @property
    def duration_s(self) -> float:
        """Return its length in seconds."""
        return self.end_s - self.begin_s


@dataclass(frozen=True)
class Facing:
    """When the viewer faced the screen. `share`, in [0, 1], is how much of the time for which that is known they did;
    None if it is known for too little of the time. `away` are the stretches in which they did not, in the order of
    time. `state`, float64 (n,), is 1 for each frame in which they did, 0 in which they did not, NaN if that is not
    known.
    """

    share: float | None
    away: tuple[LookAway, ...]
    state: Floats


def rest_pose(poses: Sequence[HeadPose | None]) -> HeadPose | None:
    """Return the median of the poses while the resting face was measured; None if there are none, or the head moved."""
    seen = np.array([(pose.yaw_deg, pose.pitch_deg) for pose in poses if pose is not None]).reshape(-1, 2)
    if not len(seen):
        return None
    median = np.median(seen, axis=0)
    if np.any(np.median(np.abs(seen - median), axis=0) > MAX_UNREST_DEG):
        return None
    return HeadPose(float(median[0]), float(median[1]))


def read_facing(
    time_s: Floats,
    yaw_deg: Floats,
    pitch_deg: Floats,
    rest: HeadPose,
    method: RatingMethod,
    counted: npt.NDArray[np.bool_] | None = None,
) -> Facing:
    """Return when one viewer faced the screen. `time_s` (n,) are the times of the frames, which do not go back; the
    angles (n,) are NaN if no face was found. `counted`, bool (n,), marks the frames that count for the share; all of
    them count if it is not given.

    With d = sqrt((yaw - rest's yaw)^2 + (pitch - rest's pitch)^2), the viewer is turned away from the moment at which d
    reaches `away_on_deg` until it is `away_off_deg` or less. A face that is lost while it is turned away counts as away
    until it is found again; if it is lost otherwise (a hand, the dark), nothing is known. Stretches shorter than
    `min_away_s` do not count, and stretches with less than that between them are one. The share weighs each frame by
    half the time to its neighbours, at most `max_gap_s` / 2.
    """
    if not len(time_s):
        return Facing(None, (), np.zeros(0))
    turn_deg = np.hypot(yaw_deg - rest.yaw_deg, pitch_deg - rest.pitch_deg)
    begin_s, end_s = _spans(time_s, method.max_gap_s)
    state = _states(turn_deg, method)
    runs = _long_runs(state == 0, begin_s, end_s, method.min_away_s)
    known = ~np.isnan(state)
    state = np.where(known, 1.0, np.nan)
    for first, end in runs:
        state[first:end] = 0.0
    away = tuple(
        LookAway(float(max(0.0, begin_s[first])), float(end_s[end - 1]), float(np.nanmax(turn_deg[first:end])))
        for first, end in runs
    )
    seconds = (end_s - begin_s) * (1.0 if counted is None else counted)
    known_s, whole_s = float(seconds[~np.isnan(state)].sum()), float(seconds.sum())
    if known_s < max(method.min_rated_s, method.min_coverage * whole_s):
        return Facing(None, away, state)
    return Facing(float(seconds[state == 1].sum() / known_s), away, state)


def _states(turn_deg: Floats, method: RatingMethod) -> Floats:
    """Return 1 for facing, 0 for away, NaN for unknown, by hysteresis; a lost face keeps only the state away."""
    decided = np.where(turn_deg >= method.away_on_deg, 0.0, np.where(turn_deg <= method.away_off_deg, 1.0, np.nan))
    last = np.maximum.accumulate(np.where(np.isnan(decided), -1, np.arange(len(decided))))
    held = np.where(last >= 0, decided[np.maximum(last, 0)], 1.0)
    return np.where(np.isnan(turn_deg) & (held == 1), np.nan, held)


def _spans(time_s: Floats, max_gap_s: float) -> tuple[Floats, Floats]:
    """Return the begin and the end of the time that each frame stands for."""
    half_gaps = np.minimum(np.diff(time_s), max_gap_s) / 2
    return time_s - np.insert(half_gaps, 0, 0.0), time_s + np.append(half_gaps, 0.0)


def _long_runs(away: npt.NDArray[np.bool_], begin_s: Floats, end_s: Floats, least_s: float) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, end in stretches(away):
        if joined and begin_s[first] - end_s[joined[-1][1] - 1] < least_s:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return [(first, end) for first, end in joined if end_s[end - 1] - begin_s[first] >= least_s - 1e-9]
