"""What was seen of each viewer in each frame of a session: a value of its own, and many of them in columns."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from rating_app.rating import RatedFrames
from rating_app.session.content import ContentPosition
from rating_app.session.observation import ONLY_VIEWER, ExpressionScore

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

BLOCK = 4096
"""Rows by which a recording grows: none of them is ever moved, or set aside twice."""

_NO_ITEM = 0

_MAY_BE_NONE = (
    "face_confidence",
    "quality",
    "p_happy",
    "p_neutral",
    "p_other",
    "live_rating",
    "content_position_s",
    "others",
)


@dataclass(frozen=True)
class Sample:
    """One viewer in one analysed frame.

    `frame` counts from 0; `timestamp_s` is in seconds since the session's first frame. `face_confidence` and `quality`,
    both in [0, 1], and `score` are None where no face was found; `live_rating` in [0, 100] is None where no usable one
    was. `viewer` counts from 1, in the order in which they were first seen; a frame in which nobody is found has one
    sample, of viewer 1. `content` is where in the content the frame was taken, None where nobody told.
    """

    frame: int
    timestamp_s: float
    face_confidence: float | None
    score: ExpressionScore | None
    live_rating: float | None
    quality: float | None = None
    viewer: int = ONLY_VIEWER
    content: ContentPosition | None = None

    @property
    def face_found(self) -> bool:
        return self.score is not None


class Samples(Sequence[Sample]):
    """Samples in the order of their frames, which nobody changes any more.

    Probabilities, quality and ratings are kept as float32, as the networks give them; times as float64. A sample of a
    three-way model takes 50 bytes, and 4 more for each further class: 62 for a model of six expressions.

    As columns, each (n,): `frame`, `viewer` (int64), `timestamp_s` (float64, seconds), and in float64 with NaN for None
    `face_confidence`, `quality`, `p_happy`, `p_neutral`, `p_other` in [0, 1], `live_rating` in [0, 100] and
    `content_position_s`; `content_item` is int64, 0 for None.
    """

    def __init__(self, rows: npt.NDArray[Any], further: Sequence[str] = ()) -> None:
        """`rows` are of `row_type`; `further` names the classes beyond the three, in the order of their columns."""
        self._rows = rows
        self.further = tuple(further)

    @classmethod
    def of(cls, samples: Iterable[Sample]) -> Samples:
        """The same in columns."""
        if isinstance(samples, Samples):
            return samples
        samples = tuple(samples)
        scores = (sample.score for sample in samples)
        further = next((score.others for score in scores if score is not None and score.others), ())
        names = tuple(name for name, _ in further)
        rows = np.zeros(len(samples), row_type(len(names)))
        for place, sample in enumerate(samples):
            rows[place] = _row(sample, len(names))
        return cls(rows, names)

    @classmethod
    def of_columns(cls, columns: Mapping[str, npt.ArrayLike], further: Sequence[str] = ()) -> Samples:
        """From columns by their names, as above, and `others`, (n, len(further)): the probabilities of the `further`
        classes. `frame` is among them; others may be left out, and are None throughout then, as None is in them.
        """
        frame = np.asarray(columns["frame"])
        rows = np.zeros(len(frame), row_type(len(further)))
        rows["viewer"] = ONLY_VIEWER
        for name in _MAY_BE_NONE:
            rows[name] = math.nan
        for name, values in columns.items():
            rows[name] = np.asarray(values, rows.dtype[name].base)
        return cls(rows, further)

    @classmethod
    def joined(cls, parts: Sequence[Samples], further: Sequence[str] = ()) -> Samples:
        """One after the other; all of a model with these `further` classes."""
        return cls(np.concatenate([np.zeros(0, row_type(len(further))), *(part._rows for part in parts)]), further)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Sample: ...
    @overload
    def __getitem__(self, place: slice) -> Samples: ...
    def __getitem__(self, place: int | slice) -> Sample | Samples:
        if isinstance(place, slice):
            return Samples(self._rows[place], self.further)
        return _sample(self.further, self._rows[place].tolist())

    def __iter__(self) -> Iterator[Sample]:
        for first in range(0, len(self), BLOCK):
            for row in self._rows[first : first + BLOCK].tolist():
                yield _sample(self.further, row)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Samples):
            return NotImplemented
        return (
            len(self) == len(other)
            and self.further == other.further
            and all(_same(self._rows[name], other._rows[name]) for name in self._rows.dtype.names or ())
        )

    def __hash__(self) -> int:
        return hash((len(self), self.further))

    def __repr__(self) -> str:
        return f"<{len(self)} samples>"

    def __reduce__(self) -> tuple[Callable[[bytes, tuple[str, ...]], Samples], tuple[bytes, tuple[str, ...]]]:
        # NumPy's own way takes the sender's word for where the columns lie in memory.
        return samples_of_bytes, (self._rows.tobytes(), self.further)

    @property
    def frame(self) -> Integers:
        return self._rows["frame"].astype(np.int64)

    @property
    def viewer(self) -> Integers:
        return self._rows["viewer"].astype(np.int64)

    @property
    def timestamp_s(self) -> Floats:
        return self._floats("timestamp_s")

    @property
    def face_confidence(self) -> Floats:
        return self._floats("face_confidence")

    @property
    def quality(self) -> Floats:
        return self._floats("quality")

    @property
    def p_happy(self) -> Floats:
        return self._floats("p_happy")

    @property
    def p_neutral(self) -> Floats:
        return self._floats("p_neutral")

    @property
    def p_other(self) -> Floats:
        return self._floats("p_other")

    @property
    def live_rating(self) -> Floats:
        return self._floats("live_rating")

    @property
    def content_item(self) -> Integers:
        return self._rows["content_item"].astype(np.int64)

    @property
    def content_position_s(self) -> Floats:
        return self._floats("content_position_s")

    @property
    def face_found(self) -> npt.NDArray[np.bool_]:
        """(n,)."""
        return np.asarray(~np.isnan(self._rows["p_happy"]))

    @property
    def frame_count(self) -> int:
        """How many frames they come from."""
        return len(np.unique(self._rows["frame"]))

    @property
    def viewers(self) -> tuple[int, ...]:
        """The numbers of all who are in them, rising."""
        return tuple(np.unique(self._rows["viewer"]).tolist())

    def p_further(self, name: str) -> Floats:
        """Of one of the `further` classes, in [0, 1], NaN where no face was found; ValueError for any other name."""
        return np.asarray(self._rows["others"][:, self.further.index(name)], np.float64)

    def where(self, chosen: npt.NDArray[np.bool_] | Integers) -> Samples:
        """Those that a mask or places choose."""
        return Samples(self._rows[chosen], self.further)

    def one_a_frame(self) -> Samples:
        """The first of each frame's: what all viewers of a frame share."""
        return self.where(np.unique(self._rows["frame"], return_index=True)[1])

    def _floats(self, name: str) -> Floats:
        return self._rows[name].astype(np.float64)


class SampleRecording:
    """Samples as they come. What has come is never changed, so that `so_far` can be read while more come."""

    def __init__(self, further: Sequence[str] = ()) -> None:
        """`further` are the classes beyond the three that the scores may tell apart."""
        self._further = tuple(further)
        self._blocks: list[npt.NDArray[Any]] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def nbytes(self) -> int:
        """What the samples take, in bytes."""
        return sum(block.nbytes for block in self._blocks)

    def add(self, sample: Sample) -> Sample:
        """`sample` as it is kept."""
        place = self._length % BLOCK
        if place == 0:
            self._blocks.append(np.zeros(BLOCK, row_type(len(self._further))))
        rows = self._blocks[-1]
        rows[place] = _row(sample, len(self._further))
        self._length += 1
        return _sample(self._further, rows[place].tolist())

    def so_far(self) -> Samples:
        """All of them."""
        whole = Samples.joined([Samples(block, self._further) for block in self._blocks], self._further)
        return whole[: self._length]


def samples_of_bytes(rows: bytes, further: tuple[str, ...]) -> Samples:
    """From the bytes of an array of `row_type`; ValueError where they are of another length."""
    return Samples(np.frombuffer(rows, row_type(len(further))), further)


def row_type(further: int) -> np.dtype[Any]:
    """Of a sample of a model with so many classes beyond the three."""
    return np.dtype(
        [
            ("frame", np.uint32),
            ("viewer", np.uint16),
            ("timestamp_s", np.float64),
            ("face_confidence", np.float32),
            ("quality", np.float32),
            ("p_happy", np.float32),
            ("p_neutral", np.float32),
            ("p_other", np.float32),
            ("live_rating", np.float32),
            ("content_item", np.uint32),
            ("content_position_s", np.float64),
            ("others", np.float32, (further,)),
        ]
    )


def frames_by_viewer(samples: Samples) -> dict[int, RatedFrames]:
    """All frames of the session for each viewer, by number; where they are not seen they have no p_happy."""
    if not len(samples):
        return {}
    _, firsts, rows = np.unique(samples.frame, return_index=True, return_inverse=True)
    time_s = np.maximum.accumulate(samples.timestamp_s[firsts])
    p_happy, quality = samples.p_happy, samples.quality
    columns = {}
    for viewer in samples.viewers:
        theirs = samples.viewer == viewer
        of_viewer = RatedFrames(time_s, np.full(len(time_s), np.nan), np.full(len(time_s), np.nan))
        of_viewer.p_happy[rows[theirs]] = p_happy[theirs]
        of_viewer.quality[rows[theirs]] = quality[theirs]
        columns[viewer] = of_viewer
    return columns


def _row(sample: Sample, further: int) -> tuple[Any, ...]:
    score, content = sample.score, sample.content
    p_others = () if score is None else tuple(p for _, p in score.others)
    return (
        sample.frame,
        sample.viewer,
        sample.timestamp_s,
        _nan_for_none(sample.face_confidence),
        _nan_for_none(sample.quality),
        *((math.nan,) * 3 if score is None else (score.p_happy, score.p_neutral, score.p_other)),
        _nan_for_none(sample.live_rating),
        _NO_ITEM if content is None else content.item,
        math.nan if content is None else content.position_s,
        p_others or (math.nan,) * further,
    )


def _sample(further: tuple[str, ...], row: tuple[Any, ...]) -> Sample:
    frame, viewer, timestamp_s, confidence, quality, p_happy, p_neutral, p_other, live, item, position_s, others = row
    score = None
    if not math.isnan(p_happy):
        told_apart = len(others) > 0 and not math.isnan(others[0])
        named = tuple(zip(further, (float(p) for p in others), strict=True)) if told_apart else ()
        score = ExpressionScore(p_happy, p_neutral, p_other, named)
    content = None if item == _NO_ITEM else ContentPosition(item, position_s)
    return Sample(
        frame,
        timestamp_s,
        _none_for_nan(confidence),
        score,
        _none_for_nan(live),
        _none_for_nan(quality),
        viewer,
        content,
    )


def _nan_for_none(value: float | None) -> float:
    return math.nan if value is None else value


def _none_for_nan(value: float) -> float | None:
    return None if math.isnan(value) else value


def _same(one: npt.NDArray[Any], other: npt.NDArray[Any]) -> bool:
    return bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "f"))
