"""What Windows knows about its cameras, from its privacy settings. Nothing is opened here."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import PureWindowsPath
from typing import Any

from rating_app.vision.camera.problem import (
    BUSY,
    BUSY_HEADING,
    PERMISSION_HEADING,
    PERMISSION_WINDOWS,
    CameraProblem,
    ProblemKind,
)

_CONSENT = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam"
_DESKTOP_PROGRAMS = _CONSENT + r"\NonPackaged"


def problem_of(camera: str) -> CameraProblem | None:
    """Return why no camera opens, or which program uses one; None if the reason is not known."""
    registry: Any = importlib.import_module("winreg")
    roots = (registry.HKEY_LOCAL_MACHINE, registry.HKEY_CURRENT_USER)
    switches = [_value(registry, root, path, "Value") for root in roots for path in (_CONSENT, _DESKTOP_PROGRAMS)]
    if "Deny" in switches:
        return CameraProblem(ProblemKind.PERMISSION_REFUSED, PERMISSION_HEADING, PERMISSION_WINDOWS, {"camera": camera})
    for path in (_DESKTOP_PROGRAMS, _CONSENT):
        for name in _subkeys(registry, path):
            if _is_at_the_camera(registry, f"{path}\\{name}") and not _is_this_program(name):
                program = PureWindowsPath(name.replace("#", "\\")).stem.split("_")[0]
                return CameraProblem(ProblemKind.BUSY, BUSY_HEADING, BUSY, {"camera": camera, "program": program})
    return None


def _is_at_the_camera(registry: Any, path: str) -> bool:
    """Return whether a program uses the camera. Windows notes when it began and when it stopped, which is 0 until it
    has.
    """
    user = registry.HKEY_CURRENT_USER
    began = _value(registry, user, path, "LastUsedTimeStart")
    return bool(began) and _value(registry, user, path, "LastUsedTimeStop") == 0


def _is_this_program(name: str) -> bool:
    return name.replace("#", "\\").lower() == sys.executable.lower()


def _value(registry: Any, root: Any, path: str, name: str) -> Any:
    try:
        with registry.OpenKey(root, path) as key:
            return registry.QueryValueEx(key, name)[0]
    except OSError:
        return None


def _subkeys(registry: Any, path: str) -> Iterator[str]:
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
            names = [registry.EnumKey(key, number) for number in range(registry.QueryInfoKey(key)[0])]
    except OSError:
        return
    yield from names
