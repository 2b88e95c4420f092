"""Colours, spacing and type, said once, for light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from rating_app.config import assets

SPACING = 12
RADIUS = 10
_ICON_SIZE = 16
_ICON_GAP = 5


@dataclass(frozen=True)
class Theme:
    """Colours as #rrggbb. `joy` and `rest` are the two ends of the gauge."""

    background: str
    surface: str
    sunken: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    joy: str
    rest: str
    alert: str
    good: str


LIGHT = Theme(
    background="#f4f5f8",
    surface="#ffffff",
    sunken="#e9ecf1",
    border="#d5dae2",
    text="#18212d",
    muted="#566273",
    accent="#0b6b66",
    on_accent="#ffffff",
    joy="#d97b06",
    rest="#7c8aa0",
    alert="#b3261e",
    good="#1a7346",
)
DARK = Theme(
    background="#12161d",
    surface="#1b212b",
    sunken="#0d1016",
    border="#303a48",
    text="#e9edf3",
    muted="#a0acbc",
    accent="#37c9bb",
    on_accent="#06201e",
    joy="#f7ae3b",
    rest="#66748a",
    alert="#ff8178",
    good="#5fd39a",
)

_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def apply_theme(app: QApplication, name: str) -> Theme:
    """Dress the whole application in `name` (system, light or dark) and return the colours in force."""
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[name])
    # Asked only for `system`: where Qt knows no desktop theme, it takes no wish either.
    dark = name == "dark" or (name == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    theme = DARK if dark else LIGHT
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))
    return theme


def set_button_icon(button: QAbstractButton, name: str, colour: str, theme: Theme) -> None:
    """Give the button an icon of assets/icons in `colour`, with some air before its words."""
    button.setIcon(_button_icon(name, colour, theme.muted))
    button.setIconSize(QSize(_ICON_SIZE + _ICON_GAP, _ICON_SIZE))


@cache
def _button_icon(name: str, colour: str, disabled_colour: str) -> QIcon:
    drawn = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled_colour)):
        drawn.addPixmap(_pixmap(name, tint, size=4 * _ICON_SIZE, gap=4 * _ICON_GAP), mode)
    return drawn


def pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """An icon of `size` logical pixels for a screen with this scale factor."""
    drawn = _pixmap(name, colour, round(size * scale))
    drawn.setDevicePixelRatio(scale)
    return drawn


def filled_pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """The same, with what its lines enclose filled."""
    drawn = _pixmap(name, colour, round(size * scale), filled=True)
    drawn.setDevicePixelRatio(scale)
    return drawn


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


def _style_sheet(theme: Theme) -> str:
    return f"""
    QWidget {{ color: {theme.text}; }}
    QMainWindow, QDialog {{ background: {theme.background}; }}
    QToolTip {{ background: {theme.surface}; color: {theme.text}; border: 1px solid {theme.border}; padding: 4px; }}
    #card {{ background: {theme.surface}; border: 1px solid {theme.border}; border-radius: {RADIUS}px; }}
    #title {{ font-size: 17pt; font-weight: 600; }}
    #subtitle {{ font-size: 12pt; font-weight: 600; }}
    #muted {{ color: {theme.muted}; }}
    QPushButton {{
        background: {theme.surface}; border: 1px solid {theme.border}; border-radius: 7px;
        padding: 7px 14px; min-height: 18px;
    }}
    QPushButton:hover {{ border-color: {theme.accent}; }}
    QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 6px 13px; }}
    QPushButton:pressed {{ background: {theme.sunken}; }}
    QPushButton:disabled {{ color: {theme.muted}; background: {theme.background}; }}
    QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
        font-weight: 600; }}
    QPushButton#primary:focus {{ border: 2px solid {theme.text}; }}
    QPushButton#primary:disabled {{ background: {theme.sunken}; color: {theme.muted}; border-color: {theme.border}; }}
    QLineEdit {{
        background: {theme.surface}; border: 1px solid {theme.border}; border-radius: 7px; padding: 7px 10px;
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
    }}
    QLineEdit:focus {{ border: 2px solid {theme.accent}; padding: 6px 9px; }}
    QLineEdit:disabled {{ color: {theme.muted}; background: {theme.background}; }}
    QMenuBar {{ background: {theme.background}; }}
    QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; }}
    QMenuBar::item:selected {{ background: {theme.sunken}; }}
    QMenu {{ background: {theme.surface}; border: 1px solid {theme.border}; padding: 5px; }}
    QMenu::item {{ padding: 6px 26px 6px 22px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
    QMenu::item:disabled {{ color: {theme.muted}; }}
    QMenu::separator {{ height: 1px; background: {theme.border}; margin: 5px 8px; }}
    QScrollArea {{ border: none; background: transparent; }}
    QTableView {{ background: {theme.surface}; border: 1px solid {theme.border}; border-radius: 7px;
        gridline-color: {theme.border}; selection-background-color: {theme.accent};
        selection-color: {theme.on_accent}; }}
    QTableView::item {{ padding: 4px 8px; }}
    QHeaderView::section {{ background: {theme.sunken}; border: none; border-right: 1px solid {theme.border};
        padding: 6px 8px; font-weight: 600; }}
    QCheckBox {{ spacing: 8px; }}
    QStatusBar {{ background: {theme.background}; color: {theme.muted}; }}
    """
