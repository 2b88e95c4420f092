from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import pictures_of, session_of

from rating_app.export import (
    AWAY,
    EXCLUSIONS,
    FILES,
    FORMAT_NAMES,
    SESSIONS,
    TIMELINE,
    ExportOptions,
    export_session,
    timeline_columns,
)
from rating_app.export.dictionary import data_dictionary, is_ours
from rating_app.export.parts import (
    AWAY_COLUMNS,
    EXCLUSION_COLUMNS,
    ITEM_COLUMNS,
    MARKER_COLUMNS,
    SMILE_COLUMNS,
    VIEWER_COLUMNS,
)
from rating_app.export.sessions import SESSION_COLUMNS
from rating_app.rating import DEFAULT_METHOD, Baseline
from rating_app.rating.facing import HeadPose
from rating_app.session.content import ContentItem, ContentKind, ContentPosition
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.session import Marker, Pause, leave_out

AWAY_REASON = ExclusionReason.AWAY


@pytest.fixture
def everything():
    """Two viewers before two pictures, with a smile, a jump back, a pause, a marker and a stretch that is left out: a
    row in every file but that of looks away, which is for one viewer.
    """
    pictures = pictures_of([(2, [0.02] * 10), (1, [0.98] * 10), (2, [0.02] * 10)])
    both = tuple(one for sample in pictures.samples for one in (sample, replace(sample, viewer=2)))
    session = replace(pictures, samples=both, markers=(Marker(0.2, "first joke"),), pauses=(Pause(0.5, 3.0),))
    return leave_out(session, [Exclusion(0.0, 0.1, ExclusionReason.EATING)])


@pytest.fixture
def looking_away():
    """One viewer, who turns to the side for a second."""
    session = session_of([0.1] * 60)
    turned = tuple(
        replace(sample, head_yaw_deg=45.0 if 20 <= sample.frame < 30 else 2.0, head_pitch_deg=0.0)
        for sample in session.samples
    )
    head = replace(session.head, baseline=Baseline(-4.0, 5.0, HeadPose(2.0, 0.0)))
    return replace(session, head=head, samples=turned)


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("sessions.csv", SESSION_COLUMNS),
        ("NAME.timeline.csv", timeline_columns(("NAME",))),
        ("NAME.markers.csv", MARKER_COLUMNS),
        ("NAME.smiles.csv", SMILE_COLUMNS),
        ("NAME.away.csv", AWAY_COLUMNS),
        ("NAME.exclusions.csv", EXCLUSION_COLUMNS),
    ],
)
def test_every_column_has_a_row_in_the_files_order(file, columns):
    _, _, section = data_dictionary(DEFAULT_METHOD).partition(f"## {file}\n")
    rows = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [column.name for column in columns]
    assert all(row.count("|") == 6 for row in rows)


def test_every_file_is_described_once():
    titles = [line for line in data_dictionary(DEFAULT_METHOD).splitlines() if line.startswith("## ")]
    assert titles == [f"## {file.title}" for file in FILES] + ["## Constants"]


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_every_file_of_an_export_is_described_and_read(tmp_path, everything, looking_away, name):
    """By the registry: what is written, where it lies, who reads it and the dictionary's section agree."""
    files = export_session(everything, tmp_path, "film", ExportOptions(name))
    described = data_dictionary(DEFAULT_METHOD)
    assert set(tmp_path.iterdir()) == {files.dictionary, *(files.of(file) for file in FILES if file is not AWAY)}
    alone = export_session(looking_away, tmp_path, "alone", ExportOptions(name))
    for file in FILES:
        table = file.read((alone if file is AWAY else files).of(file))
        _, _, section = described.partition(f"## {file.title}\n")
        rows = [line.split("`")[1] for line in section.partition("\n## ")[0].splitlines() if line.startswith("| `")]
        assert table.rows and list(table.names) == [column for column in rows if column != "p_NAME"]


def test_looks_away_and_what_is_left_out_have_their_place_in_the_content(tmp_path, looking_away):
    """In a film that begins a second after the session, and was jumped back in by 10 s from 3.5 s on."""

    def place(seconds):
        return None if seconds < 1 else ContentPosition(1, 60 + seconds - (10 if seconds >= 3.5 else 0))

    samples = tuple(replace(one, content=place(one.timestamp_s)) for one in looking_away.samples)
    head = replace(looking_away.head, content_kind=ContentKind.MEDIA, items=(ContentItem("film.mp4", "film.mp4"),))
    film = replace(looking_away, head=head, samples=samples, rating=looking_away.reading.rating)
    left_out = [Exclusion(0.2, 0.6, ExclusionReason.TALKING), Exclusion(4.0, 5.5, AWAY_REASON)]
    files = export_session(leave_out(film, left_out), tmp_path, "film")
    away, exclusions = AWAY.read(files.of(AWAY)), EXCLUSIONS.read(files.of(EXCLUSIONS))
    assert away.column("content_item") == (1,)
    assert away.column("content_position_s") == (pytest.approx(61.95, abs=0.06),)
    assert exclusions.column("reason") == ("talking", "away")
    assert exclusions.column("content_item") == (None, 1)
    assert exclusions.column("content_position_s") == (None, pytest.approx(54.0, abs=0.06))


def test_looks_away_and_what_is_left_out_are_told_in_numbers(tmp_path, looking_away):
    session = leave_out(replace(looking_away, rating=looking_away.reading.rating), [Exclusion(4.0, 5.5, AWAY_REASON)])
    files = export_session(session, tmp_path, "alone")
    assert AWAY.read(files.of(AWAY)).rows == ((1.95, 2.95, 1.0, None, None, 43.0),)
    assert EXCLUSIONS.read(files.of(EXCLUSIONS)).rows == ((4.0, 5.5, 1.5, None, None, "away"),)
    sessions = SESSIONS.read(files.sessions)
    row = dict(zip(sessions.names, sessions.rows[0], strict=True))
    assert (row["rest_yaw_deg"], row["looks_away"], row["excluded_s"]) == (2.0, 1, 1.5)
    assert row["facing_share"] == pytest.approx(1 - 1 / 4.4, abs=0.001)
    assert row["whole_rating_0_100"] == pytest.approx(session.whole_rating.rating_0_100, abs=0.001)
    timeline = TIMELINE.read(files.timeline)
    assert timeline.column("facing") == (1,) * 20 + (0,) * 10 + (1,) * 30
    assert timeline.column("excluded") == (0,) * 40 + (1,) * 15 + (0,) * 5
    assert timeline.column("head_yaw_deg")[20] == 45
    steps = TIMELINE.read(export_session(session, tmp_path, "steps", ExportOptions(hz=2)).timeline)
    assert steps.column("facing") == (1,) * 4 + (0,) * 2 + (1,) * 6
    assert steps.column("excluded") == (0,) * 8 + (1,) * 3 + (0,)


def test_rows_say_unit_range_meaning_and_what_empty_is():
    row = (
        "| `p_happy` | probability | 0 to 1 | probability that the face looks happy, according to the network "
        "| no face was found |"
    )
    assert row in data_dictionary(DEFAULT_METHOD)


def test_constants_are_those_of_the_session():
    assert "| `knee` | 0.05 | share |" in data_dictionary(replace(DEFAULT_METHOD, knee=0.05))


def test_own_dictionary_is_known_from_others():
    assert is_ours(data_dictionary(DEFAULT_METHOD).encode())
    assert not is_ours(b"# Our data\n")


@pytest.mark.parametrize(
    "columns", [SESSION_COLUMNS, VIEWER_COLUMNS, ITEM_COLUMNS], ids=["sessions", "viewers", "items"]
)
def test_ratings_are_points_of_100_and_may_be_missing(columns):
    points = [one for one in columns if one.name.startswith(("rating_", "mean_happy_")) and one.kind == "number"]
    assert {"rating_0_100", "mean_happy_0_100"} <= {one.name for one in points}
    for column in points:
        assert (column.unit, column.low, column.high, column.decimals) == ("points of 100", 0, 100, 3)
        assert column.meaning and column.empty
