"""Makes two monitors, side by side, of an X server's one screen: `python -m fakes.two_monitors`, with its DISPLAY set.
With `unplug`, the second of them goes.

They are set by RandR, as `xrandr --setmonitor` does it; desktops and Qt take them for two screens.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import POINTER, c_char_p, c_int, c_ulong, c_void_p
from ctypes.util import find_library

MONITORS = ((0, 0, 1366, 768), (1366, 0, 1920, 1080))
"""Left, top, width and height of each, in pixels."""

SCREEN = max(x + width for x, _, width, _ in MONITORS), max(y + height for _, y, _, height in MONITORS)

LIBRARIES = ("X11", "Xrandr", "xcb-cursor")
"""What this and Qt need to meet an X server."""


class _Monitor(ctypes.Structure):
    _fields_ = (
        ("name", c_ulong),
        *((name, c_int) for name in ("primary", "automatic", "noutput")),
        *((name, c_int) for name in ("x", "y", "width", "height", "mwidth", "mheight")),
        ("outputs", POINTER(c_ulong)),
    )


class _Resources(ctypes.Structure):
    _fields_ = (
        *((name, c_ulong) for name in ("timestamp", "changed_at")),
        ("ncrtc", c_int),
        ("crtcs", POINTER(c_ulong)),
        ("noutput", c_int),
        ("outputs", POINTER(c_ulong)),
    )


def main() -> None:
    x11, randr = (ctypes.CDLL(find_library(name)) for name in LIBRARIES[:2])
    x11.XOpenDisplay.restype, x11.XOpenDisplay.argtypes = c_void_p, [c_char_p]
    x11.XDefaultRootWindow.restype, x11.XDefaultRootWindow.argtypes = c_ulong, [c_void_p]
    x11.XInternAtom.restype, x11.XInternAtom.argtypes = c_ulong, [c_void_p, c_char_p, c_int]
    x11.XCloseDisplay.argtypes = [c_void_p]
    randr.XRRGetScreenResources.restype = POINTER(_Resources)
    randr.XRRGetScreenResources.argtypes = [c_void_p, c_ulong]
    randr.XRRAllocateMonitor.restype, randr.XRRAllocateMonitor.argtypes = POINTER(_Monitor), [c_void_p, c_int]
    randr.XRRSetMonitor.argtypes = [c_void_p, c_ulong, POINTER(_Monitor)]
    randr.XRRDeleteMonitor.argtypes = [c_void_p, c_ulong, c_ulong]
    display = x11.XOpenDisplay(None)
    if not display:
        sys.exit("there is no X server")
    root = x11.XDefaultRootWindow(display)
    if sys.argv[1:] == ["unplug"]:
        randr.XRRDeleteMonitor(display, root, x11.XInternAtom(display, b"monitor-1", 0))
        x11.XCloseDisplay(display)
        return
    output = randr.XRRGetScreenResources(display, root).contents.outputs[0]
    for number, place in enumerate(MONITORS):
        made = randr.XRRAllocateMonitor(display, 0 if number else 1)
        monitor = made.contents
        monitor.name = x11.XInternAtom(display, f"monitor-{number}".encode(), 0)
        monitor.primary = int(number == 0)
        monitor.x, monitor.y, monitor.width, monitor.height = place
        monitor.mwidth, monitor.mheight = place[2] // 4, place[3] // 4
        if number == 0:
            monitor.outputs[0] = output
        randr.XRRSetMonitor(display, root, made)
    x11.XCloseDisplay(display)


if __name__ == "__main__":
    main()
