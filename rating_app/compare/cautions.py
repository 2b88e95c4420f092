"""What a reader must know of sessions that are compared. Each sentence is a literal, so that it can be translated."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rating_app.compare.panel import ComparedSession
from rating_app.formatting import length, per_cent
from rating_app.system.failure import Figure, Sentence

SHORT_SHARE = 0.9
"""If sessions differ by more than a tenth in length, they did not show the same."""

_SIGHTS_APART = 0.1
"""If the shares of the time in which viewers saw themselves differ by more than this, sessions are not alike."""

_LAGS_APART_MS = 100.0
"""By less, no smile moves noticeably against the film."""

_MIXED = {
    "rating_method": "These sessions come from {count} rating methods ({values}): their ratings are on different "
    "scales.",
    "model": "These sessions come from {count} models ({values}): part of any difference may be the model’s.",
    "app_version": "These sessions come from {count} versions of the app ({values}): part of any difference may be the "
    "version’s.",
    "company": "Some of these viewers were alone, and some in company: people smile more with others in the room, "
    "about twice as much.",
}

_SIGHTS = {
    "self_view": "Viewers saw their own picture for {least} of the time in some of these sessions and for {most} in "
    "others: people who see themselves show different expressions.",
    "gauge_shown": "Viewers saw the gauge or another live figure for {least} of the time in some of these sessions and "
    "for {most} in others: people who watch it react to it.",
}


def cautions(sessions: Sequence[ComparedSession], films: Collection[str]) -> tuple[Sentence, ...]:
    """Return sentences, the most serious first, about what is mixed in a panel, and contents that were seen for unequal
    times. `films` is as in Panel.
    """
    return (*_mixed(sessions), *_sights(sessions), *_lags(sessions), *_unplaced(sessions, films), *_unequal(sessions))


def _mixed(sessions: Sequence[ComparedSession]) -> Iterator[Sentence]:
    for name, words in _MIXED.items():
        values = sorted({value for session in sessions if (value := getattr(session, name))})
        if len(values) > 1:
            yield Sentence(words, count=len(values), values=", ".join(values))


def _sights(sessions: Sequence[ComparedSession]) -> Iterator[Sentence]:
    for name, words in _SIGHTS.items():
        shares = [share for session in sessions if (share := getattr(session, name)) is not None]
        if shares and max(shares) - min(shares) > _SIGHTS_APART:
            yield Sentence(words, least=Figure(per_cent, min(shares)), most=Figure(per_cent, max(shares)))


def _lags(sessions: Sequence[ComparedSession]) -> Iterator[Sentence]:
    lags_ms = [session.camera_lag_ms for session in sessions]
    if lags_ms and max(lags_ms) - min(lags_ms) >= _LAGS_APART_MS:
        yield Sentence(
            "Times are corrected by a camera lag of {least} ms in some of these sessions and of {most} ms in others: "
            "unless their cameras really differ by that much, the curves are shifted by the difference.",
            least=f"{min(lags_ms):.0f}",
            most=f"{max(lags_ms):.0f}",
        )


def _unplaced(sessions: Sequence[ComparedSession], films: Collection[str]) -> Iterator[Sentence]:
    for content in sorted({session.content for session in sessions if session.is_of_film} - set(films)):
        yield Sentence(
            "In some sessions of “{content}” it is not known where in the film the viewer was. All of them are "
            "aligned by the time of the session, which is right only if each began with the film and nobody paused "
            "or jumped.",
            content=content,
        )


def _unequal(sessions: Sequence[ComparedSession]) -> Iterator[Sentence]:
    durations: dict[str, list[float]] = {}
    for session in sessions:
        durations.setdefault(session.content, []).append(session.duration_s)
    for content, lasted in sorted(durations.items()):
        if min(lasted) < SHORT_SHARE * max(lasted):
            yield Sentence(
                "Sessions of “{content}” last from {shortest} to {longest}: fewer viewers saw the later moments.",
                content=content,
                shortest=Figure(length, min(lasted)),
                longest=Figure(length, max(lasted)),
            )
