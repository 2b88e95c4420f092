"""A parser with examples and exit codes in its help, and suggestions for misspelled options and commands."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Any]
    """The result of `add_subparsers`."""
else:
    Commands = argparse._SubParsersAction

USUAL_CODES = ((0, "done"), (2, "input that cannot be used, after one sentence on standard error"))
INTERRUPTED_CODE = (130, "interrupted with Ctrl-C")


class Parser(argparse.ArgumentParser):
    """A parser with `examples`, (command line, what it does), and `codes`, (exit code, when), at the
    end of its help.
    """

    def __init__(
        self,
        *arguments: Any,
        examples: Sequence[tuple[str, str]] = (),
        codes: Sequence[tuple[int, str]] = (),
        epilog: str = "",
        **options: Any,
    ) -> None:
        shown = [*_section("examples", [line for one in examples for line in (f"  {one[0]}", f"      {one[1]}")])]
        shown += _section("exit codes", [f"  {code:<4} {words}" for code, words in codes])
        options.setdefault("formatter_class", _LineByLine)
        super().__init__(*arguments, **options)
        self.epilog = "\n".join([*shown, epilog])

    def error(self, message: str) -> NoReturn:
        """Exit with 2 after `message`, with suggestions for what may have been meant."""
        if (unknown := re.search(r"invalid choice: '([^']*)'", message)) is not None:
            known = self._names() if "COMMAND" in message or "ACTION" in message else []
            message = message if not known else _sentence(message, unknown[1], known)
        elif (unknown := re.match(r"unrecognized arguments: (\S+)", message)) is not None:
            message = _sentence(message, unknown[1].partition("=")[0], list(self._options()))
        super().error(message)

    def _names(self) -> list[str]:
        return [
            name
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)
            for name in action.choices
        ]

    def _options(self) -> Iterator[str]:
        for action in self._actions:
            yield from action.option_strings
            if isinstance(action, argparse._SubParsersAction):
                for parser in action.choices.values():
                    yield from parser._options()


def _sentence(message: str, typed: str, known: Sequence[str]) -> str:
    # An option that several commands share is suggested once.
    near = get_close_matches(typed, dict.fromkeys(known), n=2, cutoff=0.6)
    return f"{message}. Did you mean {' or '.join(near)}?" if near else message


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f"{title}:", *lines, ""] if lines else []


class _LineByLine(argparse.HelpFormatter):
    """A formatter that keeps the lines of a text, and wraps each separately."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            super(_LineByLine, self)._fill_text(line.strip(), width, indent + " " * (len(line) - len(line.lstrip())))
            for line in text.splitlines()
        )
