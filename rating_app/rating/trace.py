"""A viewer's expression on an even clock: resampled, without single wrong frames, and relative to their
resting face."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from rating_app.rating.baseline import Baseline, rest_over_time
from rating_app.rating.frames import RatedFrames, logit
from rating_app.rating.method import RatingMethod
from rating_app.rating.series import stretches

Floats = npt.NDArray[np.float64]

STEP_HZ = 60
"""Steps per second of the even clock: as many as the frames of the fastest webcams, so that no frame is lost between
two steps."""

_WINDOWS_AT_ONCE = 8192
"""How many windows of the running median are computed at once: all of a long session would take a hundred megabytes."""


@dataclass(frozen=True)
class Trace:
    """Columns, float64 (n,), with one value every 1 / STEP_HZ seconds from the session's start on, NaN if no usable
    face was seen.

    `p_happy`: in [0, 1], unchanged. `intensity`: of visible joy, 0 for none and 1 for complete, after the median.
    `lost`: bool (n,), True in a gap between two frames, whose time does not count at all.
    """

    p_happy: Floats
    intensity: Floats
    lost: npt.NDArray[np.bool_]

    @property
    def time_s(self) -> Floats:
        """Return the middle of each step, in seconds since the session's start."""
        return (np.arange(len(self.p_happy)) + 0.5) / STEP_HZ

    def without(self, out: npt.NDArray[np.bool_]) -> Trace:
        """Return the same trace without values at the steps that are `out`, bool (n,), whose time is lost."""
        p_happy, intensity = np.where(out, np.nan, self.p_happy), np.where(out, np.nan, self.intensity)
        return Trace(p_happy, intensity, self.lost | out)

    @property
    def curve(self) -> Floats:
        """The intensity in [0, 100], float64 (n,), which all curves of a session show."""
        return 100 * self.intensity

    @property
    def joy(self) -> Floats:
        """The intensity squared, float64 (n,), so that strong joy counts for more than its share of the time."""
        return np.square(self.intensity)


def trace_of(frames: RatedFrames, method: RatingMethod, baseline: Baseline | None) -> Trace:
    """Return the trace of `frames`, at least one. Each stands for half the time to its neighbours, as in their mean.

    The running median (Tukey, 1977) has `method.median_s`; it does not reach across a moment without a usable frame.
    """
    time_s, source = steps_of(frames.time_s)
    lost = np.abs(frames.time_s[source] - time_s) > method.max_gap_s / 2
    p_happy = np.where(frames.usable(method.min_quality)[source] & ~lost, frames.p_happy[source], np.nan)
    logits = logit(_median_of_stretches(p_happy, 2 * round(method.median_s * STEP_HZ / 2) + 1))
    rest = method.rest_logit if baseline is None else rest_over_time(baseline, logits, STEP_HZ, method)
    return Trace(p_happy, intensity_of(logits - rest + method.rest_logit, method), lost)


def steps_of(frame_s: Floats) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Return the steps of a trace of frames at `frame_s`: the middle of each step in seconds, and the frame that it
    comes from.
    """
    time_s = (np.arange(max(1, round(float(frame_s[-1]) * STEP_HZ))) + 0.5) / STEP_HZ
    return time_s, np.searchsorted((frame_s[1:] + frame_s[:-1]) / 2, time_s)


def values_at_frames(trace: Trace, frame_s: Floats) -> Floats:
    """Return the intensity at `frame_s`, (n,), from a trace of frames that include those; `frame_s` does not
    go back.
    """
    return np.asarray(trace.intensity[np.minimum((frame_s * STEP_HZ).astype(int), len(trace.intensity) - 1)])


def intensity_of(logits: npt.ArrayLike, method: RatingMethod) -> Floats:
    """Return visible joy in [0, 1]: 0 up to `onset_logit`, 1 from `full_logit` on, and linear between them."""
    span = method.full_logit - method.onset_logit
    return np.clip((np.asarray(logits, dtype=float) - method.onset_logit) / span, 0.0, 1.0)


def _median_of_stretches(values: Floats, width: int) -> Floats:
    filtered = np.full(len(values), np.nan)
    for first, end in stretches(~np.isnan(values)):
        filtered[first:end] = _running_median(values[first:end], width)
    return filtered


def _running_median(values: Floats, width: int) -> Floats:
    """Return the median of windows of an odd `width`; beyond the ends the last value is repeated."""
    windows = sliding_window_view(np.pad(values, width // 2, mode="edge"), width)
    medians = np.empty(len(values))
    for start in range(0, len(values), _WINDOWS_AT_ONCE):
        block = windows[start : start + _WINDOWS_AT_ONCE]
        medians[start : start + len(block)] = np.partition(block, width // 2, axis=1)[:, width // 2]
    return medians
