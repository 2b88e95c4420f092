from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest

from rating_app.system.garbage import collect_due, collected_on_demand, spare_what_is_loaded


class Circle:
    """Only the garbage collector takes it away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def few() -> Iterator[None]:
    """Few new objects are enough for a collection."""
    before = gc.get_threshold()
    gc.set_threshold(50, 3, 3)
    yield
    gc.set_threshold(*before)


def make_circles(number: int) -> list[weakref.ref[Circle]]:
    return [weakref.ref(Circle()) for _ in range(number)]


def in_another_thread(number: int) -> list[weakref.ref[Circle]]:
    made: list[weakref.ref[Circle]] = []
    thread = threading.Thread(target=lambda: made.extend(make_circles(number)))
    thread.start()
    thread.join()
    return made


@pytest.mark.usefixtures("few")
def test_no_thread_collects_until_it_is_asked_to() -> None:
    with collected_on_demand():
        circles = in_another_thread(1_000)
        assert all(circle() is not None for circle in circles)
        collect_due()
        assert all(circle() is None for circle in circles)
    assert gc.isenabled()
    assert any(circle() is None for circle in in_another_thread(1_000))


@pytest.mark.usefixtures("few")
def test_what_is_not_due_is_left() -> None:
    with collected_on_demand():
        gc.collect()
        circles = make_circles(5)
        collect_due()
        assert all(circle() is not None for circle in circles)
        circles += make_circles(50)
        collect_due()
        assert all(circle() is None for circle in circles)


@pytest.mark.usefixtures("few")
def test_garbage_that_has_grown_old_is_collected_too() -> None:
    with collected_on_demand():
        gc.collect()
        old = Circle()
        gone = weakref.ref(old)
        oldest = gc.get_objects(2) if sys.version_info < (3, 14) else []
        for _ in range(40):
            make_circles(60)
            collect_due()
        if sys.version_info < (3, 14):
            assert len(gc.get_objects(2)) > len(oldest)
            assert not any(one is old for generation in (0, 1) for one in gc.get_objects(generation))
        del old, oldest
        for _ in range(40):
            make_circles(60)
            collect_due()
        assert gone() is None


@pytest.mark.usefixtures("few")
def test_what_is_spared_is_collected_at_the_end() -> None:
    with collected_on_demand():
        (circle,) = make_circles(1)
        spare_what_is_loaded()
        gc.collect()
        assert circle() is not None
    assert circle() is None


def test_within_another_it_stays_as_the_outer_one_says() -> None:
    with collected_on_demand():
        with collected_on_demand():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
