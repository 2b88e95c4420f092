"""What makes a hundred thousand sessions sort and filter in milliseconds: keys, computed once in the background."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rating_app.rating.method import METHOD_NAME
from rating_app.session.content import ContentKind
from rating_app.store import SessionSummary
from rating_app.views.history.columns import Column
from rating_app.views.history.filter import SessionFilter, Shown

_KEY_BYTES = 64
"""As far as titles are compared when they sort."""

_KINDS = {
    Shown.SCREEN: ContentKind.SCREEN.value,
    Shown.MEDIA: ContentKind.MEDIA.value,
    Shown.PICTURES: ContentKind.PICTURES.value,
    Shown.RECORDING: ContentKind.RECORDING.value,
}

Rows = npt.NDArray[np.int64]


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
        for word in wanted.text.casefold().split():
            passes &= np.array([word in text for text in self.texts], np.bool_)
        return passes


def smiles_of(summary: SessionSummary) -> int | None:
    """None where they were not counted: without a rating, and by the methods of earlier versions."""
    return None if summary.rating_0_100 is None or summary.rating_method != METHOD_NAME else summary.smiles


def highest_point(curve: bytes | None) -> int | None:
    """The highest of the curve's values in [0, 100]; None where there is none."""
    return max(curve.replace(b"\xff", b""), default=None) if curve else None


def _searched(summary: SessionSummary) -> str:
    return f"{summary.content}\n{summary.notes}\n{summary.source}".casefold()


def _numbers(values: Sequence[float | None]) -> npt.NDArray[np.float64]:
    return np.array(values, np.float64)


def _text_ranks(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    # Python would hold every other thread up while it sorts; NumPy sorts bytes without that.
    encoded = np.array([text.casefold().encode()[:_KEY_BYTES] for text in texts], f"S{_KEY_BYTES}")
    _, ranks = np.unique(encoded, return_inverse=True)
    return np.asarray(ranks, np.float64)
