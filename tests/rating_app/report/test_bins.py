from __future__ import annotations

import numpy as np

from rating_app.report.bins import binned, means_at


def test_bins_have_mean_highest_and_how_much_there_was():
    bins = binned(np.array([0.0, 1.0, np.nan, 0.5, np.nan, np.nan]), 3)
    np.testing.assert_array_equal(bins.mean, [0.5, 0.5, np.nan])
    np.testing.assert_array_equal(bins.highest, [1.0, 0.5, np.nan])
    np.testing.assert_array_equal(bins.present, [1.0, 0.5, 0.0])


def test_there_are_never_more_bins_than_values():
    assert len(binned(np.array([0.25]), 300).mean) == 1


def test_values_at_moments_are_averaged_where_they_fall():
    means = means_at(np.array([0.0, 1.0, 9.9, 10.0]), np.array([0.2, np.nan, 0.4, 0.6]), span_s=10.0, count=5)
    np.testing.assert_array_equal(means, [0.2, np.nan, np.nan, np.nan, 0.5])
