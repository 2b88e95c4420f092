"""Let native code convert letters by the rules of programs, not by those of the user's language."""

from __future__ import annotations

import ctypes
import locale
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CHARACTERS = {"linux": 1 << 0, "darwin": 1 << 1}
"""LC_CTYPE_MASK of locale.h."""


@contextmanager
def c_locale() -> Iterator[None]:
    """Use the "C" locale for C's tolower and toupper in this thread inside the block.

    Nothing changes elsewhere; setting the locale of the whole program would not last, since Qt sets it again at any
    time.
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
    """Set the locale of the whole program, because Windows cannot set it for one thread."""
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    try:
        yield
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
