"""Sessions in which the app showed the content."""

from __future__ import annotations

from collections.abc import Sequence

from rating_app.analysis import SeenViewer
from rating_app.consent import DemoBasis
from rating_app.content import ContentItem, ContentKind, ContentPosition
from rating_app.expression import ExpressionScore
from rating_app.session import Session, SessionHead, SessionRecorder

FPS = 10


def pictures_session(visits: Sequence[tuple[int, float, float]], names: Sequence[str]) -> Session:
    """Pictures called `names`, shown as `visits` say: number of the picture, seconds, p_happy meanwhile. Each visit but
    the first begins with a jump.
    """
    items = tuple(ContentItem(name, f"/secret place/{name}") for name in names)
    head = SessionHead(
        DemoBasis(), "Posters", "clip.mp4", "model-1", "0.2.0", content_kind=ContentKind.PICTURES, items=items
    )
    recorder = SessionRecorder(head)
    frame, left = 0, None
    for item, seconds, p_happy in visits:
        for step in range(round(seconds * FPS)):
            position = ContentPosition(item, step / FPS)
            score = ExpressionScore(p_happy, 1 - p_happy, 0.0)
            recorder.record_viewers(frame / FPS, (SeenViewer(1, 0.9, score, 0.9),), position)
            if left is not None and step == 0:
                recorder.seek(left, position)
            frame += 1
        left = ContentPosition(item, seconds)
    return recorder.finish()
