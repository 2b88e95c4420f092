"""Viewings of known joy, for panels."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from fakes.sessions import session_of
from rating_app.session.content import ContentItem, ContentKind, ContentPosition, Seek
from rating_app.session.session import Session

REST, HALF, JOY = 0.01, 0.5, 0.99
"""p_happy whose intensities of visible joy are 0, 0.5 and 1."""


def viewing(smiles=(), seconds=60, fps=10, p_happy=JOY, unseen=(), content="A film", stars=None, **head) -> Session:
    """A session at rest but for `smiles`, and without a face in `unseen`; each is (start, end) in seconds."""
    scores: list[float | None] = [REST] * (seconds * fps)
    for spans, score in ((smiles, p_happy), (unseen, None)):
        for start, end in spans:
            scores[start * fps : end * fps] = [score] * ((end - start) * fps)
    session = session_of(scores, content=content, fps=fps)
    return replace(session, stars=stars, head=replace(session.head, **head))


def film_viewing(plays, smiles=(), fps=10, p_happy=JOY, **head) -> Session:
    """A session of a film that the app played: the stretches `plays`, (start, end) in whole seconds of the film, one
    after the other with a jump between them; of (start, start, seconds) the film stands still for so long. `smiles` are
    in seconds of the film, and come each time their moment is played.
    """
    at: list[float] = []
    for start, end, *still in plays:
        at += [start] * (still[0] * fps) if still else [start + n / fps for n in range((end - start) * fps)]
    scores = [p_happy if any(start <= second < end for start, end in smiles) else REST for second in at]
    session = session_of(scores, fps=fps)
    samples = [
        replace(one, content=ContentPosition(1, second)) for one, second in zip(session.samples, at, strict=True)
    ]
    seeks = tuple(
        Seek(before.timestamp_s, before.content, after.content)
        for before, after in pairwise(samples)
        if abs(after.content.position_s - before.content.position_s) > 1
    )
    items = (ContentItem("film.mp4", "/films/film.mp4"),)
    whole = replace(session.head, **{"content_kind": ContentKind.MEDIA, "items": items, **head})
    return replace(session, head=whole, samples=samples, seeks=seeks)
