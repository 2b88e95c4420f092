from __future__ import annotations

import numpy as np
from fakes.studies import AGAIN, HOW_OFTEN, LIKING, REMARK, responses_of

from rating_app.study.parts import splits_of
from rating_app.study.responses import STARS


def parts(responses, of):
    split = next(split for split in splits_of(responses, responses.items[0]) if split.of == of)
    return {part.words: part.who.tolist() for part in split.parts}


def made(**others):
    return responses_of({"cut_a": [10.0, 20.0, 30.0, None]}, **others)


def test_groups_are_parts():
    responses = made(fields={"group": ["b", "a", "a", ""]})
    assert parts(responses, "group") == {"a": [False, True, True, False], "b": [True, False, False, False]}


def test_scale_parts_at_its_middle_and_stars_at_three():
    responses = made(
        answers={"liking": {"cut_a": [4.0, 5.0, 7.0, 1.0]}},
        stars={"cut_a": [3, 4, 5, 5]},
        questions=(LIKING, REMARK),
    )
    # The last one has not seen it, whatever they said.
    assert parts(responses, "liking") == {"≤ 4": [True, False, False, False], "> 4": [False, True, True, False]}
    assert parts(responses, STARS) == {"≤ 3": [True, False, False, False], "> 3": [False, True, True, False]}


def test_choice_parts_by_its_options_in_their_order():
    responses = made(answers={"again": {"cut_a": ["no", "yes", "no", None]}}, questions=(AGAIN,))
    assert list(parts(responses, "again")) == ["yes", "no"]


def test_what_makes_one_part_is_no_split():
    responses = made(fields={"group": ["a"] * 4}, questions=(HOW_OFTEN,))
    assert splits_of(responses, responses.items[0]) == ()


def test_no_viewer_is_in_two_parts():
    responses = made(fields={"group": ["a", "b", "c", "a"]}, stars={"cut_a": [1, 5, None, None]})
    for split in splits_of(responses, responses.items[0]):
        assert np.sum([part.who for part in split.parts], axis=0).max() == 1
