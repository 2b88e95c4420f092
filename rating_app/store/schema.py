"""The schema of the history, and how an older one is upgraded to it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing

from rating_app.session.sample_fields import SAMPLE_FIELDS, SampleField

_WRITTEN_STEPS = (
    (
        """
CREATE TABLE session (
    session_id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    content TEXT NOT NULL,
    source TEXT NOT NULL,
    model TEXT NOT NULL,
    app_version TEXT NOT NULL,
    consent_basis TEXT NOT NULL,
    consent_detail TEXT NOT NULL,
    consent_at TEXT NOT NULL,
    duration_s REAL NOT NULL,
    rating_0_100 REAL,
    rating_method TEXT NOT NULL,
    coverage REAL NOT NULL,
    rated_s REAL NOT NULL
) STRICT""",
        "CREATE INDEX session_by_start ON session (started_at DESC)",
        """
CREATE TABLE sample (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    frame INTEGER NOT NULL,
    timestamp_s REAL NOT NULL,
    face_confidence REAL,
    p_happy REAL,
    p_neutral REAL,
    p_other REAL,
    live_rating REAL,
    PRIMARY KEY (session_id, frame)
) STRICT, WITHOUT ROWID""",
    ),
    (
        # Every model of version 1 was three-way.
        """ALTER TABLE session ADD COLUMN class_names TEXT NOT NULL DEFAULT '["happy", "neutral", "other"]'""",
        "ALTER TABLE sample ADD COLUMN p_others TEXT",
    ),
    (
        *(
            f"ALTER TABLE session ADD COLUMN {column}"
            for column in (
                "rating_low REAL",
                "rating_high REAL",
                "mean_happy_0_100 REAL",
                "mean_happy_low REAL",
                "mean_happy_high REAL",
                "smiles INTEGER NOT NULL DEFAULT 0",
                "smiling_share REAL",
                "effective_size REAL",
                "rest_logit REAL",
                "baseline_s REAL",
                "method_constants TEXT NOT NULL DEFAULT '{}'",
                "stars INTEGER CHECK (stars BETWEEN 1 AND 5)",
                "notes TEXT NOT NULL DEFAULT ''",
                "interrupted INTEGER NOT NULL DEFAULT 0",
                "recording INTEGER NOT NULL DEFAULT 0",
            )
        ),
        # In version 1 the rating was the mean of p_happy.
        "UPDATE session SET mean_happy_0_100 = rating_0_100",
        "ALTER TABLE sample RENAME TO sample_2",
        """
CREATE TABLE sample (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    frame INTEGER NOT NULL,
    viewer INTEGER NOT NULL,
    timestamp_s REAL NOT NULL,
    face_confidence REAL,
    quality REAL,
    p_happy REAL,
    p_neutral REAL,
    p_other REAL,
    p_others TEXT,
    live_rating REAL,
    PRIMARY KEY (session_id, frame, viewer)
) STRICT, WITHOUT ROWID""",
        """
INSERT INTO sample SELECT session_id, frame, 1, timestamp_s, face_confidence, NULL, p_happy, p_neutral, p_other,
    p_others, live_rating FROM sample_2""",
        "DROP TABLE sample_2",
        """
CREATE TABLE marker (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    timestamp_s REAL NOT NULL,
    duration_s REAL NOT NULL,
    text TEXT NOT NULL
) STRICT""",
        "CREATE INDEX marker_of_session ON marker (session_id, timestamp_s)",
        "CREATE TABLE erasure_due (only_row INTEGER PRIMARY KEY CHECK (only_row = 1)) STRICT",
        # Deletions in versions 1 and 2 may have left traces.
        "INSERT INTO erasure_due VALUES (1)",
    ),
    (
        "ALTER TABLE session ADD COLUMN content_kind TEXT NOT NULL DEFAULT 'screen'",
        "ALTER TABLE session ADD COLUMN content_items TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE session ADD COLUMN curve BLOB",
        "ALTER TABLE session ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE sample ADD COLUMN content_item INTEGER",
        "ALTER TABLE sample ADD COLUMN content_position_s REAL",
        """
CREATE TABLE seek (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    timestamp_s REAL NOT NULL,
    left_item INTEGER NOT NULL,
    left_s REAL NOT NULL,
    reached_item INTEGER NOT NULL,
    reached_s REAL NOT NULL
) STRICT""",
        "CREATE INDEX seek_of_session ON seek (session_id, timestamp_s)",
    ),
    (
        "ALTER TABLE session ADD COLUMN viewer TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE session ADD COLUMN viewer_groups TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE session ADD COLUMN undecoded_frames INTEGER",
        "ALTER TABLE session ADD COLUMN lost_s REAL",
        "ALTER TABLE session ADD COLUMN source_duration_s REAL",
        "ALTER TABLE session ADD COLUMN complete INTEGER",
    ),
    (
        "ALTER TABLE session ADD COLUMN peak_0_100 REAL",
        "ALTER TABLE session ADD COLUMN end_0_100 REAL",
        "ALTER TABLE session ADD COLUMN facing_share REAL",
        "ALTER TABLE session ADD COLUMN looks_away INTEGER",
        "ALTER TABLE session ADD COLUMN excluded_s REAL NOT NULL DEFAULT 0",
        "ALTER TABLE session ADD COLUMN rest_yaw_deg REAL",
        "ALTER TABLE session ADD COLUMN rest_pitch_deg REAL",
        "ALTER TABLE session ADD COLUMN whole_rating TEXT",
        """
CREATE TABLE exclusion (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    begin_s REAL NOT NULL,
    end_s REAL NOT NULL,
    reason TEXT NOT NULL
) STRICT""",
        "CREATE INDEX exclusion_of_session ON exclusion (session_id, begin_s)",
        """
CREATE TABLE pause (
    session_id TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    timestamp_s REAL NOT NULL,
    duration_s REAL NOT NULL,
    camera_lost INTEGER NOT NULL
) STRICT""",
        "CREATE INDEX pause_of_session ON pause (session_id, timestamp_s)",
        # `curve` was drawn from `live_rating`, the needle's lagged average; neither is written or read any more. They
        # are not emptied either: that would remove rows that can be read from a damaged file.
        "ALTER TABLE session ADD COLUMN joy_curve BLOB",
    ),
    (
        "ALTER TABLE session ADD COLUMN company TEXT",
        "ALTER TABLE session ADD COLUMN self_view REAL",
        "ALTER TABLE session ADD COLUMN gauge_shown REAL",
    ),
    (
        "ALTER TABLE session ADD COLUMN content_clock TEXT NOT NULL DEFAULT 'none'",
        # Only content that the app played or showed had files.
        "UPDATE session SET content_clock = 'app' WHERE content_kind <> 'recording' AND content_items <> '[]'",
        "ALTER TABLE session ADD COLUMN content_length_s REAL",
    ),
    # Nothing was corrected before.
    ("ALTER TABLE session ADD COLUMN camera_lag_s REAL NOT NULL DEFAULT 0",),
)
"""The steps from each version of the schema to the next, from an empty file on: history, which is never changed.
`p_others` is a JSON list in the order of `further_classes`; NULL if there are none, or no face was found.
`method_constants` is a JSON object of the fields of RatingMethod. `recording` is 1 while a program writes the
session, and after that program died until the next one starts. `content_items` is a JSON list of [name, path].
`joy_curve` is the session's curve in few bytes, NULL if it has not been drawn yet. `deleted` is 1 from the user's
deletion until the session is erased, so that they can undo it. `viewer_groups` is a JSON list of [name, value].
`undecoded_frames` and the three columns after it are a RecordingRead, NULL for a camera. `whole_rating` is a JSON
object of the fields of SessionRating, NULL if nothing is excluded. `company` is the value of a Company; it and the
two shares after it are NULL if they are not known. `content_clock` is the value of a ClockSource. `erasure_due` has
its row while the file may still contain traces of deleted sessions."""


def _steps(fields: Iterable[SampleField]) -> tuple[tuple[str, ...], ...]:
    """Return the steps from each version to the next: the written steps, and the columns of fields that were added
    later.
    """
    added = defaultdict(list)
    for field in fields:
        if field.since is not None:
            sort = "INTEGER" if field.is_whole else "REAL"
            added[field.since].append(f"ALTER TABLE sample ADD COLUMN {field.name} {sort}")
    written = dict(enumerate(_WRITTEN_STEPS, 1))
    return tuple((*written.get(version, ()), *added[version]) for version in range(1, max([*written, *added]) + 1))


_STEPS = _steps(SAMPLE_FIELDS)

SCHEMA_VERSION = len(_STEPS)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the schema, 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.NotSupportedError if the file was written by a newer version of the program."""
    if not 0 <= version_of(connection) <= SCHEMA_VERSION:
        raise sqlite3.NotSupportedError("it was written by another version of Reaction Gauge")


def is_complete(connection: sqlite3.Connection) -> bool:
    """Return whether the file has every table and index of its version, as they were created; it may have
    others, too.
    """
    with closing(sqlite3.connect(":memory:")) as made:
        for statements in _STEPS[: version_of(connection)]:
            for statement in statements:
                made.execute(statement)
        return _entries(made) <= _entries(connection)


def _entries(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    return set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


def upgrade(connection: sqlite3.Connection) -> None:
    """Upgrade the file to SCHEMA_VERSION, completely or not at all."""
    with connection:
        # Another program may be upgrading it, too: the version counts only from here on, when that one has finished.
        connection.execute("BEGIN IMMEDIATE")
        refuse_newer(connection)
        for statements in _STEPS[version_of(connection) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
