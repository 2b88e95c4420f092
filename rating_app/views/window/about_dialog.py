"""The program's description: what it is, what its rating must not be used for, and what it is made of, with versions
and licences.
"""

from __future__ import annotations

import platform
import re
import sys
from dataclasses import dataclass
from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rating_app import __version__
from rating_app.settings import APP_NAME, assets
from rating_app.views.design.icons import pixmap
from rating_app.views.design.labels import label, scrolled, wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS

_ICON_SIZE = 56


@dataclass(frozen=True)
class Component:
    """A part of the program. `version` is empty if it is unknown; `licence` is an SPDX expression, or empty if only
    words can describe it.
    """

    name: str
    version: str
    licence: str


_PACKAGES = (
    ("Qt for Python (PySide6)", "PySide6", "PySide6", "LGPL-3.0-only"),
    ("MediaPipe", "mediapipe", "mediapipe", "Apache-2.0"),
    ("LiteRT", "ai-edge-litert", "ai_edge_litert", "Apache-2.0"),
    ("OpenCV", "opencv-python", "cv2", "Apache-2.0"),
    ("PyAV", "av", "av", "BSD-3-Clause"),
    ("cv2-enumerate-cameras", "cv2-enumerate-cameras", "cv2_enumerate_cameras", "MIT"),
    ("NumPy", "numpy", "numpy", "BSD-3-Clause"),
    ("Jinja2", "Jinja2", "jinja2", "BSD-3-Clause"),
    ("Rich", "rich", "rich", "MIT"),
    ("platformdirs", "platformdirs", "platformdirs", "MIT"),
    ("jeepney", "jeepney", "jeepney", "MIT"),
)
"""Name for people, distribution, module, licence."""


def components() -> tuple[Component, ...]:
    """Return the components of this installation. A packaged program has no metadata; there the modules in use report
    their versions.
    """
    return (
        Component("Python", platform.python_version(), "PSF-2.0"),
        Component("Qt", qVersion(), "LGPL-3.0-only"),
        *(
            Component(name, _version(distribution, module), licence)
            for name, distribution, module, licence in _PACKAGES
        ),
        Component("FFmpeg, for films and cameras", "", "LGPL-2.1-or-later"),
        Component("FFmpeg, in PyAV", "", "LGPL-3.0-or-later"),
        # PyAV's wheels contain them, although nothing here encodes.
        Component("x264 and x265, in PyAV", "", "GPL-2.0-or-later"),
        Component("Lucide", _lucide_version(), "ISC"),
    )


def _version(distribution: str, module: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return str(getattr(sys.modules.get(module), "__version__", ""))


def _lucide_version() -> str:
    """Return the version that every icon names."""
    found = re.search(r"lucide-static v([\d.]+)", (assets() / "icons" / "info.svg").read_text(encoding="utf-8"))
    return found.group(1) if found else ""


class AboutDialog(QDialog):
    """A dialog about the program. `model_name` is the expression model's, empty if none is loaded; `network` describes
    how the program is kept off the network.
    """

    def __init__(self, model_name: str, network: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About {name}").format(name=APP_NAME))
        self.resize(660, 560)
        model = Component(
            self.tr("Expression model {name}").format(name=model_name).strip(),
            "",
            self.tr("Non-commercial research use only"),
        )
        self._components = (model, *components())
        self._purpose = self.tr("Rates what you watch from your face, on this computer, with your consent.")
        self._network = network
        self._limits = (
            self.tr(
                "The rating is about visible joy, never about liking. It cannot show what anybody feels or thinks."
            ),
            self.tr(
                "It must not be used for employees at work or pupils in education (the European Union forbids it), nor "
                "for hiring, policing or diagnosis, nor for anybody who has not agreed."
            ),
        )
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copy versions and licences to the clipboard"))
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self._build_layout()

    @property
    def text(self) -> str:
        """All text of the dialog, for the clipboard."""
        lines = [f"{APP_NAME} {__version__} (MIT)", self._purpose, self._network, *self._limits, ""]
        lines += [
            " ".join(part for part in (one.name, one.version, f"({one.licence})") if part) for one in self._components
        ]
        return "\n".join(lines)

    def _build_layout(self) -> None:
        picture = QLabel()
        picture.setPixmap(pixmap("app", "", _ICON_SIZE, self.devicePixelRatioF()))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(label(APP_NAME, "title"))
        version = self.tr("Version {version} · code under the MIT licence").format(version=__version__)
        names.addWidget(label(version, "muted"))
        top = QHBoxLayout()
        top.setSpacing(SPACE_M)
        top.addWidget(picture)
        top.addLayout(names, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addLayout(top)
        layout.addWidget(self._scrolled(), 1)
        layout.addLayout(buttons)

    def _scrolled(self) -> QScrollArea:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        rows.setSpacing(SPACE_S)
        rows.addWidget(wrapped(self._purpose))
        rows.addWidget(wrapped(self._network))
        rows.addSpacing(SPACE_S)
        rows.addWidget(label(self.tr("What the rating must not be used for"), "subtitle"))
        for sentence in self._limits:
            rows.addWidget(wrapped(sentence))
        rows.addSpacing(SPACE_S)
        rows.addWidget(label(self.tr("Made with"), "subtitle"))
        table = QGridLayout()
        table.setHorizontalSpacing(SPACE_L)
        table.setVerticalSpacing(SPACE_XS)
        for row, one in enumerate(self._components):
            table.addWidget(label(one.name), row, 0)
            table.addWidget(label(one.version, "muted"), row, 1)
            table.addWidget(wrapped(one.licence, "muted"), row, 2)
        table.setColumnStretch(2, 1)
        rows.addLayout(table)
        rows.addStretch()
        return scrolled(page, self.windowTitle(), self.text)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copy_button.setText(self.tr("Copied"))
