"""What holds of the rating whatever the face does."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from fakes.methods import ANY_LENGTH
from fakes.strategies import scores
from hypothesis import assume, given
from hypothesis import strategies as st

from rating_app.rating import (
    DEFAULT_METHOD,
    Baseline,
    LiveAggregator,
    RatedFrames,
    RunningRating,
    read_parts,
    read_room,
    read_session,
)
from rating_app.rating.smiles import best_moments, find_smiles
from rating_app.rating.trace import STEP_HZ, Trace, trace_of
from rating_app.session.consent import DemoBasis
from rating_app.session.observation import CLASS_NAMES, SeenViewer
from rating_app.session.session import SessionHead, SessionRecorder

p_happy = st.floats(0, 1)
maybe = st.none() | p_happy
frames_of = st.lists(st.tuples(st.floats(0, 2), maybe, st.none() | st.floats(0, 1)), min_size=1, max_size=80)
levels = st.lists(st.tuples(st.floats(1, 6), p_happy), min_size=1, max_size=6)
"""Seconds, and the score that is kept up for so long."""

baselines = st.none() | st.builds(Baseline, st.floats(-6, -2), st.just(4.0))


def columns(frames):
    """Of steps in time, scores and qualities."""
    steps, happy, quality = zip(*frames, strict=True)
    return RatedFrames.of(np.cumsum([0.0, *steps[1:]]), happy, quality)


def sampled(course, fps):
    """`course` as a camera of this rate sees it, to its end."""
    ends = np.cumsum([seconds for seconds, _ in course])
    time_s = np.arange(0, ends[-1], 1 / fps)
    which = np.minimum(np.searchsorted(ends, time_s, side="right"), len(course) - 1)
    return RatedFrames.of(time_s, [course[place][1] for place in which])


def joy_of(reading):
    """The time-weighted mean that the rating is made of, in [0, 1]."""
    return float(np.nanmean(reading.trace.joy))


@given(frames=frames_of, baseline=baselines)
def test_every_figure_keeps_to_its_range(frames, baseline):
    rating = read_session(columns(frames), baseline=baseline).rating
    assert 0 <= rating.coverage <= 1 and rating.rated_s >= 0
    for low, middle, high in (
        (rating.rating_low, rating.rating_0_100, rating.rating_high),
        (rating.mean_happy_low, rating.mean_happy_0_100, rating.mean_happy_high),
    ):
        known = [figure for figure in (low, middle, high) if figure is not None]
        assert all(-1e-9 <= figure <= 100 + 1e-9 for figure in known)
        assert known == pytest.approx(sorted(known))
    assert (rating.rating_0_100 is None) == (rating.mean_happy_0_100 is None)
    assert rating.smiling_share is None or 0 <= rating.smiling_share <= 1


@given(frames=frames_of, data=st.data())
def test_frames_that_do_not_count_never_count(frames, data):
    """Whatever they hold: too poor a quality, or no face."""
    before = columns(frames)
    usable = before.usable(DEFAULT_METHOD.min_quality)
    count = len(usable)
    other = np.array(data.draw(st.lists(p_happy, min_size=count, max_size=count)))
    poor = (before.quality < DEFAULT_METHOD.min_quality) & ~usable
    happy = np.where(poor, other, before.p_happy)
    quality = np.where(np.isnan(before.p_happy), other, before.quality)
    after = RatedFrames(before.time_s, happy, np.where(poor, before.quality, quality))
    assert read_session(after).rating == read_session(before).rating


@given(course=levels, fps=st.sampled_from([10, 12.5, 15, 24, 25]), faster=st.sampled_from([30, 50, 60]))
def test_frame_rate_shifts_a_rating_by_no_more_than_its_frames_are_wide(course, fps, faster):
    slow, quick = (read_session(sampled(course, rate), ANY_LENGTH) for rate in (fps, faster))
    seconds = sum(seconds for seconds, _ in course)
    # At each change, and at the end, either may be off by a frame or a step.
    off = (len(course) + 1) * (1 / fps + 1 / faster + 1 / STEP_HZ) / (seconds - 1 / fps)
    assert abs(joy_of(slow) - joy_of(quick)) <= off
    assert abs(slow.rating.mean_happy_0_100 - quick.rating.mean_happy_0_100) <= 100 * off
    assert slow.rating.coverage == quick.rating.coverage == 1


@given(course=levels, dropped=st.sets(st.integers(1, 300), max_size=200), fps=st.sampled_from([20, 30]))
def test_dropped_frames_shift_a_rating_by_no_more_than_the_holes_they_leave(course, dropped, fps):
    whole = sampled(course, fps)
    kept = np.array([place not in dropped or place % 3 == 0 for place in range(len(whole.time_s))])
    kept[-1] = True
    thinned = RatedFrames(whole.time_s[kept], whole.p_happy[kept], whole.quality[kept])
    before, after = read_session(whole), read_session(thinned)
    assert after.rating.rated_s == pytest.approx(before.rating.rated_s)
    off = len(course) * (3 / fps + 2 / STEP_HZ) / max(1 / fps, float(whole.time_s[-1]))
    assert abs(joy_of(before) - joy_of(after)) <= off


@given(
    seen=st.lists(
        st.tuples(st.integers(1, 8), st.dictionaries(st.integers(1, 3), scores(CLASS_NAMES), max_size=3)),
        min_size=1,
        max_size=40,
    ),
    began=st.integers(-(2**20), 2**20),
    baseline=baselines,
)
def test_session_is_the_same_whenever_the_clock_began(seen, began, baseline):
    def recorded(origin_s):
        # Eighths of a second are exact.
        recorder, time_s = (
            SessionRecorder(SessionHead(DemoBasis(), *"abcd", session_id="x", baseline=baseline)),
            origin_s,
        )
        for eighths, faces in seen:
            viewers = [SeenViewer(viewer, 0.9, score) for viewer, score in faces.items()]
            recorder.record_viewers(time_s, viewers)
            time_s += eighths / 8
        return recorder.finish()

    first, later = recorded(0.0), recorded(float(began))
    assert (first.samples, first.rating) == (later.samples, later.rating)


@given(
    course=st.lists(st.tuples(st.floats(0, 1), st.lists(maybe, min_size=3, max_size=3)), min_size=2, max_size=60),
    order=st.permutations(range(3)),
)
def test_order_of_the_viewers_does_not_matter(course, order):
    time_s = np.cumsum([step for step, _ in course])
    time_s -= time_s[0]
    viewers = [RatedFrames.of(time_s, [happy[viewer] for _, happy in course]) for viewer in range(3)]
    one, other = read_room(viewers), read_room([viewers[viewer] for viewer in order])
    assert same(one.rating, other.rating)
    assert len(one.smiles) == len(other.smiles)


def same(one, other):
    """But for the order in which numbers were added up."""
    return all(
        getattr(one, name) == pytest.approx(getattr(other, name), rel=1e-6, abs=1e-6)
        if isinstance(getattr(one, name), float)
        else getattr(one, name) == getattr(other, name)
        for name in one.__dataclass_fields__
        # They hang on whether a correlation is above 0, by one rounding.
        if name not in ("effective_size", "rating_low", "rating_high", "mean_happy_low", "mean_happy_high")
    )


@given(frames=frames_of, viewers=st.integers(2, 4))
def test_viewers_who_do_the_same_are_rated_as_one(frames, viewers):
    one = columns(frames)
    alone, together = read_session(one), read_room([one] * viewers)
    assert same(alone.rating, together.rating)


@given(course=levels, baseline=baselines)
def test_rating_so_far_agrees_with_that_of_the_frames_so_far(course, baseline):
    frames = sampled(course, 30)
    running = RunningRating(ANY_LENGTH, baseline)
    told = None
    for place, (time_s, happy) in enumerate(zip(frames.time_s, frames.p_happy, strict=True), 1):
        rating = running.update(float(time_s), {1: float(happy)})
        if rating is told or rating.rated_s == 0:
            continue
        told = rating
        so_far = RatedFrames(frames.time_s[:place], frames.p_happy[:place], frames.quality[:place])
        whole = read_session(so_far, ANY_LENGTH, baseline).rating
        assert rating.rated_s == pytest.approx(whole.rated_s) and rating.coverage == pytest.approx(whole.coverage)
        assert rating.mean_happy_0_100 == pytest.approx(whole.mean_happy_0_100)
        joy, of_whole = (knee_undone(one.rating_0_100) for one in (rating, whole))
        # The median does not see across the end of a chunk; half of its width, on either side of each.
        chunks = 1 + whole.rated_s / 2
        assert abs(joy - of_whole) <= DEFAULT_METHOD.median_s * chunks / max(whole.rated_s, 0.5) + 0.02


def knee_undone(rating_0_100):
    return DEFAULT_METHOD.knee * math.expm1(rating_0_100 / 100 * math.log1p(1 / DEFAULT_METHOD.knee))


@given(course=levels, lost=st.integers(1, 60))
def test_face_that_is_lost_at_the_end_lowers_the_coverage_alone(course, lost):
    before = sampled(course, 30)
    assume(len(before.time_s) > 30)
    time_s = np.append(before.time_s, before.time_s[-1] + np.arange(1, lost + 1) / 30)
    after = RatedFrames.of(time_s, [*before.p_happy, *[None] * lost])
    one, other = read_session(before), read_session(after)
    assert other.rating.coverage < one.rating.coverage == 1
    assert other.rating.rated_s == pytest.approx(one.rating.rated_s + lost / 30)
    if other.rating.rating_0_100 is not None:
        # The last face stands for half a frame more.
        assert abs(joy_of(one) - joy_of(other)) <= 3 / 30 / one.rating.rated_s


@given(frames=frames_of, cuts=st.lists(st.integers(0, 80), max_size=4))
def test_parts_share_the_time_between_them(frames, cuts):
    whole = columns(frames)
    parts = np.searchsorted(sorted(cuts), np.arange(len(frames)), side="right")
    readings = read_parts([whole], parts.astype(np.int64))
    total = sum(reading.rating.rated_s for reading in readings.values())
    assert total == pytest.approx(read_session(whole).rating.rated_s)


def told(frames, baseline=None, shift_s=0.0):
    """What the gauge says of each frame, and how fresh that is."""
    live, time_s, values = LiveAggregator(baseline=baseline), shift_s, []
    for step_s, happy, quality in frames:
        time_s += step_s
        values.append(live.update(time_s, happy, quality))
    return values


eighths = st.integers(0, 40).map(lambda count: count / 8)
live_frames = st.lists(st.tuples(eighths, maybe, st.none() | st.floats(0, 1)), min_size=1, max_size=60)


@given(frames=live_frames, baseline=baselines)
def test_gauge_keeps_to_its_range_and_fades_without_a_face(frames, baseline):
    for (_, happy, quality), live in zip(frames, told(frames, baseline), strict=True):
        if live is not None:
            usable = happy is not None and not (quality is not None and quality < DEFAULT_METHOD.min_quality)
            assert 0 <= live.value_0_100 <= 100 and 0 <= live.freshness <= 1 and live.is_current == usable


@given(frames=live_frames, baseline=baselines, began=st.integers(-(2**20), 2**20))
def test_gauge_is_the_same_whenever_the_clock_began(frames, baseline, began):
    assert told(frames, baseline, float(began)) == told(frames, baseline)


@given(frames=live_frames, baseline=baselines, data=st.data())
def test_more_joy_never_lowers_the_gauge(frames, baseline, data):
    happier = [(step, None if p is None else data.draw(st.floats(p, 1)), quality) for step, p, quality in frames]
    for one, other in zip(told(frames, baseline), told(happier, baseline), strict=True):
        assert (one is None) == (other is None)
        assert one is None or one.value_0_100 <= other.value_0_100 + 1e-9


@given(frames=live_frames, data=st.data())
def test_face_that_is_seen_badly_is_none_to_the_gauge(frames, data):
    poor, unseen = DEFAULT_METHOD.min_quality / 2, []
    for step, happy, quality in frames:
        seen_well = happy is not None and (quality is None or quality >= DEFAULT_METHOD.min_quality)
        unseen.append((step, happy, quality) if seen_well else (step, None, None))
    badly = [frame if frame[1] is not None else (frame[0], data.draw(p_happy), poor) for frame in unseen]
    assert told(badly) == told(unseen)


intensities = st.lists(
    st.tuples(st.integers(1, 45), st.sampled_from([0.0, 0.1, 0.3, 0.5, 1.0, math.nan]) | st.floats(0, 1)),
    min_size=1,
    max_size=16,
)
"""Steps, and the intensity that is kept up for so many."""


def trace(course):
    intensity = np.concatenate([np.full(steps, value) for steps, value in course])
    return Trace(intensity, intensity, np.zeros(len(intensity), bool))


@given(course=intensities)
def test_smiles_are_apart_long_and_strong_enough_and_hold_no_more_than_all_joy(course):
    method, one = DEFAULT_METHOD, trace(course)
    smiles = find_smiles(one, method)
    for smile in smiles:
        assert 0 <= smile.onset_s < smile.apex_s < smile.offset_s <= len(one.intensity) / STEP_HZ
        assert smile.duration_s >= method.min_smile_s - 1 / STEP_HZ
        assert method.smile_on <= smile.peak <= 1 and 0 < smile.mean_intensity <= smile.peak + 1e-9
    for before, after in pairwise(smiles):
        assert after.onset_s - before.offset_s >= method.merge_smiles_s - 1e-9
    assert sum(smile.joy_s for smile in smiles) <= float(np.nansum(one.joy)) / STEP_HZ + 1e-9
    assert set(best_moments(smiles, len(smiles))) == set(smiles)


@given(course=intensities, rest=st.integers(60, 600))
def test_smiles_come_later_by_what_goes_before_them(course, rest):
    moved = find_smiles(trace([(rest, 0.0), *course]), DEFAULT_METHOD)
    here = find_smiles(trace(course), DEFAULT_METHOD)
    assert [round(smile.onset_s * STEP_HZ) - rest for smile in moved] == [round(s.onset_s * STEP_HZ) for s in here]
    assert [(s.peak, round(s.duration_s * STEP_HZ)) for s in moved] == [
        (s.peak, round(s.duration_s * STEP_HZ)) for s in here
    ]


@given(course=levels, baseline=st.builds(Baseline, st.floats(-5, -3), st.just(4.0)))
def test_lower_resting_face_never_lowers_the_joy(course, baseline):
    method = replace(DEFAULT_METHOD, adaptation_s=0.0)
    frames = sampled(course, 30)
    lower = replace(baseline, rest_logit=baseline.rest_logit - 0.5)
    assert np.all(trace_of(frames, method, lower).joy >= trace_of(frames, method, baseline).joy - 1e-12)
