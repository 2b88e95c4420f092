"""Whatever a session is like, its files say it, in every format alike."""

from __future__ import annotations

import csv
import io
import sys

import pytest
from fakes.strategies import sessions, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rating_app.export import (
    FORMAT_NAMES,
    ITEMS,
    MARKERS,
    SEEKS,
    SESSIONS,
    SMILES,
    TIMELINE,
    VIEWERS,
    ExportOptions,
    export_session,
    timeline_columns,
)
from rating_app.export.formats import FORMATS
from rating_app.export.table import Column, Table, table_of, table_of_columns
from rating_app.export.timeline import timeline_of

every_format = pytest.mark.parametrize("name", FORMAT_NAMES)

# csv refuses NUL under Python 3.10.
words = texts if sys.version_info >= (3, 11) else texts.map(lambda text: text.replace("\0", ""))


def encoded(name, table):
    return b"".join(FORMATS[name].encode([table]))


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(session=sessions(words=words), title=texts)
def test_any_session_is_read_back_alike_from_every_format(tmp_path_factory, session, title):
    timeline = table_of_columns(timeline_columns(session.head.class_names), timeline_of(session))
    read = {}
    for name in FORMAT_NAMES:
        files = export_session(session, tmp_path_factory.mktemp("out"), title, ExportOptions(name, report=True))
        assert files.report is not None and files.report.read_text(encoding="utf-8").startswith("<!doctype html>")
        tables = [TIMELINE.read(files.timeline), SESSIONS.read(files.sessions)]
        for file in (MARKERS, SMILES, VIEWERS, ITEMS, SEEKS):
            path = files.of(file)
            tables.append(() if path is None else file.read(path).rows)
        # JSON Lines without a row have no columns either.
        assert tables[0].rows == timeline.rows
        assert tables[0].names == timeline.names or (name == "jsonl" and not timeline.rows)
        assert tables[1].column("content") == (session.head.content.encode("utf-8", "backslashreplace").decode(),)
        assert [row[0] for row in tables[2]] == [round(marker.timestamp_s, 6) for marker in session.markers]
        named = tables[1].names.index("timeline")
        read[name] = [tables[0].rows, [row[:named] + row[named + 1 :] for row in tables[1].rows], *tables[2:]]
    assert read["csv"] == read["jsonl"] == read["parquet"]


columns = (
    Column("text", "", lambda row: row[0], "", kind="text"),
    Column("count", "", lambda row: row[1], "", "nothing", kind="whole number"),
    Column("number", "", lambda row: row[2], "", "nothing"),
    Column("three", "", lambda row: row[2], "", "nothing", decimals=3),
)
rows = st.tuples(
    words,
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
)
tables = st.lists(rows, max_size=6).map(lambda made: table_of(columns, made))


@every_format
@given(table=tables)
def test_any_text_and_any_number_come_back(name, table):
    form = FORMATS[name]
    read = form.decode(encoded(name, table), lambda names: columns)
    assert read.rows == table.rows
    assert read == table or (name == "jsonl" and read == Table((), ()))


@every_format
@given(first=tables, second=tables)
def test_appended_rows_are_those_of_both(name, first, second):
    form = FORMATS[name]
    content = form.append(encoded(name, first), second)
    assert content is not None and form.decode(content, lambda names: columns).rows == first.rows + second.rows


@given(table=tables)
def test_no_text_begins_as_a_formula_does(table):
    text = encoded("csv", table).decode("utf-8")
    for cells in list(csv.reader(io.StringIO(text, newline="")))[1:]:
        assert not cells[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
