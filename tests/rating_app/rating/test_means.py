from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t as student_t

from rating_app.rating.means import half_widths, means_of


def test_half_widths_are_students():
    counts = np.array([2, 3, 10, 200])
    expected = student_t.ppf(0.975, counts - 1) * 2 / np.sqrt(counts)
    assert half_widths(np.full(4, 2.0), counts)[1:] == pytest.approx(expected[1:], rel=1e-8)
    assert np.isnan(half_widths([2.0], [2])[0])


def test_mean_of_one_or_two_is_left_out_of_a_curve():
    nothing = np.nan
    means = means_of(np.array([[0.1, 0.2, 0.3], [0.3, 0.4, nothing], [0.5, nothing, nothing]]))
    np.testing.assert_allclose(means.mean, [0.3, 0.3, 0.3])
    np.testing.assert_allclose(means.of_enough.mean, [0.3, nothing, nothing])
    assert means.of_enough.count.tolist() == [3, 2, 1]
