"""`rating-app study`: make a study, check it, and compute its results."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rating_app.cli.answers import Answers, add_answer_options, records_of
from rating_app.cli.arguments import add_language_option, or_one_sentence, out_folder
from rating_app.cli.parser import INTERRUPTED_CODE, USUAL_CODES, Commands
from rating_app.formatting import length
from rating_app.settings import Paths
from rating_app.system.terminal import SOME_FAILED, printable, refuse

if TYPE_CHECKING:
    from rating_app.session.events_file import Event
    from rating_app.study.plan import Item
    from rating_app.study.responses import Mask, Responses
    from rating_app.study.results import Results
    from rating_app.study.sitting_folder import StudyFolder
    from rating_app.study.write import PngOf

EXAMPLES = (
    ("rating-app study new cuts cut_a.mp4=95.5 cut_b.mp4=97", "make the folder cuts, with a study.toml to edit"),
    ("rating-app study check cuts", "check that everything is there"),
    ("rating-app study results cuts --out results", "compute its results"),
)
RESULT_EXAMPLES = (
    ("rating-app study results cuts --where age_band=18-29", "only these viewers"),
    ("rating-app study results cuts --json | jq '.contents[].mean'", "use the ratings in a script"),
)
CODES = (
    (0, "done"),
    (1, "done, but something is missing, or had to be left out"),
    (2, "the study cannot be used; a sentence for each problem"),
    INTERRUPTED_CODE,
)


def add_study_command(commands: Commands, epilog: str) -> argparse.ArgumentParser:
    """Add `study` to the commands, and return its parser."""
    study: argparse.ArgumentParser = commands.add_parser(
        "study",
        help="make a study of many viewers, check it, and compute its results",
        examples=EXAMPLES,
        codes=CODES,
        epilog=epilog,
    )
    actions = study.add_subparsers(metavar="ACTION", required=True)

    new = actions.add_parser(
        "new", help="make the folder of a study, with a study.toml to edit", codes=USUAL_CODES, epilog=epilog
    )
    new.add_argument("folder", type=out_folder, metavar="FOLDER", help="a new folder, or one with the films in it")
    new.add_argument(
        "films",
        nargs="+",
        type=_film,
        metavar="FILM[=SECONDS]",
        help="a file in FOLDER; sounds, pictures and films that are not there yet need their length",
    )
    new.add_argument("--title", default="", help="title of the study (default: the folder's name)")
    neutral = new.add_mutually_exclusive_group()
    neutral.add_argument("--neutral", type=_film, metavar="FILM[=SECONDS]", help="a neutral clip, shown first")
    neutral.add_argument(
        "--shapes", action="store_true", help="show the neutral clip that comes with the program first: 30 s of shapes"
    )
    new.set_defaults(command=_new)

    check = actions.add_parser(
        "check", help="read study.toml, and check that its files are there", codes=CODES, epilog=epilog
    )
    check.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    check.add_argument(
        "--erase-overdue",
        action="store_true",
        help="erase the data of viewers that are older than the study keeps them",
    )
    add_answer_options(check, "a line of JSON for each folder")
    check.set_defaults(command=_check)

    results = actions.add_parser(
        "results",
        help="compute the results of a study's folders, or of folders of rated recordings",
        description="Prints each content's rating over viewers and how contents differ. With --out it also writes "
        "tables, a workbook, pictures and a report.",
        examples=RESULT_EXAMPLES,
        codes=CODES,
        epilog=epilog,
    )
    results.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    results.add_argument("--out", type=out_folder, metavar="DIR", help="folder for all files")
    results.add_argument(
        "--where", action="append", default=[], type=_condition, metavar="FIELD=VALUE", help="only these viewers"
    )
    results.add_argument(
        "--events",
        action="append",
        default=[],
        type=_events_of,
        metavar="ITEM=FILE.csv",
        help="table of events of an item (time, label, end, in the item's own time), for events.csv",
    )
    results.add_argument("--moment", type=float, default=5.0, metavar="SECONDS", help="length of a moment (default: 5)")
    add_language_option(results, "the report and the pictures")
    add_answer_options(results, "one object with the tables contents and comparisons")
    results.set_defaults(command=_results)
    return study


@or_one_sentence
def _film(text: str) -> tuple[str, float | None]:
    """Return the name and the seconds, None if they are missing. A name that contains "=" needs the seconds."""
    if "=" not in text:
        return text, None
    name, _, seconds = text.rpartition("=")
    try:
        length_s = float(seconds)
    except ValueError:
        length_s = 0.0
    if not name or not 0 < length_s < float("inf"):
        raise ValueError(f"{text!r} is not a FILM=SECONDS, such as cut_a.mp4=95.5.")
    return name, length_s


@or_one_sentence
def _condition(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise ValueError(f"{text!r} is not a FIELD=VALUE.")
    return name, value


@or_one_sentence
def _events_of(text: str) -> tuple[str, Path]:
    item, equals, file = text.partition("=")
    if not item or not equals or not file:
        raise ValueError(f"{text!r} is not an ITEM=FILE.csv.")
    return item, Path(file)


def _new(options: argparse.Namespace, paths: Paths) -> int:
    from rating_app.settings import neutral_clip
    from rating_app.study.new_films import FilmNotCopied, bring, item_ids
    from rating_app.study.plan import NEUTRAL, Study
    from rating_app.study.plan_file import STUDY_FILE, StudyRejected, write_study
    from rating_app.vision.camera.source import SourceFailed

    folder: Path = options.folder
    if (folder / STUDY_FILE).exists():
        return refuse(f"{folder / STUDY_FILE} is there already; edit it, or remove it first.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ids = item_ids(name for name, _ in options.films)
        items = tuple(_item(folder, one, *film) for one, film in zip(ids, options.films, strict=True))
        neutral = None if options.neutral is None else _item(folder, NEUTRAL, *options.neutral)
        if options.shapes:
            neutral = _item(folder, NEUTRAL, bring(neutral_clip(), folder), None, "Neutral clip")
        study = Study(
            id=secrets.token_hex(16),
            title=options.title or folder.resolve().name,
            purpose="Say here what the study is for; every viewer reads it before they agree.",
            contact="Say here whom viewers can ask, and who erases their data.",
            items=items,
            neutral=neutral,
            seed=secrets.randbelow(10**6),
        )
        write_study(study, folder)
    except StudyRejected as rejected:
        return _refuse_all(rejected.problems)
    except SourceFailed as failure:
        return refuse(f"{failure} How long it lasts can be given, as FILM=SECONDS.")
    except FilmNotCopied as failure:
        return refuse(failure)
    except OSError as error:
        return refuse(f"The folder {folder} cannot be used ({error.strerror}).")
    print(printable(f"{folder / STUDY_FILE}: fill in purpose and contact, then: rating-app study check {folder}"))
    return 0


def _item(folder: Path, item_id: str, name: str, length_s: float | None, title: str = "") -> Item:
    """Return the item, measuring its length if none is given. Raise SourceFailed if that is not possible."""
    from rating_app.study.new_films import item_of

    return item_of(folder, item_id, name, length_s or _measured(folder / name), title)


def _measured(film: Path) -> float:
    from rating_app.vision.camera.source import SourceFailed
    from rating_app.vision.recording.decoder import length_of

    length_s = length_of(film)
    if length_s is None:
        raise SourceFailed("{file} does not say how long it lasts.", file=film)
    return round(length_s, 3)


def _check(options: argparse.Namespace, paths: Paths) -> int:
    from rating_app.study.films import film_problems
    from rating_app.study.plan_file import StudyRejected
    from rating_app.study.sitting_folder import SittingFailed, StudyFolder

    problems, answers = 0, Answers.asked(options)
    for path in options.folders:
        try:
            folder = StudyFolder(path)
            found = folder.sittings()
            told = [*film_problems(folder.study, path), *found.broken]
        except StudyRejected as rejected:
            return _refuse_all(rejected.problems)
        except (SittingFailed, OSError) as failure:
            return refuse(failure)
        study = folder.study
        over = sum(sitting.is_over for sitting in found.sittings)
        shown = f"{len(study.items)} items{'' if study.neutral is None else ' and a neutral clip'}"
        lasts = length(sum(item.length_s for item in study.shown))
        viewers = f"{len(found.sittings)} viewers, {over} of them to the end"
        answers.say(f"{study.title}: {shown}, {lasts} in all, order {study.order.value}; {viewers}.")
        for sentence in told:
            refuse(sentence)
        try:
            overdue = folder.overdue(datetime.now(timezone.utc))
            _tell_overdue(folder, overdue, options.erase_overdue, answers)
        except SittingFailed as failure:
            return refuse(failure)
        answers.give(
            {
                "folder": str(path),
                "title": study.title,
                "items": [item.id for item in study.items],
                "viewers": len(found.sittings),
                "to_the_end": over,
                "problems": [str(sentence) for sentence in told],
                "overdue": list(overdue),
            }
        )
        problems += len(told)
    return SOME_FAILED if problems else 0


def _tell_overdue(folder: StudyFolder, overdue: Sequence[str], erase: bool, answers: Answers) -> None:
    """Report viewers whose data are overdue, and erase them if requested. Raise SittingFailed if that
    is not possible.
    """
    if not overdue:
        return
    viewers = ", ".join(overdue)
    if not erase:
        refuse(
            f"Kept longer than the {folder.study.keep_days} days that this study allows: the data of {viewers}. "
            "To erase them, repeat this with --erase-overdue."
        )
        return
    erased = folder.erase_overdue(datetime.now(timezone.utc))
    answers.say(f"All data of {viewers} have been erased.")
    for place in sorted({copy.place for one in erased for copy in one.copies}):
        refuse(f"A copy with figures of theirs may still be in {place}.")


def _refuse_all(sentences: Sequence[object]) -> int:
    code = 0
    for sentence in sentences:
        code = refuse(sentence)
    return code


def _results(options: argparse.Namespace, paths: Paths) -> int:
    from rating_app.compare.panel import CompareFailed
    from rating_app.export import ExportFailed
    from rating_app.session.events_file import EventsRejected
    from rating_app.study.merging import MergeFailed
    from rating_app.study.plan_file import StudyRejected
    from rating_app.study.sitting_folder import SittingFailed

    if not 1 <= options.moment <= 600:
        return refuse("A moment lasts from 1 to 600 seconds.")
    try:
        return _tell_results(options)
    except StudyRejected as rejected:
        return _refuse_all(rejected.problems)
    except (CompareFailed, EventsRejected, ExportFailed, MergeFailed, SittingFailed) as refusal:
        return refuse(refusal)


def _tell_results(options: argparse.Namespace) -> int:
    from rating_app.study.results import results_of
    from rating_app.study.sources import responses_of

    responses = responses_of(options.folders)
    for sentence in responses.left_out:
        refuse(sentence)
    if not responses.viewings:
        return refuse("Nobody has seen any part of this study yet.")
    who = _who(responses, options.where)
    if isinstance(who, str):
        return refuse(who)
    events = _events(responses, options.events)
    if isinstance(events, str):
        return refuse(events)
    results = results_of(responses, who, options.moment, events)
    for sentence in results.cautions:
        refuse(sentence)
    answers = Answers.asked(options)
    if not (answers.json or answers.quiet):
        _print_results(results)
    answers.give(_record(results, responses))
    if options.out is not None:
        _write(results, options, answers)
    return SOME_FAILED if responses.left_out else 0


def _who(responses: Responses, conditions: Sequence[tuple[str, str]]) -> Mask | str:
    """Return the viewers with these values, or a sentence if there are none."""
    for name, _ in conditions:
        if name not in responses.fields:
            known = ", ".join(responses.fields) or "none"
            return f"There is no field {name!r} of viewers; there are: {known}."
    who = responses.who(dict(conditions))
    return who if who.any() else "No viewer has these values."


def _events(responses: Responses, tables: Sequence[tuple[str, Path]]) -> dict[str, tuple[Event, ...]] | str:
    """Return the events by the items' ids, or a sentence if an item is unknown. Raise EventsRejected
    for a bad table.
    """
    from rating_app.session.events_file import read_events

    found: dict[str, tuple[Event, ...]] = {}
    known = [item.id for item in responses.contents]
    for item, file in tables:
        if item not in known:
            return f"There is no item {item!r}; there are: {', '.join(known)}."
        events = read_events(file)
        if any(event.of_session for event in events):
            return f"{file} has a column timestamp_s, of one session's time; a study's events need the item's: time."
        found[item] = (*found.get(item, ()), *events)
    return found


def _print_results(results: Results) -> None:
    from rich.console import Console
    from rich.table import Table

    from rating_app.study import words

    table = Table("content", "viewers", "rating", "95 % interval", "against neutral", "agreement")
    for content in results.contents:
        rating, against, agreement = content.rating, content.against_neutral, content.agreement
        table.add_row(
            printable(content.item.title),
            f"{content.viewers} ({content.rated} rated)",
            "none" if rating is None else f"{rating.mean:.1f}",
            "" if rating is None else f"{rating.low:.1f} to {rating.high:.1f}",
            "" if against is None else words.interval(against, with_sign=True),
            "" if agreement is None else f"{agreement.alpha:.2f}",
        )
    console = Console(markup=False, highlight=False, soft_wrap=True)
    console.print(table)
    for comparison in results.comparisons:
        console.print(printable(words.comparison_sentence(comparison, len(results.comparisons))))
    for association in results.associations:
        console.print(printable(words.association_sentence(association, results.responses)))
    for needed in results.needed:
        console.print(printable(words.needed_sentence(needed)))
    console.print(printable(words.spread_sentence(results.needed[0])))


def _record(results: Results, responses: Responses) -> dict[str, Any]:
    from rating_app.study.tables import FILES

    tables = {file.part: records_of(file.table(results)) for file in FILES if file.part in ("contents", "comparisons")}
    said = {"cautions": list(map(str, results.cautions)), "left_out": list(map(str, responses.left_out))}
    return {"title": responses.title, "viewers": results.viewers, **tables, **said}


def _write(results: Results, options: argparse.Namespace, answers: Answers) -> None:
    from rating_app.api.study import write_noted

    png_of = _png_painter()
    written = write_noted(results, options.folders, options.out, png_of, options.language)
    if png_of is None:
        refuse("The pictures are written as SVG only: Qt, which draws PNG, cannot be loaded here.")
    for sentence in written.missing:
        refuse(sentence)
    answers.say(f"The report: {written.page}")


def _png_painter() -> PngOf | None:
    """Return a painter; None if Qt cannot be loaded, as on a server without its system libraries."""
    try:
        from rating_app.views.study.pictures import PngPainter
    except ImportError:
        return None
    return PngPainter()
