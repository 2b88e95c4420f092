"""The file of all sessions in a folder, one row per session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timezone
from functools import partial
from typing import Protocol, TypeVar

from rating_app.export.table import Cell, Column
from rating_app.rating import SessionRating
from rating_app.rating.facing import HeadPose
from rating_app.rating.method import DEFAULT_METHOD, PLAIN_MEAN
from rating_app.session.content import ContentKind
from rating_app.session.session import Session

NO_RATING = (
    "a usable face was seen for too little of the time, or for less than "
    f"{DEFAULT_METHOD.min_rated_s:g} s or {DEFAULT_METHOD.min_rated_frames:g} frames, or version 0.1 rated it"
)
NO_RECORDING = "the face was before a camera"
NO_SIGHT = "it is not known: a recording or the demo was rated, the session broke off, or version 0.1 recorded it"
NO_INTERVAL = (
    "there is no rating, the session was too short for an interval, joy was the same throughout, or version 0.1 "
    "rated it"
)
NO_PEAK = f"{NO_RATING}, or an earlier version"
NO_END = f"{NO_PEAK}; or a usable face was seen for less than half of that time"
NO_FACING = (
    "the pose of the viewer's resting face was not measured, there was more than one viewer, the face was found for "
    "too little of the time, or an earlier version rated it"
)
NO_REST_POSE = "the pose of the viewer's resting face was not measured"
NOTHING_LEFT_OUT = "nothing is left out"


@dataclass(frozen=True)
class SessionRow:
    """A session; `timeline` is the name of its timeline file, in the same folder."""

    session: Session
    timeline: str

    @property
    def rating(self) -> SessionRating:
        return self.session.rating


class Rated(Protocol):
    """A row about a viewer, a session or a content that has a rating."""

    @property
    def rating(self) -> SessionRating: ...


RatedRow = TypeVar("RatedRow", bound=Rated)


def points_column(name: str, meaning: str, empty: str) -> Column[RatedRow]:
    """Describe the column of the figure `name` of a row's rating."""
    return Column(
        name, "points of 100", lambda row: getattr(row.rating, name), meaning, empty, low=0, high=100, decimals=3
    )


def peak_column() -> Column[RatedRow]:
    """Describe the column of the strongest tenth."""
    return points_column(
        "peak_0_100", "100 times the mean intensity of the tenth of the time in which it is highest", NO_PEAK
    )


def end_column() -> Column[RatedRow]:
    """Describe the column of the last fifth."""
    return points_column("end_0_100", "100 times the mean intensity of the last fifth of the time that counts", NO_END)


def smiles_column(meaning: str, empty: str) -> Column[RatedRow]:
    """Describe the column of the number of smiles."""
    return Column(
        "smiles",
        "count",
        lambda row: None if row.rating.smiling_share is None else row.rating.smiles,
        meaning,
        empty,
        kind="whole number",
        low=0,
    )


def smiling_share_column(meaning: str, empty: str) -> Column[RatedRow]:
    """Describe the column of the share of time spent smiling."""
    return Column(
        "smiling_share", "share", lambda row: row.rating.smiling_share, meaning, empty, low=0, high=1, decimals=4
    )


def _of_whole(name: str, row: SessionRow) -> float | None:
    whole = row.session.whole_rating
    return None if whole is None else getattr(whole, name)


def _is_recording(session: Session) -> bool:
    """Return whether the session's items are recordings of the viewer, rather than what they watched."""
    return session.head.content_kind is ContentKind.RECORDING


def _rest(session: Session) -> HeadPose | None:
    return None if session.head.baseline is None else session.head.baseline.head


def _clock_before(row: Mapping[str, Cell]) -> Cell:
    """Return whose clock the position was before there was another than the app's."""
    return "app" if row["content_kind"] != ContentKind.RECORDING.value and row["content_items"] else "none"


SESSION_COLUMNS: tuple[Column[SessionRow], ...] = (
    Column("session_id", "", lambda row: row.session.head.session_id, "random", kind="text"),
    Column("content", "", lambda row: row.session.head.content, "what was watched", kind="text"),
    Column(
        "content_kind",
        "",
        lambda row: row.session.head.content_kind.value,
        "how it was watched: on the screen, outside the app (screen), or played (media) or shown (pictures) by the "
        "app; for a recording of the viewer (recording) this is not known",
        kind="text",
    ),
    Column(
        "content_items",
        "count",
        lambda row: 0 if _is_recording(row.session) else len(row.session.head.items),
        "number of files that the app played or showed; 1 if the film of another player was followed",
        kind="whole number",
        low=0,
    ),
    Column(
        "content_clock",
        "",
        lambda row: row.session.head.content_clock.value,
        "the clock that content_position_s uses: the app's own, exact to the frame (app), that of another player on "
        "the desktop, approximate (mpris), or none",
        kind="text",
        before=_clock_before,
    ),
    Column(
        "content_length_s",
        "s",
        lambda row: row.session.head.content_length_s,
        "how long the content is, by content_clock",
        "it is not known",
        low=0,
        decimals=3,
        before=lambda _: None,
    ),
    Column(
        "source",
        "",
        lambda row: row.session.head.source,
        "the camera that the face was seen through, or the recording, by its path in the folder that was rated",
        kind="text",
    ),
    Column(
        "camera_lag_ms",
        "ms",
        lambda row: 1000 * row.session.head.camera_lag_s,
        "the camera lag, as the user had set it: content_position_s and the times of markers are corrected by it; 0 "
        "if nothing is corrected",
        low=0,
        decimals=1,
        before=lambda _: 0.0,
    ),
    Column(
        "viewer",
        "",
        lambda row: row.session.head.viewer,
        "code of the viewer; empty if none was given",
        kind="text",
    ),
    Column(
        "groups",
        "",
        lambda row: "; ".join(f"{name}={value}" for name, value in row.session.head.groups),
        "NAME=VALUE of each group that the viewer belongs to; empty if none was given",
        kind="text",
    ),
    Column(
        "company",
        "",
        lambda row: "" if row.session.head.company is None else row.session.head.company.value,
        "who was in the room: the viewer alone (alone), or with others (in company), which raises ratings; empty if "
        "it was not stated",
        kind="text",
    ),
    Column("started_at", "ISO 8601, UTC", lambda row: _iso_utc(row.session), "when the session began", kind="text"),
    Column(
        "duration_s",
        "s",
        lambda row: row.session.duration_s,
        "from the first frame to the last, without pauses",
        low=0,
        decimals=3,
    ),
    points_column("rating_0_100", "visible joy; 0 is a face at rest throughout, never a bad film", NO_RATING),
    points_column("rating_low", "lower end of the rating's 95 % interval", NO_INTERVAL),
    points_column("rating_high", "upper end of the rating's 95 % interval", NO_INTERVAL),
    points_column("mean_happy_0_100", "the plain time-weighted mean of p_happy, times 100", NO_RATING),
    points_column("mean_happy_low", "lower end of its 95 % interval", NO_INTERVAL),
    points_column("mean_happy_high", "upper end of its 95 % interval", NO_INTERVAL),
    peak_column(),
    end_column(),
    Column(
        "rating_method",
        "",
        lambda row: row.rating.method,
        f"name of the formulas behind rating_0_100; {PLAIN_MEAN}, of version 0.1, was the plain mean",
        kind="text",
    ),
    Column(
        "coverage",
        "share",
        lambda row: row.rating.coverage,
        "share of the time with a usable face; the part of a recording that could not be read counts as time without "
        "one",
        low=0,
        high=1,
        decimals=4,
    ),
    Column(
        "rated_s",
        "s",
        lambda row: row.rating.rated_s,
        "the time that coverage is a share of: the duration, with at most max_gap_s of a gap between two frames",
        low=0,
        decimals=3,
    ),
    Column(
        "undecoded_frames",
        "count",
        lambda row: None if row.session.recording is None else row.session.recording.undecoded_frames,
        "pictures of the recording that could not be decoded, or are missing at its end",
        NO_RECORDING,
        kind="whole number",
        low=0,
    ),
    Column(
        "source_duration_s",
        "s",
        lambda row: None if row.session.recording is None else row.session.recording.source_duration_s,
        "how long the recording lasts according to its own data",
        f"{NO_RECORDING}, or the recording does not say",
        low=0,
        decimals=3,
    ),
    Column(
        "complete",
        "0 or 1",
        lambda row: _complete(row.session),
        "1 if the recording was read to its end, with at most 1 % lost",
        f"{NO_RECORDING}, or the recording does not say where its end is",
        kind="whole number",
        low=0,
        high=1,
    ),
    smiles_column("number of smiles", NO_RATING),
    smiling_share_column("share of the time with a usable face that was spent smiling", NO_RATING),
    Column(
        "effective_size",
        "count",
        lambda row: row.rating.effective_size,
        "number of independent moments that the session amounts to",
        NO_INTERVAL,
        low=0,
        decimals=1,
    ),
    Column(
        "self_view",
        "share",
        lambda row: row.session.self_view,
        "share of the time in which the app showed the viewers their own picture, blurred or not; other windows may "
        "have covered it",
        NO_SIGHT,
        low=0,
        high=1,
        decimals=4,
    ),
    Column(
        "gauge_shown",
        "share",
        lambda row: row.session.gauge_shown,
        "share of the time in which the app showed the gauge, the curve or another live figure; other windows may "
        "have covered it",
        NO_SIGHT,
        low=0,
        high=1,
        decimals=4,
    ),
    Column(
        "rest_logit",
        "logit",
        lambda row: None if row.session.head.baseline is None else row.session.head.baseline.rest_logit,
        "the viewer's resting face: logit of its p_happy",
        "no resting face was measured",
        decimals=4,
    ),
    Column(
        "rest_yaw_deg",
        "degrees",
        lambda row: None if (rest := _rest(row.session)) is None else rest.yaw_deg,
        "where the head was turned in the resting face, as head_yaw_deg in the timeline",
        NO_REST_POSE,
        decimals=1,
    ),
    Column(
        "rest_pitch_deg",
        "degrees",
        lambda row: None if (rest := _rest(row.session)) is None else rest.pitch_deg,
        "how far it was raised in it, as head_pitch_deg in the timeline",
        NO_REST_POSE,
        decimals=1,
    ),
    Column(
        "facing_share",
        "share",
        lambda row: row.rating.facing_share,
        "share of the time for which it is known that the head was turned to the screen as in the resting face; the "
        "eyes alone are not seen",
        NO_FACING,
        low=0,
        high=1,
        decimals=4,
    ),
    Column(
        "looks_away",
        "count",
        lambda row: row.rating.looks_away,
        "how many times the head was turned away",
        NO_FACING,
        kind="whole number",
        low=0,
    ),
    Column(
        "excluded_s",
        "s",
        lambda row: row.rating.excluded_s,
        "how much of the time the user has left out; every figure in this row except the next three excludes it",
        low=0,
        decimals=3,
    ),
    *(
        Column(
            f"whole_{name}",
            "points of 100",
            partial(_of_whole, name),
            f"{name} including everything that is left out",
            f"{NOTHING_LEFT_OUT}, or {empty}",
            low=0,
            high=100,
            decimals=3,
        )
        for name, empty in (("rating_0_100", NO_RATING), ("rating_low", NO_INTERVAL), ("rating_high", NO_INTERVAL))
    ),
    Column(
        "stars",
        "stars",
        lambda row: row.session.stars,
        "what the viewer gave afterwards",
        "they gave none",
        kind="whole number",
        low=1,
        high=5,
    ),
    Column(
        "notes",
        "",
        lambda row: row.session.notes,
        "what the viewer noted afterwards; empty if they noted nothing",
        kind="text",
    ),
    Column(
        "interrupted",
        "0 or 1",
        lambda row: int(row.session.interrupted),
        "1 if the session was cut off and this is what had been saved of it",
        kind="whole number",
        low=0,
        high=1,
    ),
    Column("frames", "count", lambda row: _frames(row.session), "analysed frames", kind="whole number", low=0),
    Column("model", "", lambda row: row.session.head.model, "name of the expression model", kind="text"),
    Column(
        "app_version", "", lambda row: row.session.head.app_version, "of the app that rated the session", kind="text"
    ),
    Column("timeline", "", lambda row: row.timeline, "name of the session's timeline file", kind="text"),
)


def _iso_utc(session: Session) -> str:
    return session.head.started_at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _complete(session: Session) -> int | None:
    read = session.recording
    return None if read is None or read.complete is None else int(read.complete)


def _frames(session: Session) -> int:
    return session.samples.frame_count
