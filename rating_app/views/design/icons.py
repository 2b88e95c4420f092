"""The icons of assets/icons in the colours of the current theme, and the buttons and labels that show them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from rating_app.settings import assets
from rating_app.views.design.theme import ICON_SIZE, current_theme, is_theme_change

_GAP = 5
"""Space between an icon and the text after it, in pixels."""


class IconButton(QPushButton):
    """A button whose icon has the theme's colour `role`, or that of muted text while the button is disabled. An empty
    name means no icon.
    """

    def __init__(self, text: str = "", icon: str = "", role: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setIconSize(QSize(ICON_SIZE + _GAP, ICON_SIZE))
        self.show_icon(icon, role)

    def show_icon(self, name: str, role: str = "text") -> None:
        """Replace the icon."""
        self._icon, self._role = name, role
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event):
            self._dress()

    def _dress(self) -> None:
        theme = current_theme()
        if self._icon:
            self.setIcon(_icon(self._icon, getattr(theme, self._role), theme.accent, theme.muted, ICON_SIZE, _GAP))


class ActionButton(IconButton):
    """A button that is enabled whenever its action is; its tool tip includes the shortcut."""

    def __init__(self, action: QAction, icon: str = "", role: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(action.text(), icon, role, parent)
        self._action = action
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{action.toolTip()} ({key})" if key else action.toolTip())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())


class IconToolButton(QToolButton):
    """A tool button with the colours of an IconButton, and the accent while it is checked. It is `spaced` if text
    follows the icon.
    """

    def __init__(
        self,
        icon: str = "",
        size: int = ICON_SIZE,
        role: str = "text",
        spaced: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size, self._gap = size, _GAP if spaced else 0
        self._role = role
        self.setIconSize(QSize(size + self._gap, size))
        self.show_icon(icon)

    def show_icon(self, name: str) -> None:
        """Replace the icon."""
        self._icon = name
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event):
            self._dress()

    def _dress(self) -> None:
        theme = current_theme()
        if self._icon:
            colour = getattr(theme, self._role)
            self.setIcon(_icon(self._icon, colour, theme.accent, theme.muted, self._size, self._gap))


class IconLabel(QLabel):
    """A label with nothing but an icon of `size` pixels, in the theme's colour `role`."""

    def __init__(self, size: int, icon: str = "", role: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.show_icon(icon, role)

    def show_icon(self, name: str, role: str) -> None:
        """Replace the icon."""
        self._icon, self._role = name, role
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event):
            self._dress()

    def _dress(self) -> None:
        if self._icon:
            colour = getattr(current_theme(), self._role)
            self.setPixmap(pixmap(self._icon, colour, self._size, self.devicePixelRatioF()))


def pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """Return an icon of `size` logical pixels for a screen with this scale factor."""
    drawn = QPixmap(_pixmap(name, colour, round(size * scale)))
    drawn.setDevicePixelRatio(scale)
    return drawn


def filled_pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """Return the icon as `pixmap` does, with the areas that its lines enclose filled."""
    drawn = QPixmap(_pixmap(name, colour, round(size * scale), filled=True))
    drawn.setDevicePixelRatio(scale)
    return drawn


@cache
def _icon(name: str, colour: str, checked_colour: str, disabled_colour: str, size: int, gap: int) -> QIcon:
    drawn = QIcon()
    for mode, state, tint in (
        (QIcon.Mode.Normal, QIcon.State.Off, colour),
        (QIcon.Mode.Normal, QIcon.State.On, checked_colour),
        (QIcon.Mode.Disabled, QIcon.State.Off, disabled_colour),
    ):
        drawn.addPixmap(_pixmap(name, tint, 4 * size, 4 * gap), mode, state)
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
