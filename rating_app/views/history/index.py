"""Which sessions the history shows, and in which order. Keys, computed once in the background, make a hundred thousand
sort and filter in milliseconds.
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
"""As far as titles are compared when they sort."""

_QUOTES = '"“”„«»'
_PHRASE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|([^\s{_QUOTES}]+)")

Rows = npt.NDArray[np.int64]


class Period(Enum):
    """How far back, in whole days of this computer's clock."""

    ALL = auto()
    TODAY = auto()
    WEEK = auto()
    MONTH = auto()

    def since_s(self, now: datetime) -> float | None:
        """Its beginning, in seconds since 1970; None for all. `now` carries its time zone; its days are meant."""
        if self is Period.ALL:
            return None
        days_before = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29}[self]
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return (midnight - timedelta(days=days_before)).timestamp()


class Shown(Enum):
    """A property that sessions are to have."""

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
    """A session passes that began at or after `since_s` (seconds since 1970, None for any), has the property `shown`,
    and has every word of `text` in its title, notes or source, whatever the case; words in quotation marks stand there
    in this order, side by side.
    """

    text: str = ""
    since_s: float | None = None
    shown: Shown = Shown.ALL


@dataclass(frozen=True)
class SessionIndex:
    """Sessions, newest first, with what they sort by and are found by; one entry a session in each.

    Attributes:
        summaries: the sessions.
        rows: the place of each by session id.
        texts: what a search looks through, in lower case.
        keys: for each column a number to sort by, NaN where the session has none.
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
        """Half a second for a hundred thousand sessions."""
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
        """The rows that pass, sorted by `column`; what has no value there comes last either way."""
        passes = self._passes(wanted)
        key = self.keys[column]
        order = np.argsort(-key if descending else key, kind="stable")
        rows: Rows = order[passes[order]].astype(np.int64, copy=False)
        return rows

    def replaced(self, changed: Iterable[SessionSummary]) -> SessionIndex:
        """With these in place of the sessions of the same ids. They keep their places in the order until the index is
        made anew.
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
    """What is searched for: each word, and what stands in quotation marks as a whole, in lower case. A mark that is not
    closed yet holds to the end, so that a phrase is found while it is typed.
    """
    found = (quoted or word for quoted, word in _PHRASE.findall(text.casefold()))
    return tuple(phrase for one in found if (phrase := " ".join(one.split())))


def highest_point(curve: bytes | None) -> int | None:
    """The highest of the curve's values in [0, 100]; None where there is none."""
    return max(curve.replace(b"\xff", b""), default=None) if curve else None


def _searched(summary: SessionSummary) -> str:
    fields = (summary.content, summary.notes, summary.source)
    return "\n".join(" ".join(field.split()) for field in fields).casefold()


def _numbers(values: Sequence[float | None]) -> npt.NDArray[np.float64]:
    return np.array(values, np.float64)


def _text_ranks(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    # Python would hold every other thread up while it sorts; NumPy sorts bytes without that.
    encoded = np.array([text.casefold().encode()[:_KEY_BYTES] for text in texts], f"S{_KEY_BYTES}")
    _, ranks = np.unique(encoded, return_inverse=True)
    return np.asarray(ranks, np.float64)
