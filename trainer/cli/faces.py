"""Faces and teachers named on the command line, or remembered by a run folder."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rating_app.system.progress import progress_bar
from trainer.cli.options import DEFAULT_CACHE, DEFAULT_SIZE
from trainer.data.dataset import DataError, Photograph
from trainer.data.opinions import Opinions
from trainer.data.prepare import MIN_CONFIDENCE, NO_FACE, PreparedFaces, prepare

DATA_NAME = "data.json"
"""The file in a run folder that names its data, so that `export` and `report` need no --data."""

LISTED = 10
"""The most unreadable files that are named in the terminal."""


def prepared_faces(
    options: argparse.Namespace,
    photographs: Sequence[Photograph],
    size: int,
    min_confidence: float = MIN_CONFIDENCE,
) -> PreparedFaces:
    """Prepare `photographs` by the command line's options, with a progress bar."""
    with progress_bar("Preparing faces", len(photographs), "photographs") as advance:
        return prepare(options.data, photographs, options.cache, size, options.jobs, advance, min_confidence)


def known_teachers(options: argparse.Namespace, photographs: Sequence[Photograph]) -> Opinions | None:
    """Return the teachers' opinions on `photographs`; None if the command line names no teachers."""
    return None if options.teachers is None else Opinions.load(options.teachers).of(photographs)


def say_skipped(faces: PreparedFaces) -> None:
    """Print how many photographs gave no face, by reason, and name the first of those that are not images."""
    for reason, count in Counter(skip.reason for skip in faces.skipped).items():
        print(f"{count:,} photographs were skipped: {reason}.")
    say_unreadable([skip.photograph.path for skip in faces.skipped if skip.reason != NO_FACE])


def say_unreadable(paths: Sequence[str]) -> None:
    """Name the first of these files, which are missing or are not images."""
    if paths:
        more = f" and {len(paths) - LISTED:,} more" if len(paths) > LISTED else ""
        print(f"Missing or unreadable ({len(paths):,}): {', '.join(paths[:LISTED])}{more}.")


def remember_data(folder: Path, options: argparse.Namespace, classes: Sequence[str] = ()) -> None:
    """Write the file that `recall_data` reads into `folder`."""
    where = {
        "data": str(options.data),
        "cache": str(options.cache),
        "size": options.size,
        "classes": list(classes),
    }
    (folder / DATA_NAME).write_text(json.dumps(where, indent=2) + "\n", encoding="utf-8")


def recall_data(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Set those of `data`, `cache` and `size` that the command line does not give, and return all that `folder`
    remembers.

    Raise DataError if neither names the data.
    """
    file = folder / DATA_NAME
    known: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    if options.data is None and "data" not in known:
        raise DataError(f"{folder} does not say where its data are; name them with --data.")
    options.data = options.data or Path(known["data"])
    options.cache = options.cache or Path(known.get("cache", DEFAULT_CACHE))
    options.size = options.size or int(known.get("size", DEFAULT_SIZE))
    return known
