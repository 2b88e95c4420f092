"""The current theme: a property of the application. Qt's own events report when it changes.

A widget that paints itself calls `current_theme()` while it paints, since Qt repaints everything after a change. A
widget that holds icons or pictures makes new ones in its `changeEvent` if `is_theme_change(event)`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

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
    "current_theme",
    "is_theme_change",
    "set_role",
    "system_theme",
    "theme_named",
]

_PROPERTY = "theme"
_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange, QEvent.Type.StyleChange)
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}
_NAMED = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def apply_theme(app: QApplication, name: str, more: Callable[[Theme], str] | None = None) -> Theme:
    """Apply the theme `name` (one of settings.THEMES) to the whole application, hidden pages and later dialogs
    included, and return its colours. `more` returns a style sheet that is appended to the design system's.
    """
    theme = put_in_force(app, name)
    app.setStyleSheet(style_sheet(theme) + (more(theme) if more else ""))
    return theme


def put_in_force(app: QApplication, name: str) -> Theme:
    """Set the colours alone, for windows that are about to be built, and return them. A style sheet is read anew for
    each widget that is added to a layout, which takes as long as building it. Call `apply_theme` before they are shown.
    """
    theme = theme_named(app, name)
    app.setProperty(_PROPERTY, theme)
    app.setPalette(_palette(theme))
    return theme


def current_theme() -> Theme:
    """Return the current colours; those of the light theme before `apply_theme`."""
    app = QApplication.instance()
    theme = None if app is None else app.property(_PROPERTY)
    return theme if isinstance(theme, Theme) else LIGHT


def is_theme_change(event: QEvent) -> bool:
    """Return whether the colours may have changed. Qt notifies every widget, some of them twice."""
    return event.type() in _CHANGES


def set_role(widget: QWidget, role: str) -> None:
    """Show a label's words, or a banner's edge, in the colour `role`: alert, good or muted."""
    widget.setProperty("role", role)
    # A style sheet reads properties only once.
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def theme_named(app: QApplication, name: str) -> Theme:
    """Return the colours of `name`, and set Qt's own colour scheme to match."""
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[name])
    # This is read only for `system`: if Qt knows no theme of the desktop, it ignores the colour scheme, too.
    return _NAMED.get(name) or system_theme(
        hints.colorScheme() == Qt.ColorScheme.Dark,
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast,
    )


def system_theme(dark: bool, high_contrast: bool) -> Theme:
    """Return the colours for a desktop with these preferences."""
    if high_contrast:
        return CONTRAST
    return DARK if dark else LIGHT


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
