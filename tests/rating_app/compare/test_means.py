from __future__ import annotations

import numpy as np
import pytest
from fakes.viewings import HALF, viewing
from scipy.stats import t as student_t

from rating_app.compare.means import mean_timelines


def test_mean_is_that_of_the_viewers_who_were_seen(panel_of):
    panel = panel_of(
        viewing([(2, 3)], seconds=5), viewing([(2, 3)], seconds=5, p_happy=HALF), viewing(seconds=5, unseen=[(2, 3)])
    )
    timeline = mean_timelines(panel)
    assert timeline["t_s"].to_list() == [0, 1, 2, 3, 4]
    assert timeline["mean"].to_list() == [0, 0, 0.75, 0, 0]
    assert timeline["n_viewers"].to_list() == [3, 3, 2, 3, 3]


def test_interval_is_students_t_over_viewers_and_needs_three(panel_of):
    viewers = [viewing([(2, 4)], seconds=6, p_happy=HALF, unseen=[(3, 4)] if n else ()) for n in range(3)]
    timeline = mean_timelines(panel_of(*viewers, viewing([(2, 4)], seconds=6)))
    joy = [0.5, 0.5, 0.5, 1.0]
    half = student_t.ppf(0.975, 3) * np.std(joy, ddof=1) / 2
    assert timeline["low"][2] == pytest.approx(np.mean(joy) - half)
    assert timeline["high"][2] == min(1, np.mean(joy) + half)
    assert timeline.select("mean", "low", "high", "n_viewers").row(3) == (0.75, None, None, 2)


def test_longer_session_goes_on_alone(panel_of):
    timeline = mean_timelines(panel_of(viewing(seconds=3), viewing(seconds=5)))
    assert timeline["n_viewers"].to_list() == [2, 2, 2, 1, 1]


def test_contents_are_kept_apart(panel_of):
    timeline = mean_timelines(panel_of(viewing([(0, 3)], seconds=3, content="A"), viewing(seconds=3, content="B")))
    assert timeline["mean"].to_list() == [1, 1, 1, 0, 0, 0]
