"""An index of the sessions that the history shows, and of their order. Keys, computed once in the background, let a
hundred thousand sessions be sorted and filtered in milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

import numpy as np
import numpy.typing as npt

from rating_app.session.content import ContentKind
from rating_app.store import SessionSummary
from rating_app.views.history.columns import Column, smiles_of

_KEY_BYTES = 64
"""Length of a title that is compared when sorting."""

_QUOTES = '"“”„«»'
_PHRASE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|([^\s{_QUOTES}]+)")

Rows = npt.NDArray[np.int64]


class Period(Enum):
    """A period up to now, in whole days of this computer's clock."""

    ALL = auto()
    TODAY = auto()
    WEEK = auto()
    MONTH = auto()

    def since_s(self, now: datetime) -> float | None:
        """Return the beginning of the period, in seconds since 1970; None for all. `now` has a time zone, which decides
        when days begin.
        """
        if self is Period.ALL:
            return None
        days_before = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29}[self]
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return (midnight - timedelta(days=days_before)).timestamp()


class Shown(Enum):
    """A property that the shown sessions have."""

    ALL = auto()
    RATED = auto()
    UNRATED = auto()
    SCREEN = auto()
    MEDIA = auto()
    PICTURES = auto()
    RECORDING = auto()


_KINDS = {
    Shown.SCREEN: ContentKind.SCREEN.value,
    Shown.MEDIA: ContentKind.MEDIA.value,
    Shown.PICTURES: ContentKind.PICTURES.value,
    Shown.RECORDING: ContentKind.RECORDING.value,
}


@dataclass(frozen=True)
class SessionFilter:
    """A filter. A session passes if it began at or after `since_s` (seconds since 1970, None for any), has the property
    `shown`, and has every word of `text` in its title, notes or source, in upper or lower case; words in quotation
    marks have to be next to each other, in this order.
    """

    text: str = ""
    since_s: float | None = None
    shown: Shown = Shown.ALL


@dataclass(frozen=True)
class SessionIndex:
    """The sessions, newest first, with the values that they are sorted and searched by; each attribute has one entry
    per session.

    Attributes:
        summaries: the sessions.
        rows: the place of each by session id.
        texts: the text to search, in lower case.
        keys: for each column a number to sort by, NaN if the session has none.
        rated: whether it has a rating.
        kinds: the value of its ContentKind.
        lacks_curves: whether one has not been drawn yet.
    """

    summaries: tuple[SessionSummary, ...]
    rows: dict[str, int]
    texts: list[str]
    keys: dict[Column, npt.NDArray[np.float64]]
    rated: npt.NDArray[np.bool_]
    kinds: npt.NDArray[np.str_]
    lacks_curves: bool

    @classmethod
    def of(cls, summaries: Sequence[SessionSummary]) -> SessionIndex:
        """Build the index; this takes half a second for a hundred thousand sessions."""
        keys = {
            Column.STARTED: _numbers([one.started_at.timestamp() for one in summaries]),
            Column.CONTENT: _text_ranks([one.content for one in summaries]),
            Column.COURSE: _numbers([highest_point(one.curve) for one in summaries]),
            Column.DURATION: _numbers([one.duration_s for one in summaries]),
            Column.RATING: _numbers([one.rating_0_100 for one in summaries]),
            Column.SMILES: _numbers([smiles_of(one) for one in summaries]),
            Column.STARS: _numbers([one.stars for one in summaries]),
            Column.FACE_SEEN: _numbers([one.coverage for one in summaries]),
        }
        return cls(
            tuple(summaries),
            {one.session_id: row for row, one in enumerate(summaries)},
            [_searched(one) for one in summaries],
            keys,
            np.isfinite(keys[Column.RATING]),
            np.array([one.content_kind for one in summaries], np.str_),
            any(one.curve is None for one in summaries),
        )

    def find(self, wanted: SessionFilter, column: Column, descending: bool) -> Rows:
        """Return the rows that pass, sorted by `column`; those without a value in it come last either way."""
        passes = self._passes(wanted)
        key = self.keys[column]
        order = np.argsort(-key if descending else key, kind="stable")
        rows: Rows = order[passes[order]].astype(np.int64, copy=False)
        return rows

    def replaced(self, changed: Iterable[SessionSummary]) -> SessionIndex:
        """Return the index with these sessions in place of those with the same ids. They keep their places in the order
        until the index is rebuilt.
        """
        summaries, texts = list(self.summaries), self.texts.copy()
        for summary in changed:
            row = self.rows[summary.session_id]
            summaries[row], texts[row] = summary, _searched(summary)
        return replace(self, summaries=tuple(summaries), texts=texts)

    def _passes(self, wanted: SessionFilter) -> npt.NDArray[np.bool_]:
        passes = np.ones(len(self.summaries), np.bool_)
        if wanted.since_s is not None:
            passes &= self.keys[Column.STARTED] >= wanted.since_s
        if wanted.shown in _KINDS:
            passes &= self.kinds == _KINDS[wanted.shown]
        elif wanted.shown is not Shown.ALL:
            passes &= self.rated == (wanted.shown is Shown.RATED)
        for phrase in phrases_of(wanted.text):
            passes &= np.array([phrase in text for text in self.texts], np.bool_)
        return passes


def phrases_of(text: str) -> tuple[str, ...]:
    """Return the phrases to search for, in lower case: each word, and each text in quotation marks as a whole. An
    unclosed mark extends to the end, so that a phrase is found while it is typed.
    """
    found = (quoted or word for quoted, word in _PHRASE.findall(text.casefold()))
    return tuple(phrase for one in found if (phrase := " ".join(one.split())))


def highest_point(curve: bytes | None) -> int | None:
    """Return the highest of the curve's values in [0, 100]; None if there is none."""
    return max(curve.replace(b"\xff", b""), default=None) if curve else None


def _searched(summary: SessionSummary) -> str:
    fields = (summary.content, summary.notes, summary.source)
    return "\n".join(" ".join(field.split()) for field in fields).casefold()


def _numbers(values: Sequence[float | None]) -> npt.NDArray[np.float64]:
    return np.array(values, np.float64)


def _text_ranks(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    # Python would block every other thread while it sorts; NumPy sorts bytes without that.
    encoded = np.array([text.casefold().encode()[:_KEY_BYTES] for text in texts], f"S{_KEY_BYTES}")
    _, ranks = np.unique(encoded, return_inverse=True)
    return np.asarray(ranks, np.float64)
