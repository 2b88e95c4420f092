"""Data sets are judged by the BIDS validator itself, offline; without it that part is skipped, and says so."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest
from fakes.marks import marked_session
from fakes.viewings import viewing

from rating_app.command_line import main, parse
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.session import Marker, leave_out
from rating_app.store import SessionStore


@pytest.fixture
def bids(paths, tmp_path):
    """Run `rating-app bids` into the folder `bids.out`; returns the exit code."""

    def run(*arguments):
        return main(parse(["bids", *map(str, arguments), "--out", str(run.out)]), paths)

    run.out = tmp_path / "dataset"
    return run


@pytest.fixture
def panel():
    session = viewing([(5, 8)], unseen=[(20, 25)], content="A film, part 2", viewer="P 01", groups=(("Age", "30-39"),))
    session = replace(session, markers=(Marker(3.0, "the\tjoke"),))
    left = leave_out(session, [Exclusion(40.0, 45.0, ExclusionReason.TALKING)])
    return left, viewing(content="A film, part 2", viewer="P 01"), marked_session()


def validate(folder):
    """What the validator finds wrong. It is given no network and nothing to write."""
    pytest.importorskip("bids_validator_deno", reason="bids-validator-deno is not installed")
    deno = pytest.importorskip("deno", reason="deno, in which the BIDS validator runs, is not installed")
    bundle = Path(find_spec("bids_validator_deno").origin).with_name("bids-validator.js")
    allowed = ["--no-remote", "--allow-read", "--allow-env"]
    said = subprocess.run(
        [os.fsdecode(deno.find_deno_bin()), "run", *allowed, str(bundle), "--json", str(folder)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    report = json.loads(said.stdout)
    return [issue for issue in report["issues"]["issues"] if issue["severity"] == "error"]


def test_validator_finds_no_error(bids, exported, panel):
    assert bids(exported(*panel), "--title", "Films") == 0
    assert validate(bids.out) == []


def test_validator_would_find_one(bids, exported, panel):
    """Lest it looked at nothing."""
    bids(exported(*panel))
    (bids.out / "dataset_description.json").write_text("{}", encoding="utf-8")
    (bids.out / "sub-P01" / "beh" / "sub-P01_film_events.tsv").write_text("onset\n1\n", encoding="utf-8")
    assert validate(bids.out)


def test_data_set_has_events_and_even_curves(bids, exported, panel, capsys):
    assert bids(exported(*panel)) == 0
    assert "3 sessions as a BIDS data set" in capsys.readouterr().out
    people = pd.read_csv(bids.out / "participants.tsv", sep="\t")
    assert people["participant_id"].tolist() == ["sub-P01", "sub-unknown"]
    assert people["age"].fillna("").tolist() == ["30-39", ""]
    stem = bids.out / "sub-P01" / "beh" / "sub-P01_task-Afilmpart2_run-1"
    events = pd.read_csv(f"{stem}_events.tsv", sep="\t")
    assert list(events["trial_type"]) == ["marker", "smile", "excluded"]
    assert list(events["label"].fillna("")) == ["the joke", "", "talking"]
    assert events["onset"].tolist() == pytest.approx([3.0, 5.0, 40.0], abs=0.1)
    assert events["duration"].tolist() == pytest.approx([0.0, 3.0, 5.0], abs=0.1)
    about = json.loads(Path(f"{stem}_physio.json").read_text(encoding="utf-8"))
    with gzip.open(f"{stem}_physio.tsv.gz", "rt") as opened:
        curve = pd.read_csv(opened, sep="\t", names=about["Columns"])
    assert about["SamplingFrequency"] == 10 and len(curve) == 599
    seconds = curve.index / 10
    assert curve["joy"][(seconds >= 5.5) & (seconds < 7.5)].min() > 0.9
    # No face is not a face without joy.
    assert curve["joy"][(seconds >= 21) & (seconds < 24)].isna().all()
    assert curve["excluded"][(seconds >= 40) & (seconds < 45)].eq(1).all()
    assert Path(f"{stem}_physio.tsv.gz".replace("run-1", "run-2")).exists()


def test_history_and_its_export_give_the_same(bids, exported, panel, paths, tmp_path):
    store = SessionStore(paths.database)
    store.save(panel[0])
    assert bids("--history") == 0
    first, bids.out = bids.out, tmp_path / "again"
    assert bids(exported(panel[0])) == 0
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(bids.out) for path in bids.out.rglob("*") if path.is_file())
    for name in names:
        if name.name != "dataset_description.json" and name.suffix != ".gz":
            assert (first / name).read_text(encoding="utf-8") == (bids.out / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [([], "Name the folders"), (["FOLDER", "--hz", "0"], "rows per second"), (["nowhere"], "nowhere is not a folder")],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(bids, exported, panel, capsys, arguments, words):
    folder = exported(*panel)
    assert bids(*[folder if one == "FOLDER" else one for one in arguments]) == 2
    assert words in capsys.readouterr().err
    assert not bids.out.exists()


def test_folder_with_files_is_left_alone(bids, exported, panel, capsys):
    bids.out.mkdir()
    (bids.out / "mine.txt").write_text("mine", encoding="utf-8")
    assert bids(exported(*panel)) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in bids.out.iterdir()] == ["mine.txt"]
