from __future__ import annotations

import numpy as np
import pytest
from fakes.studies import responses_of

from rating_app.study.audience import audience_of, columns_of
from rating_app.study.parts import splits_of
from rating_app.study.results import content_result


def made(viewers=6, seconds=10):
    joys = [[(number + second) % 5 / 10 for second in range(seconds)] for number in range(viewers)]
    groups = ["a" if number % 2 else "b" for number in range(viewers)]
    return responses_of(
        {"cut_a": [10.0 * number for number in range(viewers)]}, fields={"group": groups}, joys={"cut_a": joys}
    )


def test_all_viewers_are_as_in_the_results():
    responses = made()
    item = responses.items[0]
    (whole,) = audience_of(responses, item, responses.everybody)
    result = content_result(responses, item, responses.everybody)
    assert (whole.viewers, whole.rated, whole.rating) == (result.viewers, result.rated, result.rating)
    np.testing.assert_array_equal(whole.course.joy.mean, result.course.joy.mean)


def test_parts_are_of_those_who_are_looked_at():
    responses = made()
    item = responses.items[0]
    (split,) = splits_of(responses, item)
    who = np.array([True, True, True, True, False, False])
    found = audience_of(responses, item, who, split.parts)
    assert [(one.part.words, one.viewers) for one in found] == [("a", 2), ("b", 2)]


def test_curve_of_one_or_two_is_not_drawn():
    responses = made(viewers=2)
    (whole,) = audience_of(responses, responses.items[0], responses.everybody)
    drawn = columns_of(whole.course, 0, 10, 100)
    assert np.isnan(drawn.mean).all()
    assert np.isnan(drawn.share_smiling).all()


def test_each_second_by_itself_where_there_is_room():
    responses = made()
    (whole,) = audience_of(responses, responses.items[0], responses.everybody)
    drawn = columns_of(whole.course, 2, 5, 100)
    np.testing.assert_allclose(drawn.at_s, [2.5, 3.5, 4.5])
    np.testing.assert_allclose(drawn.mean, whole.course.joy.mean[2:5])


@pytest.mark.parametrize(("first_s", "most"), [(0, 3), (1, 3), (0, 4), (5, 2)])
def test_columns_are_means_of_their_seconds(first_s, most):
    responses = made()
    (whole,) = audience_of(responses, responses.items[0], responses.everybody)
    drawn = columns_of(whole.course, first_s, 10, most)
    width = -(-(10 - first_s) // most)
    starts = range(first_s - first_s % width, 10, width)
    np.testing.assert_allclose(drawn.mean, [whole.course.joy.mean[at : at + width].mean() for at in starts])
    np.testing.assert_allclose(drawn.at_s, [(at + min(at + width, 10)) / 2 for at in starts])
    assert (drawn.low <= drawn.mean).all()
    assert (drawn.mean <= drawn.high).all()


def test_nothing_of_nobody():
    responses = responses_of({"cut_a": [None, None]})
    (whole,) = audience_of(responses, responses.items[0], responses.everybody)
    assert whole.rating is None
    assert not len(columns_of(whole.course, 0, 10, 100).at_s)
