"""From one score per frame to a rating of the content. Pure: no Qt, no input or output, no clock of its own.

docs/rating.md has the scale, its formulas and worked examples. The rating measures visible joy, never liking: 0 means
that no joy was seen.
"""

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
