from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import pictures_of

from rating_app.export import FILES, FORMAT_NAMES, ExportOptions, export_session, timeline_columns
from rating_app.export.dictionary import data_dictionary, is_ours
from rating_app.export.parts import ITEM_COLUMNS, MARKER_COLUMNS, SMILE_COLUMNS, VIEWER_COLUMNS
from rating_app.export.sessions import SESSION_COLUMNS
from rating_app.rating import DEFAULT_METHOD
from rating_app.session.session import Marker


@pytest.fixture
def everything():
    """Two viewers before two pictures, with a smile, a jump back and a marker: a row in every file."""
    pictures = pictures_of([(2, [0.02] * 10), (1, [0.98] * 10), (2, [0.02] * 10)])
    both = tuple(one for sample in pictures.samples for one in (sample, replace(sample, viewer=2)))
    return replace(pictures, samples=both, markers=(Marker(0.2, "first joke"),))


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("sessions.csv", SESSION_COLUMNS),
        ("NAME.timeline.csv", timeline_columns(("NAME",))),
        ("NAME.markers.csv", MARKER_COLUMNS),
        ("NAME.smiles.csv", SMILE_COLUMNS),
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
def test_every_file_of_an_export_is_described_and_read(tmp_path, everything, name):
    """By the registry: what is written, where it lies, who reads it and the dictionary's section agree."""
    files = export_session(everything, tmp_path, "film", ExportOptions(name))
    described = data_dictionary(DEFAULT_METHOD)
    assert set(tmp_path.iterdir()) == {files.dictionary, *(files.of(file) for file in FILES)}
    for file in FILES:
        table = file.read(files.of(file))
        _, _, section = described.partition(f"## {file.title}\n")
        rows = [line.split("`")[1] for line in section.partition("\n## ")[0].splitlines() if line.startswith("| `")]
        assert table.rows and list(table.names) == [column for column in rows if column != "p_NAME"]


def test_rows_say_unit_range_meaning_and_what_empty_is():
    assert (
        "| `p_happy` | probability | 0 to 1 | that the face looks happy, by the network | no face was found |"
        in data_dictionary(DEFAULT_METHOD)
    )


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
