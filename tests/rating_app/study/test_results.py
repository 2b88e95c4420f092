from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fakes.studies import AGAIN, LIKING, responses_of, viewing_of
from scipy.stats import mannwhitneyu, spearmanr

from rating_app.language import language_of
from rating_app.session.events_file import Event
from rating_app.study.association import associations
from rating_app.study.results import results_of
from rating_app.study.words import association_sentence

RNG = np.random.default_rng(1)
A = np.round(RNG.uniform(0, 60, 24), 1).tolist()
B = np.round(np.clip(np.array(A) + RNG.normal(12, 8, 24), 0, 100), 1).tolist()
CALM = np.round(RNG.uniform(0, 12, 24), 1).tolist()


def result(results, item):
    return next(one for one in results.contents if one.item.id == item)


def test_neutral_clip_is_measured_against_and_no_content_itself():
    results = results_of(responses_of({"neutral": CALM, "a": A, "b": B}))
    assert [one.item.id for one in results.contents] == ["a", "b"]
    against = result(results, "a").against_neutral
    assert against.mean == pytest.approx(np.mean(np.array(A) - CALM))
    assert result(results, "a").rating.mean == pytest.approx(np.mean(A))


def test_difference_to_the_neutral_clip_has_its_sign():
    results = results_of(responses_of({"neutral": B, "a": A}))
    assert result(results, "a").against_neutral.high < 0


def test_without_a_neutral_clip_there_is_no_difference_to_it():
    assert result(results_of(responses_of({"a": A})), "a").against_neutral is None


def test_two_contents_are_compared_and_several_are_corrected():
    results = results_of(responses_of({"a": A, "b": B, "c": A[::-1]}))
    assert [(c.first.id, c.second.id) for c in results.comparisons] == [("a", "b"), ("a", "c"), ("b", "c")]
    first = results.comparisons[0]
    assert first.difference.high < 0 and first.difference.paired
    assert first.p_holm == pytest.approx(3 * first.difference.p)


@pytest.mark.parametrize(("viewers", "words"), [(4, "fewer than 5 viewers"), (19, "fewer than 20 viewers")])
def test_few_viewers_are_said(viewers, words):
    results = results_of(responses_of({"a": A[:viewers]}))
    assert any(words in str(sentence) for sentence in results.cautions)
    assert (result(results, "a").rating is None) == (viewers < 5)


def test_enough_viewers_need_no_caution():
    assert results_of(responses_of({"a": A, "b": B})).cautions == ()


def test_part_of_an_item_has_a_part_in_the_curve_and_none_in_the_rating():
    responses = responses_of({"a": A}, joys={"a": [[0.0, 1.0]] * 24})
    cut = viewing_of("P01", "a", 99.0, joy=[1.0], whole=False)
    responses = replace(responses, viewings=(cut, *responses.viewings[1:]))
    found = result(results_of(responses), "a")
    assert (found.viewers, found.rated) == (24, 23)
    assert found.rating.mean == pytest.approx(np.mean(A[1:]))
    assert found.course.joy.mean.tolist() == [pytest.approx(1 / 24), 1]
    assert found.course.joy.count.tolist() == [24, 23]
    assert "1 viewing did not reach the end" in " ".join(map(str, results_of(responses).cautions))


def test_course_tells_mean_joy_and_who_smiled():
    joys = {"a": [[0.0, 0.5, np.nan], [0.0, 0.3, 1.0], [0.0, 0.4, 0.0]]}
    course = result(results_of(responses_of({"a": [1, 2, 3]}, joys=joys)), "a").course
    assert course.joy.mean.tolist() == pytest.approx([0, 0.4, 0.5])
    assert course.share_smiling.tolist() == pytest.approx([0, 2 / 3, 1 / 2])


def test_events_have_the_mean_over_viewers_of_their_own_seconds():
    joys = {"a": [[0.0] * 10 + [1.0] * 5 + [0.0] * 5, [0.0] * 10 + [0.5] * 5 + [np.nan] * 5]}
    events = {"a": [Event(10.0, 15.0, "joke"), Event(2.0, 2.0, "cut"), Event(15.2, 16.0, "end"), Event(90.0, 91.0, "")]}
    joke, cut, end, beyond = results_of(responses_of({"a": [1, 2]}, joys=joys), None, 3.0, events).events
    assert (joke.moment.mean_joy, joke.moment.share_smiling, joke.moment.n_viewers) == (0.75, 1.0, 2)
    # An instant lasts as long as a moment.
    assert (cut.moment.start_s, cut.moment.end_s, cut.moment.mean_joy) == (2.0, 5.0, 0.0)
    assert (end.moment.start_s, end.moment.end_s, end.moment.n_viewers) == (15.0, 18.0, 1)
    assert beyond.moment is None


def test_part_of_the_viewers_is_as_if_there_were_no_others():
    groups = {"group": ["x"] * 12 + ["y"] * 12}
    joys = {item: RNG.uniform(0, 1, (24, 30)).tolist() for item in ("a", "b")}
    responses = responses_of({"a": A, "b": B}, fields=groups, joys=joys)
    assert responses.values_of("group") == ("x", "y")
    part = results_of(responses, responses.who({"group": "x"}))
    alone = results_of(responses_of({"a": A[:12], "b": B[:12]}, joys={i: j[:12] for i, j in joys.items()}))
    for one, other in zip(part.contents, alone.contents, strict=True):
        assert (one.rating, one.agreement, one.best, one.flattest) == (
            other.rating, other.agreement, other.best, other.flattest
        )  # fmt: skip
        np.testing.assert_array_equal(one.course.joy.mean, other.course.joy.mean)
    assert part.comparisons == alone.comparisons and part.viewers == 12


def test_viewers_are_found_by_what_they_said_of_an_item():
    answers = {"liking": {"a": [7, 3, 5]}, "again": {"a": ["yes", "no", "yes"]}}
    responses = responses_of({"a": [1, 2, 3]}, answers=answers, questions=(LIKING, AGAIN))
    assert responses.who_said("a", "liking", 5, 7).tolist() == [True, False, True]
    assert responses.who_said("a", "again", "no").tolist() == [False, True, False]


def test_viewers_needed_come_from_the_study_where_it_knows_and_from_the_default_else():
    own = results_of(responses_of({"a": A, "b": B})).needed[1]
    assert own.own and own.paired_sd == pytest.approx(np.std(np.array(A) - B, ddof=1))
    assert own.sd == pytest.approx(np.sqrt((np.var(A, ddof=1) + np.var(B, ddof=1)) / 2))
    few = results_of(responses_of({"a": A[:10], "b": B[:10]})).needed[1]
    assert (few.own, few.sd, few.paired_sd, few.paired, few.each) == (False, 23, 23, 44, 85)


def test_stars_and_answers_are_related_to_ratings_over_viewings():
    liking = np.clip(np.round(np.array(A + B) / 12 + RNG.normal(0, 1.5, 48)) + 1, 1, 7)
    stars = np.clip(np.round(np.array(A + B) / 20) + 1, 1, 5).astype(int)
    again = np.where(np.array(A + B) > 40, "yes", "no")
    split = lambda values: {"a": values[:24].tolist(), "b": values[24:].tolist()}  # noqa: E731
    responses = responses_of(
        {"a": A, "b": B},
        answers={"liking": split(liking), "again": split(again)},
        stars=split(stars),
        questions=(LIKING, AGAIN),
    )
    by_stars, by_liking, by_again = associations(responses, responses.everybody)
    assert by_stars.question == "stars" and by_stars.correlation.value == pytest.approx(
        spearmanr(A + B, stars).statistic
    )
    assert by_liking.viewings == 48 and by_liking.viewers == 24
    above = liking > 4
    u = mannwhitneyu(np.array(A + B)[above], np.array(A + B)[~above]).statistic
    assert by_liking.auc.value == pytest.approx(u / (above.sum() * (~above).sum()))
    assert by_liking.auc.low < by_liking.auc.value < by_liking.auc.high <= 1
    assert (by_again.positive, by_again.correlation) == ("yes", None)
    assert (by_again.auc.value, by_again.auc.low) == (1.0, None)
    # An answer is the viewers' own word, a number is written in the page's language.
    assert "“above 2.5”" in association_sentence(replace(by_stars, middle=2.5), responses)
    assert "„über 2,5“" in association_sentence(replace(by_stars, middle=2.5), responses, language_of("de"))
    assert "„yes“" in association_sentence(by_again, responses, language_of("de"))


def test_interval_of_an_association_holds_that_of_the_viewers_it_was_drawn_from():
    rng = np.random.default_rng(7)
    held = 0
    for _ in range(60):
        own = rng.normal(size=(30, 1))
        rating = own + rng.normal(size=(30, 2))
        said = rating + rng.normal(size=(30, 2))
        stars = np.clip(np.round(said + 3), 1, 5).astype(int)
        points = np.clip(50 + 15 * rating, 0, 100)
        responses = responses_of(
            {"a": points[:, 0].tolist(), "b": points[:, 1].tolist()},
            stars={"a": stars[:, 0].tolist(), "b": stars[:, 1].tolist()},
        )
        (found,) = associations(responses, responses.everybody)
        held += found.correlation.low <= 0.79 <= found.correlation.high
    assert held >= 52


def test_answers_of_few_are_not_related():
    responses = responses_of({"a": A[:7]}, stars={"a": [1, 2, 3, 4, 5, 4, 3]})
    assert associations(responses, responses.everybody) == ()
