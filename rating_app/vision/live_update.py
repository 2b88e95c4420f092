"""What the window is told of each frame."""

from __future__ import annotations

from dataclasses import dataclass

from rating_app.rating import LiveRating, SessionRating
from rating_app.session.samples import Sample
from rating_app.vision.analysis import FrameAnalysis


@dataclass(frozen=True)
class LiveUpdate:
    """The newest analysed frame. `sample` and `rating` are None while nothing is being recorded."""

    analysis: FrameAnalysis
    live: LiveRating | None
    sample: Sample | None
    rating: SessionRating | None
