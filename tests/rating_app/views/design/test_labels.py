from __future__ import annotations

import os
from pathlib import Path

import pytest

from rating_app.views.design.labels import ElidedLabel, short_path

LONG = "A film with a very long title that goes on and on, second cut"


def shown_label(qtbot, text, width):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText(text)
    label.resize(width, 24)
    with qtbot.waitExposed(label):
        label.show()
    return label


def test_a_long_text_needs_no_room_and_stays_whole_for_those_who_ask(qtbot):
    label = shown_label(qtbot, LONG, 120)
    assert label.minimumSizeHint().width() == 0
    assert label.text() == LONG
    assert label.toolTip() == LONG


def test_a_text_that_fits_has_no_tool_tip(qtbot):
    label = shown_label(qtbot, LONG, 120)
    label.resize(900, 24)
    assert label.toolTip() == ""
    label.setText("Short")
    label.resize(120, 24)
    assert label.toolTip() == ""


def test_a_cut_text_is_drawn_differently(qtbot):
    label = shown_label(qtbot, LONG, 120)
    first = label.grab().toImage()
    label.setText(LONG[:8] + LONG[20:])
    assert label.grab().toImage() != first


@pytest.mark.skipif(os.name != "posix", reason="Windows writes no ~")
def test_own_folder_is_written_as_a_tilde(monkeypatch):
    monkeypatch.setenv("HOME", "/home/editor")
    assert short_path(Path("/home/editor/Studies/Two cuts")) == "~/Studies/Two cuts"
    assert short_path(Path("/home/editors/cuts")) == "/home/editors/cuts"
    assert short_path(Path("/media/drive/cuts")) == "/media/drive/cuts"
