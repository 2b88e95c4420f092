from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from rating_app.views.session.fields import StarField


@pytest.fixture
def field(qtbot):
    field = StarField()
    qtbot.addWidget(field)
    return field


def test_keys_give_stars_and_remove_them(field, qtbot):
    given = []
    field.changed.connect(given.append)
    for key in (Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_7):
        qtbot.keyClick(field, key)
    assert given == [4, 1, None]


def test_a_star_pressed_twice_is_removed(field):
    field.buttons[2].click()
    assert (field.stars, field.accessibleDescription()) == (3, "3 of 5 stars")
    field.buttons[2].click()
    assert (field.stars, field.accessibleDescription()) == (None, "no stars given")


def test_every_star_has_a_name(field):
    assert [button.accessibleName() for button in field.buttons][:2] == ["1 star", "2 stars"]
