"""Several copies of one study's folder, from several computers, combined into one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rating_app.study.sitting import Sitting
from rating_app.study.sitting_folder import StudyFolder
from rating_app.system.failure import Failure


class MergeFailed(Failure):
    """Folders do not belong together, or cannot be written; one sentence for the user."""


@dataclass(frozen=True)
class Gathered:
    """The sittings of several folders, each once, with its folder. `left_out`: a sentence for each that is not
    included.
    """

    sittings: tuple[tuple[StudyFolder, Sitting], ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """The codes of the sittings that were added, and of those that were extended; `left_out` as in Gathered."""

    added: tuple[str, ...]
    updated: tuple[str, ...]
    left_out: tuple[str, ...]


def gather(folders: Sequence[StudyFolder]) -> Gathered:
    """Combine the sittings by code. The most complete of several copies counts; viewers who withdrew in any folder are
    left out of all. Raise MergeFailed if the folders belong to different studies.
    """
    for folder in folders[1:]:
        if folder.study.id != folders[0].study.id:
            raise MergeFailed("{other} is another study than {first}.", other=folder.path, first=folders[0].path)
    withdrawn = {code for folder in folders for code in folder.withdrawn()}
    chosen: dict[str, tuple[StudyFolder, Sitting]] = {}
    left_out: list[str] = []
    for folder in folders:
        found = folder.sittings()
        left_out += found.broken
        for sitting in found.sittings:
            if sitting.viewer in withdrawn:
                continue
            other = chosen.setdefault(sitting.viewer, (folder, sitting))
            if other[1].sitting_id != sitting.sitting_id:
                left_out.append(
                    f"{folder.of_viewer(sitting.viewer)} is left out: {sitting.viewer} is another viewer in "
                    f"{other[0].path}; give each computer a station of its own."
                )
            elif _progress(sitting) > _progress(other[1]):
                chosen[sitting.viewer] = (folder, sitting)
    return Gathered(tuple(chosen[code] for code in sorted(chosen)), tuple(left_out))


def merge(target: StudyFolder, sources: Sequence[StudyFolder], now: datetime) -> Merged:
    """Copy the sittings of `sources` into `target`, without duplicates, each completely or not at all.

    Their origin is recorded as a copy, for viewers who withdraw later. Raise MergeFailed as in `gather`, or if `target`
    cannot be written.
    """
    gathered = gather([target, *sources])
    for source in sources:
        target.note_withdrawn(source.withdrawn())
    added: list[str] = []
    updated: list[str] = []
    for folder, sitting in gathered.sittings:
        if folder is target:
            continue
        place = target.of_viewer(sitting.viewer)
        (updated if place.exists() else added).append(sitting.viewer)
        try:
            _bring(folder.of_viewer(sitting.viewer), place)
        except OSError as error:
            raise MergeFailed(
                "{folder} cannot be written to ({reason}).", folder=place, reason=error.strerror or error
            ) from error
    for source in sources:
        codes = tuple(sitting.viewer for sitting in source.sittings().sittings)
        target.note_copy(str(source.path.resolve()), now, codes)
    return Merged(tuple(added), tuple(updated), gathered.left_out)


def _progress(sitting: Sitting) -> tuple[int, int, int, bool]:
    said = sum(len(showing.answers) for showing in sitting.showings)
    marks = sum(len(showing.marks) for showing in sitting.showings)
    return len(sitting.showings), marks, said + len(sitting.answers), sitting.is_over


def _bring(source: Path, place: Path) -> None:
    """Copy the sitting beside its place first, so that either the old or the new one is always complete."""
    place.parent.mkdir(mode=0o700, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".coming-", dir=place.parent) as beside:
        coming = Path(beside) / "new"
        coming.mkdir(mode=0o700)
        for file in source.iterdir():
            # A link could point anywhere.
            if file.is_file() and not file.is_symlink():
                shutil.copyfile(file, coming / file.name)
                (coming / file.name).chmod(0o600)
        if place.exists():
            place.rename(Path(beside) / "old")
        coming.rename(place)
