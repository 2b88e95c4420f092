"""`rating-app compare`: its options and its output."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rating_app.cli.answers import Answers, add_answer_options
from rating_app.cli.arguments import add_language_option, out_folder
from rating_app.cli.parser import INTERRUPTED_CODE, Commands
from rating_app.settings import Paths
from rating_app.system.terminal import SOME_FAILED, refuse

if TYPE_CHECKING:
    from rating_app.compare.comparison import Comparison
    from rating_app.compare.panel import Panel

MIN_BIN_S, MAX_BIN_S, MAX_MOMENT_S = 0.1, 60.0, 600.0


EXAMPLES = (
    ("rating-app compare out --out comparison", "compare what was rated or exported into a folder"),
    ("rating-app compare --history --content 'Trailer' --out comparison", "the app's own sessions of one content"),
)
CODES = (
    (0, "compared"),
    (1, "compared, but some sessions had to be left out"),
    (2, "nothing could be compared"),
    INTERRUPTED_CODE,
)


def add_compare_command(commands: Commands, epilog: str) -> argparse.ArgumentParser:
    """Add `compare` to the commands, and return its parser."""
    compare: argparse.ArgumentParser = commands.add_parser(
        "compare",
        help="compare sessions: viewers of the same content, and contents with each other",
        description="Writes comparison.html and the figures behind it: mean timelines, moments with most joy, and how "
        "much the viewers of each content agree.",
        examples=EXAMPLES,
        codes=CODES,
        epilog=epilog,
    )
    compare.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="folder of exported or rated sessions")
    compare.add_argument("--history", action="store_true", help="compare the sessions of the app's own history")
    compare.add_argument("--out", type=out_folder, required=True, metavar="DIR", help="folder for the comparison")
    compare.add_argument("--content", metavar="TITLE", help="only the sessions of this content")
    compare.add_argument("--bin", type=float, default=1.0, metavar="SECONDS", help="length of a bin (default: 1)")
    compare.add_argument(
        "--moment", type=float, default=5.0, metavar="SECONDS", help="length of a ranked moment (default: 5)"
    )
    add_language_option(compare, "the page")
    add_answer_options(compare, "one object with the contents, what was left out, and where the page is")
    compare.set_defaults(command=compare_command)
    return compare


def compare_command(options: argparse.Namespace, paths: Paths) -> int:
    """Run the command and return the exit code: 0, SOME_FAILED if some sessions were left out, BAD_INPUT if nothing was
    compared.
    """
    from rating_app.compare.panel import CompareFailed
    from rating_app.export import ExportFailed
    from rating_app.store import StoreFailed

    if bool(options.folders) == options.history:
        return refuse("Name the folders that sessions were exported into, or --history for the app's own.")
    if not MIN_BIN_S <= options.bin <= MAX_BIN_S:
        return refuse(f"A bin lasts from {MIN_BIN_S:g} to {MAX_BIN_S:g} seconds.")
    if not options.bin <= options.moment <= MAX_MOMENT_S:
        return refuse(f"A moment lasts as long as a bin or longer, and at most {MAX_MOMENT_S:g} seconds.")
    try:
        return _compare(options, paths)
    except (CompareFailed, ExportFailed, StoreFailed) as refusal:
        return refuse(refusal)


def _compare(options: argparse.Namespace, paths: Paths) -> int:
    from rating_app.compare.comparison import compare
    from rating_app.compare.write import write_comparison
    from rating_app.export import check_folder
    from rating_app.language import language_of

    panel = _panel(options, paths)
    for sentence in panel.left_out:
        refuse(sentence)
    comparison = compare(panel, options.moment)
    check_folder(options.out)
    page = write_comparison(comparison, options.out, language_of(options.language))
    for sentence in comparison.cautions:
        refuse(sentence)
    answers = Answers.asked(options)
    _print_contents(comparison, answers)
    answers.say(f"The whole comparison: {page}")
    answers.give(_record(comparison, panel, page))
    return SOME_FAILED if panel.left_out else 0


def _panel(options: argparse.Namespace, paths: Paths) -> Panel:
    from rating_app.compare.sources import panel_of_folders, panel_of_history
    from rating_app.store import SessionStore

    if options.history:
        panel = panel_of_history(SessionStore(paths.database), options.bin, options.content)
    else:
        panel = panel_of_folders(options.folders, options.bin, options.content)
    return panel


def _print_contents(comparison: Comparison, answers: Answers) -> None:
    from rating_app.compare.page import rating_in_words

    for content in comparison.contents:
        sessions = "1 session" if content.sessions == 1 else f"{content.sessions} sessions"
        alpha = "" if content.alpha is None else f", agreement alpha {content.alpha:.2f}"
        answers.say(f"{content.content or 'Untitled'}: {sessions}, {rating_in_words(content)}{alpha}")


def _record(comparison: Comparison, panel: Panel, page: Path) -> dict[str, Any]:
    contents = [asdict(content) for content in comparison.contents]
    said = {"left_out": list(map(str, panel.left_out)), "cautions": list(map(str, comparison.cautions))}
    return {"contents": contents, **said, "page": str(page)}
