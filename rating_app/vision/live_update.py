"""What the window receives for each frame."""

from __future__ import annotations

from dataclasses import dataclass

from rating_app.rating import LiveRating, SessionRating
from rating_app.rating.curve import CurvePoint
from rating_app.session.samples import Sample
from rating_app.vision.analysis import FrameAnalysis


@dataclass(frozen=True)
class LiveUpdate:
    """The newest analysed frame. `sample` and `rating` are None unless a session is being recorded. `curve_points` are
    the curve's points since the last update that was taken.
    """

    analysis: FrameAnalysis
    live: LiveRating | None
    sample: Sample | None
    rating: SessionRating | None
    curve_points: tuple[CurvePoint, ...] = ()
