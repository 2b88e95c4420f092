"""Marks made by hand, and a film session with some."""

from __future__ import annotations

from dataclasses import replace

from fakes.viewings import film_viewing
from rating_app.export.markers import Mark, MarkClock, MarkKind, Marks
from rating_app.session.session import Marker, Session

MOMENT, SMILE, MARKER = MarkKind.MOMENT, MarkKind.SMILE, MarkKind.MARKER

TRICKY = 'Ärger & "Witz" <b>, | 5 --> 6'


def marks(*found: Mark, clock=MarkClock.FILM, film="film.mp4", length_s=120.0, **changes) -> Marks:
    """In the order of time."""
    in_order = tuple(sorted(found, key=lambda mark: (mark.begin_s, mark.end_s)))
    return Marks("A film", clock, film if clock is not MarkClock.SESSION else "", length_s, in_order, **changes)


def some_marks(**changes) -> Marks:
    """One of each kind, and two that overlap."""
    return marks(
        Mark(MOMENT, 10.0, 14.5, peak=0.9, rank=1),
        Mark(SMILE, 40.02, 42.0, peak=0.5),
        Mark(MARKER, 25.0, 25.0, TRICKY),
        Mark(MARKER, 60.0, 75.0, "the chase"),
        Mark(MARKER, 70.0, 80.0, "the car"),
        **changes,
    )


def marked_session() -> Session:
    """Of a film of which 0 to 20 s and, after a jump, 60 to 80 s were seen, with smiles at 5 to 8 and 65 to 70 s of it;
    the marker is at second 30 of the session, which is 70 s of the film.
    """
    session = film_viewing([(0, 20), (60, 80)], smiles=[(5, 8), (65, 70)], content="A film")
    return replace(session, markers=(Marker(30.0, "the joke"), Marker(18.0, "across the jump", 10.0)))
