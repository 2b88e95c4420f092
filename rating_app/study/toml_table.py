"""Values from a table of a TOML file, each checked, with every problem noted at its position."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

from rating_app.study.plan import MAX_TEXT
from rating_app.study.toml_places import Place
from rating_app.system.failure import Failure

Kind = TypeVar("Kind", bound=Enum)
Part = TypeVar("Part")


class Problem(Failure):
    """A problem with a value, to follow its name and a colon."""


class TomlTable:
    """A table whose values are read one by one, noting problems with them; `end` notes unknown names."""

    def __init__(self, values: Mapping[str, Any], place: Place, found: list[tuple[Place, Problem]]) -> None:
        self._values = values
        self._place = place
        self._found = found
        self._known: list[str] = []

    def wrong(self, place: Place, problem: Problem) -> None:
        """Note a problem at `place` below this table."""
        self._found.append(((*self._place, *place), problem))

    def text(
        self,
        name: str,
        default: str | None = None,
        pattern: re.Pattern[str] | None = None,
        written: Problem | None = None,
    ) -> str:
        """Return a text. If it does not match `pattern`, `written` is noted as the problem; it is empty after other
        problems.
        """
        value = self._take(name, default)
        if value is None or (value == "" and default == ""):
            return ""
        if not isinstance(value, str) or not value.strip():
            self.wrong((name,), Problem("it is text"))
            return ""
        if len(value) > MAX_TEXT:
            self.wrong((name,), Problem("it has at most {most} letters", most=MAX_TEXT))
        elif pattern is not None and not pattern.fullmatch(value):
            assert written is not None
            self.wrong((name,), written)
        return value

    def texts(self, name: str, most: int) -> tuple[str, ...]:
        """Return a list of texts; empty if it is missing."""
        value = self._take(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            self.wrong((name,), Problem("it is a list of texts"))
            return ()
        if len(value) > most or len(set(value)) < len(value):
            self.wrong((name,), Problem("it has at most {most} texts, and none twice", most=most))
        return tuple(value)

    def number(
        self, name: str, low: float = -math.inf, high: float = math.inf, default: Any = ..., whole: bool = False
    ) -> Any:
        """Return a number as float, or None if that is the default; 0 after a problem."""
        value = self._take(name, None if default is ... else default, required=default is ...)
        if value is None:
            return 0.0 if default is ... else None
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        if not is_number or (whole and not isinstance(value, int)):
            self.wrong((name,), Problem("it is a whole number") if whole else Problem("it is a number"))
            return 0.0
        if not low <= value <= high:
            self.wrong((name,), Problem("it is from {low} to {high}", low=f"{low:g}", high=f"{high:g}"))
        return value if whole else float(value)

    def flag(self, name: str, default: bool) -> bool:
        """Return true or false."""
        value = self._take(name, default)
        if not isinstance(value, bool):
            self.wrong((name,), Problem("it is true or false"))
            return default
        return value

    def choice(self, name: str, kinds: type[Kind], default: Any) -> Any:
        """Return one of `kinds`; None after a problem without a default."""
        value = self._take(name, default, required=default is None)
        if value is None or isinstance(value, kinds):
            return value
        try:
            return kinds(value)
        except ValueError:
            known = ", ".join(repr(kind.value) for kind in kinds)
            self.wrong((name,), Problem("it is one of {known}", known=known))
            return default

    def table(self, name: str, read: Callable[[TomlTable], Part]) -> Part | None:
        """Return the result of `read` for a table within this one; None if there is none."""
        value = self._take(name, None, required=False)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong((name,), Problem("it is a table"))
            return None
        return read(TomlTable(value, (*self._place, name), self._found))

    def tables(self, name: str, read: Callable[[TomlTable], Part], most: int, least: int = 0) -> tuple[Part, ...]:
        """Return the results of `read` for each table in an array."""
        value = self._take(name, None if least else [], required=least > 0)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.wrong((name,), Problem("it is a list of tables"))
            return ()
        if not least <= len(value) <= most:
            self.wrong((name,), Problem("there are {least} to {most} of them", least=least, most=most))
            value = value[:most]
        return tuple(read(TomlTable(one, (*self._place, name, place), self._found)) for place, one in enumerate(value))

    def end(self) -> None:
        """Note the names that were not read."""
        for name in self._values:
            if name not in self._known:
                self.wrong(
                    (name,),
                    Problem("this name is not known; the known names are {known}", known=", ".join(self._known)),
                )

    def _take(self, name: str, default: Any, required: bool | None = None) -> Any:
        self._known.append(name)
        if name in self._values:
            return self._values[name]
        if required or (required is None and default is None):
            self.wrong((name,), Problem("it is missing"))
        return default
