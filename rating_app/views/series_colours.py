"""Colours that tell curves on one ground apart, also to the colour-blind."""

from __future__ import annotations

from PySide6.QtGui import QColor

from rating_app.views.theme import Theme

LEAST_CONTRAST = 4.5

# Okabe and Ito's palette, but for the two that are another of them once they are dark enough for a white ground.
_HUES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#d81b60", "#8c6bb1", "#7f7f7f")
_STEP = 0.02


def series_colours(theme: Theme) -> tuple[str, ...]:
    """Eight colours, as #rrggbb, that each stand out from the theme's surface by LEAST_CONTRAST."""
    ground = QColor(theme.surface)
    return tuple(_standing_out(QColor(hue), ground).name() for hue in _HUES)


def _standing_out(colour: QColor, ground: QColor) -> QColor:
    hue, saturation, lightness = max(colour.hslHueF(), 0.0), colour.hslSaturationF(), colour.lightnessF()
    step = -_STEP if ground.lightnessF() > 0.5 else _STEP
    while _contrast(colour, ground) < LEAST_CONTRAST:
        lightness += step
        colour = QColor.fromHslF(hue, saturation, lightness)
    return colour


def _contrast(first: QColor, second: QColor) -> float:
    """As WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True))
