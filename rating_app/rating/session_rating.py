"""The figures of a whole session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rating_app.rating.baseline import Baseline
from rating_app.rating.facing import LookAway
from rating_app.rating.frames import RatedFrames
from rating_app.rating.interval import Interval, interval_of_mean
from rating_app.rating.method import DEFAULT_METHOD, METHOD_NAME, RatingMethod
from rating_app.rating.peak_end import end_of, peak_of
from rating_app.rating.series import Span, within
from rating_app.rating.smiles import Smile, find_smiles
from rating_app.rating.trace import STEP_HZ, Trace, steps_of, trace_of

Floats = npt.NDArray[np.float64]

INTERVAL_HZ = 10
"""Intervals are computed from means over a tenth of a second: the running median leaves nothing faster."""


@dataclass(frozen=True)
class SessionRating:
    """The figures of a session. `rating_0_100`: visible joy on the scale of docs/rating.md; 0 is a face at rest
    throughout. `rating_low` and `rating_high`: its 95 % interval. `mean_happy_0_100`: the plain time-weighted mean of
    p_happy, times 100, with its interval. None means not known: all of them without enough signal, only the intervals
    in a session that is too short for them.

    `coverage`: share of the time with a usable frame, in [0, 1]. `rated_s`: the time that all this is based on, in
    seconds. `smiles` and `smiling_share`, in [0, 1]: how many, and for how much of the usable time. `effective_size`:
    how many independent moments the session amounts to. `rest_logit`: the viewer's baseline, None if there was none.
    `peak_0_100` and `end_0_100`: see `peak_of` and `end_of`. `facing_share`: see Facing, None also without the resting
    face; `looks_away`: how many times the viewer looked away, None if that is not known. `excluded_s`: how much of the
    session's time the user has excluded, in seconds; all other figures ignore that time.
    """

    rating_0_100: float | None
    coverage: float
    rated_s: float
    rating_low: float | None = None
    rating_high: float | None = None
    mean_happy_0_100: float | None = None
    mean_happy_low: float | None = None
    mean_happy_high: float | None = None
    smiles: int = 0
    smiling_share: float | None = None
    effective_size: float | None = None
    rest_logit: float | None = None
    peak_0_100: float | None = None
    end_0_100: float | None = None
    facing_share: float | None = None
    looks_away: int | None = None
    excluded_s: float = 0.0
    method: str = METHOD_NAME


@dataclass(frozen=True)
class Reading:
    """A rating, and what it was computed from. `trace` is that of the whole session; `smiles` are those that count, and
    `joy_s` is how many seconds of complete joy the time that counts amounts to. `away` are the stretches in which the
    viewer looked away, None if that is not known.
    """

    rating: SessionRating
    trace: Trace | None = None
    smiles: tuple[Smile, ...] = ()
    joy_s: float = 0.0
    away: tuple[LookAway, ...] | None = None


def read_session(
    frames: RatedFrames,
    method: RatingMethod = DEFAULT_METHOD,
    baseline: Baseline | None = None,
    lost_s: float = 0.0,
    excluded: Sequence[Span] = (),
) -> Reading:
    """Rate one viewer's frames; `rest_logit` of the result is the baseline's. `lost_s`: how many seconds of the
    recording could not be read; they count as time without a usable frame. `excluded`, (begin, end) in seconds of the
    session, does not count at all.
    """
    if not len(frames.time_s):
        return Reading(SessionRating(None, 0.0, 0.0))
    trace = trace_of(frames, method, baseline)
    return _read_counting(frames, trace, method, baseline, lost_s, excluded)


def read_room(
    viewers: Sequence[RatedFrames],
    method: RatingMethod = DEFAULT_METHOD,
    lost_s: float = 0.0,
    excluded: Sequence[Span] = (),
) -> Reading:
    """Rate several viewers in the same frames as one: at each moment joy and p_happy are the means over those who are
    seen well, and a moment counts if anybody is. `lost_s` and `excluded` are as for `read_session`.
    """
    room = room_of(viewers, method)
    return _read_counting(room, trace_of_viewers(viewers, method, None), method, None, lost_s, excluded)


def read_parts(
    viewers: Sequence[RatedFrames],
    parts: npt.NDArray[np.int64],
    method: RatingMethod = DEFAULT_METHOD,
    baseline: Baseline | None = None,
    excluded: Sequence[Span] = (),
) -> dict[int, Reading]:
    """Rate each part of a viewing, such as each of several pictures, by its own frames. `viewers` are as for
    `read_room`, or one of them with their `baseline`; `parts` (n,) has the number of each frame's part. `excluded` is
    as for `read_session`.

    A part may consist of several pieces; the time between them does not count. Parts share the session's time as frames
    do, so that their `rated_s` sum to the session's. The trace and the smiles of a part are in seconds of that part
    alone.
    """
    if not len(parts):
        return {}
    frames = viewers[0] if len(viewers) == 1 else room_of(viewers, method)
    trace = trace_of_viewers(viewers, method, baseline)
    source = steps_of(frames.time_s)[1]
    part_of_steps = parts[source]
    trace = trace.without(within(frames.time_s, excluded)[source])
    frames, seconds = _without(frames, excluded, method)
    readings = {}
    for part in np.unique(parts).tolist():
        own, steps = parts == part, part_of_steps == part
        part_frames = RatedFrames(frames.time_s[own], frames.p_happy[own], frames.quality[own])
        part_trace = Trace(trace.p_happy[steps], trace.intensity[steps], trace.lost[steps])
        readings[part] = _read(part_frames, seconds[own], part_trace, method, baseline)
    return readings


def is_mixed(rating_0_100: float) -> bool:
    """Return whether joy came and went: if it was the same throughout, at either end of the scale, no interval can be
    computed, however long the session.
    """
    return 0 < rating_0_100 < 100 - 1e-9


def room_of(viewers: Sequence[RatedFrames], method: RatingMethod) -> RatedFrames:
    """Return the same frames, with the mean p_happy of those who are seen well in each."""
    usable = np.array([frames.usable(method.min_quality) for frames in viewers])
    p_happy = mean_of_present(np.where(usable, [frames.p_happy for frames in viewers], np.nan))
    return RatedFrames(viewers[0].time_s, p_happy, np.full(len(p_happy), np.nan))


def trace_of_viewers(viewers: Sequence[RatedFrames], method: RatingMethod, baseline: Baseline | None) -> Trace:
    """Return the trace of one viewer with their `baseline`, or of the room: several viewers of the same frames, without
    a baseline.
    """
    if len(viewers) == 1:
        return trace_of(viewers[0], method, baseline)
    traces = [trace_of(frames, method, None) for frames in viewers]
    joy = mean_of_present(np.array([trace.joy for trace in traces]))
    happy = mean_of_present(np.array([trace.p_happy for trace in traces]))
    return Trace(happy, np.sqrt(joy), traces[0].lost)


def _read_counting(
    frames: RatedFrames,
    trace: Trace,
    method: RatingMethod,
    baseline: Baseline | None,
    lost_s: float,
    excluded: Sequence[Span],
) -> Reading:
    """Rate the frames without `excluded`, which only the reading's trace contains."""
    # A frame is excluded with all the time that it stands for, in steps as in frames.
    out = within(frames.time_s, excluded)[steps_of(frames.time_s)[1]]
    counting, seconds = _without(frames, excluded, method)
    reading = _read(counting, seconds, trace.without(out), method, baseline, lost_s)
    excluded_s = float(frames.seconds(method.max_gap_s).sum() - seconds.sum())
    return replace(reading, rating=replace(reading.rating, excluded_s=excluded_s), trace=trace)


def _without(frames: RatedFrames, excluded: Sequence[Span], method: RatingMethod) -> tuple[RatedFrames, Floats]:
    """Return the frames, with those that are `excluded` made unusable, and for how long each of them counts."""
    out = within(frames.time_s, excluded)
    p_happy = np.where(out, np.nan, frames.p_happy)
    return replace(frames, p_happy=p_happy), np.where(out, 0.0, frames.seconds(method.max_gap_s))


def _read(
    frames: RatedFrames,
    seconds: Floats,
    trace: Trace,
    method: RatingMethod,
    baseline: Baseline | None,
    lost_s: float = 0.0,
) -> Reading:
    """Rate frames, each of which stands for `seconds` (n,)."""
    rest_logit = None if baseline is None else baseline.rest_logit
    usable = frames.usable(method.min_quality)
    rated_s = float(seconds.sum())
    # A session of one instant has frames but no time: all of them then count equally.
    weights = seconds if rated_s > 0 else np.ones(len(seconds))
    usable_s = float(seconds[usable].sum())
    coverage = float(weights[usable].sum() / (weights.sum() + lost_s))
    seen = ~np.isnan(trace.intensity)
    if not method.allows_rating(usable_s, int(usable.sum()), coverage) or not seen.any():
        return Reading(SessionRating(None, coverage, rated_s, rest_logit=rest_logit), trace)
    smiles = find_smiles(trace, method)
    rating, low, high, moments = _joy_rating(trace, method)
    # A stretch whose only usable frame stands for no time has no weight; its mean is that of the frame.
    mean = float(np.average(frames.p_happy[usable], weights=weights[usable] if weights[usable].sum() else None))
    around = _interval(trace.p_happy, mean, method)
    return Reading(
        SessionRating(
            rating_0_100=rating,
            coverage=coverage,
            rated_s=rated_s,
            rating_low=low,
            rating_high=high,
            mean_happy_0_100=100 * mean,
            mean_happy_low=None if around is None else 100 * around.low,
            mean_happy_high=None if around is None else 100 * around.high,
            smiles=len(smiles),
            smiling_share=min(1.0, sum(smile.duration_s for smile in smiles) * STEP_HZ / int(seen.sum())),
            effective_size=moments,
            rest_logit=rest_logit,
            peak_0_100=peak_of(trace),
            end_0_100=end_of(trace),
        ),
        trace,
        smiles,
        float(np.nansum(trace.joy)) / STEP_HZ,
    )


def scale(joy: float, method: RatingMethod = DEFAULT_METHOD) -> float:
    """Return the rating in [0, 100] of `joy`, the time-weighted mean of squared intensity, in [0, 1].

    100 ln(1 + joy / knee) / ln(1 + 1 / knee): it rises with every moment of joy, and most with the first ones.
    """
    return float(100 * np.log1p(joy / method.knee) / np.log1p(1 / method.knee))


def mean_of_present(values: Floats) -> Floats:
    """Return the mean over the first axis of `values`, float64 (viewers, n), ignoring NaN; NaN if all values are."""
    present = (~np.isnan(values)).sum(axis=0)
    return np.asarray(np.where(present > 0, np.nansum(values, axis=0) / np.maximum(present, 1), np.nan))


def _joy_rating(trace: Trace, method: RatingMethod) -> tuple[float, float | None, float | None, float | None]:
    """Return the rating, its interval, and the number of independent moments, 0 if that is not known."""
    joy = float(np.nanmean(trace.joy))
    rating = scale(joy, method)
    interval = _interval(trace.joy, joy, method)
    if interval is None:
        return rating, None, None, None
    return rating, scale(interval.low, method), scale(interval.high, method), interval.effective_size


def _interval(values: Floats, mean: float, method: RatingMethod) -> Interval | None:
    """Return the interval around `mean` from the whole tenths of a second; tenths with a gap count as much as
    others.
    """
    width = STEP_HZ // INTERVAL_HZ
    whole = values[: len(values) // width * width].reshape(-1, width)
    present = ~np.isnan(whole)
    means = np.nansum(whole, axis=1)[present.any(axis=1)] / present.sum(axis=1)[present.any(axis=1)]
    if len(means) == 0:
        return None
    interval = interval_of_mean(means, mean)
    return interval if interval.effective_size >= method.min_effective_size else None
