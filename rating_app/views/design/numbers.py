"""Numbers as the language of the window writes them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def percent(share: float) -> str:
    """A share, 0 to 1, in whole per cent."""
    return QCoreApplication.translate("Number", "{number}%").format(number=round(100 * share))
