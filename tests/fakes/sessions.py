"""Sessions made by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from functools import lru_cache
from itertools import pairwise

from fakes.methods import ANY_LENGTH
from rating_app.export.timeline import Timeline
from rating_app.rating import SessionRating
from rating_app.session.consent import Consent, DemoBasis
from rating_app.session.content import ContentItem, ContentKind, ContentPosition, Seek
from rating_app.session.observation import CLASS_NAMES, ExpressionScore, further_classes
from rating_app.session.samples import Sample, SampleRecording, Samples
from rating_app.session.session import Session, SessionHead, read_samples

STARTED_AT = datetime(2026, 3, 1, 12, 30, 15, tzinfo=timezone.utc)


def session_of(scores, content="A film", consent: Consent | None = None, fps=10.0, class_names=CLASS_NAMES) -> Session:
    """One frame a score (p_happy; None where no face was found), however few. The classes after neutral share p_other
    equally.
    """
    head = SessionHead(
        consent or DemoBasis(),
        content,
        "clip.mp4",
        "model-1",
        "0.1.0",
        class_names,
        started_at=STARTED_AT,
        method=ANY_LENGTH,
    )
    samples, rating = _rated(tuple(scores), fps, tuple(class_names))
    return Session(head, samples, rating)


@lru_cache(maxsize=64)
def _rated(scores, fps, class_names) -> tuple[Samples, SessionRating]:
    """As a SessionRecorder keeps and rates them, which tells the gauge and the curve of each frame besides: most of a
    test's time.
    """
    samples, sharing = SampleRecording(further_classes(class_names)), len(class_names) - 2
    for number, p_happy in enumerate(scores):
        if p_happy is None:
            samples.add(Sample(number, number / fps, None, None))
        else:
            p_neutral, p_other = (1 - p_happy) * 0.75, (1 - p_happy) * 0.25
            probabilities = [p_happy, p_neutral, *[p_other / sharing] * sharing]
            samples.add(Sample(number, number / fps, 0.9, ExpressionScore.of(class_names, probabilities)))
    kept = samples.so_far()
    head = SessionHead(DemoBasis(), "", "", "", "", class_names, method=ANY_LENGTH)
    return kept, read_samples(kept, head).rating


def pictures_of(visits, items=2, fps=10.0, **head) -> Session:
    """One picture after the other: `visits` are (item, scores), with a frame a score as in `session_of`. Whoever shows
    another picture than the next one jumps.
    """
    session = session_of([p_happy for _, scores in visits for p_happy in scores], fps=fps)
    shown = [
        ContentPosition(item, number / fps + 1 / 300) for item, scores in visits for number, _ in enumerate(scores)
    ]
    samples = tuple(replace(sample, content=c) for sample, c in zip(session.samples, shown, strict=True))
    seeks = tuple(
        Seek(before.timestamp_s, before.content, after.content)
        for before, after in pairwise(samples)
        if after.content.item not in (before.content.item, before.content.item + 1)
    )
    names = tuple(ContentItem(f"{n}.jpg", f"/home/somebody/a secret place/{n}.jpg") for n in range(1, items + 1))
    changed = replace(session.head, content_kind=ContentKind.PICTURES, items=names, **head)
    return replace(session, head=changed, samples=samples, seeks=seeks)


@dataclass(frozen=True)
class TimelineRow:
    """One row of a timeline; `intensity` is None where nothing usable was seen."""

    sample: Sample
    intensity: float | None


def rows_of(timeline: Timeline) -> list[TimelineRow]:
    """A timeline row by row."""
    intensities = (None if math.isnan(value) else value for value in timeline.intensity.tolist())
    return [TimelineRow(*row) for row in zip(timeline.samples, intensities, strict=True)]
