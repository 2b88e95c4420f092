"""The screen that a window would open on, according to the environment."""

from __future__ import annotations

import sys
from collections.abc import Mapping


def why_no_window(environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """Return why a window should not be opened here, in one sentence; None if it may be."""
    if platform != "linux":
        return None
    if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return "There is no screen to open a window on; `rating-app rate` works without one."
    if screen := distant_screen(environment):
        return (
            f"The screen {screen} is reached through the network, and your picture would be sent there; open the "
            "window on the screen of this computer, or use `rating-app rate`, which needs none."
        )
    return None


def distant_screen(environment: Mapping[str, str]) -> str | None:
    """Return the X display that a window would open on if it names a computer, as with `ssh -X`; otherwise None."""
    platform, display = environment.get("QT_QPA_PLATFORM", ""), environment.get("DISPLAY", "")
    takes_x11 = platform.startswith("xcb") or not (platform or environment.get("WAYLAND_DISPLAY"))
    computer = display.rpartition(":")[0].removesuffix(":")
    is_here = computer in ("", "unix") or computer.startswith(("/", "unix/", "local/"))
    return display if takes_x11 and not is_here else None
