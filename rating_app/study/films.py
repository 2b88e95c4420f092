"""The files that a study shows, and whether they are the ones that it was made with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from rating_app.study.plan import Item, Study
from rating_app.system.failure import Failure

_BLOCK = 2**20


class FilmWrong(Failure):
    """A study's file is not what it should be; one sentence for the user."""


def digest_of(file: Path) -> str:
    """Return the SHA-256 in hexadecimal. Raise OSError if the file cannot be read."""
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def film_problem(item: Item, file: Path) -> FilmWrong | None:
    """Return what is wrong with an item's file, which is read completely; None if nothing is."""
    try:
        if not file.is_file():
            return FilmWrong("{file} is not there.", file=file)
        found = digest_of(file)
    except OSError as error:
        return FilmWrong("{file} cannot be read ({reason}).", file=file, reason=error.strerror)
    if not item.sha256:
        return FilmWrong("{item} has no sha256 yet; that of {file} is {found}.", item=item.id, file=file, found=found)
    if found != item.sha256:
        return FilmWrong(
            "{file} is not the file that the study was made with; its moments may differ from those of {title}.",
            file=file,
            title=item.title,
        )
    return None


def film_problems(study: Study, folder: Path) -> Iterator[FilmWrong]:
    """Yield the problems of all files that viewers are shown."""
    for item in study.shown:
        problem = film_problem(item, folder / item.file)
        if problem is not None:
            yield problem
