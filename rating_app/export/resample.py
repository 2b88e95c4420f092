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
from rating_app.rating.spans import FrameSpans
from rating_app.session import Sample

Floats = npt.NDArray[np.float64]

MAX_SPEED = 4.0
"""No player shows content faster than this, in seconds of it a second: between two frames that are further apart in it,
there was a jump."""


def resampled(rows: Sequence[TimelineRow], hz: float, method: RatingMethod) -> tuple[TimelineRow, ...]:
    """`hz` rows a second and viewer, from the session's start to its end; `frame` is then the number of the step.

    Every value is the time-weighted mean over what the step has of usable frames, as `method` counts them: a frame
    stands for half the time to its neighbours, and for `max_gap_s` / 2 at most. A step without any has no face. The
    place in the content is that at the step's beginning, whether a face was found or not.
    """
    if not rows:
        return ()
    # Of a session that ends with a step, rounding must not make one step more.
    steps = max(1, math.ceil(max(row.sample.timestamp_s for row in rows) * hz - 1e-6))
    contents = _contents([row.sample for row in rows], np.arange(steps) / hz)
    of_viewers = []
    for viewer in sorted({row.sample.viewer for row in rows}):
        of_viewer = _at_every_frame(rows, viewer)
        means = _step_means(of_viewer, np.arange(steps + 1) / hz, method)
        further = next((row.sample.score.others for row in of_viewer if row.sample.score is not None), ())
        names = [name for name, _ in further]
        of_viewers.append(
            [
                _row(step, step / hz, viewer, content, names, values)
                for step, (content, values) in enumerate(zip(contents, means, strict=True))
            ]
        )
    return tuple(row for step in zip(*of_viewers, strict=True) for row in step)


def _at_every_frame(rows: Sequence[TimelineRow], viewer: int) -> list[TimelineRow]:
    """A viewer's rows, and empty ones for the frames in which others alone were seen."""
    theirs = {row.sample.frame: row for row in rows if row.sample.viewer == viewer}
    times = {row.sample.frame: row.sample.timestamp_s for row in rows}
    return [
        theirs.get(frame) or TimelineRow(Sample(frame, times[frame], None, None, None, None, viewer), None)
        for frame in sorted(times)
    ]


def _step_means(rows: Sequence[TimelineRow], edges_s: Floats, method: RatingMethod) -> list[list[float | None]]:
    """Of one viewer, for each step between two edges; the order is that of `_values`."""
    frames = rated_frames([row.sample for row in rows])
    usable = frames.usable(method.min_quality)
    width = max((len(_values(row)) for row in rows), default=0)
    empty = [math.nan] * width
    values = np.array([_values(row) if use else empty for row, use in zip(rows, usable, strict=True)], dtype=float)
    spans = FrameSpans(frames.time_s, usable, method.max_gap_s)
    means = np.full((len(edges_s) - 1, width), np.nan)
    for column in range(width):
        means[:, column] = spans.means_between(edges_s, values[:, column])
    return [[None if math.isnan(value) else float(value) for value in row] for row in means]


def _contents(samples: Sequence[Sample], times_s: Floats) -> list[ContentPosition | None]:
    """Where in the content the viewers were at `times_s`: where they were at the frame before, and on from there as far
    as the frame after it says that the content went on.
    """
    frames = list({sample.frame: sample for sample in samples}.values())
    before = np.searchsorted([frame.timestamp_s for frame in frames], times_s + 1e-9, side="right") - 1
    return [
        _content_between(frames[place], frames[min(place + 1, len(frames) - 1)], time_s)
        for place, time_s in zip(np.maximum(before, 0).tolist(), times_s.tolist(), strict=True)
    ]


def _content_between(earlier: Sample, later: Sample, time_s: float) -> ContentPosition | None:
    left, reached = earlier.content, later.content
    if left is None or reached is None or left.item != reached.item:
        return left
    passed_s, played_s = later.timestamp_s - earlier.timestamp_s, reached.position_s - left.position_s
    if passed_s <= 0 or not 0 <= played_s <= MAX_SPEED * passed_s:
        return left
    return ContentPosition(left.item, left.position_s + played_s * (time_s - earlier.timestamp_s) / passed_s)


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
    content: ContentPosition | None,
    further: Sequence[str],
    values: Sequence[float | None],
) -> TimelineRow:
    if not values or values[4] is None:
        return TimelineRow(Sample(step, timestamp_s, None, None, None, None, viewer, content), None)
    confidence, quality, live_rating, intensity, *means = values
    p_happy, p_neutral, p_other, *others = (float(mean) for mean in means if mean is not None)
    score = ExpressionScore(p_happy, p_neutral, p_other, tuple(zip(further, others, strict=True)))
    return TimelineRow(Sample(step, timestamp_s, confidence, score, live_rating, quality, viewer, content), intensity)
