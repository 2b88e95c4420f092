"""The language of a page: its sentences, with the window's German, and the form of its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cache

from rating_app import formatting
from rating_app.settings import assets
from rating_app.system.failure import Figure, Sentence

PAGE_LANGUAGES = ("en", "de")
"""Codes of the languages that pages can be written in."""

CONTEXTS = ("Sentence", "Page")
"""The parts of the window's translation with the sentences of the rooms that know nothing of the window."""

MOMENT = "{day} {month} {year}, {time} (UTC{offset})"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


@dataclass(frozen=True, eq=False)
class Language:
    """A language by its `code`, with its marks within numbers, and its `sentences` by the English ones."""

    code: str = "en"
    decimal_mark: str = "."
    thousands_mark: str = ","
    sentences: Mapping[str, str] = field(default_factory=dict, repr=False)

    def sentence(self, template: str, **values: object) -> str:
        """Return the sentence in this language, with its values as in `Sentence`. `template` is a literal, which
        `make translations` finds.
        """
        return self._filled(template, values)

    def counted(self, one: str, many: str, count: int, **values: object) -> str:
        """Return `one` if `count` is 1, otherwise `many`, as `sentence` does; {count} is the number."""
        return self._filled(one if count == 1 else many, {"count": self.number(count), **values})

    def said(self, said: Sentence | str) -> str:
        """Return a sentence of another room in this language. Text is a sentence without values."""
        return self._filled(said, {}) if isinstance(said, str) else self._filled(said.template, said.values)

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        known = self.sentences.get(template) or template
        return known.format(**{name: self._value(value) for name, value in values.items()}) if values else known

    def _value(self, value: object) -> object:
        if isinstance(value, Sentence):
            return self.said(value)
        return value.with_mark(self.decimal_mark) if isinstance(value, Figure) else value

    def number(self, value: float, form: str = ",.0f") -> str:
        """Return a number in the given `form`, with this language's marks."""
        return format(value, form).translate(str.maketrans(".,-", f"{self.decimal_mark}{self.thousands_mark}−"))

    def clock(self, seconds: float, decimals: int = 0) -> str:
        """Return a moment or a running time, as formatting.clock does."""
        return formatting.clock(seconds, decimals, self.decimal_mark)

    def length(self, seconds: float) -> str:
        """Return how long something was, as formatting.length does."""
        return formatting.length(seconds, self.decimal_mark)

    def per_cent(self, share: float | None, whole: bool = False) -> str:
        """Return a share in per cent, as formatting.per_cent does."""
        return formatting.per_cent(share, whole, self.decimal_mark)

    def day_and_time(self, moment: datetime, zone: tzinfo | None) -> str:
        """Return words such as "1 March 2026, 12:30 (UTC+01:00)"; `zone` None is the computer's."""
        local = moment.astimezone(zone)
        offset = local.strftime("%z")
        words = {
            "day": local.day,
            "month": self.said(MONTHS[local.month - 1]),
            "year": local.year,
            "time": f"{local:%H:%M}",
            "offset": "" if offset == "+0000" else f"{offset[:3]}:{offset[3:5]}",
        }
        return self._filled(MOMENT, words)


ENGLISH = Language()


@cache
def language_of(code: str) -> Language:
    """Return the language with this code; ValueError, with a sentence for users, unless it is in PAGE_LANGUAGES."""
    if code not in PAGE_LANGUAGES:
        raise ValueError(f"The language must be one of {', '.join(PAGE_LANGUAGES)}.")
    if code == "en":
        return ENGLISH
    # Imported late, because the window opens without it.
    from xml.etree import ElementTree

    contexts = ElementTree.parse(assets() / "translations" / f"reaction-gauge_{code}.ts").getroot().iter("context")
    sentences = {
        message.findtext("source", ""): message.findtext("translation", "")
        for context in contexts
        if context.findtext("name") in CONTEXTS
        for message in context.iter("message")
    }
    return Language(code, ",", ".", sentences)
