from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from fakes.sessions import session_of

from rating_app.rating import SessionRating
from rating_app.rating.smiles import best_moments
from rating_app.report.charts import LEFT, RATING, RIGHT, scale_chart, timeline_chart
from rating_app.session.session import Marker

SMILING_TWICE = [0.02] * 20 + [0.98] * 20 + [None] * 20 + [0.98] * 40 + [0.02] * 20


def drawn(session):
    reading = session.reading
    chart = timeline_chart(session, reading, best_moments(reading.smiles), session.markers)
    assert chart is not None
    return ET.fromstring(chart)


def of_class(chart, name):
    return [part for part in chart.iter() if part.get("class") == name]


def test_smiles_lie_where_they_were():
    first, second = of_class(drawn(session_of(SMILING_TWICE)), "smile")
    per_second = (RIGHT - LEFT) / 11.9
    assert float(first.get("x")) == pytest.approx(LEFT + 1.95 * per_second, abs=2)
    assert float(second.get("width")) == pytest.approx(4.0 * per_second, abs=3)


def test_greatest_moment_is_number_1():
    numbers = of_class(drawn(session_of(SMILING_TWICE)), "on-number")
    assert [number.text for number in numbers] == ["1", "2"]
    assert float(numbers[0].get("x")) > float(numbers[1].get("x"))


def test_time_without_a_face_is_hatched():
    chart = drawn(session_of(SMILING_TWICE))
    (gap,) = [part for part in chart.iter("rect") if part.get("fill") == "url(#no-face)"]
    assert float(gap.get("x")) == pytest.approx(LEFT + (RIGHT - LEFT) * 3.95 / 11.9, abs=4)
    assert len(drawn(session_of([0.5] * 50)).findall(".//rect[@fill]")) == 0


def test_quality_that_was_not_measured_says_so():
    texts = [text.text for text in drawn(session_of([0.5] * 50)).iter("text")]
    assert "was not measured" in texts


def test_quality_is_drawn_as_high_as_it_is():
    session = session_of([0.5] * 50)
    graded = tuple(replace(sample, quality=0.5) for sample in session.samples)
    (bar,) = of_class(drawn(replace(session, samples=graded)), "quality")
    heights = {float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", bar.get("d"))}
    assert len(heights) == 2 and max(heights) - min(heights) == pytest.approx(13)


def test_markers_have_letters_that_stay_on_the_chart_and_apart():
    session = replace(session_of(SMILING_TWICE), markers=(Marker(0.0), Marker(0.1), Marker(11.9, "end", 3.0)))
    flags = of_class(drawn(session), "on-flag")
    assert [flag.text for flag in flags] == ["A", "B", "C"]
    assert all(LEFT <= float(flag.get("x")) <= RIGHT for flag in flags)
    assert flags[0].get("y") != flags[1].get("y")


def test_crowded_markers_keep_their_places_without_letters():
    session = replace(session_of(SMILING_TWICE), markers=tuple(Marker(5 + i / 100) for i in range(50)))
    chart = drawn(session)
    assert len(of_class(chart, "flagpole")) == 50 and len(of_class(chart, "on-flag")) == 3


def test_drawing_of_an_hour_is_hardly_larger_than_that_of_a_minute():
    minute, hour = ([0.02] * 9 + [0.98]) * 30, ([0.02] * 9 + [0.98]) * 1800
    sizes = [len(ET.tostring(drawn(session_of(scores, fps=5)))) for scores in (minute, hour)]
    assert sizes[1] < 1.5 * sizes[0]


@pytest.mark.parametrize("scores", [[], [0.5]])
def test_nothing_is_drawn_of_no_duration(scores):
    session = session_of(scores)
    assert timeline_chart(session, session.reading, (), ()) is None


def scale_of(rating: SessionRating):
    return {part.get("class"): part for part in ET.fromstring(scale_chart(rating))}


def test_interval_lies_on_the_scale():
    parts = scale_of(SessionRating(50.0, 1.0, 60.0, rating_low=25.0, rating_high=75.0))
    assert float(parts["interval"].get("x")) == pytest.approx(RATING.at(25))
    assert float(parts["interval"].get("width")) == pytest.approx(RATING.at(50) - RATING.begin)
    assert parts["value"].get("d").startswith(f"M{RATING.at(50):.2f} ")


def test_what_cannot_be_told_is_not_scale_of():
    assert {"value", "interval"}.isdisjoint(scale_of(SessionRating(None, 0.1, 60.0)))
    assert "interval" not in scale_of(SessionRating(50.0, 1.0, 6.0))


def test_ends_are_not_named_for_another_scale():
    assert "complete joy" in scale_chart(SessionRating(50.0, 1.0, 60.0))
    assert "complete joy" not in scale_chart(SessionRating(50.0, 1.0, 60.0, method="mean_happy_1"))
