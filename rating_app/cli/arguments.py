"""What several commands are told in the same way."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")


def or_one_sentence(parse: Callable[[str], Value]) -> Callable[[str], Value]:
    """`parse`, whose ValueError argparse then shows instead of words of its own."""

    def parsed(text: str) -> Value:
        try:
            return parse(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return parsed


@or_one_sentence
def out_folder(text: str) -> Path:
    """A folder to write into; an empty name, as of a variable that is not set, is no folder."""
    if not text.strip():
        raise ValueError("the folder has no name.")
    return Path(text)
