"""Lines of the history, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from rating_app.rating.method import METHOD_NAME
from rating_app.store import SessionSummary

NOON = datetime(2026, 3, 31, 12, tzinfo=timezone.utc)


def summary_of(session_id: str, content: str = "A film", days_ago: float = 0, **others) -> SessionSummary:
    """A rated session of a minute."""
    summary = SessionSummary(
        session_id, NOON - timedelta(days=days_ago), content, "clip.mp4", 60.0, 50.0, 0.9, 45.0, 55.0,
        rating_method=METHOD_NAME,
    )  # fmt: skip
    return replace(summary, **others)
