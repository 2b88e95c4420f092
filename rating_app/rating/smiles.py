"""Smiles: their beginning, strongest moment and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rating_app.rating.method import RatingMethod
from rating_app.rating.series import stretches
from rating_app.rating.trace import STEP_HZ, Trace


@dataclass(frozen=True)
class Smile:
    """A smile. Times are in seconds since the session's start, intensities of visible joy in [0, 1].

    `joy_s` is the integral of squared intensity over time: the equivalent in seconds of complete joy.
    """

    onset_s: float
    apex_s: float
    offset_s: float
    peak: float
    mean_intensity: float
    joy_s: float

    @property
    def duration_s(self) -> float:
        """Return the seconds from onset to offset."""
        return self.offset_s - self.onset_s


def find_smiles(trace: Trace, method: RatingMethod) -> tuple[Smile, ...]:
    """Find the smiles, in the order of time, by hysteresis: a smile reaches `smile_on`, and lasts until intensity falls
    below `smile_off`.
    """
    intensity = np.nan_to_num(trace.intensity)
    risen = [
        (first, end)
        for first, end in stretches(intensity >= max(method.smile_off, 1e-9))
        if intensity[first:end].max() >= method.smile_on
    ]
    joined = _joined(risen, method.merge_smiles_s * STEP_HZ)
    return tuple(
        _smile(trace, first, end) for first, end in joined if end - first >= method.min_smile_s * STEP_HZ - 0.5
    )


def best_moments(smiles: Sequence[Smile], count: int = 5) -> tuple[Smile, ...]:
    """Return the `count` smiles that contribute most to the rating, the greatest first."""
    return tuple(sorted(smiles, key=lambda smile: (-smile.joy_s, smile.onset_s))[:count])


def _joined(runs: Sequence[tuple[int, int]], gap: float) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, end in runs:
        if joined and first - joined[-1][1] < gap:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return joined


def _smile(trace: Trace, first: int, end: int) -> Smile:
    intensity = np.nan_to_num(trace.intensity[first:end])
    apex = first + int(np.argmax(intensity))
    return Smile(
        onset_s=first / STEP_HZ,
        apex_s=(apex + 0.5) / STEP_HZ,
        offset_s=end / STEP_HZ,
        peak=float(intensity.max()),
        mean_intensity=float(intensity.mean()),
        joy_s=float(np.square(intensity).sum() / STEP_HZ),
    )
