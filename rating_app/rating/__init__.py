"""From one score per frame to a rating of the content. Pure: no Qt, no input or output, no clock of its own.

docs/rating.md has the scale, its formulas and worked examples. The rating measures visible joy, never liking: 0 means
that no joy was seen.

Each name is imported when it is first used: the window is painted with the constants alone, before NumPy is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rating_app.system.late_names import late_names

if TYPE_CHECKING:
    from rating_app.rating.baseline import Baseline
    from rating_app.rating.frames import RatedFrames
    from rating_app.rating.interval import Interval
    from rating_app.rating.live import LiveAggregator, LiveRating, RunningRating
    from rating_app.rating.method import DEFAULT_METHOD, RatingMethod
    from rating_app.rating.session_rating import Reading, SessionRating, read_parts, read_room, read_session
    from rating_app.rating.smiles import Smile

__all__ = [
    "DEFAULT_METHOD",
    "Baseline",
    "Interval",
    "LiveAggregator",
    "LiveRating",
    "RatedFrames",
    "RatingMethod",
    "Reading",
    "RunningRating",
    "SessionRating",
    "Smile",
    "read_parts",
    "read_room",
    "read_session",
]

__getattr__ = late_names(
    __name__,
    {
        "DEFAULT_METHOD": "rating_app.rating.method",
        "Baseline": "rating_app.rating.baseline",
        "Interval": "rating_app.rating.interval",
        "LiveAggregator": "rating_app.rating.live",
        "LiveRating": "rating_app.rating.live",
        "RatedFrames": "rating_app.rating.frames",
        "RatingMethod": "rating_app.rating.method",
        "Reading": "rating_app.rating.session_rating",
        "RunningRating": "rating_app.rating.live",
        "SessionRating": "rating_app.rating.session_rating",
        "Smile": "rating_app.rating.smiles",
        "read_parts": "rating_app.rating.session_rating",
        "read_room": "rating_app.rating.session_rating",
        "read_session": "rating_app.rating.session_rating",
    },
)
