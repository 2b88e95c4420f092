"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rating_app.language import PAGE_LANGUAGES

Value = TypeVar("Value")


def or_one_sentence(parse: Callable[[str], Value]) -> Callable[[str], Value]:
    """Return `parse` with its ValueError shown by argparse instead of argparse's own words."""

    def parsed(text: str) -> Value:
        try:
            return parse(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return parsed


@or_one_sentence
def out_folder(text: str) -> Path:
    """Return a folder to write into. Raise an error for an empty name, such as that of an unset variable."""
    if not text.strip():
        raise ValueError("the folder has no name.")
    return Path(text)


def add_language_option(parser: argparse.ArgumentParser, what: str) -> None:
    """Add --language, the language of `what`; the terminal stays English, and so do tables."""
    parser.add_argument(
        "--language", choices=PAGE_LANGUAGES, default="en", help=f"language of {what}: English or German (default: en)"
    )
