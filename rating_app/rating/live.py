"""The figures of a session in progress, frame by frame: the gauge's needle, and the rating so far.

Neither is stored: what is stored and drawn is the joy of each frame, and `read_session` gives the final rating.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rating_app.rating.baseline import Baseline, rest_over_time
from rating_app.rating.frames import RatedFrames, logit
from rating_app.rating.method import DEFAULT_METHOD, RatingMethod
from rating_app.rating.session_rating import SessionRating, room_of, scale, trace_of_viewers
from rating_app.rating.trace import STEP_HZ, intensity_of, trace_of

NEEDLE_S = 0.5
"""The time in which the needle follows a change in the face to within 1 %."""

FADE_S = 3.0
"""The time after which the needle's value is no longer shown if the face is lost."""

_TIME_CONSTANTS = 5
"""The number of time constants in which an exponential moving average arrives to within 0.7 %."""

CHUNK_S = 2.0
"""Seconds of frames that are rated at a time; the first time half as many, so that there is a rating as soon as
possible.
"""


@dataclass(frozen=True)
class LiveRating:
    """The needle's value. `value_0_100`: visible joy now, an exponential moving average of its intensity, times 100.
    While no usable face is found, the value does not change, and `freshness` falls from 1 to 0.
    """

    value_0_100: float
    freshness: float = 1.0

    @property
    def is_current(self) -> bool:
        """Return whether the newest frame is included."""
        return self.freshness >= 1.0


def joy_now(p_happy: float, method: RatingMethod, baseline: Baseline | None) -> float:
    """Return the visible joy in one frame, in [0, 100], relative to the `baseline` if there is one."""
    shift = 0.0 if baseline is None else method.rest_logit - baseline.rest_logit
    return 100.0 * float(intensity_of(logit(p_happy) + shift, method))


class LiveAggregator:
    """The needle of a session, whose frames are added in order. Times are in seconds, of one clock."""

    def __init__(
        self, method: RatingMethod = DEFAULT_METHOD, baseline: Baseline | None = None, needle_s: float = NEEDLE_S
    ) -> None:
        """Begin a session. `needle_s` is the time that the needle takes to follow a change, above 0."""
        self._method = method
        self._baseline = baseline
        self._time_constant_s = needle_s / _TIME_CONSTANTS
        self._previous_s: float | None = None
        self._seen_s = 0.0
        self._value: float | None = None

    def update(self, timestamp_s: float, p_happy: float | None, quality: float | None = None) -> LiveRating | None:
        """Add one frame, and return the needle's value; None until the first usable face.

        `p_happy` is in [0, 1], None if no face was found; `quality` is in [0, 1]. Raise ValueError if p_happy is out of
        range.

        value += alpha (joy - value) with alpha = 1 - exp(-dt / time constant), independently of the frame rate.
        """
        if p_happy is not None and not 0.0 <= p_happy <= 1.0:
            raise ValueError(f"p_happy must lie in [0, 1], not {p_happy}")
        elapsed_s = 0.0 if self._previous_s is None else max(0.0, timestamp_s - self._previous_s)
        self._previous_s = timestamp_s if self._previous_s is None else max(self._previous_s, timestamp_s)
        if p_happy is None or (quality is not None and quality < self._method.min_quality):
            return self._faded()
        joy = joy_now(p_happy, self._method, self._baseline)
        gone_s = self._previous_s - self._seen_s
        if self._value is None or elapsed_s > self._method.max_gap_s or gone_s > FADE_S:
            self._value = joy
        else:
            self._value += (1.0 - math.exp(-elapsed_s / self._time_constant_s)) * (joy - self._value)
        self._seen_s = self._previous_s
        return LiveRating(self._value)

    def _faded(self) -> LiveRating | None:
        if self._value is None or self._previous_s is None:
            return None
        gone_s = self._previous_s - self._seen_s
        return LiveRating(self._value, min(0.99, max(0.0, 1.0 - gone_s / FADE_S)))


class RunningRating:
    """The rating so far, without interval and smiles. Its cost per frame does not grow with the session."""

    def __init__(self, method: RatingMethod = DEFAULT_METHOD, baseline: Baseline | None = None) -> None:
        self._method = method
        self._baseline = baseline
        self._rest_logit = None if baseline is None else baseline.rest_logit
        self._frames: list[tuple[float, Mapping[int, float]]] = []
        self._seconds = self._usable_s = self._happy_s = 0.0
        self._usable_frames = 0
        self._joy = 0.0
        self._steps = 0
        self._rating = SessionRating(None, 0.0, 0.0)

    @property
    def baseline(self) -> Baseline | None:
        """Return the current baseline, after it has followed the viewer's resting face."""
        return self._baseline

    def update(self, timestamp_s: float, p_happy: Mapping[int, float]) -> SessionRating:
        """Add one frame, and return the rating, which is renewed every CHUNK_S seconds.

        `p_happy` holds values in [0, 1] by the number of each viewer who is seen well.
        """
        self._frames.append((timestamp_s, p_happy))
        if timestamp_s - self._frames[0][0] >= (CHUNK_S if self._seconds else CHUNK_S / 2):
            self._fold()
        return self._rating

    def interrupt(self) -> None:
        """Leave out the time from now until the next `update`."""
        if len(self._frames) > 1:
            self._fold()
        self._frames.clear()

    def _fold(self) -> None:
        first_s = self._frames[0][0]
        times = [timestamp_s - first_s for timestamp_s, _ in self._frames]
        viewers = sorted({viewer for _, seen in self._frames for viewer in seen})
        frames = [RatedFrames.of(times, [seen.get(viewer) for _, seen in self._frames]) for viewer in viewers]
        # The last frame also begins the next chunk, which counts the time after it.
        del self._frames[:-1]
        room = room_of(frames, self._method) if frames else RatedFrames.of(times, [None] * len(times))
        usable, seconds = room.usable(self._method.min_quality), room.seconds(self._method.max_gap_s)
        self._seconds += float(seconds.sum())
        self._usable_s += float(seconds[usable].sum())
        # The last frame is the next chunk's first.
        self._usable_frames += int(usable[:-1].sum())
        self._happy_s += float((seconds * np.nan_to_num(room.p_happy))[usable].sum())
        if frames:
            joy = trace_of_viewers(frames, self._method, self._baseline).joy
            self._joy += float(np.nansum(joy))
            self._follow(frames)
            self._steps += int((~np.isnan(joy)).sum())
        coverage = self._usable_s / self._seconds if self._seconds else 0.0
        if not self._method.allows_rating(self._usable_s, self._usable_frames, coverage) or not self._steps:
            self._rating = SessionRating(None, coverage, self._seconds)
            return
        self._rating = SessionRating(
            scale(self._joy / self._steps, self._method),
            coverage,
            self._seconds,
            mean_happy_0_100=100 * self._happy_s / self._usable_s,
            rest_logit=self._rest_logit,
        )

    def _follow(self, frames: Sequence[RatedFrames]) -> None:
        """Move the baseline to where the next chunk begins."""
        if self._baseline is None or len(frames) != 1:
            return
        # One more moment, to get the resting face after the chunk's last second.
        logits = np.append(logit(trace_of(frames[0], self._method, None).p_happy), np.nan)
        rest = rest_over_time(self._baseline, logits, STEP_HZ, self._method)[-1]
        self._baseline = replace(self._baseline, rest_logit=float(rest))
