"""How well the face could be seen in a session."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rating_app.rating import Reading
from rating_app.rating.series import stretches
from rating_app.rating.trace import STEP_HZ
from rating_app.session.session import Session


@dataclass(frozen=True)
class Signal:
    """The quality of a session's signal: shares in [0, 1], times in seconds, None if not known.

    `face_share`: share of the frames that have a face. `quality`: its median over these. `low_share`: share of these
    whose quality is too low to count. `longest_gap_s`: the longest continuous time without a usable face, which begins
    at `longest_gap_at_s`. `lost_s`: in gaps between frames that are far apart.
    """

    frames: int
    frames_per_s: float | None
    face_share: float | None
    quality: float | None
    low_share: float | None
    longest_gap_s: float
    longest_gap_at_s: float
    lost_s: float


def signal_of(session: Session, reading: Reading) -> Signal:
    """Return the signal of all viewers together."""
    samples = session.samples
    seen = samples.where(samples.face_found)
    frames, measured = samples.frame_count, seen.quality[~np.isnan(seen.quality)]
    gaps = [] if reading.trace is None else stretches(np.isnan(reading.trace.intensity))
    first, end = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0, 0))
    return Signal(
        frames=frames,
        frames_per_s=(frames - 1) / session.duration_s if session.duration_s > 0 else None,
        face_share=seen.frame_count / frames if frames else None,
        quality=float(np.median(measured)) if len(measured) else None,
        low_share=float(np.mean(measured < session.head.method.min_quality)) if len(measured) else None,
        longest_gap_s=(end - first) / STEP_HZ,
        longest_gap_at_s=first / STEP_HZ,
        lost_s=0.0 if reading.trace is None else float(reading.trace.lost.sum()) / STEP_HZ,
    )
