"""Keeps FFmpeg, which plays films for Qt, from logging what is played."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from pathlib import Path

import PySide6

_ERRORS_ONLY = 16
_PLACES = ("Qt/lib/libavutil.so.[0-9][0-9]", "Qt/lib/libavutil.[0-9][0-9].dylib", "avutil-*.dll")


def quiet_ffmpeg() -> None:
    """Silence FFmpeg's log: for each film it would write path and title to standard error, which is kept in a file.

    Qt has no switch for it. If FFmpeg is not the one that came with PySide6, nothing is done.
    """
    for place in _PLACES:
        for library in Path(PySide6.__file__).parent.glob(place):
            with suppress(OSError, AttributeError):
                ctypes.CDLL(str(library)).av_log_set_level(_ERRORS_ONLY)
