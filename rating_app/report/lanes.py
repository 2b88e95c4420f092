"""Labels above a chart that must not cover each other."""

from __future__ import annotations

from collections.abc import Sequence


def lanes(places: Sequence[float], width: float, most: int) -> tuple[int | None, ...]:
    """For each place the first of `most` lanes in which nothing lies nearer than `width`; None where all are full."""
    taken: list[list[float]] = [[] for _ in range(most)]
    chosen: list[int | None] = []
    for place in places:
        lane = next((i for i, others in enumerate(taken) if all(abs(place - o) >= width for o in others)), None)
        if lane is not None:
            taken[lane].append(place)
        chosen.append(lane)
    return tuple(chosen)


def letters(number: int) -> str:
    """A for 0, B for 1, ... Z, AA, AB, ..."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
