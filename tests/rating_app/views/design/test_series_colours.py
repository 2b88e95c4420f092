from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from rating_app.views.design.theme import DARK, LIGHT, SERIES_DASHES
from rating_app.views.history.comparison_plot import pen_of


def luminance(colour):
    channels = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(first, second):
    lighter, darker = sorted((luminance(QColor(c).getRgbF()[:3]) for c in (first, second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_curves_stand_out_from_their_ground_and_differ(theme):
    colours = theme.series
    assert all(contrast(colour, theme.surface) >= 4.4 for colour in colours)
    for one, other in combinations(colours, 2):
        apart = sum(abs(a - b) for a, b in zip(QColor(one).getRgb(), QColor(other).getRgb(), strict=True))
        assert apart > 40, (one, other)


def test_each_curve_has_a_pattern_of_its_own(qapp):
    patterns = [tuple(pen_of(place, LIGHT).dashPattern()) for place in range(len(SERIES_DASHES))]
    assert len(set(patterns)) == len(SERIES_DASHES) == len(LIGHT.series)
