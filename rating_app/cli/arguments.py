"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

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
