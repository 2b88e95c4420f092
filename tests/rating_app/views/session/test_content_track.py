from __future__ import annotations

import pytest

from rating_app.session.content import ContentPosition
from rating_app.session.samples import Sample, Samples
from rating_app.views.session.content_track import ContentTrack


def track(positions, fps=30):
    """One frame a position, (item, seconds) or None."""
    return ContentTrack(
        Samples.of(
            Sample(number, number / fps, None, None, None, content=None if at is None else ContentPosition(*at))
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
