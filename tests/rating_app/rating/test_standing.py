from __future__ import annotations

import pytest

from rating_app.rating.standing import Standing, standing_of


@pytest.mark.parametrize(("rating", "lower"), [(0, 0), (35, 4), (95, 10), (50, 5)])
def test_it_counts_the_sessions_that_are_rated_lower(rating, lower):
    assert standing_of(rating, [0.5, 10, 20, 30, 40, 50, 60, 70, 80, 90]) == Standing(lower, 10)


def test_there_is_none_among_too_few():
    assert standing_of(50, [10] * 7) is None
    assert standing_of(50, [50] * 8) == Standing(0, 8)
