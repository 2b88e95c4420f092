"""The table of what is kept of a viewer in a frame. Everything that stores, reads or writes samples is derived from it.

A new field takes two edits: an attribute of Sample that is None by default, and a row here. Its place in memory and in
the history, its resampling, its column in the timeline and its text in the data dictionary follow.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Literal

import numpy as np

NO_FACE = "no face was found"
NO_CONTENT = "the viewer's position in the content is not known"
NOT_USABLE = "no usable face was found"
NO_POSE = "no face was found, or its pose was not measured"


class Resampling(Enum):
    """How a field is resampled in a step of an even timeline: the step's own number, the value at the step's beginning,
    or the time-weighted mean over the usable frames in the step.
    """

    OF_STEP = auto()
    AT_BEGINNING = auto()
    MEAN = auto()


@dataclass(frozen=True)
class SampleField:
    """One number of a sample. A field that could not be stored raises ValueError.

    `dtype` is NumPy's type of the column. `part` is where the field is: an attribute of the sample's score or content,
    or of the sample itself. `unit`, `meaning`, `empty`, `low`, `high` and `decimals` are as in rating_app.export's
    Column: if `empty` is an empty text, the field is never None. `since` is the first version of the history's schema
    that has the field, None for those that the schema's own steps have.
    """

    name: str
    dtype: type[np.number[Any]]
    unit: str
    meaning: str
    empty: str = ""
    low: float | None = 0
    high: float | None = None
    decimals: int = 6
    resampling: Resampling = Resampling.MEAN
    part: Literal["sample", "score", "content"] = "sample"
    since: int | None = None

    def __post_init__(self) -> None:
        if self.is_whole and self.is_optional and (self.low is None or self.low < 1):
            raise ValueError(f"{self.name}: 0 stands for None, and so must be none of its values")
        if self.since is not None and not self.is_optional:
            raise ValueError(f"{self.name}: earlier histories have none of it")

    @property
    def is_whole(self) -> bool:
        return issubclass(self.dtype, np.integer)

    @property
    def is_optional(self) -> bool:
        return bool(self.empty)

    @property
    def none(self) -> float:
        """The number that is stored for None."""
        return 0 if self.is_whole else math.nan

    @property
    def attribute(self) -> str:
        """Its name in its `part`: `content_item` is the content's `item`."""
        return self.name.removeprefix(f"{self.part}_")


SAMPLE_FIELDS: tuple[SampleField, ...] = (
    SampleField(
        "frame",
        np.uint32,
        "count",
        "number of the analysed frame, from 0; of the step, if the timeline is resampled",
        resampling=Resampling.OF_STEP,
    ),
    SampleField(
        "viewer",
        np.uint16,
        "count",
        "number of the viewer, from 1, in the order in which they were first seen",
        low=1,
        resampling=Resampling.OF_STEP,
    ),
    SampleField(
        "timestamp_s",
        np.float64,
        "s",
        "time since the session's first frame, without pauses; of the step's beginning, if the timeline is resampled",
        resampling=Resampling.OF_STEP,
    ),
    SampleField(
        "content_item",
        np.uint32,
        "count",
        "number of the content's file that was shown, from 1; the film in another player is 1",
        NO_CONTENT,
        low=1,
        resampling=Resampling.AT_BEGINNING,
        part="content",
    ),
    SampleField(
        "content_position_s",
        np.float64,
        "s",
        "the viewer's position in it, from its beginning, by the session's content_clock; for a picture, how long it "
        "had been shown this time",
        NO_CONTENT,
        resampling=Resampling.AT_BEGINNING,
        part="content",
    ),
    SampleField("face_confidence", np.float32, "share", "confidence of the face detector", NO_FACE, high=1),
    SampleField(
        "quality",
        np.float32,
        "share",
        "signal quality: the worst of the detector's confidence, the size of the face, sharpness, light and head pose",
        "no face was found, or the quality was not measured",
        high=1,
    ),
    SampleField(
        "p_happy",
        np.float32,
        "probability",
        "probability that the face looks happy, according to the network",
        NO_FACE,
        high=1,
        part="score",
    ),
    SampleField(
        "p_neutral", np.float32, "probability", "probability that it looks neutral", NO_FACE, high=1, part="score"
    ),
    SampleField(
        "p_other",
        np.float32,
        "probability",
        "probability that it shows anything else; p_happy, p_neutral and p_other sum to 1",
        NO_FACE,
        high=1,
        part="score",
    ),
    SampleField(
        "head_yaw_deg",
        np.float32,
        "degrees",
        "how far the head is turned away from the camera, positive towards the viewer's own left; an estimate from "
        "six points of the face",
        NO_POSE,
        low=-180,
        high=180,
        decimals=1,
        since=6,
    ),
    SampleField(
        "head_pitch_deg",
        np.float32,
        "degrees",
        "how far the head is raised, negative if it is lowered; also an estimate",
        NO_POSE,
        low=None,
        decimals=1,
        since=6,
    ),
)
"""The fields in the order of the timeline's columns. What a model distinguishes beyond the three classes is not a
field, but as many numbers as the model has names; they come after p_other."""
