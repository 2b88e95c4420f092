"""What this program is made of, with versions and licences."""

from __future__ import annotations

import platform
import re
import sys
from dataclasses import dataclass
from importlib import metadata

from PySide6.QtCore import qVersion

from rating_app.settings import assets


@dataclass(frozen=True)
class Component:
    """`version` is empty where nothing tells it; `licence` is an SPDX expression, or empty where words must do."""

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
)
"""Name for people, distribution, module, licence."""


def components() -> tuple[Component, ...]:
    """Of this installation; a packaged program carries no metadata, and then modules in use tell their versions."""
    return (
        Component("Python", platform.python_version(), "PSF-2.0"),
        Component("Qt", qVersion(), "LGPL-3.0-only"),
        *(
            Component(name, _version(distribution, module), licence)
            for name, distribution, module, licence in _PACKAGES
        ),
        Component("FFmpeg, for films and cameras", "", "LGPL-2.1-or-later"),
        Component("FFmpeg, in PyAV", "", "LGPL-3.0-or-later"),
        # PyAV's wheels carry them, for all that nothing here encodes.
        Component("x264 and x265, in PyAV", "", "GPL-2.0-or-later"),
        Component("Lucide", _lucide_version(), "ISC"),
    )


def _version(distribution: str, module: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return str(getattr(sys.modules.get(module), "__version__", ""))


def _lucide_version() -> str:
    """As every icon says it of itself."""
    found = re.search(r"lucide-static v([\d.]+)", (assets() / "icons" / "info.svg").read_text(encoding="utf-8"))
    return found.group(1) if found else ""
