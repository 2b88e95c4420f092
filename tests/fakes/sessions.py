"""Sessions made by hand."""

from __future__ import annotations

from datetime import datetime, timezone

from rating_app.consent import Consent, DemoBasis
from rating_app.expression import ExpressionScore
from rating_app.session import Session, SessionHead, SessionRecorder

STARTED_AT = datetime(2026, 3, 1, 12, 30, 15, tzinfo=timezone.utc)


def session_of(scores, content="A film", consent: Consent | None = None, fps=10.0) -> Session:
    """One frame a score (p_happy; None where no face was found)."""
    head = SessionHead(consent or DemoBasis(), content, "clip.mp4", "model-1", "0.1.0", started_at=STARTED_AT)
    recorder = SessionRecorder(head)
    for number, p_happy in enumerate(scores):
        if p_happy is None:
            recorder.record(number / fps, None, None)
        else:
            recorder.record(number / fps, 0.9, ExpressionScore(p_happy, (1 - p_happy) * 0.75, (1 - p_happy) * 0.25))
    return recorder.finish()
