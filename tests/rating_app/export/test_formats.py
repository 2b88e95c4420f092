from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pandas as pd
import polars as pl
import pytest
from fakes.sessions import session_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rating_app.export import (
    FORMAT_NAMES,
    MARKERS,
    SESSIONS,
    SMILES,
    TIMELINE,
    ExportOptions,
    export_session,
    timeline_columns,
)
from rating_app.export.formats import FORMATS
from rating_app.export.parts import MARKER_COLUMNS, MarkerRow
from rating_app.export.sessions import SESSION_COLUMNS, SessionRow
from rating_app.export.table import table_of, table_of_columns
from rating_app.export.timeline import timeline_of
from rating_app.session.session import Marker


def encoded(name, table):
    return b"".join(FORMATS[name].encode([table]))


every_format = pytest.mark.parametrize("name", FORMAT_NAMES)

# csv refuses NUL under Python 3.10.
words = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30),
    st.builds(
        str.__add__,
        st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "'", "'=", "''-", "＝", '"', ",", "\r\n"]),
        st.text("ab=',\"\n", max_size=4),
    ),
)
classes = st.lists(st.from_regex("[a-z][a-z_]{0,6}", fullmatch=True), max_size=4, unique=True).map(
    lambda names: ("happy", "neutral", *(n for n in names if n not in ("happy", "neutral", "other")), "other")
)
scores = st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=12)


@every_format
@given(scores=scores, class_names=classes)
def test_any_timeline_survives_the_round_trip(name, scores, class_names):
    session = session_of(scores, class_names=class_names)
    table = table_of_columns(timeline_columns(class_names), timeline_of(session))
    read = FORMATS[name].decode(encoded(name, table), lambda names: table.columns)
    assert read == table


@every_format
@given(title=words, notes=words, stars=st.one_of(st.none(), st.integers(1, 5)), scores=scores)
def test_any_title_and_note_survives_the_round_trip(name, title, notes, stars, scores):
    session = replace(session_of(scores, content=title), notes=notes, stars=stars)
    table = table_of(SESSION_COLUMNS, [SessionRow(session, "x")])
    assert FORMATS[name].decode(encoded(name, table), lambda names: SESSION_COLUMNS) == table


@every_format
@settings(max_examples=30)
@given(texts=st.lists(words, max_size=4), more=st.lists(words, max_size=4))
def test_appended_rows_stand_after_the_earlier_ones(name, texts, more):
    form = FORMATS[name]
    earlier, added = (
        table_of(MARKER_COLUMNS, [MarkerRow(Marker(0.5, text), None) for text in part]) for part in (texts, more)
    )
    content = form.append(encoded(name, earlier), added)
    assert content is not None
    assert form.decode(content, lambda names: MARKER_COLUMNS).rows == earlier.rows + added.rows


@every_format
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(title=words)
def test_readers_give_back_what_an_export_wrote(tmp_path_factory, name, title):
    folder = tmp_path_factory.mktemp("export")
    session = replace(session_of([0.02] * 9 + [0.98] * 9, content=title), markers=(Marker(0.3, title, 1.5),))
    files = export_session(session, folder, title, ExportOptions(name))
    assert files.timeline.parent == folder
    assert TIMELINE.read(files.timeline) == table_of_columns(timeline_columns(()), timeline_of(session))
    assert SESSIONS.read(files.sessions).column("content") == (title,)
    assert SESSIONS.read(files.sessions).column("timeline") == (files.timeline.name,)
    assert files.of(MARKERS) is not None and MARKERS.read(files.of(MARKERS)).rows == ((0.3, 1.5, None, None, title),)
    assert files.of(SMILES) is not None and len(SMILES.read(files.of(SMILES)).rows) == 1


@pytest.mark.parametrize("title", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "'=1"])
def test_no_spreadsheet_takes_a_title_for_a_formula(title):
    content = encoded("csv", table_of(MARKER_COLUMNS, [MarkerRow(Marker(0.0, title), None)])).decode("utf-8")
    assert list(csv.reader(io.StringIO(content, newline="")))[1][-1] == "'" + title


def test_title_of_a_file_name_that_is_no_text_can_be_written():
    content = encoded("csv", table_of(MARKER_COLUMNS, [MarkerRow(Marker(0.0, "film\udcff"), None)]))
    assert content.endswith(b"film\\udcff\r\n")


def test_csv_says_numbers_with_their_decimals_and_nothing_where_there_is_none():
    session = session_of([0.2, None])
    lines = encoded("csv", table_of_columns(timeline_columns(()), timeline_of(session))).decode("utf-8").split("\r\n")
    assert lines[1] == "0,1,0.000000,,,1,0.900000,,0.200000,0.600000,0.200000,,,0.037902,,0"
    assert lines[2] == "1,1,0.100000,,,0,,,,,,,,,,0"
    assert lines[3] == ""


def test_json_lines_have_the_columns_as_keys_and_null_where_there_is_nothing():
    table = table_of_columns(timeline_columns(()), timeline_of(session_of([0.2, None])))
    lines = encoded("jsonl", table).decode("utf-8").splitlines()
    assert list(json.loads(lines[0])) == list(table.names)
    assert json.loads(lines[1])["p_happy"] is None and json.loads(lines[1])["face_found"] == 0


def test_pandas_reads_the_files(tmp_path):
    files = export_session(session_of([0.25, 0.5, None, 1.0]), tmp_path, "film")
    timeline = pd.read_csv(files.timeline)
    assert timeline["p_happy"].tolist()[:2] == [0.25, 0.5]
    assert timeline["p_happy"].isna().tolist() == [False, False, True, False]
    assert len(pd.read_csv(files.sessions)) == 1


def test_polars_reads_parquet_with_the_right_types(tmp_path):
    files = export_session(session_of([0.25, None]), tmp_path, "film", ExportOptions("parquet"))
    frame = pl.read_parquet(files.timeline)
    assert frame["frame"].to_list() == [0, 1] and frame["p_happy"].to_list() == [0.25, None]
    assert pl.read_parquet(files.sessions).schema["stars"] == pl.Int64
