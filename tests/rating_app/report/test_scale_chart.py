from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from rating_app.rating import SessionRating
from rating_app.report.scale_chart import LEFT, RIGHT, scale_chart


def drawn(rating: SessionRating):
    return {part.get("class"): part for part in ET.fromstring(scale_chart(rating))}


def test_interval_lies_on_the_scale():
    parts = drawn(SessionRating(50.0, 1.0, 60.0, rating_low=25.0, rating_high=75.0))
    assert float(parts["interval"].get("x")) == pytest.approx(LEFT + (RIGHT - LEFT) / 4)
    assert float(parts["interval"].get("width")) == pytest.approx((RIGHT - LEFT) / 2)
    assert parts["value"].get("d").startswith(f"M{(LEFT + RIGHT) / 2:.2f} ")


def test_what_cannot_be_told_is_not_drawn():
    assert {"value", "interval"}.isdisjoint(drawn(SessionRating(None, 0.1, 60.0)))
    assert "interval" not in drawn(SessionRating(50.0, 1.0, 6.0))


def test_ends_are_not_named_for_another_scale():
    assert "complete joy" in scale_chart(SessionRating(50.0, 1.0, 60.0))
    assert "complete joy" not in scale_chart(SessionRating(50.0, 1.0, 60.0, method="mean_happy_1"))
