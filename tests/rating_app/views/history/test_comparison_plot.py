from __future__ import annotations

import numpy as np
import pytest

from rating_app.views.history.comparison_plot import Trace


def test_short_session_stays_as_it_is():
    trace = Trace.of(np.array([0.0, 1.0]), np.array([10.0, np.nan]))
    assert trace.duration_s == 1.0
    assert (trace.at(0.0), trace.at(1.0), trace.at(2.0), trace.at(-1.0)) == (10.0, None, None, None)


def test_long_session_keeps_its_levels_and_its_gap():
    seconds = np.arange(100_000) / 30
    ratings = np.where(seconds < 1000, 20.0, 70.0)
    ratings[(seconds > 2000) & (seconds < 2500)] = np.nan
    trace = Trace.of(seconds, ratings)
    assert len(trace.seconds) <= 400
    assert trace.at(500.0) == pytest.approx(20)
    assert trace.at(1500.0) == pytest.approx(70)
    assert trace.at(2250.0) is None
    assert trace.at(3000.0) == pytest.approx(70)
    assert trace.duration_s == pytest.approx(seconds[-1], rel=0.01)


def test_nothing_is_a_trace_too():
    trace = Trace.of(np.empty(0), np.empty(0))
    assert trace.duration_s == 0 and trace.at(0.0) is None
