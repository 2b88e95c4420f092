from __future__ import annotations

import numpy as np

from rating_app.rating.series import FrameSpans, binned, bins_of_runs, drawn_curve, stretches


def test_bins_have_mean_highest_and_how_much_there_was():
    bins = binned(np.array([0.0, 1.0, np.nan, 0.5, np.nan, np.nan]), 3)
    np.testing.assert_array_equal(bins.mean, [0.5, 0.5, np.nan])
    np.testing.assert_array_equal(bins.highest, [1.0, 0.5, np.nan])
    np.testing.assert_array_equal(bins.present, [1.0, 0.5, 0.0])


def test_there_are_never_more_bins_than_values():
    assert len(binned(np.array([0.25]), 300).mean) == 1


def test_runs_may_have_any_length():
    bins = bins_of_runs(np.array([1.0, np.nan, np.nan, 3.0, 5.0]), np.array([0, 3]))
    np.testing.assert_array_equal(bins.mean, [1.0, 4.0])
    np.testing.assert_array_equal(bins.gaps, [True, False])


def test_frames_at_moments_are_averaged_where_their_time_falls():
    spans = FrameSpans(np.array([0.0, 1.0, 2.0, 10.0]), np.ones(4, bool), max_gap_s=1.0)
    means = spans.means_between(np.array([0.0, 0.5, 2.0, 4.0, 9.0, 10.0]), np.array([0.2, np.nan, 0.4, 0.6]))
    np.testing.assert_allclose(means, [0.2, 0.4, 0.4, np.nan, 0.6])


def test_a_drawn_curve_needs_half_of_the_time_and_a_figure_any():
    time_s, values = np.arange(11) / 10, np.array([0.3] * 4 + [np.nan] * 7)
    spans = FrameSpans(time_s, ~np.isnan(values), max_gap_s=1.0)
    # A value for 0.35 s.
    for end_s, curve in ((0.6, 0.3), (0.7, 0.3), (0.8, np.nan)):
        edges_s = np.array([0.0, end_s])
        np.testing.assert_allclose(spans.means_between(edges_s, values), [0.3])
        np.testing.assert_allclose(drawn_curve(time_s, values, edges_s, max_gap_s=1.0), [curve])


def test_stretches_are_runs():
    assert stretches(np.array([True, False, True, True])) == [(0, 1), (2, 4)]
    assert stretches(np.zeros(0, bool)) == []
