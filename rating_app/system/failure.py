"""Sentences for the user from the rooms that know nothing of the window, nor of its language."""

from __future__ import annotations

from collections.abc import Mapping


class Failure(Exception):
    """What went wrong, in one sentence for the user; `str` gives it in English.

    `template` is a literal, so that it can be translated, with a {name} for each of the `values`: text, or another
    Failure, whose sentence then stands in this one. Without values the template is the sentence, braces and all.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = {name: value if isinstance(value, Failure) else str(value) for name, value in values.items()}

    @classmethod
    def heard(cls, template: str, values: Mapping[str, str]) -> Failure:
        """As it was raised in another process."""
        return cls(template, **values)

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template
