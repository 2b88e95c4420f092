"""What was seen of each viewer in each frame of a session: one as a value, and many in columns."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from rating_app.rating import RatedFrames
from rating_app.session.content import ContentPosition
from rating_app.session.observation import ONLY_VIEWER, ExpressionScore
from rating_app.session.sample_fields import SAMPLE_FIELDS

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

BLOCK = 4096
"""Rows by which a recording grows: they are never moved or copied."""

_BY_NAME = {field.name: field for field in SAMPLE_FIELDS}

Values = TypeVar("Values")


@dataclass(frozen=True)
class Sample:
    """One viewer in one analysed frame.

    `frame` counts from 0; `timestamp_s` is in seconds since the session's first frame. `face_confidence`, `quality`,
    both in [0, 1], and `score` are None if no face was found. `viewer` counts from 1, in the order in which they were
    first seen; a frame in which nobody is found has one sample, of viewer 1. `content` is where in the content the
    frame was taken, None if that is not known. `head_yaw_deg` and `head_pitch_deg` are as in HeadPose, None if the
    head's pose is not known.
    """

    frame: int
    timestamp_s: float
    face_confidence: float | None
    score: ExpressionScore | None
    quality: float | None = None
    viewer: int = ONLY_VIEWER
    content: ContentPosition | None = None
    head_yaw_deg: float | None = None
    head_pitch_deg: float | None = None

    @property
    def face_found(self) -> bool:
        return self.score is not None


class _Part:
    """The fields in one part of a sample: in its score, its content, or the sample itself."""

    def __init__(self, name: str) -> None:
        self.fields = tuple(field for field in SAMPLE_FIELDS if field.part == name)
        self._names = tuple(field.attribute for field in self.fields)
        self._values_of = attrgetter(*self._names)
        self._nones = tuple(field.none for field in self.fields)
        self._optional_nones = tuple(field.none if field.is_optional else None for field in self.fields)

    def kept(self, part: object) -> Iterable[float]:
        """Return the values of `part`, which may be None, as they are stored."""
        if part is None:
            return self._nones
        return [
            none if value is None else value for none, value in zip(self._nones, self._values_of(part), strict=True)
        ]

    def told(self, kept: Iterable[float]) -> dict[str, Any]:
        """Return stored values by the names of the part's attributes, the reverse of `kept`."""
        return {
            name: None if math.isnan(value) or value == none else value
            for name, none, value in zip(self._names, self._optional_nones, kept, strict=True)
        }


_OWN, _SCORE, _CONTENT = (_Part(name) for name in ("sample", "score", "content"))
_KEPT = (*_OWN.fields, *_SCORE.fields, *_CONTENT.fields)
_SCORE_AT, _CONTENT_AT = len(_OWN.fields), len(_OWN.fields) + len(_SCORE.fields)


class _Column(Generic[Values]):
    """A column of Samples, by the name of the attribute."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, samples: Samples, owner: type) -> Values:
        values: Values = samples.column(self._name)
        return values


class Samples(Sequence[Sample]):
    """Samples in the order of their frames, which never change.

    Probabilities, quality and ratings are stored as float32, as the networks return them; times as float64. A sample of
    a three-way model takes 54 bytes, and 4 more for each further class: 66 for a model of six expressions.

    Each field is a column, (n,), as returned by `column`; those that are used in calculations have an attribute, too.
    """

    frame = _Column[Integers]()
    viewer = _Column[Integers]()
    timestamp_s = _Column[Floats]()
    content_item = _Column[Integers]()
    content_position_s = _Column[Floats]()
    face_confidence = _Column[Floats]()
    quality = _Column[Floats]()
    p_happy = _Column[Floats]()
    p_neutral = _Column[Floats]()
    p_other = _Column[Floats]()
    head_yaw_deg = _Column[Floats]()
    head_pitch_deg = _Column[Floats]()

    def __init__(self, rows: npt.NDArray[Any], further: Sequence[str] = ()) -> None:
        """Wrap `rows` of `row_type`; `further` names the classes beyond the three, in the order of their columns."""
        self._rows = rows
        self.further = tuple(further)

    @classmethod
    def of(cls, samples: Iterable[Sample]) -> Samples:
        """Convert samples to columns."""
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
        """Return samples from columns by the names of SAMPLE_FIELDS, and from `others`, (n, len(further)): the
        probabilities of the `further` classes.

        The column `frame` is required; a missing column is None throughout. NaN stands for None, and so does 0 in a
        column of whole numbers.
        """
        frame = np.asarray(columns["frame"])
        rows = np.zeros(len(frame), row_type(len(further)))
        rows["viewer"] = ONLY_VIEWER
        rows["others"] = math.nan
        for field in SAMPLE_FIELDS:
            if field.is_optional:
                rows[field.name] = field.none
        for name, values in columns.items():
            rows[name] = np.asarray(values, rows.dtype[name].base)
        return cls(rows, further)

    @classmethod
    def joined(cls, parts: Sequence[Samples], further: Sequence[str] = ()) -> Samples:
        """Join samples one after the other; all are of a model with these `further` classes."""
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
        # NumPy's own way trusts the sender about where the columns lie in memory.
        return samples_of_bytes, (self._rows.tobytes(), self.further)

    def column(self, name: str) -> Any:
        """Return the column of a field by its name: whole numbers in int64, with 0 for None; others in float64, with
        NaN for None.
        """
        return self._rows[name].astype(np.int64 if _BY_NAME[name].is_whole else np.float64)

    def known(self, name: str) -> npt.NDArray[np.bool_]:
        """Return where a field is not None, (n,)."""
        field, values = _BY_NAME[name], self._rows[name]
        if not field.is_optional:
            return np.ones(len(self), np.bool_)
        return np.asarray(values != 0 if field.is_whole else ~np.isnan(values))

    @property
    def others(self) -> Floats:
        """The probabilities of the `further` classes, (n, len(further)), in [0, 1], NaN if no face was found."""
        return self._rows["others"].astype(np.float64)

    @property
    def face_found(self) -> npt.NDArray[np.bool_]:
        """Whether a face was found, (n,)."""
        return self.known("p_happy")

    @property
    def frame_count(self) -> int:
        """Return the number of frames that they come from."""
        return len(np.unique(self._rows["frame"]))

    @property
    def viewers(self) -> tuple[int, ...]:
        """The numbers of all viewers in them, rising."""
        return tuple(np.unique(self._rows["viewer"]).tolist())

    def p_further(self, name: str) -> Floats:
        """Return one of `others`; raise ValueError for any other name."""
        return np.asarray(self._rows["others"][:, self.further.index(name)], np.float64)

    def where(self, chosen: npt.NDArray[np.bool_] | Integers) -> Samples:
        """Return the samples that a mask or indices select."""
        return Samples(self._rows[chosen], self.further)

    def one_a_frame(self) -> Samples:
        """Return the first sample of each frame: what all viewers in a frame share."""
        return self.where(np.unique(self._rows["frame"], return_index=True)[1])


class SampleRecording:
    """Samples as they come. Earlier ones never change, so that `so_far` can be read while more come."""

    def __init__(self, further: Sequence[str] = ()) -> None:
        """Begin for a model with the classes `further` beyond the three."""
        self._further = tuple(further)
        self._blocks: list[npt.NDArray[Any]] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def nbytes(self) -> int:
        """The size of the samples, in bytes."""
        return sum(block.nbytes for block in self._blocks)

    def add(self, sample: Sample) -> Sample:
        """Add `sample`, and return it as it is stored."""
        place = self._length % BLOCK
        if place == 0:
            self._blocks.append(np.zeros(BLOCK, row_type(len(self._further))))
        rows = self._blocks[-1]
        rows[place] = _row(sample, len(self._further))
        self._length += 1
        return _sample(self._further, rows[place].tolist())

    def so_far(self) -> Samples:
        """Return all samples so far."""
        # Read this first: another thread may add one while the blocks are joined.
        length = self._length
        whole = Samples.joined([Samples(block, self._further) for block in self._blocks], self._further)
        return whole[:length]


def samples_of_bytes(rows: bytes, further: tuple[str, ...]) -> Samples:
    """Make samples of the bytes of an array of `row_type`; ValueError if their length is wrong."""
    return Samples(np.frombuffer(rows, row_type(len(further))), further)


def row_type(further: int) -> np.dtype[Any]:
    """Return the type of a sample of a model with `further` classes beyond the three."""
    return np.dtype([*((field.name, field.dtype) for field in _KEPT), ("others", np.float32, (further,))])


def frames_by_viewer(samples: Samples) -> dict[int, RatedFrames]:
    """Return all frames of the session for each viewer, by number; if a viewer is not seen in a frame, its p_happy is
    NaN.
    """
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
    score = sample.score
    p_others = () if score is None else tuple(p for _, p in score.others)
    return (
        *_OWN.kept(sample),
        *_SCORE.kept(score),
        *_CONTENT.kept(sample.content),
        p_others or (math.nan,) * further,
    )


def _sample(further: tuple[str, ...], row: tuple[Any, ...]) -> Sample:
    *values, others = row
    of_score, of_content = _SCORE.told(values[_SCORE_AT:_CONTENT_AT]), _CONTENT.told(values[_CONTENT_AT:])
    score = None
    if of_score["p_happy"] is not None:
        told_apart = len(others) > 0 and not math.isnan(others[0])
        named = tuple(zip(further, (float(p) for p in others), strict=True)) if told_apart else ()
        score = ExpressionScore(**of_score, others=named)
    content = None if None in of_content.values() else ContentPosition(**of_content)
    return Sample(**_OWN.told(values[:_SCORE_AT]), score=score, content=content)


def _same(one: npt.NDArray[Any], other: npt.NDArray[Any]) -> bool:
    return bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "f"))
