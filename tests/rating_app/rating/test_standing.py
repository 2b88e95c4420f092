from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.rating.standing import standing_of


@pytest.mark.parametrize(("rating", "percentile", "stars"), [(0, 0, 1), (35, 40, 3), (95, 100, 5), (50, 55, 3)])
def test_it_is_the_share_of_sessions_that_are_rated_lower(rating, percentile, stars):
    standing = standing_of(rating, [0.5, 10, 20, 30, 40, 50, 60, 70, 80, 90])
    assert (standing.percentile, standing.stars, standing.others) == (percentile, stars, 10)


def test_there_are_no_stars_among_too_few():
    assert standing_of(50, [10] * 7) is None
    assert standing_of(50, [50] * 8).percentile == 50


@given(st.floats(0, 100), st.lists(st.floats(0, 100), min_size=8))
def test_stars_are_1_to_5(rating, others):
    assert 1 <= standing_of(rating, others).stars <= 5
