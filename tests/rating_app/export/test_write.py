from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from fakes.sessions import session_of

from rating_app.export import (
    FORMAT_NAMES,
    MARKERS,
    SESSIONS,
    SMILES,
    TIMELINE,
    ExportFailed,
    ExportOptions,
    check_folder,
    export_session,
)
from rating_app.session.session import Marker


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_plain_session_is_two_files_and_the_dictionary(tmp_path):
    export_session(session_of([0.2, None]), tmp_path / "new" / "folder", "film")
    assert names(tmp_path / "new" / "folder") == ["DATA_DICTIONARY.md", "film.timeline.csv", "sessions.csv"]


def test_markers_smiles_and_report_have_files_where_there_are_any(tmp_path):
    session = replace(session_of([0.02] * 9 + [0.98] * 9), markers=(Marker(0.2, "first joke"),))
    files = export_session(session, tmp_path, "film", ExportOptions(report=True))
    assert (files.of(MARKERS), files.of(SMILES), files.report) == (
        tmp_path / "film.markers.csv",
        tmp_path / "film.smiles.csv",
        tmp_path / "film.report.html",
    )
    header, row, rest = files.of(MARKERS).read_bytes().split(b"\r\n")
    assert header == b"timestamp_s,duration_s,content_item,content_position_s,text"
    assert (row, rest) == (b"0.200000,0.000,,,first joke", b"")
    assert "first joke" in files.report.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_a_second_export_adds_a_row_and_keeps_the_first_timeline(tmp_path, name):
    options = ExportOptions(name)
    first = export_session(session_of([0.1]), tmp_path, "film", options)
    second = export_session(session_of([0.9]), tmp_path, "film", options)
    assert SESSIONS.read(second.sessions).column("timeline") == (f"film.timeline.{name}", f"film-2.timeline.{name}")
    assert TIMELINE.read(first.timeline).column("p_happy") == (0.1,)
    assert names(tmp_path) == [
        "DATA_DICTIONARY.md",
        f"film-2.timeline.{name}",
        f"film.timeline.{name}",
        f"sessions.{name}",
    ]


def test_another_format_takes_no_name_that_is_in_use(tmp_path):
    export_session(session_of([0.1]), tmp_path, "film")
    assert export_session(session_of([0.1]), tmp_path, "film", ExportOptions("jsonl")).timeline.name == (
        "film-2.timeline.jsonl"
    )


def test_sessions_of_different_models_share_a_folder(tmp_path):
    export_session(session_of([0.2]), tmp_path, "first")
    six = ("happy", "neutral", "sad", "surprised", "angry", "other")
    files = export_session(session_of([0.2], class_names=six), tmp_path, "second")
    assert len(SESSIONS.read(files.sessions).rows) == 2


def test_timeline_is_resampled_on_demand(tmp_path):
    files = export_session(session_of([0.2] * 21), tmp_path, "film", ExportOptions(hz=2))
    assert TIMELINE.read(files.timeline).column("timestamp_s") == (0.0, 0.5, 1.0, 1.5)


OTHERS = {
    "csv": b"session_id,content,source,started_at,duration_s,rating_0_100\r\n1,A,b,c,1.0,50.0\r\n",
    "jsonl": b'{"name": "somebody"}\n',
    "parquet": b"not even Parquet",
}


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_sessions_file_with_other_columns_stays_and_rows_go_beside_it(tmp_path, name):
    other = tmp_path / f"sessions.{name}"
    other.write_bytes(OTHERS[name])
    for _ in range(2):
        files = export_session(session_of([0.5]), tmp_path, "film", ExportOptions(name))
        assert files.sessions == tmp_path / f"sessions-2.{name}"
    assert len(SESSIONS.read(files.sessions).rows) == 2
    assert other.read_bytes() == OTHERS[name]


def test_rows_that_the_user_edited_stay_as_they_are(tmp_path):
    sessions = export_session(session_of([0.5]), tmp_path, "film").sessions
    edited = sessions.read_bytes().replace(b"\r\n", b"\n").replace(b"A film", b"My film").rstrip(b"\n")
    sessions.write_bytes(b"\xef\xbb\xbf" + edited)
    export_session(session_of([0.5]), tmp_path, "film")
    assert sessions.read_bytes().startswith(b"\xef\xbb\xbf" + edited + b"\r\n")
    assert SESSIONS.read(sessions).column("content") == ("My film", "A film")


def test_dictionary_of_somebody_else_stays(tmp_path):
    (tmp_path / "DATA_DICTIONARY.md").write_text("# Our own\n", encoding="utf-8")
    for _ in range(2):
        assert export_session(session_of([0.5]), tmp_path, "film").dictionary == tmp_path / "DATA_DICTIONARY-2.md"
    assert (tmp_path / "DATA_DICTIONARY.md").read_text(encoding="utf-8") == "# Our own\n"


def test_file_in_place_of_the_folder_is_refused(tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    with pytest.raises(ExportFailed, match="not a folder"):
        export_session(session_of([0.5]), blocked, "film")


def test_full_disk_leaves_the_old_files_and_nothing_else(tmp_path, monkeypatch):
    export_session(session_of([0.1]), tmp_path, "film")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    export_session(session_of([0.1]), tmp_path / "elsewhere", "film")

    written = []

    def full_after_two_files(descriptor):
        written.append(descriptor)
        if len(written) > 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("rating_app.system.private_files.os.fsync", full_after_two_files)
    with pytest.raises(ExportFailed, match="No space left"):
        export_session(session_of([0.9]), tmp_path, "film")
    assert len(written) == 3
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("hz", [0, -1, 1000, float("nan"), float("inf")])
def test_senseless_rates_are_refused(hz):
    with pytest.raises(ValueError, match="rows per second"):
        ExportOptions(hz=hz)


def test_unknown_format_is_refused():
    with pytest.raises(ValueError, match="csv, jsonl, parquet"):
        ExportOptions("xlsx")  # type: ignore[arg-type]


def test_parquet_without_its_library_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    folder = tmp_path / "out"
    with pytest.raises(ExportFailed, match=r"pip install 'reaction-gauge\[panel\]'\.$"):
        check_folder(folder, ExportOptions("parquet"))
    assert not folder.exists()


def test_polars_and_jinja_are_only_loaded_when_asked_for():
    code = "import sys, rating_app.export; sys.exit(sum(n in sys.modules for n in ('polars', 'jinja2', 'PySide6')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
