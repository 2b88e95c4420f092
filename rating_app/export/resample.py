"""A timeline at an even rate."""

from __future__ import annotations

import math

import numpy as np

from rating_app.export.timeline import Timeline
from rating_app.rating import RatedFrames, RatingMethod
from rating_app.rating.series import FrameSpans
from rating_app.session.samples import Floats, Integers, Samples

MAX_SPEED = 4.0
"""No player shows content faster than this, in seconds of it a second: between two frames that are further apart in it,
there was a jump."""

_AVERAGED = ("face_confidence", "quality", "live_rating", "p_happy", "p_neutral", "p_other")


def resampled(timeline: Timeline, hz: float, method: RatingMethod) -> Timeline:
    """`hz` rows a second and viewer, from the session's start to its end; `frame` is then the number of the step.

    Every value is the time-weighted mean over what the step has of usable frames, as `method` counts them: a frame
    stands for half the time to its neighbours, and for `max_gap_s` / 2 at most. A step without any has no face. The
    place in the content is that at the step's beginning, whether a face was found or not.
    """
    samples = timeline.samples
    if not samples:
        return timeline
    # Of a session that ends with a step, rounding must not make one step more.
    steps = max(1, math.ceil(float(samples.timestamp_s.max()) * hz - 1e-6))
    frames = samples.one_a_frame()
    items, positions_s = _contents_at(frames, np.arange(steps) / hz)
    parts, intensities = [], []
    for viewer in samples.viewers:
        means = _means_of_viewer(timeline, viewer, frames, np.arange(steps + 1) / hz, method)
        intensities.append(means.pop("intensity"))
        columns = {
            "frame": np.arange(steps),
            "viewer": np.full(steps, viewer),
            "timestamp_s": np.arange(steps) / hz,
            "content_item": items,
            "content_position_s": positions_s,
            **means,
        }
        parts.append(Samples.of_columns(columns, samples.further))
    # Step by step, and in each the viewers in their order.
    order = np.arange(len(parts) * steps).reshape(len(parts), steps).T.ravel()
    return Timeline(Samples.joined(parts, samples.further).where(order), np.concatenate(intensities)[order])


def _means_of_viewer(
    timeline: Timeline, viewer: int, frames: Samples, edges_s: Floats, method: RatingMethod
) -> dict[str, Floats]:
    """For each step between two of `edges_s`: what is averaged, by the names of Samples' columns, and `intensity`.

    `frames` are all of the session, also those in which others alone were seen: time passes in them, too.
    """
    theirs = timeline.samples.viewer == viewer
    samples, rows = timeline.samples.where(theirs), np.searchsorted(frames.frame, timeline.samples.frame[theirs])

    def at_frames(values: Floats) -> Floats:
        spread = np.full(len(frames), np.nan)
        spread[rows] = values
        return spread

    time_s = np.maximum.accumulate(frames.timestamp_s)
    usable = RatedFrames(time_s, at_frames(samples.p_happy), at_frames(samples.quality)).usable(method.min_quality)
    spans = FrameSpans(time_s, usable, method.max_gap_s)

    def means(values: Floats) -> Floats:
        return spans.means_between(edges_s, np.where(usable, at_frames(values), np.nan))

    averaged = {name: means(getattr(samples, name)) for name in _AVERAGED}
    averaged["intensity"] = means(timeline.intensity[theirs])
    others = [means(samples.p_further(name)) for name in samples.further]
    averaged["others"] = np.reshape(others, (len(others), len(edges_s) - 1)).T
    return averaged


def _contents_at(frames: Samples, times_s: Floats) -> tuple[Integers, Floats]:
    """Where in the content the viewers were at `times_s`, as content_item and content_position_s.

    It is where they were at the frame before, and on from there as far as the frame after it says that the content went
    on.
    """
    before = np.maximum(np.searchsorted(frames.timestamp_s, times_s + 1e-9, side="right") - 1, 0)
    after = np.minimum(before + 1, len(frames) - 1)
    items, positions_s, frame_s = frames.content_item, frames.content_position_s, frames.timestamp_s
    passed_s, played_s = frame_s[after] - frame_s[before], positions_s[after] - positions_s[before]
    went_on = (items[after] == items[before]) & (passed_s > 0) & (played_s >= 0) & (played_s <= MAX_SPEED * passed_s)
    speed = np.divide(played_s, passed_s, out=np.zeros(len(passed_s)), where=went_on)
    return items[before], positions_s[before] + speed * (times_s - frame_s[before])
