from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from rating_app.system.garbage import collect_due, collected_on_demand


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
def test_old_garbage_is_collected_after_many_young_ones() -> None:
    with collected_on_demand():
        gc.collect()
        old = Circle()
        gone = weakref.ref(old)
        for _ in range(2):
            make_circles(60)
            collect_due()
        del old
        for _ in range(20):
            make_circles(60)
            collect_due()
        assert gone() is None


def test_within_another_it_stays_as_the_outer_one_says() -> None:
    with collected_on_demand():
        with collected_on_demand():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
