from __future__ import annotations

import numpy as np
import pytest

from rating_app.rating.peak_end import end_of, peak_of
from rating_app.rating.trace import Trace


def trace_of(*intensity, lost=()):
    values = np.array(intensity, float)
    return Trace(values, values, np.isin(np.arange(len(values)), lost))


def test_peak_is_the_mean_of_the_highest_tenth_wherever_it_lies():
    assert peak_of(trace_of(*[0.0] * 9, 0.8, *[0.0] * 9, 0.4)) == pytest.approx(60)
    assert peak_of(trace_of(0.5)) == 50


def test_peak_is_of_the_time_with_a_face():
    assert peak_of(trace_of(*[np.nan] * 90, *[0.0] * 9, 1.0)) == 100
    assert peak_of(trace_of(np.nan)) is None


def test_end_is_the_mean_of_the_last_fifth():
    assert end_of(trace_of(*[1.0] * 8, 0.2, 0.4)) == pytest.approx(30)


def test_end_of_time_that_is_lost_or_left_out_is_that_before():
    assert end_of(trace_of(*[0.0] * 8, 0.2, 0.4, *[1.0] * 10, lost=range(10, 20))) == pytest.approx(30)


def test_end_that_was_mostly_not_seen_is_unknown():
    assert end_of(trace_of(*[0.0] * 16, 0.5, np.nan, np.nan, np.nan)) is None
    assert end_of(trace_of(*[0.0] * 16, 0.5, 0.5, np.nan, np.nan)) == 50
    assert end_of(trace_of(np.nan, lost=(0,))) is None
