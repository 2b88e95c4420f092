"""Puts the design system on: colours and style sheet of the whole application, and icons in its colours."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton

from rating_app.settings import assets
from rating_app.views.design.style_sheet import style_sheet
from rating_app.views.design.tokens import (
    CONTRAST,
    DARK,
    FONT_DISPLAY_PT,
    FONT_SMALL_PT,
    FONT_SUBTITLE_PT,
    FONT_TITLE_PT,
    ICON_SIZE,
    LIGHT,
    RADIUS,
    RADIUS_SMALL,
    RAIL_ICON_SIZE,
    SERIES_DASHES,
    SPACE_L,
    SPACE_M,
    SPACE_S,
    SPACE_XL,
    SPACE_XS,
    SPACING,
    Theme,
)

__all__ = [
    "CONTRAST",
    "DARK",
    "FONT_DISPLAY_PT",
    "FONT_SMALL_PT",
    "FONT_SUBTITLE_PT",
    "FONT_TITLE_PT",
    "ICON_SIZE",
    "LIGHT",
    "RADIUS",
    "RADIUS_SMALL",
    "RAIL_ICON_SIZE",
    "SERIES_DASHES",
    "SPACE_L",
    "SPACE_M",
    "SPACE_S",
    "SPACE_XL",
    "SPACE_XS",
    "SPACING",
    "Theme",
    "apply_theme",
    "filled_pixmap",
    "pixmap",
    "set_button_icon",
    "set_tool_icon",
    "system_theme",
    "theme_of",
]

_ICON_GAP = 5
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}
_NAMED = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def apply_theme(app: QApplication, name: str) -> Theme:
    """Dress the whole application in `name` (one of config.THEMES) and return the colours in force."""
    theme = theme_of(app, name)
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))
    return theme


def theme_of(app: QApplication, name: str) -> Theme:
    """The colours of `name`, and Qt told of it."""
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[name])
    # Asked only for `system`: where Qt knows no desktop theme, it takes no wish either.
    return _NAMED.get(name) or system_theme(
        hints.colorScheme() == Qt.ColorScheme.Dark,
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast,
    )


def system_theme(dark: bool, high_contrast: bool) -> Theme:
    """The colours of a desktop that says this of itself."""
    if high_contrast:
        return CONTRAST
    return DARK if dark else LIGHT


def set_button_icon(button: QAbstractButton, name: str, colour: str, theme: Theme) -> None:
    """Give the button an icon of assets/icons in `colour`, with some air before its words."""
    button.setIcon(_button_icon(name, colour, theme.muted))
    button.setIconSize(QSize(ICON_SIZE + _ICON_GAP, ICON_SIZE))


def set_tool_icon(button: QToolButton, name: str, theme: Theme, size: int = ICON_SIZE) -> None:
    """Give the button an icon of assets/icons of `size` pixels, in the accent's colour while it is checked."""
    button.setIcon(_tool_icon(name, theme.text, theme.accent, theme.muted, size))
    button.setIconSize(QSize(size, size))


@cache
def _button_icon(name: str, colour: str, disabled_colour: str) -> QIcon:
    drawn = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled_colour)):
        drawn.addPixmap(_pixmap(name, tint, size=4 * ICON_SIZE, gap=4 * _ICON_GAP), mode)
    return drawn


@cache
def _tool_icon(name: str, colour: str, checked_colour: str, disabled_colour: str, size: int) -> QIcon:
    drawn = QIcon()
    for mode, state, tint in (
        (QIcon.Mode.Normal, QIcon.State.Off, colour),
        (QIcon.Mode.Normal, QIcon.State.On, checked_colour),
        (QIcon.Mode.Disabled, QIcon.State.Off, disabled_colour),
    ):
        drawn.addPixmap(_pixmap(name, tint, size=4 * size), mode, state)
    return drawn


def pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """An icon of `size` logical pixels for a screen with this scale factor."""
    drawn = QPixmap(_pixmap(name, colour, round(size * scale)))
    drawn.setDevicePixelRatio(scale)
    return drawn


def filled_pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """The same, with what its lines enclose filled."""
    drawn = QPixmap(_pixmap(name, colour, round(size * scale), filled=True))
    drawn.setDevicePixelRatio(scale)
    return drawn


@cache
def _pixmap(name: str, colour: str, size: int, gap: int = 0, filled: bool = False) -> QPixmap:
    text = (assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    if filled:
        text = text.replace('fill="none"', f'fill="{colour}"')
    drawn = QPixmap(size + gap, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, theme.background),
        (QPalette.ColorRole.WindowText, theme.text),
        (QPalette.ColorRole.Base, theme.surface),
        (QPalette.ColorRole.AlternateBase, theme.sunken),
        (QPalette.ColorRole.Text, theme.text),
        (QPalette.ColorRole.Button, theme.surface),
        (QPalette.ColorRole.ButtonText, theme.text),
        (QPalette.ColorRole.ToolTipBase, theme.surface),
        (QPalette.ColorRole.ToolTipText, theme.text),
        (QPalette.ColorRole.PlaceholderText, theme.muted),
        (QPalette.ColorRole.Highlight, theme.accent),
        (QPalette.ColorRole.HighlightedText, theme.on_accent),
        (QPalette.ColorRole.Link, theme.accent),
    ):
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette
