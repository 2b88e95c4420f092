from __future__ import annotations

import stat
import sys

import polars as pl
import pytest
from fakes.viewings import viewing

from rating_app.command_line import main, parse
from rating_app.store import SessionStore

FILES = ["comparison.csv", "comparison.html", "moments.csv", "percentiles.csv", "timeline.csv"]


@pytest.fixture
def compare(paths, tmp_path):
    """Run `rating-app compare` into the folder `compare.out`; returns the exit code."""

    def run(*arguments):
        return main(parse(["compare", *map(str, arguments), "--out", str(run.out)]), paths)

    run.out = tmp_path / "comparison"
    return run


def test_panel_becomes_a_page_and_tables(compare, exported, capsys):
    folder = exported(*(viewing([(40, 44)], content=title) for title in ("A", "B") for _ in range(3)))
    assert compare(folder) == 0
    assert sorted(path.name for path in compare.out.iterdir()) == FILES
    contents = pl.read_csv(compare.out / "comparison.csv")
    assert contents["content"].to_list() == ["A", "B"]
    assert contents["alpha"].to_list() == [1, 1]
    moments = pl.read_csv(compare.out / "moments.csv")
    assert (moments["start_s"] <= 40).all() and (moments["end_s"] >= 44).all()
    assert len(pl.read_csv(compare.out / "timeline.csv")) == 120
    said = capsys.readouterr()
    assert "A: 3 sessions, rating" in said.out and said.err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_files_are_for_their_owner_only(compare, exported):
    compare(exported(viewing(), viewing()))
    assert {stat.S_IMODE(path.stat().st_mode) for path in compare.out.iterdir()} == {0o600}


def test_page_is_in_the_language_asked_for_and_the_terminal_in_english(compare, exported, capsys):
    assert compare(exported(viewing(), viewing()), "--language", "de") == 0
    assert '<html lang="de">' in (compare.out / "comparison.html").read_text(encoding="utf-8")
    assert "A film: 2 sessions, rating" in capsys.readouterr().out


def test_language_that_pages_do_not_have_is_refused(compare, exported, capsys):
    with pytest.raises(SystemExit) as refused:
        compare(exported(viewing(), viewing()), "--language", "fr")
    assert refused.value.code == 2 and "--language: invalid choice: 'fr'" in capsys.readouterr().err


def test_history_is_compared_without_folders(compare, paths):
    store = SessionStore(paths.database)
    for title in ("A", "B", "B"):
        store.save(viewing([(20, 25)], content=title))
    assert compare("--history", "--content", "B") == 0
    assert pl.read_csv(compare.out / "comparison.csv")["content"].to_list() == ["B"]


def test_bins_and_moments_have_the_length_asked_for(compare, exported):
    assert compare(exported(viewing([(40, 50)]), viewing()), "--bin", "2", "--moment", "10") == 0
    assert pl.read_csv(compare.out / "timeline.csv")["t_s"].to_list() == list(range(0, 60, 2))
    assert pl.read_csv(compare.out / "moments.csv").select("start_s", "end_s").rows() == [(40, 50)]


def test_title_cannot_run_in_a_spreadsheet(compare, exported):
    compare(exported(viewing(content="=1+1"), viewing(content="=1+1")))
    assert pl.read_csv(compare.out / "comparison.csv")["content"].to_list() == ["'=1+1"]


def test_one_broken_timeline_among_many_is_listed(compare, exported, capsys):
    folder = exported(viewing(), viewing(), viewing())
    (folder / "A film-2.timeline.csv").write_text("broken", encoding="utf-8")
    assert compare(folder) == 1
    assert "A film-2.timeline.csv is left out" in capsys.readouterr().err
    assert "A film-2.timeline.csv is left out" in (compare.out / "comparison.html").read_text(encoding="utf-8")


def test_mixed_models_are_compared_with_a_warning(compare, exported, capsys):
    assert compare(exported(viewing(model="old"), viewing(model="new"))) == 0
    assert "2 models (new, old)" in capsys.readouterr().err
    assert "2 models (new, old)" in (compare.out / "comparison.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Name the folders"),
        (["--history", "."], "Name the folders"),
        (["nowhere"], "nowhere is not a folder"),
        (["."], "has no sessions.csv"),
        (["--history"], "There is no session"),
        (["--history", "--content", "X"], "No session has the content 'X'; there are: none at all."),
        (["--history", "--bin", "0"], "A bin lasts from"),
        (["--history", "--bin", "nan"], "A bin lasts from"),
        (["--history", "--moment", "0.5"], "A moment lasts"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_sentence(
    compare, tmp_path, monkeypatch, capsys, arguments, sentence
):
    monkeypatch.chdir(tmp_path)
    assert compare(*arguments) == 2
    said = capsys.readouterr().err
    assert sentence in said and said.count("\n") == 1
    assert not compare.out.exists()


def test_one_session_is_nothing_to_compare(compare, exported, capsys):
    assert compare(exported(viewing())) == 2
    assert "only one session" in capsys.readouterr().err


def test_file_in_place_of_the_folder_is_refused(compare, exported, capsys):
    compare.out.write_text("")
    assert compare(exported(viewing(), viewing())) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_neither_polars_nor_scipy_is_needed(compare, exported, monkeypatch):
    for name in ("polars", "scipy", "krippendorff"):
        monkeypatch.setitem(sys.modules, name, None)
    assert compare(exported(*(viewing([(20, 25)]) for _ in range(4)))) == 0
