from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from rating_app.config import assets
from rating_app.views.theme import DARK, LIGHT, apply_theme, pixmap


def luminance(colour):
    """Relative luminance (WCAG 2.2)."""
    channels = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(first, second):
    lighter, darker = sorted((luminance(QColor(c).getRgbF()[:3]) for c in (first, second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["text", "muted", "alert", "good", "accent"])
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_words_stand_out_from_their_ground(theme, role, ground):
    assert contrast(getattr(theme, role), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_primary_button_can_be_read(theme):
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_the_chosen_colours_are_applied(qapp):
    assert apply_theme(qapp, "dark") is DARK
    assert QApplication.palette().window().color() == QColor(DARK.background)
    assert apply_theme(qapp, "light") is LIGHT
    assert QApplication.palette().window().color() == QColor(LIGHT.background)


def test_every_icon_can_be_drawn(qapp):
    for file in (assets() / "icons").glob("*.svg"):
        image = pixmap(file.stem, "#ff0000", 32, 1.0).toImage()
        opaque = [image.pixelColor(x, y).alpha() > 0 for x in range(32) for y in range(32)]
        assert any(opaque), file.name
