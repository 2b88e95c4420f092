"""What scripts read, and what --quiet leaves out."""

from __future__ import annotations

import json

import pytest
from fakes.viewings import viewing

from rating_app.command_line import main, parse
from rating_app.export import ExportOptions, export_session


@pytest.fixture
def folder(tmp_path):
    for number in range(6):
        for content in ("Dull", "Funny"):
            smiles = [(2, 4 + number % 3)] if content == "Funny" else [(2, 3)]
            session = viewing(smiles, seconds=10, content=content, viewer=f"P{number}")
            export_session(session, tmp_path / "rated", f"{content}{number}", ExportOptions())
    return tmp_path / "rated"


def test_rate_gives_a_line_for_each_recording(paths, tmp_path, capsys):
    (tmp_path / "text.mp4").write_text("no video")
    out = str(tmp_path / "out")
    code = main(parse(["rate", "--i-have-consent", "--json", "--out", out, str(tmp_path / "text.mp4")]), paths)
    said = capsys.readouterr()
    assert code == 2 and "is not a video" in said.err
    record = json.loads(said.out)
    assert record["recording"] == "text.mp4" and "is not a video" in record["failed"]


def test_rated_recording_has_its_row(paths, tmp_path, capsys):
    code = main(parse(["rate", "--demo", "--json", "--out", str(tmp_path / "out")]), paths)
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert code == 0 and record["recording"] == "demo.mp4" and 0 < record["rating_0_100"] <= 100
    assert record["stars"] is None and record["files"]["timeline"].endswith("demo.timeline.csv")
    # Standard error is no terminal here.
    assert "frames/s" not in said.err
    assert main(parse(["rate", "--demo", "--quiet", "--out", str(tmp_path / "out")]), paths) == 0
    assert capsys.readouterr() == ("", "")


def test_compare_gives_one_object(paths, folder, tmp_path, capsys):
    asked = ["compare", str(folder), "--out", str(tmp_path / "out")]
    assert main(parse([*asked, "--json"]), paths) == 0
    record = json.loads(capsys.readouterr().out)
    # The highest rating first.
    assert [content["content"] for content in record["contents"]] == ["Funny", "Dull"]
    assert record["contents"][0]["sessions"] == 6 and record["page"].endswith("comparison.html")
    assert main(parse([*asked, "--quiet"]), paths) == 0
    assert capsys.readouterr().out == ""


def test_results_of_a_study_give_its_tables(paths, folder, capsys):
    assert main(parse(["study", "results", str(folder), "--json"]), paths) == 0
    record = json.loads(capsys.readouterr().out)
    assert [content["title"] for content in record["contents"]] == ["Dull", "Funny"]
    assert record["viewers"] == 6 and len(record["comparisons"]) == 1
