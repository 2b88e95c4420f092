"""Sittings from copies of a study on other computers: what they would add, and adding it, all of it or nothing."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rating_app.export import SESSIONS
from rating_app.study.curves import CURVE_ENDING
from rating_app.study.merging import MergeFailed, SittingLeftOut, gather, misfit
from rating_app.study.plan_file import STUDY_FILE, StudyRejected
from rating_app.study.sitting import Sitting
from rating_app.study.sitting_folder import COMING, SITTINGS, Copy, SittingFailed, StudyFolder, put_back
from rating_app.system.failure import Failure
from rating_app.system.private_files import SourceUnreadable, copy_private, ensure_private_folder

_SPARE_BYTES = 2**24
"""The room that stays free on the disk, because the study's own files are written there, too."""


class AddingFailed(Failure):
    """No sitting was added. The message is one sentence for the user."""


@dataclass(frozen=True)
class Source:
    """The content of one copy of the study: the codes of viewers who are `new` here, who got `further` there than here,
    who are `known` from here or from an earlier copy, and who are `gone` because they withdrew at one of the computers.
    `problem` is the reason if nothing of it can be added.
    """

    path: Path
    new: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    problem: Failure | None = None


@dataclass(frozen=True)
class Addition:
    """The changes that `add` makes to a study. `withdrawn`: the codes of its viewers who withdrew at another computer;
    they are erased. `unnoted`: the codes of other viewers who withdrew there; they are noted, so that no older copy
    brings them in. `left_out`: a sentence for each sitting that cannot be added. `folders`: those of the sittings that
    are added.
    """

    sources: tuple[Source, ...]
    withdrawn: tuple[str, ...] = ()
    unnoted: tuple[str, ...] = ()
    left_out: tuple[Failure, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def new(self) -> tuple[str, ...]:
        """The codes of viewers who are added."""
        return _ordered(code for source in self.sources for code in source.new)

    @property
    def further(self) -> tuple[str, ...]:
        """The codes of viewers of whom the study gets more than it has."""
        return _ordered(code for source in self.sources for code in source.further)

    @property
    def changes_anything(self) -> bool:
        return bool(self.folders or self.withdrawn or self.unnoted)


def copies_in(chosen: Path) -> tuple[Path, ...]:
    """Return the folders of studies that a user means by `chosen`: itself, or those in it, as on a drive that is taken
    from computer to computer. Without any study it is `chosen` itself, because `look_at` explains what is wrong.
    """
    try:
        inside = () if (chosen / STUDY_FILE).exists() else chosen.iterdir()
        return tuple(sorted(path for path in inside if (path / STUDY_FILE).is_file())) or (chosen,)
    except OSError:
        return (chosen,)


def look_at(target: StudyFolder, paths: Sequence[Path]) -> Addition:
    """Return what the copies in `paths` would add to `target`; nothing is written there. Raise SittingFailed if
    `target` cannot be read.
    """
    return _plan(target, [_opened(target, path) for path in paths], paths)


def add(
    target: StudyFolder,
    paths: Sequence[Path],
    now: datetime,
    copied: Callable[[float], object] = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Addition:
    """Add the sittings of the copies in `paths` to `target`, without duplicates, and return what was added. The copies,
    and those that they know of, are recorded for viewers who withdraw later. `copied` is called with the share that is
    done, in [0, 1].

    Raise CopyCancelled as soon as `cancelled` returns True, AddingFailed or SittingFailed if it cannot be done; the
    study then has the sittings that it had before, or has them when it is next opened, if the disk refuses even that.
    """
    opened = [_opened(target, path) for path in paths]
    sittings = target.path / SITTINGS
    try:
        ensure_private_folder(sittings)
        # A sitting that comes back has to count in the plan: else a lesser one could replace it.
        _tidy(sittings)
    except OSError as error:
        raise _unwritten(sittings, error) from error
    addition = _plan(target, opened, paths)
    with _reading_sources():
        files = [(folder, file) for folder in addition.folders for file in _files_of(folder)]
        total = sum(file.stat().st_size for _, file in files)
    try:
        _check_room(sittings, total)
        beside = Path(tempfile.mkdtemp(prefix=COMING, dir=sittings))
    except OSError as error:
        raise _unwritten(sittings, error) from error
    try:
        done = 0

        def tell(piece: int) -> None:
            nonlocal done
            done += piece
            copied(done / max(total, 1))

        for folder in addition.folders:
            (beside / "new" / folder.name).mkdir(mode=0o700, parents=True)
        for folder, file in files:
            copy_private(file, beside / "new" / folder.name / file.name, tell, cancelled)
        with _reading_sources():
            _note(target, [one for one in opened if isinstance(one, StudyFolder)], now)
        _exchange(beside, sittings, [folder.name for folder in addition.folders])
    except SourceUnreadable as error:
        raise _unread(error) from error
    except OSError as error:
        raise _unwritten(sittings, error) from error
    finally:
        with suppress(OSError):
            _tidy(sittings)
    return addition


def _opened(target: StudyFolder, path: Path) -> StudyFolder | Failure:
    """Return the copy of the study in `path`, even if its films or questions differ, or the reason if it is not one."""
    try:
        if path.resolve() == target.path.resolve():
            return MergeFailed("{folder} is this study itself.", folder=path)
        if not (path / STUDY_FILE).exists():
            return MergeFailed("There is no study in {folder}.", folder=path)
        folder = StudyFolder(path)
        folder.withdrawn(), folder.copies(), folder.sittings()
    except StudyRejected as rejected:
        return rejected.problems[0]
    except SittingFailed as failure:
        return failure
    except OSError as error:
        return MergeFailed("{folder} cannot be read ({reason}).", folder=path, reason=error.strerror or error)
    reason = misfit(target, folder)
    return folder if reason is None or folder.study.id == target.study.id else reason


def _plan(target: StudyFolder, opened: Sequence[StudyFolder | Failure], paths: Sequence[Path]) -> Addition:
    found = target.sittings()
    here = {sitting.viewer for sitting in found.sittings}

    def amiss(folder: StudyFolder, sitting: Sitting) -> Failure | None:
        if sitting.viewer not in here and target.of_viewer(sitting.viewer).exists():
            return SittingLeftOut(
                "{place} is left out: the folder of {viewer} is here already, and cannot be read.",
                place=folder.of_viewer(sitting.viewer),
                viewer=sitting.viewer,
            )
        return _missing(folder, sitting)

    copies = [one for one in opened if isinstance(one, StudyFolder)]
    fitting = [folder for folder in copies if misfit(target, folder) is None]
    gathered = gather([target, *fitting], amiss)
    told_here = set(map(str, found.broken))
    # Withdrawals count even if films or questions differ.
    elsewhere = {code for folder in copies for code in folder.withdrawn()}
    withdrawn = {*target.withdrawn(), *elsewhere}
    chosen = [(folder, sitting) for folder, sitting in gathered.sittings if sitting.viewer not in withdrawn]
    counted = {sitting.viewer for _, sitting in chosen}
    sources = []
    for path, one in zip(paths, opened, strict=True):
        if isinstance(one, Failure) or one not in fitting:
            sources.append(Source(path, problem=one if isinstance(one, Failure) else misfit(target, one)))
            continue
        theirs = {sitting.viewer for sitting in one.sittings().sittings}
        coming = {sitting.viewer for folder, sitting in chosen if folder is one}
        new, further, known = coming - here, coming & here, (theirs & counted) - coming
        gone = theirs & withdrawn
        sources.append(Source(path, _ordered(new), _ordered(further), _ordered(known), _ordered(gone)))
    return Addition(
        tuple(sources),
        _ordered(withdrawn & here),
        _ordered(elsewhere - here - target.withdrawn().keys()),
        tuple(sentence for sentence in gathered.left_out if str(sentence) not in told_here),
        tuple(folder.of_viewer(sitting.viewer) for folder, sitting in chosen if folder is not target),
    )


def _ordered(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes))


def _missing(folder: StudyFolder, sitting: Sitting) -> SittingLeftOut | None:
    """Return what a sitting lacks that was copied in part. If it were added, the whole one would count as known."""
    place = folder.of_viewer(sitting.viewer)
    for showing in sitting.showings:
        needed = (f"{showing.stem}.timeline.csv", f"{showing.stem}{CURVE_ENDING}", f"{SESSIONS.part}.csv")
        for name in needed if showing.stem else ():
            if not (place / name).is_file():
                return SittingLeftOut("{place} is left out: {file} is missing.", place=place, file=name)
    return None


def _files_of(folder: Path) -> Iterator[Path]:
    # A link could lead anywhere.
    return (file for file in sorted(folder.iterdir()) if file.is_file() and not file.is_symlink())


def _check_room(place: Path, needed: int) -> None:
    free = shutil.disk_usage(place).free
    if free < needed + _SPARE_BYTES:
        raise AddingFailed(
            "There is not enough room for the sittings: they take {needed} MB, and {free} MB are free.",
            needed=math.ceil(needed / 1e6),
            free=math.floor(free / 1e6),
        )


def _note(target: StudyFolder, sources: Sequence[StudyFolder], now: datetime) -> None:
    """Record copies and withdrawals before anything is in its place, whatever happens meanwhile."""
    for source in sources:
        codes = tuple(sitting.viewer for sitting in source.sittings().sittings)
        target.note_copies([Copy(str(source.path.resolve()), now, codes), *source.copies()])
        target.note_withdrawn(source.withdrawn())


def _exchange(beside: Path, sittings: Path, codes: Sequence[str]) -> None:
    """Move all of the sittings to their places, or none."""
    (beside / "old").mkdir(mode=0o700)
    moved: list[tuple[Path, Path]] = []
    try:
        for code in codes:
            steps = [(beside / "new" / code, sittings / code)]
            if (sittings / code).exists():
                steps.insert(0, (sittings / code, beside / "old" / code))
            for source, place in steps:
                source.rename(place)
                moved.append((source, place))
    except OSError:
        for source, place in reversed(moved):
            with suppress(OSError):
                place.rename(source)
        raise


def _tidy(sittings: Path) -> None:
    """Clear what an addition left behind, finished or not, once each sitting that it did not replace is back."""
    put_back(sittings)
    for beside in sittings.glob(f"{COMING}*"):
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _reading_sources() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unread(error) from error


def _unread(error: OSError) -> AddingFailed:
    return AddingFailed("{file} cannot be read ({reason}).", file=error.filename, reason=error.strerror or error)


def _unwritten(place: Path, error: OSError) -> AddingFailed:
    return AddingFailed(
        "The sittings could not be added: {place} cannot be written to ({reason}).",
        place=place,
        reason=error.strerror or error,
    )
