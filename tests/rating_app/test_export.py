from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from fakes.sessions import session_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rating_app.export import SESSION_COLUMNS, TIMELINE_COLUMNS, ExportFailed, export_session, safe_file_name

TIMELINE_HEADER = "frame,timestamp_s,face_found,face_confidence,p_happy,p_neutral,p_other,live_rating"
SESSIONS_HEADER = (
    "session_id,content,source,started_at,duration_s,rating_0_100,rating_method,coverage,frames,model,app_version"
)


def test_timeline_has_one_row_a_frame_and_empty_cells_where_no_face_was_found(tmp_path):
    files = export_session(session_of([0.2, None, 0.8]), tmp_path, "film")
    assert files.timeline == tmp_path / "film.timeline.csv"
    lines = files.timeline.read_bytes().decode("utf-8").split("\r\n")
    assert lines[0] == TIMELINE_HEADER
    assert lines[1] == "0,0.000000,1,0.900000,0.200000,0.600000,0.200000,20.000"
    assert lines[2] == "1,0.100000,0,,,,,"
    assert len(lines) == 5 and lines[4] == ""


SIX = ("happy", "neutral", "sad", "surprised", "angry", "other")


def test_timeline_has_a_column_more_for_each_further_class_of_the_model(tmp_path):
    files = export_session(session_of([0.2, None, 0.8], class_names=SIX), tmp_path, "film")
    lines = files.timeline.read_bytes().decode("utf-8").split("\r\n")
    assert lines[0] == f"{TIMELINE_HEADER},p_sad,p_surprised,p_angry"
    assert lines[1] == "0,0.000000,1,0.900000,0.200000,0.600000,0.200000,20.000,0.050000,0.050000,0.050000"
    assert lines[2] == "1,0.100000,0,,,,,,,,"
    assert len(lines) == 5 and lines[4] == ""


def test_further_columns_are_there_even_where_no_face_was_found(tmp_path):
    timeline = pd.read_csv(export_session(session_of([None, None], class_names=SIX), tmp_path, "film").timeline)
    assert timeline[["p_sad", "p_surprised", "p_angry"]].isna().all(axis=None)


def test_sessions_of_different_models_share_a_folder(tmp_path):
    export_session(session_of([0.2]), tmp_path, "first")
    files = export_session(session_of([0.2], class_names=SIX), tmp_path, "second")
    assert len(pd.read_csv(files.sessions)) == 2


def test_pandas_reads_back_what_was_measured(tmp_path):
    session = session_of([0.25, 0.5, None, 1.0])
    files = export_session(session, tmp_path, "film")
    timeline = pd.read_csv(files.timeline)
    assert timeline["p_happy"].tolist()[:2] == [0.25, 0.5]
    assert timeline["p_happy"].isna().tolist() == [False, False, True, False]
    row = pd.read_csv(files.sessions).iloc[0]
    assert row["session_id"] == session.head.session_id
    assert row["started_at"] == "2026-03-01T12:30:15Z"
    assert row["duration_s"] == pytest.approx(0.3)
    assert row["rating_0_100"] == pytest.approx(session.rating.rating_0_100, abs=0.001)
    assert row["frames"] == 4


def test_no_face_leaves_the_rating_empty(tmp_path):
    files = export_session(session_of([None, None]), tmp_path, "film")
    row = next(csv.DictReader(io.StringIO(files.sessions.read_text(encoding="utf-8"))))
    assert row["rating_0_100"] == ""
    assert float(row["coverage"]) == 0


def test_a_second_export_adds_a_row_and_keeps_the_first_timeline(tmp_path):
    first = export_session(session_of([0.1]), tmp_path, "film")
    second = export_session(session_of([0.9]), tmp_path, "film")
    assert second.timeline.name == "film-2.timeline.csv"
    assert first.timeline.exists()
    assert len(pd.read_csv(second.sessions)) == 2
    assert second.sessions.read_text(encoding="utf-8").count("session_id") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "film-2.timeline.csv",
        "film.timeline.csv",
        "sessions.csv",
    ]


def test_foreign_sessions_file_is_refused_and_left_as_it_was(tmp_path):
    foreign = tmp_path / "sessions.csv"
    foreign.write_text("name,age\r\n", encoding="utf-8")
    with pytest.raises(ExportFailed, match="another program"):
        export_session(session_of([0.5]), tmp_path, "film")
    assert foreign.read_bytes() == b"name,age\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["sessions.csv"]


def test_file_in_place_of_the_folder_is_refused(tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    with pytest.raises(ExportFailed, match="not a folder"):
        export_session(session_of([0.5]), blocked, "film")


def test_interrupted_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    export_session(session_of([0.1]), tmp_path, "film")
    before = (tmp_path / "sessions.csv").read_bytes()

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rating_app.export.os.fsync", full)
    with pytest.raises(ExportFailed, match="No space left"):
        export_session(session_of([0.9]), tmp_path, "film")
    assert (tmp_path / "sessions.csv").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film.timeline.csv", "sessions.csv"]


@pytest.mark.parametrize("title", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_formulas_in_titles_are_defused(tmp_path, title):
    files = export_session(session_of([0.5], content=title), tmp_path, "film")
    with files.sessions.open(newline="", encoding="utf-8") as file:
        assert next(csv.DictReader(file))["content"] == "'" + title


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_title_survives_the_round_trip(tmp_path_factory, title):
    folder = tmp_path_factory.mktemp("export")
    files = export_session(session_of([0.5], content=title), folder, safe_file_name(title))
    assert files.timeline.parent == folder
    with files.sessions.open(newline="", encoding="utf-8") as file:
        content = next(csv.DictReader(file))["content"]
    assert content.removeprefix("'") == title.removeprefix("'")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b\\c:d", "a b c d"),
        ("  ..  ", "session"),
        ("", "session"),
        ("x" * 300, "x" * 180),
        ("映" * 80, "映" * 60),
        ("Ärger?", "Ärger"),
    ],
)
def test_file_names_hold_on_every_system(title, name):
    assert safe_file_name(title) == name


def test_the_columns_are_the_published_ones():
    assert ",".join(column.name for column in TIMELINE_COLUMNS) == TIMELINE_HEADER
    assert ",".join(column.name for column in SESSION_COLUMNS) == SESSIONS_HEADER
