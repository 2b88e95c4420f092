"""The benchmark of validity, on a table made by hand."""

from __future__ import annotations

import sys

import pytest

from benchmarks import validity

HEADER = "private_id\tstimulus\tvalence\tvalence_self_report\tAU12\tAU12_c\n"


def run(monkeypatch, capsys, file):
    monkeypatch.setattr(sys, "argv", ["validity", str(file)])
    validity.main()
    return capsys.readouterr().out


def test_without_the_file_nothing_is_computed(monkeypatch, capsys, tmp_path):
    assert "nothing is computed" in run(monkeypatch, capsys, tmp_path / "alone.txt")


def test_viewers_who_always_smile_are_told_apart_by_their_neutral_clips_only(monkeypatch, capsys, tmp_path):
    rows = []
    for viewer in range(12):
        always = 0.3 * (viewer % 2)
        clips = {"amusement": (0.25, "Pleasant"), "fear": (0.05, "Unpleasant"), "neutral": (0.05, "Neutral")}
        for kind, (share, said) in clips.items():
            for number in (1, 2):
                smiled = always + share + 0.002 * ((viewer * 7 + number * 3) % 5)
                rows.append(f"{viewer}\t{kind}{number}\t{kind}\t{said}\t{smiled}\t{smiled}\n")
    rows[0] = rows[0].replace("Pleasant", "Neutral")
    file = tmp_path / "alone.txt"
    file.write_text(HEADER + "".join(rows), encoding="latin-1")
    said = run(monkeypatch, capsys, file)
    figures = {
        line[2:54].strip(): float(line[54:59]) for line in said.splitlines() if " viewings" in line and "(" in line
    }
    plain, less = (figures[f"all clips, {words}"] for words in ("the rating", "less the viewer's own neutral clips"))
    assert plain < 0.8 < less
    assert figures["all clips"] == pytest.approx(plain, abs=0.05)
