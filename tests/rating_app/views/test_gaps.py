"""The same curve breaks at the same places in every picture of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fakes.sessions import session_of

from rating_app.rating.curve import POINTS, points_of
from rating_app.rating.trace import values_at_frames
from rating_app.session.course import Course
from rating_app.session.observation import ExpressionScore
from rating_app.session.samples import Sample
from rating_app.views.timeline.live_curve import LiveCurve

DURATION_S, FIRST_S, END_S = 960.0, 400.0, 500.0
STEP_S = DURATION_S / POINTS
"""Of the thumbnail, the coarsest picture."""


def viewing(times, values):
    """Return a session with joy of 50 where `values` are not NaN, and no face elsewhere."""
    samples = (
        Sample(frame, float(time_s), 0.9, ExpressionScore(0.5, 0.5, 0.0))
        if seen
        else Sample(frame, float(time_s), None, None)
        for frame, (time_s, seen) in enumerate(zip(times, ~np.isnan(values), strict=True))
    )
    return replace(session_of([]), samples=samples)


def in_the_thumbnail(session):
    return (np.arange(POINTS) + 0.5) * STEP_S, np.array(points_of(session.curve), dtype=float)


def in_the_comparison(session):
    curve = Course.of(session).of_session
    return curve.seconds, curve.joy


def in_the_timeline(session):
    curve = LiveCurve()
    frame_s = session.samples.timestamp_s
    curve.fill(frame_s, 100 * values_at_frames(session.reading.trace, frame_s))
    return curve.between(0.0, DURATION_S, column_s=DURATION_S / 300)


PICTURES = (in_the_thumbnail, in_the_comparison, in_the_timeline)


def course(fps, share_seen, frames=True):
    """Return times and joy of 50 throughout; between FIRST_S and END_S a face is found in every so many frames, spread
    evenly; without `frames` the camera delivers none there.
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
    seconds, values = picture(viewing(*course(fps, share_seen, frames)))
    gap = seconds[np.isnan(values)]
    assert gap.min() == pytest.approx(FIRST_S, abs=STEP_S) and gap.max() == pytest.approx(END_S, abs=STEP_S)
    inside = (seconds > FIRST_S + STEP_S) & (seconds < END_S - STEP_S)
    assert inside.any() and np.isnan(values[inside]).all()
    assert values[~np.isnan(values)] == pytest.approx(50)


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("fps", [2, 10, 30])
def test_where_a_face_is_mostly_seen_there_is_none(picture, fps):
    _, values = picture(viewing(*course(fps, 0.7)))
    assert values == pytest.approx(50)


@pytest.mark.parametrize("picture", PICTURES)
def test_few_frames_far_apart_are_no_line(picture):
    times = np.arange(0.0, DURATION_S + 1, 96.0)
    _, values = picture(viewing(times, np.full(len(times), 50.0)))
    assert np.isnan(values).mean() > 0.9
