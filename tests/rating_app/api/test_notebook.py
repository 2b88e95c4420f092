"""The example notebook does what it shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys

RUN = """
import json, sys
from docs.run_notebook import outputs_of
told = [outputs for _, outputs in outputs_of(json.loads(sys.stdin.read()))]
print(json.dumps(told))
"""


def test_every_cell_of_the_notebook_runs_and_shows_what_is_kept_in_it(root, tmp_path):
    notebook = json.loads((root / "docs" / "python.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    # No picture of the demo's frames is looked up again: it takes as long as all else, and test_scorer does it.
    quick = {**notebook, "cells": [cell for cell in cells if "cv2" not in "".join(cell["source"])]}
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        input=json.dumps(quick),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [_kinds(outputs) for outputs in told] == [_kinds(cell["outputs"]) for cell in quick["cells"]]
    assert "<svg" in "".join(told[0][0]["data"]["text/html"])
    assert "i_have_consent=True" in "".join(told[1][0]["text"])


def test_notebook_is_one(root):
    notebook = json.loads((root / "docs" / "python.ipynb").read_text(encoding="utf-8"))
    ids = [cell["id"] for cell in notebook["cells"]]
    assert notebook["nbformat"] == 4 and len(ids) == len(set(ids))
    for cell in notebook["cells"]:
        required = {"id", "cell_type", "metadata", "source"}
        assert set(cell) == required | ({"outputs", "execution_count"} if cell["cell_type"] == "code" else set())


def _kinds(outputs):
    return [sorted(output.get("data", {"text": ""})) for output in outputs]
