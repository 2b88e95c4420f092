"""`rating-app bids`: its options and its output."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rating_app.cli.arguments import out_folder
from rating_app.cli.parser import USUAL_CODES, Commands
from rating_app.settings import Paths
from rating_app.system.terminal import SOME_FAILED, printable, refuse

if TYPE_CHECKING:
    from rating_app.export.bids import BidsSession


EXAMPLES = (
    ("rating-app bids FOLDER --out DIR --title 'Trailer screening'", "a data set of what was exported into FOLDER"),
    ("rating-app bids --history --out DIR --hz 25", "one of the history, with curves of 25 samples per second"),
)
CODES = (*USUAL_CODES, (SOME_FAILED, "some sessions were left out; each is named"))


def add_bids_command(commands: Commands, epilog: str) -> argparse.ArgumentParser:
    """Add `bids` to the commands, and return its parser."""
    bids: argparse.ArgumentParser = commands.add_parser(
        "bids",
        help="write sessions as a BIDS data set: events and curves of behaviour",
        description="Writes a data set by the Brain Imaging Data Structure: each viewer's smiles, markers and what is "
        "left out as events, and curves of visible joy at an even rate.",
        examples=EXAMPLES,
        codes=CODES,
        epilog=epilog,
    )
    bids.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="folder of exported or rated sessions")
    bids.add_argument("--history", action="store_true", help="the sessions of the app's own history")
    bids.add_argument("--out", type=out_folder, required=True, metavar="DIR", help="new or empty folder for it")
    bids.add_argument("--title", metavar="NAME", help="of the data set (default: the folder's name)")
    bids.add_argument("--hz", type=float, default=10.0, metavar="N", help="samples per second (default: 10)")
    bids.set_defaults(command=bids_command)
    return bids


def bids_command(options: argparse.Namespace, paths: Paths) -> int:
    """Run the command and return the exit code: 0, SOME_FAILED if some sessions were left out, BAD_INPUT if nothing was
    written.
    """
    from rating_app.export import ExportFailed, ExportOptions
    from rating_app.export.bids import write_bids
    from rating_app.store import StoreFailed

    if bool(options.folders) == options.history:
        return refuse("Name the folders that sessions were exported into, or --history for the app's own.")
    left_out: list[str] = []
    try:
        hz = ExportOptions(hz=options.hz).hz
        sessions = list(_sessions(options, paths, left_out))
        for sentence in left_out:
            refuse(sentence)
        if not sessions:
            return refuse("There is no session to write.")
        title = options.title or options.out.resolve().name
        count = write_bids(sessions, options.out, title, hz or options.hz)
    except (ExportFailed, StoreFailed, ValueError) as refusal:
        return refuse(refusal)
    shown = "1 session" if count == 1 else f"{count} sessions"
    print(printable(f"{shown} as a BIDS data set: {options.out}"))
    return SOME_FAILED if left_out else 0


def _sessions(options: argparse.Namespace, paths: Paths, left_out: list[str]) -> Iterator[BidsSession]:
    from rating_app.export.bids_sources import of_folder, of_session
    from rating_app.store import SessionStore

    for folder in options.folders:
        yield from of_folder(folder, left_out)
    if options.history:
        store = SessionStore(paths.database)
        for summary in reversed(store.summaries()):
            yield of_session(store.load(summary.session_id))
