"""The folder that the ratings of many recordings are collected in. Only this process writes there.

It records which recordings are finished, so that the same command continues where it stopped.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rating_app.batch.job import NotRated, Progressed, Rated, RatingJob, Runner, Stretch
from rating_app.batch.videos import Fingerprint
from rating_app.export import (
    SESSIONS,
    ExportedFiles,
    ExportFailed,
    ExportOptions,
    ReadFailed,
    check_folder,
    check_sound,
    export_session,
)
from rating_app.rating.method import DEFAULT_METHOD, METHOD_NAME
from rating_app.session.session import Session
from rating_app.store.recovery import lock
from rating_app.vision.expression import ModelDescription

LOCK_NAME = ".rating.lock"
LEDGER_NAME = ".rated.jsonl"


@dataclass(frozen=True)
class Exported:
    """A recording that is rated, and its files; `warnings` are sentences about how it was rated."""

    job: RatingJob
    session: Session
    files: ExportedFiles
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutFolder:
    """The folder for the files, and how they are written."""

    path: Path
    ledger: Ledger
    options: ExportOptions

    @classmethod
    @contextmanager
    def opened(cls, path: Path, model: Path, options: ExportOptions, viewers: int = 1) -> Iterator[OutFolder]:
        """Create the folder if needed, and lock it. Raise ExportFailed if it cannot be written or another run has
        locked it, and ModelRejected without a model.
        """
        check_folder(path, options)
        with closing(_locked(path)):
            yield cls._of(path, model, options, viewers)

    @classmethod
    def _of(cls, path: Path, model: Path, options: ExportOptions, viewers: int) -> OutFolder:
        export = asdict(options)
        if not options.report or options.language == "en":
            # Folders of earlier versions know of no language.
            del export["language"]
        recipe = {
            "model": ModelDescription.read(model.with_suffix(".json")).sha256,
            "method": METHOD_NAME,
            "constants": asdict(DEFAULT_METHOD),
            "viewers": viewers,
            "export": export,
        }
        return cls(path, Ledger(path, recipe, exported_ids(path, options)), options)


class Ledger:
    """A hidden file in the out folder, one line of JSON per recording, which only its owner can read.

    A line is written before the session's files are, and counts once the folder's table of sessions has the session:
    whenever a run is cut off, each recording has one row or none. `recipe` is what the ratings are made with, as JSON
    values; `exported` are the ids in that table.
    """

    def __init__(self, folder: Path, recipe: Mapping[str, Any], exported: Collection[str]) -> None:
        """Read the ledger; raise ExportFailed if it cannot be read."""
        self._path = folder / LEDGER_NAME
        # Convert it to what will be read again: JSON turns tuples into lists.
        self._recipe = json.loads(json.dumps(recipe))
        try:
            self._finished = {
                (Fingerprint(line["size"], line["digest"]), line["baseline"])
                for line in _lines(self._path)
                if line["recipe"] == self._recipe and line["session_id"] in exported
            }
        except OSError as error:
            raise ExportFailed("{path} cannot be read ({reason}).", path=folder, reason=error.strerror) from error

    def has(self, recording: Fingerprint | None, baseline: Stretch | None) -> bool:
        """Return whether this very recording, wherever it was, was rated with this recipe and baseline, and its row is
        still there.
        """
        return (recording, _said(baseline)) in self._finished

    def note(self, recording: Fingerprint, baseline: Stretch | None, session_id: str) -> None:
        """Add a recording. Call this before the session is exported. Raise ExportFailed if the ledger cannot be
        written.
        """
        line = {
            **vars(recording),
            "baseline": _said(baseline),
            "session_id": session_id,
            "recipe": self._recipe,
        }
        try:
            self._append(json.dumps(line).encode() + b"\n")
        except OSError as error:
            raise ExportFailed(
                "{path} cannot be written ({reason}).", path=self._path, reason=error.strerror
            ) from error

    def _append(self, line: bytes) -> None:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            if file.seek(0, os.SEEK_END):
                file.seek(-1, os.SEEK_END)
                # A line that was cut off by a kill must not swallow this one.
                line = line if file.read(1) == b"\n" else b"\n" + line
            file.write(line)
            os.fsync(descriptor)


def rate_panel(
    jobs: Sequence[RatingJob],
    recordings: Mapping[Path, Fingerprint | None],
    runner: Runner,
    out: OutFolder,
    stems: Mapping[str, str],
) -> Generator[Progressed | Exported | NotRated, None, None]:
    """Rate each of `jobs`, export it as soon as it is done, and yield the results; a failure does not stop the others.

    `recordings` are the videos with their fingerprints before the run. `stems` are the names of each one's files, by
    the job's name; they do not depend on what is done first, or was done before. Closing the generator stops what still
    runs.
    """
    with closing(runner.rate(jobs)) as answers:
        for answer in answers:
            if isinstance(answer, NotRated) and answer.details:
                logging.getLogger("unexpected").critical("unexpected error\n%s", answer.details)
            if isinstance(answer, Rated):
                yield _exported(answer, recordings[answer.job.video], stems[answer.job.name], out)
            else:
                yield answer


def _locked(folder: Path) -> sqlite3.Connection:
    """Lock the folder. The lock's file is never removed, because that could remove it from under the next run."""
    try:
        connection = lock(folder / LOCK_NAME)
    except (OSError, sqlite3.Error) as error:
        raise ExportFailed("The folder {folder} cannot be locked ({reason}).", folder=folder, reason=error) from None
    if connection is None:
        raise ExportFailed("Another run is rating into the folder {folder}; wait until it has finished.", folder=folder)
    return connection


def exported_ids(folder: Path, options: ExportOptions) -> set[str]:
    """Return the ids of the sessions that have rows in `folder`, in this format. A table that is not ours has none."""
    ids: set[str] = set()
    for path in folder.glob(f"sessions*.{options.format}"):
        with suppress(ReadFailed):
            check_sound(path)
            ids.update(str(cell) for cell in SESSIONS.read(path).column("session_id"))
    return ids


def _exported(rated: Rated, recording: Fingerprint | None, stem: str, out: OutFolder) -> Exported | NotRated:
    try:
        if recording is not None:
            out.ledger.note(recording, rated.job.baseline, rated.session.head.session_id)
        files = export_session(rated.session, out.path, stem, out.options)
        return Exported(rated.job, rated.session, files, rated.warnings)
    except ExportFailed as failure:
        return NotRated(rated.job, str(failure))


def _said(baseline: Stretch | None) -> str:
    return "" if baseline is None else str(baseline)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines that are complete."""
    if not path.exists():
        return
    for text in path.read_bytes().split(b"\n"):
        try:
            line = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if _is_ours(line):
            yield line


def _is_ours(line: Any) -> bool:
    return (
        isinstance(line, dict)
        and line.keys() == {"size", "digest", "baseline", "session_id", "recipe"}
        and isinstance(line["size"], int)
        and isinstance(line["digest"], str)
        and isinstance(line["baseline"], str)
        and isinstance(line["session_id"], str)
    )
