"""A session's timeline: one row a viewer and frame, or a viewer and step where it is resampled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from rating_app.export.column import Column
from rating_app.export.table import Table, table_of_columns
from rating_app.rating import RatedFrames
from rating_app.rating.trace import STEP_HZ, trace_of
from rating_app.session.observation import CLASS_NAMES, further_classes
from rating_app.session.samples import BLOCK, Floats, Samples, frames_by_viewer
from rating_app.session.session import Session

NO_FACE = "no face was found"
NO_CONTENT = "the app did not show the content"
NOT_USABLE = "no usable face was found"

FURTHER_PREFIX = "p_"
FURTHER_PATTERN = "p_[a-z][a-z_]*"


@dataclass(frozen=True)
class Timeline:
    """`intensity`, float64 (n,): of visible joy at the time of each of `samples`, in [0, 1]; NaN where nothing usable
    was seen.
    """

    samples: Samples
    intensity: Floats

    def __len__(self) -> int:
        return len(self.samples)

    def __getitem__(self, part: slice) -> Timeline:
        return Timeline(self.samples[part], self.intensity[part])


def _content_item(timeline: Timeline) -> Floats:
    item = timeline.samples.content_item.astype(np.float64)
    item[item == 0] = np.nan
    return item


def _probability(name: str, meaning: str) -> Column[Timeline]:
    return Column(f"{FURTHER_PREFIX}{name}", "probability", partial(_p, name), meaning, NO_FACE, low=0, high=1)


def _p(name: str, timeline: Timeline) -> Floats:
    """Of a class by its name; NaN throughout where no face was found by a model that knows it."""
    samples = timeline.samples
    if name in CLASS_NAMES:
        return {"happy": samples.p_happy, "neutral": samples.p_neutral, "other": samples.p_other}[name]
    return samples.p_further(name) if name in samples.further else np.full(len(samples), np.nan)


_HEAD: tuple[Column[Timeline], ...] = (
    Column(
        "frame",
        "count",
        lambda timeline: timeline.samples.frame,
        "number of the analysed frame, from 0; of the step, where the timeline is resampled",
        kind="whole number",
        low=0,
    ),
    Column(
        "viewer",
        "count",
        lambda timeline: timeline.samples.viewer,
        "number of the viewer, from 1, in the order in which they were first seen",
        kind="whole number",
        low=1,
    ),
    Column(
        "timestamp_s",
        "s",
        lambda timeline: timeline.samples.timestamp_s,
        "since the session's first frame, without pauses; of the step's beginning, where the timeline is resampled",
        low=0,
    ),
    Column(
        "content_item",
        "count",
        _content_item,
        "number of the content's file that was shown, from 1",
        NO_CONTENT,
        kind="whole number",
        low=1,
    ),
    Column(
        "content_position_s",
        "s",
        lambda timeline: timeline.samples.content_position_s,
        "where in it the viewer was, since its beginning; of a picture, for how long it had been shown this time",
        NO_CONTENT,
        low=0,
    ),
    Column(
        "face_found",
        "0 or 1",
        lambda timeline: timeline.samples.face_found,
        "1 where a face was found; where the timeline is resampled, 1 where some of the step had a usable face",
        kind="whole number",
        low=0,
        high=1,
    ),
    Column(
        "face_confidence",
        "share",
        lambda timeline: timeline.samples.face_confidence,
        "of the face detector",
        NO_FACE,
        low=0,
        high=1,
    ),
    Column(
        "quality",
        "share",
        lambda timeline: timeline.samples.quality,
        "signal quality: the worst of detector's confidence, size of the face, sharpness, light and head pose",
        "no face was found, or the quality was not measured",
        low=0,
        high=1,
    ),
    _probability("happy", "that the face looks happy, by the network"),
    _probability("neutral", "that it looks neutral"),
    _probability("other", "that it shows anything else; p_happy, p_neutral and p_other sum to 1"),
)

_TAIL: tuple[Column[Timeline], ...] = (
    Column(
        "live_rating",
        "points of 100",
        lambda timeline: timeline.samples.live_rating,
        "the gauge's value: an exponential moving average of p_happy, times 100",
        NOT_USABLE,
        low=0,
        high=100,
        decimals=3,
    ),
    Column(
        "intensity",
        "share",
        lambda timeline: timeline.intensity,
        "of visible joy: 0 for none, 1 for complete; after the median, against the viewer's baseline where there is "
        "one",
        NOT_USABLE,
        low=0,
        high=1,
    ),
)

FURTHER_MEANING = (
    "that it shows this further expression; one column for each that the model tells apart, each a part of p_other"
)


def timeline_columns(class_names: Sequence[str]) -> tuple[Column[Timeline], ...]:
    """Of a model's timelines: between p_other and live_rating stands p_NAME for each class beyond the three."""
    return (*_HEAD, *(_probability(name, FURTHER_MEANING) for name in further_classes(class_names)), *_TAIL)


def timeline_of(session: Session) -> Timeline:
    """A row a sample, in their order."""
    samples, method = session.samples, session.head.method
    intensity = np.full(len(samples), np.nan)
    for viewer, frames in frames_by_viewer(samples).items():
        theirs = samples.viewer == viewer
        trace = trace_of(frames, method, session.head.baseline).intensity
        seen = RatedFrames(samples.timestamp_s[theirs], samples.p_happy[theirs], samples.quality[theirs])
        steps = (np.maximum.accumulate(seen.time_s) * STEP_HZ).astype(int)
        at_samples = trace[np.minimum(steps, len(trace) - 1)]
        intensity[theirs] = np.where(seen.usable(method.min_quality), at_samples, np.nan)
    return Timeline(samples, intensity)


def timeline_tables(timeline: Timeline, class_names: Sequence[str]) -> Iterator[Table]:
    """One table after the other, a block of rows each, and at least one; a model's `class_names` give the columns."""
    columns = timeline_columns(class_names)
    for first in range(0, max(len(timeline), 1), BLOCK):
        yield table_of_columns(columns, timeline[first : first + BLOCK])
