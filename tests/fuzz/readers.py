"""What the app reads from files that others may have made, each with what it may say of a bad one."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rating_app.batch.out_folder import Ledger, exported_ids
from rating_app.batch.videos import Fingerprint
from rating_app.compare.comparison import compare
from rating_app.compare.panel import CompareFailed
from rating_app.compare.sources import panel_of_folders
from rating_app.compare.write import write_comparison
from rating_app.export import (
    FILES,
    SESSIONS,
    ExportFailed,
    ExportOptions,
    ReadFailed,
    export_session,
)
from rating_app.export.formats import FORMATS
from rating_app.session.playlist import pictures_of
from rating_app.settings import SettingsUnreadable, load_settings, save_settings
from rating_app.views.content.picture_loader import LARGEST_SIDE, read_picture
from rating_app.vision.camera import SourceFailed
from rating_app.vision.expression import ModelDescription, ModelRejected, try_model
from rating_app.vision.recording.decoder import IsolatedVideoSource
from tests.fakes.sessions import session_of
from tests.fuzz.samples import RECIPE

MOST_PICTURES = 60
"""That are read of a video: damage shows in them as well as in all."""


@dataclass(frozen=True)
class Reader:
    """Reads one sort of file.

    `samples` is a pattern for files below the folder of samples. `read` is given the damaged file, in a folder of its
    own, and the whole sample; it raises one of `refusals`, or AssertionError where it has read something wrong. It
    starts a process of its own where it is `isolated`. Where it `may_be_lost`, the app calls it in a process that is
    given up if need be, and that is a refusal.
    """

    samples: str
    read: Callable[[Path, Path], object]
    refusals: tuple[type[Exception], ...] = ()
    isolated: bool = False
    may_be_lost: bool = False


_TABLES = {file.part: file for file in FILES}


def _read_table(path: Path, sample: Path) -> None:
    """What was read can be written, and reads the same then."""
    form = FORMATS[path.suffix[1:]]
    kind = path.name.split(".")[-2]
    file = _TABLES.get(kind, SESSIONS)
    table = file.read(path)
    written = b"".join(form.encode([table]))
    if table.columns:
        path.write_bytes(written)
        assert b"".join(form.encode([file.read(path)])) == written, "written again it reads otherwise"


def _compare(path: Path, sample: Path) -> None:
    for other in sample.parent.iterdir():
        if other.name != path.name:
            shutil.copy(other, path.parent)
    comparison = compare(panel_of_folders([path.parent], 1.0), 5.0)
    out = path.parent / "out"
    out.mkdir()
    write_comparison(comparison, out)


def _add_a_session(path: Path, sample: Path) -> None:
    """To a folder whose table of sessions is damaged; the new row is there afterwards."""
    options = ExportOptions(path.suffix[1:])  # type: ignore[arg-type]
    session = session_of([0.5] * 30)
    export_session(session, path.parent, "third", options)
    others = [file for file in path.parent.glob(f"sessions*{path.suffix}") if file != path]
    if others:
        assert session.head.session_id in exported_ids(path.parent, options), "the new row is lost"


def _read_settings(path: Path, sample: Path) -> None:
    settings = load_settings(path)
    save_settings(settings, path)
    assert load_settings(path) == settings


def _read_ledger(path: Path, sample: Path) -> None:
    ledger = Ledger(path.parent, RECIPE, {f"session-{number}" for number in range(5)})
    recording = Fingerprint(1, "f" * 64)
    ledger.note(recording, None, "session-0")
    assert Ledger(path.parent, RECIPE, {"session-0"}).has(recording, None), "a damaged ledger takes up nothing new"


def _read_playlist(path: Path, sample: Path) -> None:
    for picture in pictures_of([path], {"jpg", "png"}):
        read_picture(picture)


def _read_picture(path: Path, sample: Path) -> None:
    image = read_picture(path)
    assert max(image.width(), image.height()) <= LARGEST_SIDE


def _read_description(path: Path, sample: Path) -> None:
    ModelDescription.read(path)


def _try_model(path: Path, sample: Path) -> None:
    """With a description whose digest is that of the damaged model."""
    description = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    description["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".json").write_text(json.dumps(description), encoding="utf-8")
    try_model(path)


def _read_video(path: Path, sample: Path) -> None:
    source = IsolatedVideoSource(path, paced=False)
    try:
        source.open()
        times_s = [-1.0]
        while len(times_s) <= MOST_PICTURES and (frame := source.read()) is not None:
            assert frame.image.ndim == 3 and frame.image.shape[2] == 3 and frame.image.size
            times_s.append(frame.timestamp_s)
        assert all(one < other for one, other in pairwise(times_s)), "times go back"
    finally:
        source.close()


READERS = {
    "csv": Reader("exports/csv/*.csv", _read_table, (ReadFailed,)),
    "jsonl": Reader("exports/jsonl/*.jsonl", _read_table, (ReadFailed,)),
    "parquet": Reader("exports/parquet/*.parquet", _read_table, (ReadFailed,), may_be_lost=True),
    "folder to compare": Reader("exports/[cj]*/*.*", _compare, (CompareFailed,)),
    "folder to add to": Reader("exports/[cj]*/sessions.*", _add_a_session, (ExportFailed,)),
    "settings": Reader("settings/*.json", _read_settings, (SettingsUnreadable,)),
    "model description": Reader("model/*.json", _read_description, (ModelRejected,)),
    "model": Reader("model/*.tflite", _try_model, (ModelRejected,), may_be_lost=True),
    "playlist": Reader("playlist/*", _read_playlist),
    "picture": Reader("picture/*", _read_picture),
    "ledger": Reader("ledger/.rated.jsonl", _read_ledger, (ExportFailed,)),
    "video": Reader("video/*", _read_video, (SourceFailed,), isolated=True),
}

ALL_READERS = READERS | {
    "parquet to compare": Reader("exports/parquet/*.parquet", _compare, (CompareFailed,), isolated=True),
    "parquet to add to": Reader("exports/parquet/sessions.*", _add_a_session, (ExportFailed,), isolated=True),
}
"""With those that start a process for every file, and so take their time."""
