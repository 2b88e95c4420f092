"""A session's own files beside its timeline: markers and smiles, ratings per viewer and per item, jumps, and pauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from rating_app.export.sessions import (
    NO_INTERVAL,
    NO_RATING,
    end_column,
    peak_column,
    points_column,
    smiles_column,
    smiling_share_column,
)
from rating_app.export.table import Column
from rating_app.rating import SessionRating, Smile
from rating_app.rating.facing import LookAway
from rating_app.session.content import ContentItem, ContentPosition, Seek
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.sample_fields import NO_CONTENT
from rating_app.session.session import Marker, Pause, Session, item_readings

NO_ITEM_RATING = f"{NO_RATING}, or it was never shown"
NO_ITEM_INTERVAL = f"{NO_INTERVAL}; most pictures are shown for too short a time"


class _Placed(Protocol):
    """A row about something that happened at a moment in the content."""

    @property
    def content(self) -> ContentPosition | None: ...


PlacedRow = TypeVar("PlacedRow", bound=_Placed)


@dataclass(frozen=True)
class MarkerRow:
    """A marker; `content` is its place in the content, None if that is not known."""

    marker: Marker
    content: ContentPosition | None


@dataclass(frozen=True)
class SmileRow:
    """A smile; `content` is where in the content it began, None if that is not known."""

    smile: Smile
    content: ContentPosition | None


@dataclass(frozen=True)
class AwayRow:
    """A look away; `content` is where in the content it began, None if the app did not show it."""

    away: LookAway
    content: ContentPosition | None


@dataclass(frozen=True)
class ExclusionRow:
    """An exclusion; `content` is where in the content it began, None if the app did not show it."""

    exclusion: Exclusion
    content: ContentPosition | None


def _content_item() -> Column[PlacedRow]:
    return Column(
        "content_item",
        "count",
        lambda row: None if row.content is None else row.content.item,
        "number of the content's file that was shown then, from 1, as in the timeline",
        NO_CONTENT,
        kind="whole number",
        low=1,
        before=lambda _: None,
    )


def _content_position(meaning: str) -> Column[PlacedRow]:
    return Column(
        "content_position_s",
        "s",
        lambda row: None if row.content is None else row.content.position_s,
        meaning,
        NO_CONTENT,
        low=0,
        before=lambda _: None,
    )


MARKER_COLUMNS: tuple[Column[MarkerRow], ...] = (
    Column("timestamp_s", "s", lambda row: row.marker.timestamp_s, "since the session's first frame", low=0),
    Column(
        "duration_s",
        "s",
        lambda row: row.marker.duration_s,
        "0 for a moment, more for a stretch",
        low=0,
        decimals=3,
    ),
    _content_item(),
    _content_position("position in it, from its beginning"),
    Column("text", "", lambda row: row.marker.text, "what the user noted; may be empty", kind="text"),
)

SMILE_COLUMNS: tuple[Column[SmileRow], ...] = (
    Column("onset_s", "s", lambda row: row.smile.onset_s, "where it begins, since the session's first frame", low=0),
    Column("apex_s", "s", lambda row: row.smile.apex_s, "where it is strongest", low=0),
    Column("offset_s", "s", lambda row: row.smile.offset_s, "where it ends", low=0),
    Column("duration_s", "s", lambda row: row.smile.duration_s, "from onset to offset", low=0),
    _content_item(),
    _content_position("position in it where the smile begins, from its beginning"),
    Column("peak", "share", lambda row: row.smile.peak, "the greatest intensity of visible joy in it", low=0, high=1),
    Column("mean_intensity", "share", lambda row: row.smile.mean_intensity, "the mean intensity in it", low=0, high=1),
    Column(
        "joy_s",
        "s",
        lambda row: row.smile.joy_s,
        "intensity squared, summed over time: the seconds of complete joy that it amounts to",
        low=0,
    ),
)


AWAY_COLUMNS: tuple[Column[AwayRow], ...] = (
    Column("begin_s", "s", lambda row: row.away.begin_s, "where it begins, since the session's first frame", low=0),
    Column("end_s", "s", lambda row: row.away.end_s, "where it ends", low=0),
    Column("duration_s", "s", lambda row: row.away.duration_s, "from beginning to end", low=0),
    _content_item(),
    _content_position("position in it where the look away begins, from its beginning"),
    Column(
        "turn_deg",
        "degrees",
        lambda row: row.away.turn_deg,
        "the furthest that the head was turned from its resting pose while the face was found",
        low=0,
        decimals=1,
    ),
)

EXCLUSION_COLUMNS: tuple[Column[ExclusionRow], ...] = (
    Column(
        "begin_s", "s", lambda row: row.exclusion.begin_s, "where it begins, since the session's first frame", low=0
    ),
    Column("end_s", "s", lambda row: row.exclusion.end_s, "where it ends", low=0),
    Column("duration_s", "s", lambda row: row.exclusion.duration_s, "from beginning to end", low=0),
    _content_item(),
    _content_position("position in it where the stretch begins, from its beginning"),
    Column(
        "reason",
        "",
        lambda row: row.exclusion.reason.value,
        "why the user has left it out: " + ", ".join(reason.value for reason in ExclusionReason),
        kind="text",
    ),
)


def marker_rows(session: Session) -> tuple[MarkerRow, ...]:
    """Return one row per marker, in their order."""
    track = session.track
    return tuple(MarkerRow(marker, track.position_at(marker.timestamp_s)) for marker in session.markers)


def smile_rows(session: Session, smiles: Sequence[Smile]) -> tuple[SmileRow, ...]:
    """Return one row per smile of the session, in the order of `smiles`."""
    track = session.track
    return tuple(SmileRow(smile, track.position_at(smile.onset_s)) for smile in smiles)


def away_rows(session: Session, away: Sequence[LookAway]) -> tuple[AwayRow, ...]:
    """Return one row per look away of the session, in the order of `away`."""
    track = session.track
    return tuple(AwayRow(one, track.position_at(one.begin_s)) for one in away)


def exclusion_rows(session: Session) -> tuple[ExclusionRow, ...]:
    """Return one row per exclusion, in the order of time."""
    track = session.track
    return tuple(ExclusionRow(one, track.position_at(one.begin_s)) for one in session.exclusions)


@dataclass(frozen=True)
class ViewerRow:
    """A viewer; `viewer` counts from 1; `rating` is theirs alone."""

    viewer: int
    rating: SessionRating


VIEWER_COLUMNS: tuple[Column[ViewerRow], ...] = (
    Column("viewer", "count", lambda row: row.viewer, "as in the timeline", kind="whole number", low=1),
    points_column("rating_0_100", "visible joy of this viewer", NO_RATING),
    points_column("rating_low", "lower end of the rating's 95 % interval", NO_INTERVAL),
    points_column("rating_high", "upper end of the rating's 95 % interval", NO_INTERVAL),
    points_column("mean_happy_0_100", "the plain time-weighted mean of their p_happy, times 100", NO_RATING),
    Column(
        "coverage",
        "share",
        lambda row: row.rating.coverage,
        "share of the session's time in which this viewer was seen well",
        low=0,
        high=1,
        decimals=4,
    ),
    peak_column(),
    end_column(),
    smiles_column("number of smiles", NO_RATING),
    smiling_share_column("share of the time in which they were seen well that they spent smiling", NO_RATING),
)


def viewer_rows(session: Session) -> tuple[ViewerRow, ...]:
    """Return one row per viewer, in the order of their numbers; none in a session with one viewer."""
    return tuple(ViewerRow(viewer, reading.rating) for viewer, reading in session.viewer_readings.items())


@dataclass(frozen=True)
class ItemRow:
    """An item; `number` counts from 1; `rating` is that of the time in which `item` was shown. Its path is never
    written to a file.
    """

    number: int
    item: ContentItem
    rating: SessionRating


ITEM_COLUMNS: tuple[Column[ItemRow], ...] = (
    Column("item", "count", lambda row: row.number, "as content_item in the timeline", kind="whole number", low=1),
    Column("name", "", lambda row: row.item.name, "of the file that was shown", kind="text"),
    points_column("rating_0_100", "visible joy while it was shown", NO_ITEM_RATING),
    points_column("rating_low", "lower end of the rating's 95 % interval", NO_ITEM_INTERVAL),
    points_column("rating_high", "upper end of the rating's 95 % interval", NO_ITEM_INTERVAL),
    points_column(
        "mean_happy_0_100", "the plain time-weighted mean of p_happy while it was shown, times 100", NO_ITEM_RATING
    ),
    Column(
        "coverage",
        "share",
        lambda row: row.rating.coverage if row.rating.rated_s > 0 else None,
        "share of the time in which it was shown that had a usable face",
        "it was not shown for any length of time",
        low=0,
        high=1,
        decimals=4,
    ),
    Column(
        "rated_s",
        "s",
        lambda row: row.rating.rated_s,
        "how long it was shown, all times together; coverage is a share of this",
        low=0,
        decimals=3,
    ),
    smiles_column("number of smiles while it was shown", NO_ITEM_RATING),
    smiling_share_column(
        "share of the time with a usable face, while it was shown, that was spent smiling", NO_ITEM_RATING
    ),
)


def item_rows(session: Session) -> tuple[ItemRow, ...]:
    """Return one row per item, in the order of their numbers; none in a session with fewer than two items."""
    items = session.head.items
    return tuple(
        ItemRow(number, items[number - 1], reading.rating) for number, reading in item_readings(session).items()
    )


SEEK_COLUMNS: tuple[Column[Seek], ...] = (
    Column("timestamp_s", "s", lambda seek: seek.timestamp_s, "since the session's first frame", low=0),
    Column(
        "left_item",
        "count",
        lambda seek: seek.left.item,
        "the file that was left, as content_item in the timeline",
        kind="whole number",
        low=1,
    ),
    Column("left_position_s", "s", lambda seek: seek.left.position_s, "position in it", low=0),
    Column(
        "reached_item",
        "count",
        lambda seek: seek.reached.item,
        "the file that was reached; the same one for a jump within it",
        kind="whole number",
        low=1,
    ),
    Column("reached_position_s", "s", lambda seek: seek.reached.position_s, "position in it", low=0),
)

PAUSE_COLUMNS: tuple[Column[Pause], ...] = (
    Column(
        "timestamp_s", "s", lambda pause: pause.timestamp_s, "when the session was paused, since its first frame", low=0
    ),
    Column(
        "duration_s", "s", lambda pause: pause.duration_s, "how long the pause lasted, by the clock", low=0, decimals=3
    ),
    Column(
        "camera_lost",
        "0 or 1",
        lambda pause: int(pause.camera_lost),
        "1 if the camera was disconnected, 0 if the viewer paused",
        kind="whole number",
        low=0,
        high=1,
    ),
)
