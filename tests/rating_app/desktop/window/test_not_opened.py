"""The user can still reach a file that the desktop does not open."""

from __future__ import annotations

from fakes.user import click
from PySide6.QtWidgets import QApplication


def test_path_is_copied(launch, qtbot):
    application = launch()
    window = application.window
    application.opener.failed.emit("The desktop could not open /out/ä b.html.", "/out/ä b.html")
    assert window.banner.text() == "The desktop could not open /out/ä b.html."
    (button,) = window.banner.buttons
    click(qtbot, button)
    assert QApplication.clipboard().text() == "/out/ä b.html"
    assert window.banner.text() == "The path is copied." and window.banner.buttons == []
