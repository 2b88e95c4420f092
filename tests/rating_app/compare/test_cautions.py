from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.viewings import viewing

from rating_app.compare.cautions import cautions


def test_sessions_alike_need_none(panel_of):
    assert cautions(panel_of(viewing(), viewing(seconds=58))) == ()


@pytest.mark.parametrize(("field", "words"), [("model", "2 models"), ("app_version", "2 versions of the app")])
def test_what_is_mixed_is_said(panel_of, field, words):
    (sentence,) = cautions(panel_of(viewing(**{field: "1"}), viewing(**{field: "2"})))
    assert f"{words} (1, 2)" in sentence


def test_ratings_on_different_scales_come_first(panel_of):
    earlier = viewing(model="old")
    earlier = replace(earlier, rating=replace(earlier.rating, method="mean_happy_1"))
    sentences = cautions(panel_of(earlier, viewing(model="new")))
    assert "2 rating methods (mean_happy_1, visible_joy_2)" in sentences[0]
    assert len(sentences) == 2


def test_sessions_of_unequal_length_are_named(panel_of):
    (sentence,) = cautions(panel_of(viewing(seconds=20), viewing(seconds=60), viewing(content="B", seconds=5)))
    assert "'A film' last from 20 s to 60 s" in sentence
