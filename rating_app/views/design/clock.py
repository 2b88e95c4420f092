"""Durations in figures."""

from __future__ import annotations


def in_minutes(seconds: float) -> str:
    """`1:05`, or `1:02:03` from an hour on."""
    whole = int(seconds)
    minutes = f"{whole // 60 % 60}:{whole % 60:02d}"
    return minutes if whole < 3600 else f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
