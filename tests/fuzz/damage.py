"""Damages a file as a bad disk, a bad copy or a bad person would."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

_VALUE = re.compile(rb'-?\d+(?:\.\d+)?|"[^"\n]*"|true|false|null')

# fmt: off
_NASTY_VALUES = (
    b"", b"0", b"-1", b"1e999", b"-0.0", b"nan", b"NaN", b"Infinity", b"-Infinity", b"1e308", b"1e-320", b"1_0",
    b"0x10", b"9" * 400, b"9" * 5000, b"9223372036854775808", b"-9223372036854775809", "٣".encode(),
    b"null", b"true", b"[]", b"{}", b"[[1]]", b'{"a":1}', b"[" * 20_000, b'"' + b"x" * 70_000 + b'"',
    b'""', b'"', b'"\\ud800"', b'"\\u0000"', b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"1,2",
    b"=1+1", b"'", b'"../../../etc/passwd"',
)
# fmt: on


def damaged(content: bytes, another: bytes, random: Random) -> bytes:
    """`content` after one to three accidents; some put parts of `another` into it."""
    for _ in range(random.choice((1, 1, 2, 3))):
        content = random.choice(_ACCIDENTS)(content, another, random)
    return content


def _flip_bits(content: bytes, another: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 2, 8, 64)) if changed else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _overwrite(content: bytes, another: bytes, random: Random) -> bytes:
    """Lengths, sizes and counts, perhaps: with very large and very small ones."""
    start = random.randrange(len(content) + 1)
    run = random.choice((b"\0", b"\xff", b"\x7f", b"\x80")) * random.choice((1, 2, 4, 8, 100))
    return content[:start] + run + content[start + len(run) :]


def _truncate(content: bytes, another: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _splice(content: bytes, another: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)] + another[random.randrange(len(another) + 1) :]


def _cut_out(content: bytes, another: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    return content[:start] + content[end:]


def _double(content: bytes, another: bytes, random: Random) -> bytes:
    start, end = _stretch(content, random)
    return content[:end] + content[start:end] * random.choice((1, 2, 50)) + content[end:]


def _insert_noise(content: bytes, another: bytes, random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    return content[:start] + random.randbytes(random.choice((1, 16, 1000))) + content[start:]


def _exchange_value(content: bytes, another: bytes, random: Random) -> bytes:
    """One number or text of a text file."""
    values: Sequence[re.Match[bytes]] = list(_VALUE.finditer(content[:100_000]))
    if not values:
        return _flip_bits(content, another, random)
    value = random.choice(values)
    return content[: value.start()] + random.choice(_NASTY_VALUES) + content[value.end() :]


def _stretch(content: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.choice((1, 4, 64, 1024)))


_ACCIDENTS: Sequence[Callable[[bytes, bytes, Random], bytes]] = (
    _flip_bits, _overwrite, _truncate, _splice, _cut_out, _double, _insert_noise, _exchange_value, _exchange_value,
)  # fmt: skip
