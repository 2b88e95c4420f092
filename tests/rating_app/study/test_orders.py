from __future__ import annotations

from collections import Counter
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from fakes.studies import study_of
from hypothesis import given

from rating_app.study.orders import is_code, is_station, next_code, order_for, station_of, williams
from rating_app.study.plan import Order

NAMES = tuple("abcdefghijkl")


@given(st.integers(2, 25))
def test_williams_designs_balance_places_and_what_comes_before(items):
    rows = williams(items)
    times = 1 if items % 2 == 0 else 2
    assert len(rows) == times * items
    assert all(sorted(row) == list(range(items)) for row in rows)
    follows = Counter(pair for row in rows for pair in pairwise(row))
    assert set(follows.values()) == {times} and len(follows) == items * (items - 1)
    assert set(Counter((place, one) for row in rows for place, one in enumerate(row)).values()) == {times}


@given(st.integers(2, 8), st.integers(0, 2**53), st.integers(1, 3))
def test_balanced_orders_come_equally_often_whatever_the_seed(items, seed, rounds):
    study = study_of(NAMES[:items], seed=seed)
    orders = []
    for _ in range(rounds * len(williams(items))):
        code = next_code(f"P{n + 1:02d}" for n in range(len(orders)))
        orders.append(order_for(study, code, orders))
    assert set(Counter(orders).values()) == {rounds}
    follows = Counter(pair for order in orders for pair in pairwise(order))
    assert len(set(follows.values())) == 1


def test_balanced_order_takes_the_place_of_a_viewer_who_left():
    study = study_of(NAMES[:4])
    orders = [order_for(study, "P01")]
    for number in range(2, 5):
        orders.append(order_for(study, f"P{number:02d}", orders))
    assert order_for(study, "P05", [orders[0], *orders[2:]]) == orders[1]


@pytest.mark.parametrize("order", Order)
@given(st.integers(0, 1000), st.integers(1, 99))
def test_order_has_every_item_once_and_is_the_same_everywhere(order, seed, number):
    study, code = study_of(NAMES[:5], order=order, seed=seed), f"P{number:02d}"
    found = order_for(study, code)
    assert sorted(found) == list(NAMES[:5])
    assert order_for(study, code) == found
    assert order is not Order.FIXED or found == NAMES[:5]


def test_random_orders_differ_between_viewers_and_have_not_changed():
    study = study_of(NAMES[:6], order=Order.RANDOM, seed=3)
    assert len({order_for(study, f"P{n:02d}") for n in range(1, 41)}) > 35
    assert order_for(study, "P01") == ("b", "c", "f", "e", "d", "a")


@given(st.lists(st.integers(1, 200)), st.sampled_from(["", "A", "B", "P", "PP"]))
def test_next_code_is_new_and_of_its_station(numbers, station):
    taken = [*(f"{station}P{n:02d}" for n in numbers), "ZP99"]
    code = next_code(taken, station)
    assert code not in taken and is_code(code) and station_of(code) == station


def test_codes_and_stations():
    assert next_code([]) == "P01" and next_code(["P09"], "B") == "BP01" and next_code(["BP99"], "B") == "BP100"
    assert [is_code(one) for one in ("P01", "ABP100", "P1", "ABCP01", "p01", "../P01", "Anna", "P01\n")] == [
        True, True, False, False, False, False, False, False
    ]  # fmt: skip
    assert [is_station(one) for one in ("", "A", "AB", "ABC", "a", "1")] == [True, True, True, False, False, False]
    with pytest.raises(ValueError, match="no code"):
        station_of("Anna")
