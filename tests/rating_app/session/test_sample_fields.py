from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
from fakes.sessions import session_of

from rating_app.session.sample_fields import SAMPLE_FIELDS, SampleField
from rating_app.session.samples import Samples
from rating_app.store import SessionStore
from rating_app.store.schema import SCHEMA_VERSION

ATTRIBUTES = """
    content: ContentPosition | None = None
    yaw: float | None = None
    lamps: int | None = None
"""
ROWS = """
    SampleField("yaw", np.float32, "degrees", "where the head is turned", "nobody looked", low=-90, high=90, since=NEW),
    SampleField(
        "lamps",
        np.uint16,
        "count",
        "how many were lit",
        "nobody counted",
        low=1,
        resampling=Resampling.AT_BEGINNING,
        since=NEW,
    ),
)
""".replace("NEW", str(SCHEMA_VERSION + 1))

USE = """
import json, sys
from pathlib import Path

import rating_app
from rating_app.export import TIMELINE, ExportOptions, export_session
from rating_app.session.observation import ExpressionScore
from rating_app.session.samples import Sample
from rating_app.session.session import Session
from rating_app.store import SessionStore

folder, old_id = Path(sys.argv[1]), sys.argv[2]
store = SessionStore(folder / "sessions.sqlite")
store.rescue()
old = store.load(old_id)
score = ExpressionScore(0.5, 0.25, 0.25)
samples = [
    Sample(0, 0.0, 0.5, score, 1.0, yaw=-20.5, lamps=2),
    Sample(1, 0.5, None, None),
    Sample(2, 1.0, 0.5, score, 1.0, yaw=35.0, lamps=3),
    Sample(3, 1.5, 0.5, score, 1.0, yaw=20.0, lamps=3),
    Sample(4, 2.0, None, None),
]
whole = Session(old.head, samples, old.rating)
store.delete(old_id)
store.save(whole)
loaded = store.load(old_id)
assert list(loaded.samples) == samples and loaded == whole
table = {}
for hz in (None, 1.0):
    files = export_session(loaded, folder, "film", ExportOptions(hz=hz))
    read = TIMELINE.read(files.timeline)
    table[str(hz)] = {name: read.column(name) for name in ("yaw", "lamps")}
print(json.dumps({
    "from": rating_app.__file__,
    "rescued": store.take_rescue() is not None,
    "old": [[sample.yaw, sample.lamps, sample.score.p_happy] for sample in old.samples],
    "table": table,
    "names": read.names,
    "dictionary": [line for line in files.dictionary.read_text("utf-8").splitlines() if "`yaw`" in line],
}))
"""


def added(source, before, after):
    text = source.read_text(encoding="utf-8")
    assert text.count(before) == 1
    source.write_text(text.replace(before, after), encoding="utf-8")


def test_a_field_takes_two_edits(tmp_path, root):
    """An attribute of Sample and a row of the table, made in a copy of the program: it is kept, read from histories old
    and new, resampled, exported, read back and described.
    """
    copy = tmp_path / "rating_app"
    shutil.copytree(root / "rating_app", copy, ignore=shutil.ignore_patterns("__pycache__"))
    added(copy / "session" / "samples.py", "\n    content: ContentPosition | None = None\n", ATTRIBUTES)
    added(copy / "session" / "sample_fields.py", '\n)\n"""The fields in', f'{ROWS}"""The fields in')
    old = session_of([0.25, 0.5])
    SessionStore(tmp_path / "sessions.sqlite").save(old)

    command = [sys.executable, "-c", USE, str(tmp_path), old.head.session_id]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["from"] == str(copy / "__init__.py") and not said["rescued"]
    assert said["old"] == [[None, None, 0.25], [None, None, 0.5]]
    assert said["table"]["None"] == {"yaw": [-20.5, None, 35.0, 20.0, None], "lamps": [2, None, 3, 3, None]}
    # A frame stands for the quarter of a second on either side: (-20.5 + 35) / 2, and (35 + 2 * 20) / 3.
    assert said["table"]["1.0"] == {"yaw": [7.25, 25.0], "lamps": [2, 3]}
    assert said["names"][-5:] == ["yaw", "lamps", "intensity", "facing", "excluded"]
    assert said["dictionary"] == ["| `yaw` | degrees | -90 to 90 | where the head is turned | nobody looked |"]


def test_every_field_is_a_column_of_its_kind():
    samples = Samples.of(session_of([0.5, None]).samples)
    for field in SAMPLE_FIELDS:
        values = samples.column(field.name)
        assert values.dtype == (np.int64 if field.is_whole else np.float64) and values.shape == (2,)
        assert samples.known(field.name)[1] == (not field.is_optional)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"dtype": np.uint16, "empty": "nobody counted"}, "0 stands for None"),
        ({"since": 5}, "earlier histories have none of it"),
    ],
)
def test_field_that_could_not_be_kept_is_refused(wrong, why):
    with pytest.raises(ValueError, match=why):
        SampleField(**({"name": "lamps", "dtype": np.float32, "unit": "count", "meaning": "lit"} | wrong))
