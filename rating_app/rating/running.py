"""The session's rating while it goes on, at a cost that does not grow with its length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from rating_app.rating.baseline import Baseline, rest_over_time
from rating_app.rating.frames import RatedFrames, logit
from rating_app.rating.method import DEFAULT_METHOD, RatingMethod
from rating_app.rating.session_rating import SessionRating, room_of, scale, trace_of_viewers
from rating_app.rating.trace import STEP_HZ, trace_of

CHUNK_S = 2.0
"""How many seconds of frames are rated at a time. The first chunk is half as long, so that there is a rating as soon
as possible. `read_session` rates them all at once, and its result is final."""


class RunningRating:
    """A rating that takes the frames of a session in order; `rating` has no interval and no smiles."""

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
        """The current baseline, after it has followed the viewer's resting face."""
        return self._baseline

    def update(self, timestamp_s: float, p_happy: Mapping[int, float]) -> SessionRating:
        """Add one frame; `p_happy` in [0, 1] by the number of each viewer who is seen well. The rating is updated every
        CHUNK_S seconds.
        """
        self._frames.append((timestamp_s, p_happy))
        if timestamp_s - self._frames[0][0] >= (CHUNK_S if self._seconds else CHUNK_S / 2):
            self._fold()
        return self._rating

    def interrupt(self) -> None:
        """Ignore the time until the next `update`."""
        if len(self._frames) > 1:
            self._fold()
        self._frames.clear()

    def _fold(self) -> None:
        first_s = self._frames[0][0]
        times = [timestamp_s - first_s for timestamp_s, _ in self._frames]
        viewers = sorted({viewer for _, seen in self._frames for viewer in seen})
        frames = [RatedFrames.of(times, [seen.get(viewer) for _, seen in self._frames]) for viewer in viewers]
        # The last frame begins the next chunk, which counts the time after it.
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
        """Let the next chunk begin with the current baseline."""
        if self._baseline is None or len(frames) != 1:
            return
        # One moment more, to get the resting logit after the chunk's last second.
        logits = np.append(logit(trace_of(frames[0], self._method, None).p_happy), np.nan)
        rest = rest_over_time(self._baseline, logits, STEP_HZ, self._method)[-1]
        self._baseline = replace(self._baseline, rest_logit=float(rest))
