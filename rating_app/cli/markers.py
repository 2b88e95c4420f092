"""`rating-app markers`: its options and its output."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from rating_app.cli.arguments import or_one_sentence, out_folder
from rating_app.cli.parser import USUAL_CODES, Commands
from rating_app.settings import Paths
from rating_app.system.terminal import SOME_FAILED, printable, refuse

if TYPE_CHECKING:
    from rating_app.export.markers import MarkFormatName, MarkKind, Marks
    from rating_app.session.film_time import FilmTime

_KINDS = {"moments": "moment", "smiles": "smile", "markers": "marker"}


@dataclass(frozen=True)
class _Found:
    """Marks, the name of their files, and the film's own file, None if it is not known."""

    name: str
    marks: Marks
    film: Path | None


@or_one_sentence
def _formats(text: str) -> tuple[MarkFormatName, ...]:
    from rating_app.export.markers import MARK_FORMAT_NAMES

    if text.strip() == "all":
        return MARK_FORMAT_NAMES
    return tuple(MARK_FORMAT_NAMES[MARK_FORMAT_NAMES.index(name)] for name in _names(text, MARK_FORMAT_NAMES))


@or_one_sentence
def _kinds(text: str) -> tuple[MarkKind, ...]:
    from rating_app.export.markers import MarkKind

    return tuple(MarkKind(_KINDS[name]) for name in _names(text, tuple(_KINDS)))


def _names(text: str, known: Sequence[str]) -> list[str]:
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise ValueError(f"{', '.join(unknown) or repr(text)} is not one of {', '.join(known)}.")
    return names


@or_one_sentence
def _rate(text: str) -> Fraction:
    from rating_app.session.film_time import parse_rate

    return parse_rate(text)


EXAMPLES = (
    ("rating-app markers FOLDER --format vtt,edl --out DIR", "subtitles for a player, and markers for DaVinci Resolve"),
    (
        "rating-app markers --history --content 'The trailer' --format all --fps 25 --out DIR",
        "everything, from the history",
    ),
)
CODES = (*USUAL_CODES, (SOME_FAILED, "some sessions were left out; each is named"))


def add_markers_command(commands: Commands, epilog: str) -> argparse.ArgumentParser:
    """Add `markers` to the commands, and return its parser."""
    markers: argparse.ArgumentParser = commands.add_parser(
        "markers",
        help="write best moments, smiles and markers for players, editing and annotation programs",
        description="Writes the marks of sessions in the film's own time if the app played one, otherwise in the "
        "session's, and prints which. docs/integrations.md explains how each program reads its file.",
        examples=EXAMPLES,
        codes=CODES,
        epilog=epilog,
    )
    markers.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="folder of exported or rated sessions")
    markers.add_argument("--history", action="store_true", help="the sessions of the app's own history")
    markers.add_argument("--content", metavar="TITLE", help="only the sessions of this content")
    markers.add_argument("--out", type=out_folder, required=True, metavar="DIR", help="folder for the files")
    markers.add_argument(
        "--format",
        type=_formats,
        required=True,
        metavar="LIST",
        help="vtt, srt, youtube, edl (DaVinci Resolve), otio, eaf (ELAN), textgrid (Praat), separated by commas, "
        "or all",
    )
    markers.add_argument("--only", type=_kinds, metavar="LIST", help="moments, smiles, markers, separated by commas")
    markers.add_argument(
        "--film", type=Path, metavar="FILE", help="the film, for its frame rate, start timecode and name"
    )
    markers.add_argument(
        "--fps", type=_rate, metavar="N", help="frames per second, such as 25 or 29.97, for edl and otio"
    )
    markers.add_argument("--start", metavar="HH:MM:SS:FF", help="timecode of the first frame (default: the film's own)")
    drop = markers.add_mutually_exclusive_group()
    drop.add_argument("--drop-frame", action="store_true", default=None, help="drop-frame timecode at 29.97 or 59.94")
    drop.add_argument(
        "--non-drop-frame", action="store_false", dest="drop_frame", help="non-drop-frame timecode at these rates"
    )
    markers.set_defaults(command=markers_command)
    return markers


def markers_command(options: argparse.Namespace, paths: Paths) -> int:
    """Run the command and return the exit code: 0, SOME_FAILED if some sessions were left out, BAD_INPUT if nothing was
    written.
    """
    from rating_app.export import ExportFailed
    from rating_app.store import StoreFailed

    if bool(options.folders) == options.history:
        return refuse("Name the folders that sessions were exported into, or --history for the app's own.")
    if options.film is not None and not options.film.is_file():
        return refuse(f"There is no file {options.film}.")
    try:
        return _write(options, paths)
    except (ExportFailed, StoreFailed) as refusal:
        return refuse(refusal)


def _write(options: argparse.Namespace, paths: Paths) -> int:
    from rating_app.export import check_folder
    from rating_app.export.markers import write_marks

    left_out: list[str] = []
    found = list(_found(options, paths, left_out))
    for sentence in left_out:
        refuse(sentence)
    if not found:
        return refuse("There is no session to write the markers of.")
    if options.film is not None and len({one.marks.title for one in found}) > 1:
        return refuse("--film is one film; choose the sessions of its content with --content.")
    check_folder(options.out)
    times: dict[Path | None, FilmTime | None] = {}
    for one in found:
        film = options.film or one.film
        if film not in times:
            try:
                times[film] = _time(options, film)
            except ValueError as error:
                return refuse(error)
        marks = one.marks if options.film is None else replace(one.marks, film=options.film.name)
        if options.only is not None:
            marks = marks.only(options.only)
        written = write_marks(marks, options.out, one.name, options.format, times[film])
        files = ", ".join(str(path) for path in written.paths)
        print(printable(f"{marks.title}: {len(marks.marks)} marks. {marks.clock_in_words} {files}"))
        for caution in written.cautions:
            refuse(f"{marks.title}: {caution}")
    return SOME_FAILED if left_out else 0


def _found(options: argparse.Namespace, paths: Paths, left_out: list[str]) -> Iterator[_Found]:
    from rating_app.export.markers import marks_of
    from rating_app.export.markers.folder import marks_of_folder
    from rating_app.store import SessionStore

    for folder in options.folders:
        for name, marks in marks_of_folder(folder, left_out):
            if options.content in (None, marks.title):
                yield _Found(name, marks, None)
    if not options.history:
        return
    store = SessionStore(paths.database)
    for summary in store.summaries():
        if options.content in (None, summary.content):
            session = store.load(summary.session_id)
            film = Path(session.head.items[0].path) if session.head.items else None
            marks = marks_of(session, session.reading.smiles)
            yield _Found(summary.content, marks, film if film is not None and film.is_file() else None)


def _time(options: argparse.Namespace, film: Path | None) -> FilmTime | None:
    """Return how the film counts frames, with the user's options applied. Raise ValueError for impossible ones."""
    from rating_app.export.markers import MARK_FORMATS
    from rating_app.session.film_time import counted_by
    from rating_app.vision.recording.film_time import read_film_time

    asked = any(MARK_FORMATS[name].by_frame for name in options.format)
    own = read_film_time(film) if film is not None and asked else None
    return counted_by(own, options.fps, options.start, options.drop_frame)
