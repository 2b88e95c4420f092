"""Orders of presentation and the codes of viewers; both follow from the study's seed, on every computer alike."""

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
    """The ids of the study's items as the viewer `code` is to see them. `earlier`: the orders in which others have seen
    them, of sittings that count; a balanced order is one of those that came least often, so that it fills the place of
    a viewer who left.
    """
    ids = tuple(item.id for item in study.items)
    if study.order is Order.FIXED or len(ids) == 1:
        return ids
    if study.order is Order.RANDOM:
        return _shuffled(ids, f"{study.seed} {code}")
    # Which item is which letter of the design follows from the seed too: the first in the file has no place of its own.
    letters = _shuffled(ids, f"{study.seed}")
    orders = [tuple(letters[place] for place in row) for row in williams(len(ids))]
    seen = Counter(tuple(order) for order in earlier)
    fewest = min(seen[order] for order in orders)
    return _shuffled([order for order in orders if seen[order] == fewest], f"{study.seed} {code}")[0]


def williams(items: int) -> tuple[tuple[int, ...], ...]:
    """A Williams design (1949) of `items`, at least 2: rows of 0 to items - 1. Over all rows each stands equally often
    in each place and equally often right after each other one: once in as many rows as items where they are even in
    number, twice in twice as many rows where they are odd.
    """
    first = [0]
    for step in range(1, items):
        first.append((first[-1] + (step if step % 2 else -step)) % items)
    rows = [tuple((place + shift) % items for place in first) for shift in range(items)]
    return tuple(rows) if items % 2 == 0 else tuple(rows + [row[::-1] for row in rows])


def _shuffled(values: Iterable[Value], words: str) -> tuple[Value, ...]:
    """By `words`, in every version of Python alike: of Random, only `random` is promised to stay as it is."""
    random = Random(words)
    return tuple(value for _, value in sorted(((random.random(), value) for value in values), key=lambda pair: pair[0]))


def is_station(text: str) -> bool:
    """Whether a computer can be called so: up to two capital letters, none where there is one computer only."""
    return _STATION.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether a viewer can be called so: P01, or with a station AP01."""
    return _CODE.fullmatch(text) is not None


def station_of(code: str) -> str:
    """Of a viewer's code; ValueError where it is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        raise ValueError(f"{code!r} is no code of a viewer")
    return found["station"]


def next_code(taken: Iterable[str], station: str = "") -> str:
    """P01, P02, ..., with the station before it: one more than the highest of `taken` there, since a code that was
    withdrawn is never given again.
    """
    numbers = (
        int(found["number"]) for code in taken if (found := _CODE.fullmatch(code)) and found["station"] == station
    )
    return f"{station}P{max(numbers, default=0) + 1:02d}"
