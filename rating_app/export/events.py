"""What happened at moments of a session: markers that the user set, smiles that were found, jumps in the content."""

from __future__ import annotations

from rating_app.export.column import Column
from rating_app.rating import Smile
from rating_app.session.content import Seek
from rating_app.session.session import Marker

MARKER_COLUMNS: tuple[Column[Marker], ...] = (
    Column("timestamp_s", "s", lambda marker: marker.timestamp_s, "since the session's first frame", low=0),
    Column(
        "duration_s", "s", lambda marker: marker.duration_s, "0 for a moment, more for an annotation", low=0, decimals=3
    ),
    Column("text", "", lambda marker: marker.text, "what the user noted; may be nothing", kind="text"),
)

SMILE_COLUMNS: tuple[Column[Smile], ...] = (
    Column("onset_s", "s", lambda smile: smile.onset_s, "where it begins, since the session's first frame", low=0),
    Column("apex_s", "s", lambda smile: smile.apex_s, "where it is strongest", low=0),
    Column("offset_s", "s", lambda smile: smile.offset_s, "where it ends", low=0),
    Column("duration_s", "s", lambda smile: smile.duration_s, "from onset to offset", low=0),
    Column("peak", "share", lambda smile: smile.peak, "the greatest intensity of visible joy in it", low=0, high=1),
    Column("mean_intensity", "share", lambda smile: smile.mean_intensity, "the mean intensity in it", low=0, high=1),
    Column(
        "joy_s",
        "s",
        lambda smile: smile.joy_s,
        "intensity squared, summed over time: the seconds of complete joy that it amounts to",
        low=0,
    ),
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
    Column("left_position_s", "s", lambda seek: seek.left.position_s, "where in it", low=0),
    Column(
        "reached_item",
        "count",
        lambda seek: seek.reached.item,
        "the file that was reached; the same one for a jump within it",
        kind="whole number",
        low=1,
    ),
    Column("reached_position_s", "s", lambda seek: seek.reached.position_s, "where in it", low=0),
)
