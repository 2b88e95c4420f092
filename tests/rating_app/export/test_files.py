from __future__ import annotations

import pytest

from rating_app.export.write import free_name, safe_file_name


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
