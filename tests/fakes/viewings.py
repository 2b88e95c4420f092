"""Viewings of known joy, for panels."""

from __future__ import annotations

from dataclasses import replace

from fakes.sessions import session_of
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
