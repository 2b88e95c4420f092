from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from fakes.viewings import viewing

from rating_app.compare.agreement import JOY_LEVELS, agreement
from rating_app.compare.panel import Audience


def audience_of(joy):
    """From float (viewers, bins), NaN where nobody was seen."""
    return Audience(np.array(joy, float), np.array(joy, float))


def test_the_same_smile_in_all_is_perfect_agreement(panel_of):
    found = agreement(panel_of(*(viewing([(20, 25), (40, 44)]) for _ in range(4))).audiences["A film"])
    assert (found.alpha, found.low, found.high, found.viewers, found.bins) == (1, 1, 1, 4, 60)


def test_independent_noise_is_none():
    joy = np.random.default_rng(1).uniform(0, 1, (8, 400))
    found = agreement(audience_of(joy))
    assert abs(found.alpha) < 0.03
    assert found.low < 0.05


def test_opposite_reactions_are_less_than_none():
    up = np.tile([0.0, 1.0], 50)
    assert agreement(audience_of([up, 1 - up])).alpha < -0.9


def test_alpha_is_krippendorffs_of_rounded_joy_which_moves_it_by_less_than_a_hundredth():
    rng = np.random.default_rng(2)
    joy = np.clip(0.3 + 0.3 * rng.normal(size=70) + rng.normal(0, 0.3, (6, 70)), 0, 1)
    joy[rng.random(joy.shape) < 0.2] = np.nan
    exact = krippendorff.alpha(reliability_data=joy, level_of_measurement="interval")
    assert agreement(audience_of(joy)).alpha == pytest.approx(exact, abs=0.01)
    rounded = krippendorff.alpha(reliability_data=np.round(joy * JOY_LEVELS), level_of_measurement="interval")
    assert agreement(audience_of(joy)).alpha == pytest.approx(rounded, abs=1e-12)


def test_interval_holds_the_alpha_of_the_population_it_was_drawn_from():
    rng = np.random.default_rng(3)
    everybody = np.clip(rng.normal(size=120) + rng.normal(0, 1, (300, 120)) + rng.normal(0, 1, (300, 1)), 0, 1)
    truth = agreement(audience_of(everybody)).alpha
    drawn = [agreement(audience_of(everybody[rng.choice(300, 10, replace=False)])) for _ in range(40)]
    assert sum(found.low <= truth <= found.high for found in drawn) >= 34


@pytest.mark.parametrize("viewers", [2, 3])
def test_few_viewers_have_alpha_without_interval(panel_of, viewers):
    found = agreement(panel_of(*(viewing([(20, 25)]) for _ in range(viewers))).audiences["A film"])
    assert (found.alpha, found.low, found.high) == (1, None, None)


def test_nothing_can_be_told_of_one_viewer_or_of_faces_that_never_move(panel_of):
    assert agreement(panel_of(viewing([(20, 25)])).audiences["A film"]) is None
    assert agreement(audience_of(np.zeros((5, 30)))) is None


def test_viewers_who_were_never_seen_together_cannot_agree():
    joy = np.full((2, 20), np.nan)
    joy[0, :10], joy[1, 10:] = 0.2, 0.9
    assert agreement(audience_of(joy)) is None
