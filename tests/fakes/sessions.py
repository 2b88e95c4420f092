"""Sessions made by hand."""

from __future__ import annotations

from datetime import datetime, timezone

from rating_app.consent import Consent, DemoBasis
from rating_app.expression import CLASS_NAMES, ExpressionScore
from rating_app.session import Session, SessionHead, SessionRecorder

STARTED_AT = datetime(2026, 3, 1, 12, 30, 15, tzinfo=timezone.utc)


def session_of(scores, content="A film", consent: Consent | None = None, fps=10.0, class_names=CLASS_NAMES) -> Session:
    """One frame a score (p_happy; None where no face was found). The classes after neutral share p_other equally."""
    head = SessionHead(
        consent or DemoBasis(), content, "clip.mp4", "model-1", "0.1.0", class_names, started_at=STARTED_AT
    )
    sharing = len(class_names) - 2
    recorder = SessionRecorder(head)
    for number, p_happy in enumerate(scores):
        if p_happy is None:
            recorder.record(number / fps, None, None)
        else:
            p_neutral, p_other = (1 - p_happy) * 0.75, (1 - p_happy) * 0.25
            probabilities = [p_happy, p_neutral, *[p_other / sharing] * sharing]
            recorder.record(number / fps, 0.9, ExpressionScore.of(class_names, probabilities))
    return recorder.finish()
