"""Sessions as a data set by the Brain Imaging Data Structure: only behaviour (`beh/`), events and curves.

https://bids-specification.readthedocs.io, version 1.10: task events, and physiological recordings, which is where BIDS
puts evenly sampled data.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rating_app import __version__
from rating_app.export.table import ExportFailed
from rating_app.export.timeline import Timeline, resampled
from rating_app.rating import Smile
from rating_app.rating.method import DEFAULT_METHOD
from rating_app.session.exclusion import Exclusion
from rating_app.session.samples import Floats
from rating_app.session.session import Marker
from rating_app.settings import APP_NAME
from rating_app.system.private_files import write_atomically

BIDS_VERSION = "1.10.0"
NOT_KNOWN = "unknown"
"""The participant of all sessions whose viewer is not known."""

_MISSING = "n/a"

_SIGNALS: Mapping[str, tuple[str, str, Callable[[Timeline], Floats]]] = {
    "joy": ("1", "Visible joy, 0 to 1, relative to the resting face if one was measured", lambda t: t.intensity),
    "p_happy": ("1", "Probability that the face looks happy, 0 to 1", lambda t: t.samples.p_happy),
    "quality": ("1", "How far the picture can be trusted, 0 to 1", lambda t: t.samples.quality),
    "content_position": (
        "s",
        "The viewer's position in the film or sound, from its beginning",
        lambda t: t.samples.content_position_s,
    ),
    "excluded": ("1", "1 if the user has left it out of the rating, otherwise 0", lambda t: t.excluded),
}

_EVENTS: Mapping[str, dict[str, Any]] = {
    "onset": {"Description": "Since the session's first frame, without pauses", "Units": "s"},
    "duration": {"Description": "0 for an instant", "Units": "s"},
    "trial_type": {
        "Description": "What it is",
        "Levels": {
            "smile": "Visible joy rose, and fell again",
            "marker": "Noted by the user, or imported from a table of events",
            "excluded": "Left out of the rating by the user",
        },
    },
    "label": {"Description": "What the user noted, or why it is left out"},
    "peak": {"Description": "Greatest intensity of visible joy in a smile, 0 to 1", "Units": "1"},
}


@dataclass(frozen=True)
class BidsSession:
    """A session of a data set. `viewer` is a code, empty if none was given; `groups` are names and values of the
    viewer. `about` contains more about the session, for its sidecar.
    """

    content: str
    viewer: str
    timeline: Timeline
    smiles: Sequence[Smile]
    markers: Sequence[Marker]
    exclusions: Sequence[Exclusion]
    groups: Mapping[str, str]
    about: Mapping[str, Any]


def write_bids(sessions: Iterable[BidsSession], folder: Path, title: str, hz: float) -> int:
    """Write a data set called `title` into `folder`, which has to be empty or missing, with curves of `hz` samples per
    second, and return how many sessions it contains. Raise ExportFailed if it cannot be written; nothing is left there
    then.
    """
    written: list[Path] = []

    def put(name: str, content: bytes) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, [content])
        written.append(path)

    try:
        if folder.exists() and any(folder.iterdir()):
            raise ExportFailed("{folder} is not empty; a BIDS data set needs a folder of its own.", folder=folder)
        people: dict[str, dict[str, str]] = {}
        runs: Counter[tuple[str, str]] = Counter()
        for session in sessions:
            person = _label(session.viewer, NOT_KNOWN)
            people.setdefault(person, {}).update(session.groups)
            task = _label(session.content, "content")
            runs[person, task] += 1
            stem = f"sub-{person}/beh/sub-{person}_task-{task}_run-{runs[person, task]}"
            put(f"{stem}_events.tsv", _events(session))
            put(f"{stem}_events.json", _json({"TaskName": session.content or task, **_EVENTS}))
            for recording, timeline in _by_viewer(session.timeline, hz):
                put(f"{stem}{recording}_physio.tsv.gz", _signals(timeline))
                put(f"{stem}{recording}_physio.json", _json(_sidecar(session, task, hz)))
        put("dataset_description.json", _json(_description(title)))
        put("README.md", _READ_ME.encode())
        _put_people(people, put)
    except BaseException as error:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ExportFailed(
                "The BIDS data set could not be written to {folder} ({reason}).", folder=folder, reason=error.strerror
            ) from error
        raise
    return runs.total()


def _label(text: str, otherwise: str) -> str:
    """Return only the letters and digits of `text`, which BIDS allows in names; `otherwise` if there are none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^A-Za-z0-9]", "", plain)[:40] or otherwise


def _by_viewer(timeline: Timeline, hz: float) -> list[tuple[str, Timeline]]:
    """Resample evenly, each viewer separately; the name of their recording comes first, empty if there is one
    viewer.
    """
    even = resampled(timeline, hz, DEFAULT_METHOD)
    viewers = sorted({int(viewer) for viewer in even.samples.viewers})
    if len(viewers) < 2:
        return [("", even)]
    return [(f"_recording-viewer{viewer}", _of_viewer(even, viewer)) for viewer in viewers]


def _of_viewer(timeline: Timeline, viewer: int) -> Timeline:
    theirs = timeline.samples.viewer == viewer
    own = (timeline.intensity[theirs], timeline.facing[theirs], timeline.excluded[theirs])
    return Timeline(timeline.samples.where(theirs), *own)


def _signals(timeline: Timeline) -> bytes:
    columns = [value(timeline) for _, _, value in _SIGNALS.values()]
    rows = np.column_stack(columns) if len(timeline) else np.empty((0, len(columns)))
    lines = "".join("\t".join(map(_cell, row)) + "\n" for row in rows.tolist())
    # The time is left out, so that the same session gives the same file.
    return gzip.compress(lines.encode(), mtime=0)


def _sidecar(session: BidsSession, task: str, hz: float) -> dict[str, Any]:
    columns = {name: {"Description": words, "Units": unit} for name, (unit, words, _) in _SIGNALS.items()}
    return {
        "SamplingFrequency": hz,
        "StartTime": 0,
        "Columns": list(_SIGNALS),
        "TaskName": session.content or task,
        "Manufacturer": APP_NAME,
        "SoftwareVersions": __version__,
        **columns,
        "ReactionGauge": dict(session.about),
    }


def _events(session: BidsSession) -> bytes:
    rows = [
        *((one.onset_s, one.duration_s, "smile", "", one.peak) for one in session.smiles),
        *((one.timestamp_s, one.duration_s, "marker", one.text, None) for one in session.markers),
        *((one.begin_s, one.duration_s, "excluded", one.reason.value, None) for one in session.exclusions),
    ]
    rows.sort(key=lambda row: (row[0], row[1]))
    return _tsv(tuple(_EVENTS), rows)


def _put_people(people: Mapping[str, Mapping[str, str]], put: Callable[[str, bytes], None]) -> None:
    names = {name: _column(name) for groups in people.values() for name in groups}
    rows = [(f"sub-{person}", *(groups.get(name) for name in names)) for person, groups in sorted(people.items())]
    put("participants.tsv", _tsv(("participant_id", *names.values()), rows))
    told = {column: {"Description": f"Group of the viewer: {name}"} for name, column in names.items()}
    unknown = f"sub-{NOT_KNOWN} stands for viewers without a code; these may be several people."
    put("participants.json", _json({"participant_id": {"Description": f"Code of the viewer. {unknown}"}, **told}))


def _column(name: str) -> str:
    return re.sub("[^a-z0-9]+", "_", name.lower()).strip("_") or "group"


def _description(title: str) -> dict[str, Any]:
    return {
        "Name": title,
        "BIDSVersion": BIDS_VERSION,
        "DatasetType": "raw",
        "GeneratedBy": [{"Name": APP_NAME, "Version": __version__}],
    }


def _tsv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    return "".join("\t".join(map(_cell, row)) + "\n" for row in (names, *rows)).encode("utf-8", "replace")


def _cell(value: object) -> str:
    if isinstance(value, float):
        return _MISSING if np.isnan(value) else f"{value:.6f}".rstrip("0").rstrip(".")
    return " ".join(str(value).split()) if value not in (None, "") else _MISSING


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace")


_READ_ME = f"""\
# Visible joy of viewers

Written by {APP_NAME} {__version__}. Each `beh` folder has the sessions of one participant: smiles, markers and what was
left out as events, and curves of visible joy at an even rate, as BIDS keeps physiological recordings.

Visible joy is what a face shows; liking is not measured. Where no usable face was found, a value is n/a and never 0.
Times count from the session's first frame, and stop during pauses. The expression model may be used for
non-commercial research only, and so may anything based on it.
"""
