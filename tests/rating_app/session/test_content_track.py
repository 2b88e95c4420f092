from __future__ import annotations

import numpy as np
import pytest

from rating_app.session.content import ContentPosition
from rating_app.session.content_track import ContentTrack, means_over
from rating_app.session.samples import Sample, Samples


def track(positions, fps=30):
    """One frame a position, (item, seconds) or None."""
    return ContentTrack(
        Samples.of(
            Sample(number, number / fps, None, None, content=None if at is None else ContentPosition(*at))
            for number, at in enumerate(positions)
        )
    )


def test_moments_of_session_and_content_lead_to_each_other():
    film = track([(1, 50 + number / 30) for number in range(300)])
    assert film.position_at(4.0) == ContentPosition(1, pytest.approx(54.0, abs=0.01))
    assert film.second_of(ContentPosition(1, 54.0)) == pytest.approx(4.0, abs=0.01)
    assert film.second_of(ContentPosition(1, 20.0)) is None
    assert film.second_of(ContentPosition(2, 54.0)) is None


def test_what_was_seen_twice_is_found_nearest_to_where_the_player_was():
    twice = track([(1, number % 300 / 30) for number in range(600)])
    assert twice.second_of(ContentPosition(1, 5.0), near_s=3.0) == pytest.approx(5.0, abs=0.02)
    assert twice.second_of(ContentPosition(1, 5.0), near_s=14.0) == pytest.approx(15.0, abs=0.02)


def test_items_begin_where_they_were_first_seen():
    show = track([(1 + number // 150, number % 150 / 30) for number in range(300)])
    assert show.first_second_of(2) == pytest.approx(5.0, abs=0.1)
    assert show.first_second_of(3) is None
    assert show.position_at(7.0) == ContentPosition(2, pytest.approx(2.0, abs=0.01))


def test_content_that_began_later_has_no_position_before():
    late = track([None] * 150 + [(1, number / 30) for number in range(150)])
    assert late.position_at(1.0) is None
    assert late.position_at(6.0) == ContentPosition(1, pytest.approx(1.0, abs=0.02))


def test_nothing_told_is_nothing_known():
    nothing = track([None] * 100)
    assert not nothing and nothing.position_at(1.0) is None
    assert not track([])


def test_content_that_stands_still_is_not_played():
    # Played for 2 s, held for 3 s, played on.
    held = [(1, 2.0)] * 90
    film = track([*[(1, n / 30) for n in range(60)], *held, *[(1, 2 + n / 30) for n in range(60)]])
    playing = film.playing_at(np.array([1.0, 3.5, 6.0]))
    assert playing == pytest.approx([1.0, np.nan, 3.0], abs=0.04, nan_ok=True)
    ((begin_s, end_s),) = film.stills()
    assert (begin_s, end_s) == (pytest.approx(2.0, abs=0.1), pytest.approx(5.0, abs=0.1))
    assert len(film.runs()) == 1


def test_jump_ends_a_run_and_a_clock_that_is_set_right_does_not():
    ahead = [(1, n / 30) for n in range(90)]
    set_right = [(1, 2.8 + n / 30) for n in range(90)]
    back = [(1, 1 + n / 30) for n in range(90)]
    runs = track([*ahead, *set_right, *back]).runs()
    assert [(round(seconds[0], 2), round(at[0], 2)) for seconds, at in runs] == [(0.0, 0.0), (6.0, 1.0)]
    assert all((np.diff(at) >= 0).all() for _, at in runs)


def test_means_over_the_content_take_every_time_it_was_seen_and_leave_out_what_was_not():
    times = np.concatenate([np.arange(0, 2, 1 / 60), np.arange(0, 1, 1 / 60), np.full(30, np.nan)])
    values = np.concatenate([np.full(120, 20.0), np.full(60, 40.0), np.full(30, 90.0)])
    assert means_over(times, values, np.linspace(0, 4, 5)) == pytest.approx([30, 20, np.nan, np.nan], nan_ok=True)
