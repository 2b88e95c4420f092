"""Figures as text: the one place that decides how a time, a length, a share or a rating is written.

Every figure is rounded to nearest, so the same one is written alike everywhere. The per cent sign follows a no-break
space, as in SI and DIN 5008, so it needs no translation; `mark` is the decimal mark of a language.
"""

from __future__ import annotations

import math

NOTHING = "–"
"""The text for a missing figure."""


def clock(seconds: float, decimals: int = 0, mark: str = ".") -> str:
    """Return a moment or a running time, such as 0:07, 12:30, 1:02:03 or, with one decimal, 0:07.4."""
    # Rounding comes first, or 59.96 would become 0:60.0. It is half up, or 0:02 would last one second and 0:03 none.
    parts_of_s = 10**decimals
    whole, part = divmod(math.floor(seconds * parts_of_s + 0.5), parts_of_s)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    end = f"{rest:02d}{mark}{part:0{decimals}d}" if decimals else f"{rest:02d}"
    return f"{hours}:{minutes:02d}:{end}" if hours else f"{minutes}:{end}"


def length(seconds: float, mark: str = ".") -> str:
    """Return a length of time: 5 s, 16.4 s, 12 min 30 s or 1 h 2 min."""
    if round(seconds, 1) < 60:
        return f"{round(seconds, 1):g} s".replace(".", mark)
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (0 if hours else rest, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def per_cent(share: float | None, whole: bool = False, mark: str = ".") -> str:
    """Return a share in [0, 1], such as 44 % or, below ten, 3.5 %.

    `whole` omits the tenths for places where they would flicker, or on an axis.
    """
    if share is None:
        return NOTHING
    decimals = 1 if 0 < share < 0.0995 and not whole else 0
    return f"{100 * share:.{decimals}f}".replace(".", mark) + "\N{NO-BREAK SPACE}%"


def without_no_break(text: str) -> str:
    """Return `text` for a terminal: some code pages lack the no-break space, and nobody types it in a search."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def points(rating: float | None) -> str:
    """Return a rating in [0, 100] in whole points, since its interval is wider than one."""
    return NOTHING if rating is None else f"{rating:.0f}"
