"""Figures with the decimal mark of the window's language."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from rating_app import formatting


def decimal_mark() -> str:
    """A point or a comma, by the user's region."""
    return QLocale().decimalPoint()


def per_cent(share: float | None, whole: bool = False) -> str:
    """As formatting.per_cent."""
    return formatting.per_cent(share, whole, decimal_mark())


def length(seconds: float) -> str:
    """As formatting.length."""
    return formatting.length(seconds, decimal_mark())
