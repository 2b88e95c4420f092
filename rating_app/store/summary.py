"""A session in one line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SessionSummary:
    """A line of the history. Its figures are those of the session's SessionRating; `stars`, 1 to 5, and `notes` are as
    in Session. `curve` is the session's course in few bytes, as rating_app.rating.curve reads it; None where it has not
    been drawn yet.
    """

    session_id: str
    started_at: datetime
    content: str
    source: str
    duration_s: float
    rating_0_100: float | None
    coverage: float
    rating_low: float | None = None
    rating_high: float | None = None
    mean_happy_0_100: float | None = None
    smiles: int = 0
    stars: int | None = None
    notes: str = ""
    rating_method: str = ""
    consent_basis: str = ""
    interrupted: bool = False
    curve: bytes | None = None
    content_kind: str = "screen"
