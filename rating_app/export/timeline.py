"""A session's timeline: one row a viewer and frame, or a viewer and step where it is resampled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rating_app.export.column import Column
from rating_app.expression import further_classes
from rating_app.rating import RatedFrames
from rating_app.rating.trace import STEP_HZ, trace_of
from rating_app.session import Sample, Session, SessionHead, frames_by_viewer

NO_FACE = "no face was found"
NO_CONTENT = "the app did not show the content"
NOT_USABLE = "no usable face was found"

FURTHER_PREFIX = "p_"
FURTHER_PATTERN = "p_[a-z][a-z_]*"


@dataclass(frozen=True)
class TimelineRow:
    """`intensity`: of visible joy at the sample's time, in [0, 1]; None where nothing usable was seen."""

    sample: Sample
    intensity: float | None


def _score(row: TimelineRow, class_name: str) -> float | None:
    return None if row.sample.score is None else row.sample.score.probability(class_name)


def _probability(name: str, meaning: str) -> Column[TimelineRow]:
    return Column(
        f"{FURTHER_PREFIX}{name}", "probability", lambda row: _score(row, name), meaning, NO_FACE, low=0, high=1
    )


_HEAD: tuple[Column[TimelineRow], ...] = (
    Column(
        "frame",
        "count",
        lambda row: row.sample.frame,
        "number of the analysed frame, from 0; of the step, where the timeline is resampled",
        kind="whole number",
        low=0,
    ),
    Column(
        "viewer",
        "count",
        lambda row: row.sample.viewer,
        "number of the viewer, from 1, in the order in which they were first seen",
        kind="whole number",
        low=1,
    ),
    Column(
        "timestamp_s",
        "s",
        lambda row: row.sample.timestamp_s,
        "since the session's first frame, without pauses; of the step's beginning, where the timeline is resampled",
        low=0,
    ),
    Column(
        "content_item",
        "count",
        lambda row: None if row.sample.content is None else row.sample.content.item,
        "number of the content's file that was shown, from 1",
        NO_CONTENT,
        kind="whole number",
        low=1,
    ),
    Column(
        "content_position_s",
        "s",
        lambda row: None if row.sample.content is None else row.sample.content.position_s,
        "where in it the viewer was, since its beginning; of a picture, for how long it had been shown this time",
        NO_CONTENT,
        low=0,
    ),
    Column(
        "face_found",
        "0 or 1",
        lambda row: int(row.sample.face_found),
        "1 where a face was found; where the timeline is resampled, 1 where some of the step had a usable face",
        kind="whole number",
        low=0,
        high=1,
    ),
    Column(
        "face_confidence",
        "share",
        lambda row: row.sample.face_confidence,
        "of the face detector",
        NO_FACE,
        low=0,
        high=1,
    ),
    Column(
        "quality",
        "share",
        lambda row: row.sample.quality,
        "signal quality: the worst of detector's confidence, size of the face, sharpness, light and head pose",
        "no face was found, or the quality was not measured",
        low=0,
        high=1,
    ),
    _probability("happy", "that the face looks happy, by the network"),
    _probability("neutral", "that it looks neutral"),
    Column(
        "p_other",
        "probability",
        lambda row: None if row.sample.score is None else row.sample.score.p_other,
        "that it shows anything else; p_happy, p_neutral and p_other sum to 1",
        NO_FACE,
        low=0,
        high=1,
    ),
)

_TAIL: tuple[Column[TimelineRow], ...] = (
    Column(
        "live_rating",
        "points of 100",
        lambda row: row.sample.live_rating,
        "the gauge's value: an exponential moving average of p_happy, times 100",
        NOT_USABLE,
        low=0,
        high=100,
        decimals=3,
    ),
    Column(
        "intensity",
        "share",
        lambda row: row.intensity,
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


def timeline_columns(class_names: Sequence[str]) -> tuple[Column[TimelineRow], ...]:
    """Of a model's timelines: between p_other and live_rating stands p_NAME for each class beyond the three."""
    return (*_HEAD, *(_probability(name, FURTHER_MEANING) for name in further_classes(class_names)), *_TAIL)


def timeline_rows(session: Session) -> tuple[TimelineRow, ...]:
    """One row a sample, in their order."""
    rows: dict[int, TimelineRow] = {}
    for viewer, frames in frames_by_viewer(session.samples).items():
        places = [place for place, sample in enumerate(session.samples) if sample.viewer == viewer]
        samples = [session.samples[place] for place in places]
        intensities = _intensities(samples, frames, session.head)
        rows |= {place: TimelineRow(session.samples[place], i) for place, i in zip(places, intensities, strict=True)}
    return tuple(rows[place] for place in range(len(session.samples)))


def rated_frames(samples: Sequence[Sample]) -> RatedFrames:
    """Of one viewer's samples."""
    return RatedFrames.of(
        [sample.timestamp_s for sample in samples],
        [None if sample.score is None else sample.score.p_happy for sample in samples],
        [sample.quality for sample in samples],
    )


def _intensities(samples: Sequence[Sample], frames: RatedFrames, head: SessionHead) -> list[float | None]:
    """Of the trace of one viewer's `frames` at each of their samples' time, None at those that do not count."""
    intensity = trace_of(frames, head.method, head.baseline).intensity
    theirs = rated_frames(samples)
    steps = np.minimum((theirs.time_s * STEP_HZ).astype(int), len(intensity) - 1)
    at_frames = np.where(theirs.usable(head.method.min_quality), intensity[steps], np.nan)
    return [None if np.isnan(value) else float(value) for value in at_frames]
