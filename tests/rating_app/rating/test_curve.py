"""The course of a session in few bytes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.rating.curve import CURVE_POINTS, curve_of, points_of

Ratings = st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=400)


def curve(ratings, fps=10.0):
    times_s = np.arange(len(ratings)) / fps
    values = np.array([math.nan if rating is None else rating for rating in ratings])
    return curve_of(times_s, values, float(times_s[-1]))


@given(Ratings)
def test_points_lie_between_the_least_and_the_greatest_rating(ratings):
    points = points_of(curve(ratings))
    assert len(points) == CURVE_POINTS
    seen = [rating for rating in ratings if rating is not None]
    for point in points:
        if point is not None:
            assert min(seen) - 0.5 <= point <= max(seen) + 0.5


@given(Ratings)
def test_nothing_is_drawn_where_nothing_was_seen(ratings):
    points = points_of(curve(ratings))
    assert (set(points) == {None}) == all(rating is None for rating in ratings)


def test_long_session_is_averaged_over_equal_parts():
    points = points_of(curve([0.0] * 480 + [80.0] * 480))
    assert points[:47] == (0.0,) * 47 and points[49:] == (80.0,) * 47


def test_short_session_has_no_holes_but_those_without_a_face():
    points = points_of(curve([10.0, 20.0, None, 40.0]))
    assert points[0] == 10.0 and points[-1] == pytest.approx(40.0)
    assert None in points and points.count(None) < CURVE_POINTS / 2
