from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

from rating_app.settings import assets
from rating_app.views.design.icons import IconToolButton, pixmap
from rating_app.views.design.style_sheet import style_sheet
from rating_app.views.design.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    SERIES_DASHES,
    apply_theme,
    current_theme,
    system_theme,
)


def luminance(colour):
    """Compute the relative luminance (WCAG 2.2)."""
    channels = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(first, second):
    lighter, darker = sorted((luminance(QColor(c).getRgbF()[:3]) for c in (first, second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


def least_for_words(theme):
    """Return the least contrast: AAA in the contrast theme, else AA (WCAG 2.2, 1.4.3 and 1.4.6)."""
    return 7.0 if theme is CONTRAST else 4.5


@THEMES
@pytest.mark.parametrize("role", ["text", "muted", "alert", "good", "accent"])
@pytest.mark.parametrize("ground", ["background", "surface", "sunken"])
def test_words_stand_out_from_their_ground(theme, role, ground):
    assert contrast(getattr(theme, role), getattr(theme, ground)) >= least_for_words(theme)


@THEMES
def test_words_stand_out_wherever_a_rule_sets_both_colours(theme):
    pairs = set()
    for body in re.findall(r"\{([^{}]*)\}", style_sheet(theme)):
        said = dict(re.findall(r"([a-z-]+):\s*(#[0-9a-f]{6})\b", body))
        for words, ground in (("color", "background"), ("selection-color", "selection-background-color")):
            if words in said and ground in said:
                pairs.add((said[words], said[ground]))
    assert (theme.on_accent, theme.accent) in pairs and (theme.on_alert, theme.alert) in pairs
    for words, ground in pairs:
        assert contrast(words, ground) >= least_for_words(theme), (words, ground)


@THEMES
@pytest.mark.parametrize("role", ["accent", "outline", "joy", "rest", "alert", "good"])
@pytest.mark.parametrize("ground", ["background", "surface", "sunken"])
def test_marks_stand_out_from_their_ground(theme, role, ground):
    assert contrast(getattr(theme, role), getattr(theme, ground)) >= 3.0


@THEMES
def test_curves_stand_out_and_differ_in_colour_and_dashes(theme):
    assert len(set(theme.series)) == len(set(SERIES_DASHES)) == len(theme.series) >= 6
    for colour in theme.series:
        assert contrast(colour, theme.surface) >= 3.0


@THEMES
def test_style_sheet_speaks_in_the_theme_s_own_colours_alone(theme):
    known = {value for field in fields(theme) if isinstance(value := getattr(theme, field.name), str)}
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", style_sheet(theme))) <= known


@THEMES
def test_pictures_of_the_style_sheet_are_there_and_stand_out(theme):
    files = [Path(name) for name in re.findall(r'url\("([^"]+)"\)', style_sheet(theme))]
    assert len(files) >= 6
    for file in files:
        (colour,) = re.findall(r'stroke="(#[0-9a-f]{6})"', file.read_text(encoding="utf-8"))
        ground = theme.accent if file.name in ("check-dark.svg", "check-light.svg") else theme.surface
        assert contrast(colour, ground) >= 3.0, file.name


@pytest.mark.parametrize(
    ("dark", "high_contrast", "theme"),
    [(False, False, LIGHT), (True, False, DARK), (False, True, CONTRAST), (True, True, CONTRAST)],
)
def test_system_s_own_wish_decides(dark, high_contrast, theme):
    assert system_theme(dark, high_contrast) is theme


def test_the_chosen_colours_are_applied(qapp):
    assert apply_theme(qapp, "dark") is current_theme() is DARK
    assert QApplication.palette().window().color() == QColor(DARK.background)
    assert apply_theme(qapp, "contrast") is CONTRAST
    assert QApplication.palette().window().color() == QColor(CONTRAST.background)
    assert apply_theme(qapp, "light") is LIGHT
    assert QApplication.palette().window().color() == QColor(LIGHT.background)


def test_every_icon_can_be_drawn(qapp):
    for file in (assets() / "icons").rglob("*.svg"):
        image = pixmap(str(file.relative_to(assets() / "icons").with_suffix("")), "#ff0000", 32, 1.0).toImage()
        opaque = [image.pixelColor(x, y).alpha() > 0 for x in range(32) for y in range(32)]
        assert any(opaque), file.name


def test_checked_tool_s_icon_takes_the_accent(qtbot, dress):
    button = IconToolButton("check", 24)
    qtbot.addWidget(button)
    dress("dark")
    for state, colour in ((QIcon.State.Off, DARK.text), (QIcon.State.On, DARK.accent)):
        image = button.icon().pixmap(24, 24, QIcon.Mode.Normal, state).toImage()
        seen = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        assert QColor(colour).name() in {found.name() for found in seen if found.alpha() == 255}


def test_placeholder_of_an_empty_field_can_be_read(qtbot, qapp):
    apply_theme(qapp, "dark")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(DARK.muted)
    apply_theme(qapp, "light")
