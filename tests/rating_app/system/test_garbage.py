from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest

from rating_app.system.garbage import collect_due, collect_on_demand, spare_what_is_loaded


class Circle:
    """Only the garbage collector takes it away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def on_demand() -> Iterator[None]:
    """Few new objects are enough for a collection, and none is automatic."""
    before = gc.get_threshold()
    gc.set_threshold(50, 3, 3)
    collect_on_demand()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
    gc.enable()


def make_circles(number: int) -> list[weakref.ref[Circle]]:
    return [weakref.ref(Circle()) for _ in range(number)]


def in_another_thread(number: int) -> list[weakref.ref[Circle]]:
    made: list[weakref.ref[Circle]] = []
    thread = threading.Thread(target=lambda: made.extend(make_circles(number)))
    thread.start()
    thread.join()
    return made


def test_no_thread_collects_until_it_is_asked_to() -> None:
    circles = in_another_thread(1_000)
    assert all(circle() is not None for circle in circles)
    collect_due()
    assert all(circle() is None for circle in circles)


def test_what_is_not_due_is_left() -> None:
    gc.collect()
    circles = make_circles(5)
    collect_due()
    assert all(circle() is not None for circle in circles)
    circles += make_circles(50)
    collect_due()
    assert all(circle() is None for circle in circles)


def test_garbage_that_has_grown_old_is_collected_too() -> None:
    old = Circle()
    gone = weakref.ref(old)
    for _ in range(40):
        make_circles(60)
        collect_due()
    if sys.version_info < (3, 14):
        assert not any(one is old for generation in (0, 1) for one in gc.get_objects(generation))
    del old
    for _ in range(40):
        make_circles(60)
        collect_due()
    assert gone() is None


def test_what_is_spared_is_collected_no_more() -> None:
    (circle,) = make_circles(1)
    spare_what_is_loaded()
    gc.collect()
    assert circle() is not None
