from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.viewings import film_viewing, viewing

from rating_app.compare.cautions import cautions
from rating_app.compare.comparison import percentiles
from rating_app.rating.standing import standing_of
from rating_app.session.sight import Company


def cautions_of(panel):
    return tuple(map(str, cautions(panel.sessions, panel.films)))


def test_percentile_is_the_standing_among_the_others(panel_of):
    lengths = [2, 2, 3, 4, 5, 5, 5, 8, 9]
    rows = percentiles(panel_of(*(viewing([(10, 10 + length)]) for length in lengths)).sessions)
    ratings = [row.rating_0_100 for row in rows]
    others = [ratings[:place] + ratings[place + 1 :] for place in range(len(ratings))]
    expected = [
        100 * (standing_of(rating, theirs).lower + theirs.count(rating) / 2) / len(theirs)
        for rating, theirs in zip(ratings, others, strict=True)
    ]
    assert [row.percentile_of_content for row in rows] == pytest.approx(expected)
    assert [row.percentile_of_panel for row in rows] == pytest.approx(expected)
    assert {row.others_of_content for row in rows} == {8}


def test_few_others_give_none_and_say_how_many(panel_of):
    contents = ["A"] * 5 + ["B"] * 4
    rows = percentiles(panel_of(*(viewing([(10, 11 + n)], content=title) for n, title in enumerate(contents))).sessions)
    assert all(row.percentile_of_content is None for row in rows)
    assert sorted(row.others_of_content for row in rows) == [3] * 4 + [4] * 5
    assert max(row.percentile_of_panel for row in rows) == 100


def test_session_without_a_rating_stands_nowhere(panel_of):
    assert len(percentiles(panel_of(viewing(), viewing(unseen=[(0, 60)])).sessions)) == 1


def test_sessions_alike_need_none(panel_of):
    assert cautions_of(panel_of(viewing(), viewing(seconds=58))) == ()


@pytest.mark.parametrize(("field", "words"), [("model", "2 models"), ("app_version", "2 versions of the app")])
def test_what_is_mixed_is_said(panel_of, field, words):
    (sentence,) = cautions_of(panel_of(viewing(**{field: "1"}), viewing(**{field: "2"})))
    assert f"{words} (1, 2)" in sentence


def test_ratings_on_different_scales_come_first(panel_of):
    earlier = viewing(model="old")
    earlier = replace(earlier, rating=replace(earlier.rating, method="mean_happy_1"))
    sentences = cautions_of(panel_of(earlier, viewing(model="new")))
    assert "2 rating methods (mean_happy_1, visible_joy_2)" in sentences[0]
    assert len(sentences) == 2


def test_sessions_of_unequal_length_are_named(panel_of):
    (sentence,) = cautions_of(panel_of(viewing(seconds=20), viewing(seconds=60), viewing(content="B", seconds=5)))
    assert "“A film” last from 19.9 s to 59.9 s" in sentence


def test_viewers_who_saw_themselves_are_told_from_those_who_did_not(panel_of):
    blind = replace(viewing(), self_view=0.0, gauge_shown=0.02)
    assert cautions_of(panel_of(blind, replace(viewing(), self_view=0.05, gauge_shown=0.0), viewing())) == ()
    face, gauge = cautions_of(panel_of(blind, replace(viewing(), self_view=1.0, gauge_shown=0.5), viewing()))
    assert "their own picture for 0\N{NO-BREAK SPACE}% of the time" in face
    assert "for 100\N{NO-BREAK SPACE}% in others" in face
    assert "gauge" in gauge and "for 50\N{NO-BREAK SPACE}% in others" in gauge


def test_camera_lags_that_differ_by_much_are_named(panel_of):
    plain, near, far = (viewing(camera_lag_s=lag_s) for lag_s in (0.0, 0.06, 0.12))
    assert cautions_of(panel_of(plain, near)) == ()
    (caution,) = cautions_of(panel_of(plain, near, far))
    assert "0 ms in some" in caution and "120 ms in others" in caution


def test_company_is_told_from_being_alone(panel_of):
    alone, in_company = viewing(company=Company.ALONE), viewing(company=Company.IN_COMPANY)
    assert cautions_of(panel_of(alone, viewing(company=Company.ALONE), viewing())) == ()
    (sentence,) = cautions_of(panel_of(alone, in_company))
    assert "Some of these viewers were alone, and some in company" in sentence


def test_film_of_which_a_session_does_not_know_the_time_is_named(panel_of):
    (sentence,) = cautions_of(panel_of(film_viewing([(0, 60)]), viewing()))
    assert "“A film”" in sentence and "time of the session" in sentence


def test_film_that_the_app_played_to_all_needs_none(panel_of):
    assert cautions_of(panel_of(film_viewing([(0, 60)]), film_viewing([(0, 60)]))) == ()
