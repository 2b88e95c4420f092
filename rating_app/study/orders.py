"""Orders of presentation and viewers' codes; both follow from the study's seed, and are the same on every computer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

from rating_app.study.plan import Order, Study

Value = TypeVar("Value")

_STATION = re.compile(r"[A-Z]{0,2}")
_CODE = re.compile(r"(?P<station>[A-Z]{0,2}?)P(?P<number>\d{2,5})")


def order_for(study: Study, code: str, earlier: Iterable[Sequence[str]] = ()) -> tuple[str, ...]:
    """Return the ids of the study's items in the order for the viewer `code`.

    `earlier` holds the orders of other sittings that count. A balanced order is one of the least frequent ones, so it
    replaces that of a viewer who left.
    """
    ids = tuple(item.id for item in study.items)
    if study.order is Order.FIXED or len(ids) == 1:
        return ids
    if study.order is Order.RANDOM:
        return _shuffled(ids, f"{study.seed} {code}")
    # The letter of the design that each item gets follows from the seed, too, not from its position in the file.
    letters = _shuffled(ids, f"{study.seed}")
    orders = [tuple(letters[place] for place in row) for row in williams(len(ids))]
    seen = Counter(tuple(order) for order in earlier)
    fewest = min(seen[order] for order in orders)
    return _shuffled([order for order in orders if seen[order] == fewest], f"{study.seed} {code}")[0]


def williams(items: int) -> tuple[tuple[int, ...], ...]:
    """Return a Williams design (1949) of `items`, at least 2: rows of 0 to items - 1.

    Over all rows, each item is equally often in each position, and equally often directly after each other item: once
    in as many rows as items if their number is even, twice in twice as many rows if it is odd.
    """
    first = [0]
    for step in range(1, items):
        first.append((first[-1] + (step if step % 2 else -step)) % items)
    rows = [tuple((place + shift) % items for place in first) for shift in range(items)]
    return tuple(rows) if items % 2 == 0 else tuple(rows + [row[::-1] for row in rows])


def _shuffled(values: Iterable[Value], words: str) -> tuple[Value, ...]:
    """Shuffle by `words`, with the same result in every version of Python: only `Random.random` is guaranteed not to
    change.
    """
    random = Random(words)
    return tuple(value for _, value in sorted(((random.random(), value) for value in values), key=lambda pair: pair[0]))


def is_station(text: str) -> bool:
    """Return whether `text` is valid for a computer: up to two capital letters, none if there is only one computer."""
    return _STATION.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Return whether `text` is valid as a viewer's code: P01, or with a station AP01."""
    return _CODE.fullmatch(text) is not None


def station_of(code: str) -> str:
    """Return the station of a viewer's code. Raise ValueError if it is not one."""
    found = _CODE.fullmatch(code)
    if found is None:
        raise ValueError(f"{code!r} is no code of a viewer")
    return found["station"]


def next_code(taken: Iterable[str], station: str = "") -> str:
    """Return the next code of P01, P02, ..., after the station: one more than the highest one `taken` there.

    So a withdrawn code is never used again.
    """
    numbers = (
        int(found["number"]) for code in taken if (found := _CODE.fullmatch(code)) and found["station"] == station
    )
    return f"{station}P{max(numbers, default=0) + 1:02d}"
