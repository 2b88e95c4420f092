"""The theme in force: a property of the application, of which Qt's own events tell when it changes.

What paints itself asks for `current_theme()` while it paints, since Qt repaints everything after a change; what holds
icons or pictures makes them anew where `is_theme_change(event)` in its `changeEvent`.
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
    """Dress the whole application in `name` (one of settings.THEMES), hidden pages and later dialogs included, and
    return the colours in force. `more` is a style sheet that goes on where the design system's ends.
    """
    theme = put_in_force(app, name)
    app.setStyleSheet(style_sheet(theme) + (more(theme) if more else ""))
    return theme


def put_in_force(app: QApplication, name: str) -> Theme:
    """The colours alone, for windows that are about to be built: a style sheet is read anew for each widget that finds
    its place, which takes as long as building them. `apply_theme` is to follow before they are shown.
    """
    theme = theme_named(app, name)
    app.setProperty(_PROPERTY, theme)
    app.setPalette(_palette(theme))
    return theme


def current_theme() -> Theme:
    """The colours in force; those of the light theme until `apply_theme`."""
    app = QApplication.instance()
    theme = None if app is None else app.property(_PROPERTY)
    return theme if isinstance(theme, Theme) else LIGHT


def is_theme_change(event: QEvent) -> bool:
    """Whether colours may be others than before. Qt tells every widget, some of them twice."""
    return event.type() in _CHANGES


def set_role(widget: QWidget, role: str) -> None:
    """Put a label's words, or a banner's edge, in the colour that is called `role`: alert, good or muted."""
    widget.setProperty("role", role)
    # A style sheet looks at properties once only.
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def theme_named(app: QApplication, name: str) -> Theme:
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
