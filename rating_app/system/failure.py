"""Sentences for the user from rooms that know neither the window nor its language."""

from __future__ import annotations

from collections.abc import Mapping


class Failure(Exception):
    """A failure described in one sentence for the user; `str` gives it in English.

    `template` is a literal, so that it can be translated, with a {name} for each of the `values`: text, or another
    Failure, whose sentence is inserted. Without values, the template is the sentence, including any braces.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = {name: value if isinstance(value, Failure) else str(value) for name, value in values.items()}

    @classmethod
    def heard(cls, template: str, values: Mapping[str, str]) -> Failure:
        """Return the failure that was raised in another process."""
        return cls(template, **values)

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template
