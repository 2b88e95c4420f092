"""Every constant of the rating, with its unit and its meaning. docs/rating.md explains how each was chosen."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

METHOD_NAME = "visible_joy_2"
"""The name of the formulas in this package."""

PLAIN_MEAN = "mean_happy_1"
"""The method of version 0.1: the mean of p_happy alone."""

MOSTLY_SEEN = 0.5
"""The least share of a bin's time that needs a value for a curve to have one there."""

_HAIR_S = 1e-9
"""By how much sums of tenths of a second miss whole seconds."""


def _constant(value: float, unit: str, meaning: str) -> Any:
    return field(default=value, metadata={"unit": unit, "meaning": meaning})


@dataclass(frozen=True)
class RatingMethod:
    """The constants of the rating. Raise ValueError if they make no sense.

    Times are in seconds, expressions in logits of p_happy, shares and intensities in [0, 1]. The constants are in the
    order in which they are used; CONSTANTS explains each. `rest_logit` is the median of photographs without a smile
    (GENKI-4K, out of fold).
    """

    min_quality: float = _constant(0.25, "share", "frames of lower signal quality do not count")
    max_gap_s: float = _constant(
        1.0, "s", "two frames further apart than this have a gap between them, of which only this much counts"
    )
    min_rated_s: float = _constant(3.0, "s", "with less time than this with usable frames, there is no rating")
    min_rated_frames: float = _constant(30.0, "count", "with fewer usable frames than this, there is no rating")
    min_coverage: float = _constant(
        0.2, "share", "with usable frames for less than this share of the time, there is no rating"
    )
    median_s: float = _constant(0.5, "s", "width of the running median that takes out single wrong frames")
    rest_logit: float = _constant(-4.2, "logit", "the typical resting face; a viewer's own is moved here")
    adaptation_s: float = _constant(
        300.0, "s", "how slowly the viewer's resting face is followed where it changes; 0 keeps it fixed"
    )
    onset_logit: float = _constant(-1.5, "logit", "where visible joy begins (intensity 0)")
    full_logit: float = _constant(1.5, "logit", "where visible joy is complete (intensity 1)")
    knee: float = _constant(0.02, "share", "the mean joy at which the rating's curve bends")
    smile_on: float = _constant(0.4, "intensity", "a smile reaches this")
    smile_off: float = _constant(0.2, "intensity", "a smile begins and ends here")
    min_smile_s: float = _constant(0.3, "s", "shorter smiles do not count")
    merge_smiles_s: float = _constant(0.5, "s", "two smiles with less than this between them count as one")
    min_effective_size: float = _constant(
        20.0, "count", "with fewer independent moments than this, there is no interval"
    )
    away_on_deg: float = _constant(20.0, "degrees", "a head turned this far from its resting pose looks away")
    away_off_deg: float = _constant(15.0, "degrees", "a head turned back to within this faces the screen again")
    min_away_s: float = _constant(0.5, "s", "shorter looks away, and shorter looks back, do not count")

    def __post_init__(self) -> None:
        for one in fields(self):
            if not one.name.endswith("logit") and getattr(self, one.name) < 0:
                raise ValueError(f"{one.name} must not be below 0")
        if min(self.max_gap_s, self.knee) <= 0:
            raise ValueError("max_gap_s and knee must be above 0")
        if not self.rest_logit < self.onset_logit < self.full_logit:
            raise ValueError("rest_logit, onset_logit and full_logit must rise in this order")
        if self.smile_off > self.smile_on:
            raise ValueError("smile_off must not be above smile_on")
        if self.away_off_deg > self.away_on_deg:
            raise ValueError("away_off_deg must not be above away_on_deg")

    def allows_rating(self, usable_s: float, usable_frames: int, coverage: float) -> bool:
        """Return whether there is enough to rate, during a session and at its end: `usable_s` seconds and
        `usable_frames` frames that count, in the share `coverage` of the time.
        """
        enough = usable_s >= self.min_rated_s - _HAIR_S and usable_frames >= self.min_rated_frames
        return enough and coverage >= self.min_coverage


DEFAULT_METHOD = RatingMethod()


@dataclass(frozen=True)
class Constant:
    """A field of RatingMethod, for people who read files and not code."""

    name: str
    unit: str
    meaning: str

    def of(self, method: RatingMethod) -> str:
        """Return its value, as short as possible."""
        return f"{self.value_in(method):g}"

    def value_in(self, method: RatingMethod) -> float:
        """Return its value in its unit."""
        return float(getattr(method, self.name))


CONSTANTS = tuple(Constant(one.name, **one.metadata) for one in fields(RatingMethod))
"""All constants, in the order in which they are used."""
