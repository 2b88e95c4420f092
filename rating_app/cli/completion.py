"""`rating-app completion`: a script with which a shell completes commands, options and files."""

from __future__ import annotations

import argparse
import importlib
from functools import partial

from rating_app.cli.parser import USUAL_CODES, Commands, Parser
from rating_app.settings import Paths
from rating_app.system.terminal import refuse

SHELLS = ("bash", "zsh")

EXAMPLES = (
    ("rating-app completion bash > ~/.local/share/bash-completion/completions/rating-app", "for bash"),
    ("rating-app completion zsh > ~/.zsh/completions/_rating-app", "for zsh, with that folder in fpath"),
)

_FILES = frozenset({"VIDEO", "FILE", "FILE.csv"})
_FOLDERS = frozenset({"DIR", "FOLDER"})


def add_completion_command(commands: Commands, whole: Parser) -> None:
    """Add `completion` to the commands of the parser `whole`."""
    completion = commands.add_parser(
        "completion",
        help="print what your shell needs to complete commands and options",
        description="Needs the extra completion.",
        examples=EXAMPLES,
        codes=USUAL_CODES,
    )
    completion.add_argument("shell", choices=SHELLS)
    completion.set_defaults(command=partial(_print_completion, whole))


def _print_completion(whole: Parser, options: argparse.Namespace, paths: Paths) -> int:
    try:
        shtab = importlib.import_module("shtab")
    except ImportError:
        return refuse("Completion needs shtab, which is not installed: pip install 'reaction-gauge[completion]'.")
    _name_files(whole, shtab.FILE, shtab.DIRECTORY)
    print(shtab.complete(whole, shell=options.shell))
    return 0


def _name_files(parser: argparse.ArgumentParser, file: object, folder: object) -> None:
    """Mark the options that take a file or a folder."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                _name_files(one, file, folder)
        elif action.metavar in _FILES | _FOLDERS:
            action.complete = folder if action.metavar in _FOLDERS else file  # type: ignore[attr-defined]
