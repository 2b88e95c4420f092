"""A timeline at an even rate."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rating_app.content import ContentPosition
from rating_app.export.timeline import TimelineRow, rated_frames
from rating_app.expression import ExpressionScore
from rating_app.rating import RatingMethod
from rating_app.session import Sample

Floats = npt.NDArray[np.float64]

INSTANT_S = 1e-3


def resampled(rows: Sequence[TimelineRow], hz: float, method: RatingMethod) -> tuple[TimelineRow, ...]:
    """`hz` rows a second and viewer, from the session's start to its end; `frame` is then the number of the step.

    Every value is the time-weighted mean over what the step has of usable frames, as `method` counts them: a frame
    stands for half the time to its neighbours, and for `max_gap_s` / 2 at most. A step without any has no face. The
    place in the content is that of the frame next to the step's beginning.
    """
    if not rows:
        return ()
    # Of a session that ends with a step, rounding must not make one step more.
    steps = max(1, math.ceil(max(row.sample.timestamp_s for row in rows) * hz - 1e-6))
    of_viewers = []
    for viewer in sorted({row.sample.viewer for row in rows}):
        of_viewer = _at_every_frame(rows, viewer)
        means = _step_means(of_viewer, np.arange(steps + 1) / hz, method)
        further = next((row.sample.score.others for row in of_viewer if row.sample.score is not None), ())
        names = [name for name, _ in further]
        content = _content_at(of_viewer, np.arange(steps) / hz)
        of_viewers.append(
            [_row(step, step / hz, viewer, names, values, content[step]) for step, values in enumerate(means)]
        )
    return tuple(row for step in zip(*of_viewers, strict=True) for row in step)


def _at_every_frame(rows: Sequence[TimelineRow], viewer: int) -> list[TimelineRow]:
    """A viewer's rows, and empty ones for the frames in which others alone were seen."""
    theirs = {row.sample.frame: row for row in rows if row.sample.viewer == viewer}
    times = {row.sample.frame: row.sample.timestamp_s for row in rows}
    content = {row.sample.frame: row.sample.content for row in rows}
    return [
        theirs.get(frame)
        or TimelineRow(Sample(frame, times[frame], None, None, None, None, viewer, content[frame]), None)
        for frame in sorted(times)
    ]


def _step_means(rows: Sequence[TimelineRow], edges_s: Floats, method: RatingMethod) -> list[list[float | None]]:
    """Of one viewer, for each step between two edges; the order is that of `_values`."""
    frames = rated_frames([row.sample for row in rows])
    usable = frames.usable(method.min_quality)
    width = max((len(_values(row)) for row in rows), default=0)
    empty = [math.nan] * width
    values = np.array([_values(row) if use else empty for row, use in zip(rows, usable, strict=True)], dtype=float)
    half_gaps = np.minimum(np.diff(frames.time_s), method.max_gap_s) / 2
    begin, end = frames.time_s - np.insert(half_gaps, 0, 0.0), frames.time_s + np.append(half_gaps, 0.0)
    if not (end - begin)[usable].sum() > 0:
        # What was seen for an instant stands for no time; its frames then count alike.
        begin, end = frames.time_s - INSTANT_S / 2, frames.time_s + INSTANT_S / 2
    bounds = np.maximum.accumulate(np.column_stack([begin, end]).ravel())
    means = np.full((len(edges_s) - 1, width), np.nan)
    for column in range(width):
        seconds = np.where(np.isnan(values[:, column]), 0.0, end - begin)
        weight = _between(edges_s, bounds, seconds)
        total = _between(edges_s, bounds, seconds * np.nan_to_num(values[:, column]))
        np.divide(total, weight, out=means[:, column], where=weight > 1e-9)
    return [[None if math.isnan(value) else float(value) for value in row] for row in means]


def _content_at(rows: Sequence[TimelineRow], moments_s: Floats) -> list[ContentPosition | None]:
    times = np.array([row.sample.timestamp_s for row in rows])
    later = np.clip(np.searchsorted(times, moments_s), 1, max(1, len(times) - 1))
    nearer = np.where(
        moments_s - times[later - 1] <= times[np.minimum(later, len(times) - 1)] - moments_s, later - 1, later
    )
    return [rows[min(int(place), len(rows) - 1)].sample.content for place in nearer]


def _between(edges_s: Floats, bounds: Floats, amounts: Floats) -> Floats:
    """How much of `amounts`, each spread evenly between its two bounds, lies between each two edges."""
    sums = np.cumsum(np.column_stack([np.zeros(len(amounts)), amounts]).ravel())
    return np.asarray(np.diff(np.interp(edges_s, bounds, sums)))


def _values(row: TimelineRow) -> list[float | None]:
    sample, score = row.sample, row.sample.score
    if score is None:
        return []
    scores = [score.p_happy, score.p_neutral, score.p_other, *(p for _, p in score.others)]
    return [sample.face_confidence, sample.quality, sample.live_rating, row.intensity, *scores]


def _row(
    step: int,
    timestamp_s: float,
    viewer: int,
    further: Sequence[str],
    values: Sequence[float | None],
    content: ContentPosition | None,
) -> TimelineRow:
    if not values or values[4] is None:
        return TimelineRow(Sample(step, timestamp_s, None, None, None, None, viewer, content), None)
    confidence, quality, live_rating, intensity, *means = values
    p_happy, p_neutral, p_other, *others = (float(mean) for mean in means if mean is not None)
    score = ExpressionScore(p_happy, p_neutral, p_other, tuple(zip(further, others, strict=True)))
    return TimelineRow(Sample(step, timestamp_s, confidence, score, live_rating, quality, viewer, content), intensity)
