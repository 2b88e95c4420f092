from __future__ import annotations

import stat
import sys

import pytest

from rating_app.export.files import free_name, safe_file_name, write_atomically


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b\\c:d", "a b c d"),
        ("  ..  ", "session"),
        ("", "session"),
        ("x" * 300, "x" * 180),
        ("映" * 80, "映" * 60),
        ("Ärger?", "Ärger"),
        ("film\udcff", "film"),
    ],
)
def test_file_names_hold_on_every_system(title, name):
    assert safe_file_name(title) == name


def test_name_is_free_only_where_no_ending_is_taken(tmp_path):
    (tmp_path / "film.markers.csv").touch()
    (tmp_path / "film-2.report.html").touch()
    assert free_name(tmp_path, "film", (".timeline.csv", ".markers.csv", ".report.html")) == "film-3"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_user_may_read_what_was_written(tmp_path):
    write_atomically(tmp_path / "file", [b"face"])
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
