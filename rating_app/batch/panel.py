"""Brings the ratings of many recordings into one out folder. Only this process writes there."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from rating_app.batch.job import NotRated, Progressed, Rated, RatingJob, Runner
from rating_app.batch.ledger import Ledger
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


@dataclass(frozen=True)
class Exported:
    """A recording that is rated, and where its numbers lie; `warnings` are sentences about how."""

    job: RatingJob
    session: Session
    files: ExportedFiles
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutFolder:
    """Where the files go, and what they are to be."""

    path: Path
    ledger: Ledger
    options: ExportOptions

    @classmethod
    @contextmanager
    def opened(cls, path: Path, model: Path, options: ExportOptions, viewers: int = 1) -> Iterator[OutFolder]:
        """Make the folder if needed, and hold it alone. ExportFailed unless it can be written, and where another run
        holds it; ModelRejected without a model.
        """
        check_folder(path, options)
        with closing(_locked(path)):
            yield cls._of(path, model, options, viewers)

    @classmethod
    def _of(cls, path: Path, model: Path, options: ExportOptions, viewers: int) -> OutFolder:
        recipe = {
            "model": ModelDescription.read(model.with_suffix(".json")).sha256,
            "method": METHOD_NAME,
            "constants": asdict(DEFAULT_METHOD),
            "viewers": viewers,
            "export": asdict(options),
        }
        return cls(path, Ledger(path, recipe, exported_ids(path, options)), options)


def rate_panel(
    jobs: Sequence[RatingJob],
    recordings: Mapping[Path, Fingerprint | None],
    runner: Runner,
    out: OutFolder,
    stems: Mapping[str, str],
) -> Generator[Progressed | Exported | NotRated, None, None]:
    """Rate each of `jobs` and export it as soon as it is done; one that fails does not stop the rest.

    `recordings` are the videos as they were before. `stems` are what the files of each are called, by the job's name:
    whatever is done first, or was done before. Closing the generator stops what still runs.
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
    """The lock's file stays: who removes it could remove it from under the next run."""
    try:
        connection = lock(folder / LOCK_NAME)
    except (OSError, sqlite3.Error) as error:
        raise ExportFailed("The folder {folder} cannot be locked ({reason}).", folder=folder, reason=error) from None
    if connection is None:
        raise ExportFailed("Another run is rating into the folder {folder}; wait for its end.", folder=folder)
    return connection


def exported_ids(folder: Path, options: ExportOptions) -> set[str]:
    """Of the sessions whose rows stand in `folder`, in this format. What is not our table holds none."""
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
