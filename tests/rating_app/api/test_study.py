from __future__ import annotations

from xml.etree import ElementTree

import pytest
from fakes.viewings import viewing

import rating_app
from rating_app.export import ExportOptions, export_session


@pytest.fixture
def folder(tmp_path):
    """Six viewers of two films, the second of which makes them smile; half of them are of group A."""
    for number in range(6):
        for content, smiles in (("Dull", [(4, 5)]), ("Funny", [(2, 4), (5, 7 + number % 3)])):
            session = viewing(
                smiles, seconds=10, content=content, viewer=f"P{number}", groups=(("cell", "AB"[number % 2]),)
            )
            export_session(session, tmp_path / "rated", f"{content}{number}", ExportOptions())
    return tmp_path / "rated"


def test_study_has_ratings_tables_and_a_page(folder, tmp_path):
    study = rating_app.Study(folder)
    assert study.viewers == 6 and list(study.ratings) == ["Dull", "Funny"]
    assert study.ratings["Funny"] > study.ratings["Dull"] > 0
    assert list(study.table()["title"]) == list(study.array()["title"]) == ["Dull", "Funny"]
    assert len(study.table("wide")) == 6
    page = ElementTree.fromstring(study._repr_html_())
    assert [part.get("class") for part in page.iter("circle")] == ["session"] * 12
    assert study.write(tmp_path / "results").is_file()
    assert "6 viewers" in repr(study)


def test_only_these_viewers(folder):
    assert rating_app.Study(folder, where={"cell": "A"}).viewers == 3
    with pytest.raises(ValueError, match="there are: cell"):
        rating_app.Study(folder, where={"age": "18"})
    with pytest.raises(ValueError, match="No viewer has these values"):
        rating_app.Study(folder, where={"cell": "C"})


def test_tables_are_named(folder):
    with pytest.raises(KeyError, match="the tables are contents"):
        rating_app.Study(folder).array("nothing")
    with pytest.raises(ValueError, match="Name a folder"):
        rating_app.Study()
