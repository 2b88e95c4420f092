"""The columns of the history, and the contents of their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from rating_app.formatting import NOTHING, clock, points
from rating_app.rating.curve import points_of
from rating_app.rating.method import METHOD_NAME
from rating_app.store import SessionSummary
from rating_app.views.design.language import per_cent


class Column(IntEnum):
    """A column; the members are in their order on the screen."""

    STARTED = 0
    CONTENT = 1
    COURSE = 2
    DURATION = 3
    RATING = 4
    SMILES = 5
    STARS = 6
    FACE_SEEN = 7


def heading(column: Column) -> str:
    """Return the column's heading."""
    translate = QCoreApplication.translate
    return {
        Column.STARTED: translate("History", "Started"),
        Column.CONTENT: translate("History", "Content"),
        Column.COURSE: translate("History", "Curve"),
        Column.DURATION: translate("History", "Duration"),
        Column.RATING: translate("History", "Rating (95 %)"),
        Column.SMILES: translate("History", "Smiles"),
        Column.STARS: translate("History", "Stars"),
        Column.FACE_SEEN: translate("History", "Face seen"),
    }[column]


def explanation(column: Column) -> str:
    """Return what the column means and how it sorts."""
    translate = QCoreApplication.translate
    return {
        Column.STARTED: translate("History", "When the session began"),
        Column.CONTENT: translate("History", "What was watched; F2 renames it"),
        Column.COURSE: translate("History", "Visible joy from beginning to end; sorted by its highest moment"),
        Column.DURATION: translate("History", "How long it lasted, without pauses"),
        Column.RATING: translate("History", "Visible joy, 0 to 100, with its 95 % interval"),
        Column.SMILES: translate("History", "How many smiles were counted"),
        Column.STARS: translate("History", "Stars that the viewer gave"),
        Column.FACE_SEEN: translate("History", "Share of the time in which a face was seen well enough"),
    }[column]


def in_words(session: SessionSummary, column: Column) -> str:
    """Return the cell's text; for the curve, a screen reader's words in place of its picture."""
    return _WORDS[column](session)


def spoken(session: SessionSummary, column: Column) -> str:
    """Return the cell's text for a screen reader."""
    if column is Column.STARS and session.stars is not None:
        return QCoreApplication.translate("History", "{stars} of 5 stars").format(stars=session.stars)
    return in_words(session, column)


def started_in_words(moment: datetime, today: date) -> str:
    """Write a start as `Today 14:30`, `Yesterday 09:05`, `3 Mar 14:30` or, of another year, `3 Mar 2025 14:30`; by this
    computer's clock.
    """
    local = moment.astimezone()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return QCoreApplication.translate("History", "Today {time}").format(time=time)
    if local.date() == today - timedelta(days=1):
        return QCoreApplication.translate("History", "Yesterday {time}").format(time=time)
    form = "d MMM" if local.year == today.year else "d MMM yyyy"
    day = QLocale().toString(QDate(local.year, local.month, local.day), form)
    return f"{day} {time}"


def rating_in_figures(session: SessionSummary) -> str:
    """Write a rating as `63 (58–69)`, without the interval if there is none."""
    figure = points(session.rating_0_100)
    if session.rating_0_100 is None:
        return figure
    if session.rating_method != METHOD_NAME:
        return QCoreApplication.translate("History", "{rating} (plain mean)").format(rating=figure)
    if session.rating_low is None or session.rating_high is None:
        return figure
    return f"{figure} ({points(session.rating_low)}–{points(session.rating_high)})"


def course_in_words(curve: bytes | None) -> str:
    """Describe where a curve is highest and lowest."""
    translate = QCoreApplication.translate
    if curve is None:
        return translate("History", "The curve is being drawn")
    course = points_of(curve)
    seen = [(point, place) for place, point in enumerate(course) if point is not None]
    if not seen:
        return translate("History", "No face was seen well enough")
    (highest, at_highest), (lowest, at_lowest) = max(seen), min(seen)
    return translate(
        "History", "Highest {highest} at {at_highest} of the duration, lowest {lowest} at {at_lowest}"
    ).format(
        highest=points(highest),
        at_highest=per_cent(at_highest / len(course), whole=True),
        lowest=points(lowest),
        at_lowest=per_cent(at_lowest / len(course), whole=True),
    )


def smiles_of(summary: SessionSummary) -> int | None:
    """Return the number of smiles; None if they were not counted: without a rating, and by the methods of earlier
    versions.
    """
    return None if summary.rating_0_100 is None or summary.rating_method != METHOD_NAME else summary.smiles


def stars_in_words(stars: int | None) -> str:
    """Write stars as `★★★☆☆`."""
    return NOTHING if stars is None else "★" * stars + "☆" * (5 - stars)


def _title(session: SessionSummary) -> str:
    if not session.interrupted:
        return session.content
    return QCoreApplication.translate("History", "{content} (interrupted)").format(content=session.content)


def _smiles(session: SessionSummary) -> str:
    smiles = smiles_of(session)
    return NOTHING if smiles is None else str(smiles)


_WORDS: Mapping[Column, Callable[[SessionSummary], str]] = {
    Column.STARTED: lambda session: started_in_words(session.started_at, datetime.now().astimezone().date()),
    Column.CONTENT: _title,
    Column.COURSE: lambda session: course_in_words(session.curve),
    Column.DURATION: lambda session: clock(session.duration_s),
    Column.RATING: rating_in_figures,
    Column.SMILES: _smiles,
    Column.STARS: lambda session: stars_in_words(session.stars),
    Column.FACE_SEEN: lambda session: per_cent(session.coverage),
}
