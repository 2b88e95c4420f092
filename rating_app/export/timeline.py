"""A session's timeline: one row per viewer and frame, or per viewer and step if it is resampled to an even rate."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from rating_app.export.table import Column, Kind, Table, names_of, table_of_columns
from rating_app.rating import RatedFrames, RatingMethod
from rating_app.rating.series import FrameSpans, within
from rating_app.rating.trace import trace_of, values_at_frames
from rating_app.session.content_track import ContentTrack
from rating_app.session.exclusion import left_out
from rating_app.session.observation import further_classes
from rating_app.session.sample_fields import NO_FACE, NOT_USABLE, SAMPLE_FIELDS, Resampling, SampleField
from rating_app.session.samples import BLOCK, Floats, Integers, Samples, frames_by_viewer
from rating_app.session.session import Session, facing_of

FURTHER_PREFIX = "p_"
FURTHER_PATTERN = "p_[a-z][a-z_]*"


@dataclass(frozen=True)
class Timeline:
    """Columns, float64 (n,), beside `samples`. `intensity`: visible joy at each sample, in [0, 1]; NaN if no usable
    face was seen. `facing`: 1 if the viewer faced the screen, 0 if they looked away, NaN if that is not known.
    `excluded`: 1 if the user has excluded it, otherwise 0.
    """

    samples: Samples
    intensity: Floats
    facing: Floats
    excluded: Floats

    def __len__(self) -> int:
        return len(self.samples)

    def __getitem__(self, part: slice) -> Timeline:
        return Timeline(self.samples[part], self.intensity[part], self.facing[part], self.excluded[part])


def _of_field(field: SampleField) -> Column[Timeline]:
    def values(timeline: Timeline) -> Floats:
        samples = timeline.samples
        return np.where(samples.known(field.name), samples.column(field.name), np.nan)

    kind: Kind = "whole number" if field.is_whole else "number"
    return Column(
        field.name, field.unit, values, field.meaning, field.empty, kind, field.low, field.high, field.decimals
    )


def _further(name: str) -> Column[Timeline]:
    meaning = (
        "probability that it shows this further expression; one column for each class of the model, each a part of "
        "p_other"
    )
    return Column(f"{FURTHER_PREFIX}{name}", "probability", partial(_p, name), meaning, NO_FACE, low=0, high=1)


def _p(name: str, timeline: Timeline) -> Floats:
    """Return the probability of a further class; NaN throughout if no face was found by a model that has it."""
    samples = timeline.samples
    return samples.p_further(name) if name in samples.further else np.full(len(samples), np.nan)


_OF_FIELDS = tuple(_of_field(field) for field in SAMPLE_FIELDS)

_FACE_FOUND: Column[Timeline] = Column(
    "face_found",
    "0 or 1",
    lambda timeline: timeline.samples.face_found,
    "1 if a face was found; in a resampled timeline, 1 if some of the step had a usable face",
    kind="whole number",
    low=0,
    high=1,
)

_INTENSITY: Column[Timeline] = Column(
    "intensity",
    "share",
    lambda timeline: timeline.intensity,
    "intensity of visible joy: 0 for none, 1 for complete; after the median, relative to the viewer's resting face "
    "if that was measured",
    NOT_USABLE,
    low=0,
    high=1,
)


_FACING: Column[Timeline] = Column(
    "facing",
    "0 or 1",
    lambda timeline: timeline.facing,
    "1 if the head was turned to the screen as in the resting face, 0 if it was turned away; in a resampled timeline, "
    "at the beginning of the step",
    "the pose of the resting face was not measured, there is more than one viewer, or the face was lost",
    kind="whole number",
    low=0,
    high=1,
)

_EXCLUDED: Column[Timeline] = Column(
    "excluded",
    "0 or 1",
    lambda timeline: timeline.excluded,
    "1 if the user has left it out of the rating; in a resampled timeline, at the beginning of the step",
    kind="whole number",
    low=0,
    high=1,
)


def timeline_columns(class_names: Sequence[str]) -> tuple[Column[Timeline], ...]:
    """Return the columns of a model's timelines: the fields of a sample, and values derived from them. After p_other,
    there is a p_NAME for each class beyond the three.
    """
    after = {
        "content_position_s": (_FACE_FOUND,),
        "p_other": tuple(_further(name) for name in further_classes(class_names)),
    }
    return (
        *(column for own in _OF_FIELDS for column in (own, *after.get(own.name, ()))),
        _INTENSITY,
        _FACING,
        _EXCLUDED,
    )


def timeline_columns_named(names: Sequence[str]) -> tuple[Column[Timeline], ...] | None:
    """Return the columns of a model's timelines if they have these names; None if no model's do."""
    usual = names_of(timeline_columns(()))
    further = [name for name in names if name not in usual and re.fullmatch(FURTHER_PATTERN, name)]
    columns = timeline_columns([name.removeprefix(FURTHER_PREFIX) for name in further])
    return columns if tuple(names) == names_of(columns) else None


def timeline_of(session: Session) -> Timeline:
    """Return one row per sample, in their order."""
    samples, method = session.samples, session.head.method
    intensity = np.full(len(samples), np.nan)
    for viewer, frames in frames_by_viewer(samples).items():
        theirs = samples.viewer == viewer
        trace = trace_of(frames, method, session.head.baseline)
        seen = RatedFrames(samples.timestamp_s[theirs], samples.p_happy[theirs], samples.quality[theirs])
        at_samples = values_at_frames(trace, np.maximum.accumulate(seen.time_s))
        intensity[theirs] = np.where(seen.usable(method.min_quality), at_samples, np.nan)
    facing = facing_of(samples, session.head)
    return Timeline(
        samples,
        intensity,
        np.full(len(samples), np.nan) if facing is None else facing.state,
        within(samples.timestamp_s, left_out(session.exclusions)).astype(np.float64),
    )


def timeline_tables(timeline: Timeline, class_names: Sequence[str]) -> Iterator[Table]:
    """Yield tables one after the other, a block of rows each, and at least one; a model's `class_names` determine the
    columns.
    """
    columns = timeline_columns(class_names)
    for first in range(0, max(len(timeline), 1), BLOCK):
        yield table_of_columns(columns, timeline[first : first + BLOCK])


def resampled(timeline: Timeline, hz: float, method: RatingMethod) -> Timeline:
    """Resample to `hz` rows per second and viewer, from the session's start to its end; `frame` is then the number of
    the step.

    Averages are time-weighted means over the step's usable frames, as `method` counts them: a frame stands for half the
    time to its neighbours, and for `max_gap_s` / 2 at most. A step without usable frames has no face. The place in the
    content is that at the step's beginning, whether a face was found or not.
    """
    samples = timeline.samples
    if not samples:
        return timeline
    # Rounding must not add a step to a session that ends with one.
    steps = max(1, math.ceil(float(samples.timestamp_s.max()) * hz - 1e-6))
    frames = samples.one_a_frame()
    at_beginning = _at(frames, np.arange(steps) / hz)
    before = _before(timeline.samples.timestamp_s, np.arange(steps) / hz)
    parts, intensities = [], []
    for viewer in samples.viewers:
        means = _means_of_viewer(timeline, viewer, frames, np.arange(steps + 1) / hz, method)
        intensities.append(means.pop("intensity"))
        columns = {
            "frame": np.arange(steps),
            "viewer": np.full(steps, viewer),
            "timestamp_s": np.arange(steps) / hz,
            **at_beginning,
            **means,
        }
        parts.append(Samples.of_columns(columns, samples.further))
    # Order by step, and within each step by viewer.
    order = np.arange(len(parts) * steps).reshape(len(parts), steps).T.ravel()
    viewers = len(parts)
    return Timeline(
        Samples.joined(parts, samples.further).where(order),
        np.concatenate(intensities)[order],
        np.repeat(timeline.facing[before], viewers),
        np.repeat(timeline.excluded[before], viewers),
    )


def _means_of_viewer(
    timeline: Timeline, viewer: int, frames: Samples, edges_s: Floats, method: RatingMethod
) -> dict[str, Floats]:
    """Return the averages over each step between two of `edges_s`, by the names of Samples' columns and `intensity`.

    `frames` are all of the session, including those in which only others were seen: time passes in them, too.
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

    averaged = {name: means(samples.column(name)) for name in _fields(Resampling.MEAN)}
    averaged["intensity"] = means(timeline.intensity[theirs])
    others = [means(samples.p_further(name)) for name in samples.further]
    averaged["others"] = np.reshape(others, (len(others), len(edges_s) - 1)).T
    return averaged


def _at(frames: Samples, times_s: Floats) -> dict[str, Floats | Integers]:
    """Return what is not averaged at `times_s`, by the names of Samples' columns: the values of the frame before. The
    place in the content advances from there.
    """
    before = _before(frames.timestamp_s, times_s)
    at = {name: frames.column(name)[before] for name in _fields(Resampling.AT_BEGINNING)}
    items, positions_s = ContentTrack(frames).at(times_s)
    return {**at, "content_item": items, "content_position_s": positions_s}


def _before(frame_s: Floats, times_s: Floats) -> Integers:
    """Return which frame was the last one at each of `times_s`, or the first one if there was none yet."""
    return np.asarray(np.maximum(np.searchsorted(frame_s, times_s + 1e-9, side="right") - 1, 0))


def _fields(resampling: Resampling) -> tuple[str, ...]:
    return tuple(field.name for field in SAMPLE_FIELDS if field.resampling is resampling)
