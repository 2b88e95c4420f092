"""The same course breaks off at the same places in every picture of it."""

from __future__ import annotations

import numpy as np
import pytest

from rating_app.rating.curve import POINTS, curve_of, points_of
from rating_app.views.history.comparison_plot import Trace
from rating_app.views.timeline.live_curve import LiveCurve

DURATION_S, FIRST_S, END_S = 960.0, 400.0, 500.0
STEP_S = DURATION_S / POINTS
"""Of the thumbnail, the coarsest of them."""


def in_the_thumbnail(times, values):
    curve = np.array(points_of(curve_of(times, values)), dtype=float)
    return (np.arange(POINTS) + 0.5) * STEP_S, curve


def in_the_comparison(times, values):
    trace = Trace.of(times, values)
    return trace.seconds, trace.ratings


def in_the_timeline(times, values):
    curve = LiveCurve()
    curve.fill(times, values)
    return curve.between(0.0, DURATION_S, column_s=DURATION_S / 300)


PICTURES = (in_the_thumbnail, in_the_comparison, in_the_timeline)


def course(fps, share_seen, frames=True):
    """A rating of 50 throughout, of which between FIRST_S and END_S a face is found in every so many frames, spread
    evenly; without `frames` the camera gives none there.
    """
    times = np.arange(0.0, DURATION_S + 1e-9, 1 / fps)
    inside = (times >= FIRST_S) & (times < END_S)
    number = np.arange(len(times))
    seen = np.floor((number + 1) * share_seen) > np.floor(number * share_seen)
    values = np.where(inside & ~seen, np.nan, 50.0)
    return (times, values) if frames else (times[~inside], values[~inside])


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("fps", [2, 10, 30])
@pytest.mark.parametrize(("share_seen", "frames"), [(0.0, True), (0.0, False), (0.3, True)])
def test_where_a_face_is_mostly_not_seen_there_is_a_gap(picture, fps, share_seen, frames):
    seconds, values = picture(*course(fps, share_seen, frames))
    gap = seconds[np.isnan(values)]
    assert gap.min() == pytest.approx(FIRST_S, abs=STEP_S) and gap.max() == pytest.approx(END_S, abs=STEP_S)
    inside = (seconds > FIRST_S + STEP_S) & (seconds < END_S - STEP_S)
    assert inside.any() and np.isnan(values[inside]).all()
    assert values[~np.isnan(values)] == pytest.approx(50)


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("fps", [2, 10, 30])
def test_where_a_face_is_mostly_seen_there_is_none(picture, fps):
    _, values = picture(*course(fps, 0.7))
    assert values == pytest.approx(50)


@pytest.mark.parametrize("picture", PICTURES)
def test_few_frames_far_apart_are_no_line(picture):
    times = np.arange(0.0, DURATION_S + 1, 96.0)
    _, values = picture(times, np.full(len(times), 50.0))
    assert np.isnan(values).mean() > 0.9
