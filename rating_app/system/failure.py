"""Sentences for the user from rooms that know neither the window nor its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Figure:
    """A number in a sentence, with the decimal mark of the sentence's language. `write` gives its text from the number
    and a keyword `mark`, as `length` of rating_app.formatting does.
    """

    write: Callable[..., str]
    value: float

    def __str__(self) -> str:
        return self.write(self.value)

    def with_mark(self, mark: str) -> str:
        """Return the figure with `mark` before its decimals."""
        return self.write(self.value, mark=mark)


class Sentence:
    """A sentence for the user; `str` gives it in English.

    `template` is a literal, so that it can be translated, with a {name} for each of the `values`: text, a Figure, or
    another Sentence, which is inserted. Without values, the template is the sentence, including any braces.
    """

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = {
            name: value if isinstance(value, Sentence | Figure) else str(value) for name, value in values.items()
        }

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template


class Failure(Sentence, Exception):
    """A failure described in one sentence for the user."""

    @classmethod
    def heard(cls, template: str, values: Mapping[str, object]) -> Self:
        """Return the failure that was raised in another process, or as another kind of failure."""
        return cls(template, **values)
