"""A small sign with an icon, a word and a colour, so that colour alone never carries the meaning."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from rating_app.views.design.theme import Theme, pixmap

_ICON_SIZE = 16


class StatusChip(QFrame):
    """Shows one state; `show_state` changes it only when it differs."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setAccessibleName(name)
        self._theme: Theme | None = None
        self._state = ("", "", "muted")
        self._picture = QLabel()
        self._word = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 12, 4)
        layout.setSpacing(6)
        layout.addWidget(self._picture)
        layout.addWidget(self._word)

    @property
    def text(self) -> str:
        return self._word.text()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in these colours."""
        self._theme = theme
        self._dress()

    def show_state(self, text: str, icon_name: str, role: str) -> None:
        """`role` is the name of a colour of the theme."""
        if (text, icon_name, role) != self._state:
            self._state = (text, icon_name, role)
            self._dress()

    def _dress(self) -> None:
        text, icon_name, role = self._state
        if self._theme is None or not text:
            return
        colour = getattr(self._theme, role)
        self._word.setText(text)
        self._picture.setPixmap(pixmap(icon_name, colour, _ICON_SIZE, self.devicePixelRatioF()))
        self.setAccessibleDescription(text)
        self.setStyleSheet(
            f"#chip {{ background: {self._theme.surface}; border: 1px solid {self._theme.border}; }}"
            "#chip { border-radius: 13px; }"
            f"QLabel {{ color: {colour}; font-weight: 600; }}"
        )
