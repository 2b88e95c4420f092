from __future__ import annotations

import pytest
from fakes.sessions import session_of

from rating_app.export import (
    FORMAT_NAMES,
    MARKERS,
    SESSIONS,
    TIMELINE,
    ExportOptions,
    ReadFailed,
    check_sound,
    export_session,
)
from rating_app.export.formats import FORMATS
from rating_app.export.table import Table

SIX = ("happy", "neutral", "sad", "surprised", "angry", "other")


@pytest.fixture
def timeline(tmp_path):
    return export_session(session_of([0.2, None, 0.8], class_names=SIX), tmp_path, "film").timeline


def test_column_is_read_by_its_name(timeline):
    assert TIMELINE.read(timeline).column("p_happy") == (0.2, None, 0.8)
    assert TIMELINE.read(timeline).column("p_sad") == (0.05, None, 0.0125)
    with pytest.raises(KeyError):
        TIMELINE.read(timeline).column("p_bored")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("0.900000", "high", "face_confidence is not a number in row 1"),
        ("0.900000", "nan", "face_confidence is not 0 to 1 in row 1"),
        ("0.800000", "1.5", "p_happy is not 0 to 1 in row 3"),
        ("\r\n1,1,", "\r\n,1,", "frame is empty in row 2"),
        ("\r\n1,1,", "\r\n1.5,1,", "frame is not a whole number in row 2"),
        ("\r\n1,1,", "\r\n1,", "row 2 has 18 cells, not 19"),
        ("p_happy", "p_joyful", "its columns are not those of this sort of file"),
        ("0.900000", '"0.9', "it is not in CSV"),
    ],
)
def test_what_cannot_be_right_is_said_in_one_sentence(timeline, old, new, why):
    text = timeline.read_bytes().decode("utf-8")
    assert old in text
    timeline.write_bytes(text.replace(old, new, 1).encode("utf-8"))
    with pytest.raises(ReadFailed) as failure:
        TIMELINE.read(timeline)
    assert str(failure.value).startswith(f"{timeline} cannot be read: {why}")
    assert str(failure.value).endswith(".") and "\n" not in str(failure.value)


@pytest.mark.parametrize("name", FORMAT_NAMES)
@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{", b'{"frame": 1}', b"[1]", b'"', b"PAR1", b"a\nb"])
def test_garbage_is_refused_in_every_format(tmp_path, name, content):
    path = tmp_path / f"film.timeline.{name}"
    path.write_bytes(content)
    with pytest.raises(ReadFailed, match=r"cannot be read: .*\.$"):
        TIMELINE.read(path)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"frame": 0', '"frame": true', "frame is not a whole number in row 1"),
        ('"frame": 1', f'"frame": {10**400}', "frame is not 0 or more in row 2"),
        ('"p_happy": 0.2', '"p_happy": NaN', "p_happy is not 0 to 1 in row 1"),
        ('"frame": 1', '"picture": 1', "row 2 has different columns from the first"),
    ],
)
def test_json_lines_are_checked_too(tmp_path, old, new, why):
    path = export_session(session_of([0.2, 0.3]), tmp_path, "film", ExportOptions("jsonl")).timeline
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReadFailed, match=why):
        TIMELINE.read(path)


def test_file_that_a_spreadsheet_saved_again_is_read(timeline):
    text = timeline.read_bytes().decode("utf-8").replace("\r\n", "\n")
    timeline.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
    assert len(TIMELINE.read(timeline).rows) == 3


def test_other_sorts_of_files_are_refused(timeline, tmp_path):
    with pytest.raises(ReadFailed, match="this sort of file"):
        SESSIONS.read(timeline)
    with pytest.raises(ReadFailed, match="does not end in any of"):
        TIMELINE.read(tmp_path / "film.xlsx")
    with pytest.raises(ReadFailed, match="No such file"):
        MARKERS.read(tmp_path / "none.markers.csv")


def test_parquet_that_would_end_its_reader_is_not_sound(tmp_path):
    """One bit of a length, for which polars asks for two exabytes and aborts where it does not get them."""
    pytest.importorskip("polars", reason="Parquet files need polars, which is not installed")
    files = export_session(session_of([0.2, None, 0.8] * 10), tmp_path, "film", ExportOptions("parquet"))
    check_sound(files.timeline)
    content = bytearray(files.timeline.read_bytes())
    content[80] ^= 1
    files.timeline.write_bytes(content)
    with pytest.raises(ReadFailed, match="it is damaged"):
        check_sound(files.timeline)


def test_session_goes_beside_a_damaged_parquet_table(tmp_path):
    pytest.importorskip("polars", reason="Parquet files need polars, which is not installed")
    first = export_session(session_of([0.2]), tmp_path, "film", ExportOptions("parquet"))
    first.sessions.write_bytes(first.sessions.read_bytes()[:-20] + b"PAR1")
    second = export_session(session_of([0.2]), tmp_path, "film", ExportOptions("parquet"))
    assert second.sessions.name == "sessions-2.parquet" and len(SESSIONS.read(second.sessions).rows) == 1


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_sessions_of_earlier_versions_are_read_with_what_they_lack(tmp_path, name):
    session = session_of([0.2, 0.8])
    export_session(session, tmp_path, "film", ExportOptions(format=name))
    path = tmp_path / f"sessions.{name}"
    now = SESSIONS.read(path)
    added = {"content_clock": "none", "content_length_s": None, "camera_lag_ms": 0.0}
    columns = tuple(column for column in SESSIONS.columns if column.name not in added)
    rows = [dict(zip(now.names, cells, strict=True)) for cells in now.rows]
    before = Table(columns, tuple(tuple(row[column.name] for column in columns) for row in rows))
    path.write_bytes(b"".join(FORMATS[name].encode([before])))
    assert SESSIONS.read(path).names == now.names
    assert [SESSIONS.read(path).column(column) for column in added] == [(cell,) for cell in added.values()]
    assert SESSIONS.read(path).column("session_id") == (session.head.session_id,)


def test_table_without_a_column_that_was_always_there_is_refused(tmp_path):
    export_session(session_of([0.2, 0.8]), tmp_path, "film")
    path = tmp_path / "sessions.csv"
    path.write_bytes(path.read_bytes().replace(b"rating_0_100", b"rating", 1))
    with pytest.raises(ReadFailed, match="its columns are not those of this sort of file"):
        SESSIONS.read(path)
