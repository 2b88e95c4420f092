"""The quick benchmark runs, and says what it found in a form that programs read. How long it takes is not asked."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.figure import Figure, as_json, from_json


def test_quick_benchmark_writes_its_ratios(root, tmp_path):
    file = tmp_path / "figures.json"
    command = [sys.executable, "-m", "benchmarks", "--quick", "--rounds", "1", "--json", str(file)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["frame_over_detection"] > 1
    assert {figure["key"] for figure in content["figures"]} >= {
        "frame_over_detection",
        "window_over_bare_window",
        "pages_over_bare_window",
    }
    for figure in content["figures"]:
        assert figure["measured"] == content[figure["key"]] > 0
        assert figure["details"]
    assert "over MediaPipe's detection alone" in done.stdout


def test_figure_is_reached_on_its_own_side():
    assert Figure("a", "A", 1.8, 1.8).reached and not Figure("a", "A", 1.9, 1.8).reached
    assert Figure("a", "A", 15, 15, at_least=True).reached and not Figure("a", "A", 14, 15, at_least=True).reached


def test_figures_come_back_from_json():
    figures = [Figure("a", "A", 1.5, 2.0, details={"a_ms": 3.0}), Figure("b", "B", 14.0, 15.0, at_least=True)]
    assert from_json(json.loads(json.dumps(as_json(figures)))) == figures
