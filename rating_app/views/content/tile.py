"""A large button with a picture, a name and a line of words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rating_app.views.design.icons import IconLabel

_ICON_SIZE = 36


class Tile(QPushButton):
    """Its name is read aloud together with its line."""

    def __init__(self, icon_name: str, name: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{name} {line}")
        picture = IconLabel(_ICON_SIZE, icon_name, "accent")
        self._name = QLabel(name)
        self._name.setObjectName("subtitle")
        self._line = QLabel(line)
        self._line.setObjectName("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 12, 14)
        layout.setSpacing(6)
        for label in (picture, self._name, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(label is not picture)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def sizeHint(self) -> QSize:
        return QSize(170, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(130, 140)
