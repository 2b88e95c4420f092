from __future__ import annotations

from importlib import metadata

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QScrollArea

from rating_app import __version__
from rating_app.views.window.about_dialog import AboutDialog, components


@pytest.fixture
def dialog(qtbot):
    dialog = AboutDialog("three-way-1", "The kernel keeps watch.")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def test_it_shows_versions_licences_and_forbidden_uses(dialog):
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for said in (
        __version__,
        "visible joy, never about liking",
        "employees at work or pupils in education",
        "three-way-1",
        "Non-commercial",
        qVersion(),
        metadata.version("mediapipe"),
        "Apache-2.0",
        "LGPL-3.0-only",
        "Lucide",
        "The kernel keeps watch.",
    ):
        assert said in words


def test_versions_are_those_installed():
    versions = {one.name: one.version for one in components()}
    assert versions["NumPy"] == metadata.version("numpy")
    assert versions["Lucide"].count(".") == 2


def test_without_metadata_it_shows_what_is_known(monkeypatch, qtbot):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    versions = {one.name: one.version for one in components()}
    assert versions["NumPy"].count(".") == 2
    assert versions["platformdirs"] != "None"
    dialog = AboutDialog("", "Nobody keeps watch.")
    qtbot.addWidget(dialog)
    assert "None" not in dialog.text and "OpenCV" in dialog.text


def test_everything_can_be_copied(dialog, qtbot):
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.text and f"NumPy {metadata.version('numpy')} (BSD-3-Clause)" in copied
    assert dialog.copy_button.text() == "Copied"


def test_keys_scroll_and_close_it(dialog, qtbot):
    area = dialog.findChild(QScrollArea)
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
