"""Let native code read letters as programs write them, whatever the user's language makes of them."""

from __future__ import annotations

import ctypes
import locale
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CHARACTERS = {"linux": 1 << 0, "darwin": 1 << 1}
"""LC_CTYPE_MASK in locale.h."""


@contextmanager
def c_locale() -> Iterator[None]:
    """Inside the block, C's tolower and toupper in this thread are those of the locale "C".

    Elsewhere nothing changes: Qt sets the whole program's locale again when it likes.
    """
    if sys.platform not in _CHARACTERS:
        with _whole_program():
            yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    for function in (libc.newlocale, libc.uselocale):
        function.restype = ctypes.c_void_p
    libc.newlocale.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)
    libc.uselocale.argtypes = libc.freelocale.argtypes = (ctypes.c_void_p,)
    neutral = libc.newlocale(_CHARACTERS[sys.platform], b"C", None)
    before = libc.uselocale(neutral)
    try:
        yield
    finally:
        libc.uselocale(before)
        libc.freelocale(neutral)


@contextmanager
def _whole_program() -> Iterator[None]:
    """Windows has no such call for one thread."""
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    try:
        yield
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
