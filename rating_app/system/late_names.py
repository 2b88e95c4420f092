"""The names of a package that are imported when they are first used, each without the others."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any


def late_names(room: str, places: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of the package `room`; `places` has for each name its module, both as strings."""

    def find(name: str) -> Any:
        if name not in places:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(places[name]), name)
        setattr(sys.modules[room], name, value)
        return value

    return find
