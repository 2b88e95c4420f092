"""Pictures by time and by key."""

from __future__ import annotations

import pytest
from fakes.media import write_picture
from PySide6.QtCore import Qt

from rating_app.session.content import ContentPosition
from rating_app.views.content.pictures_view import PicturesView


@pytest.fixture
def files(tmp_path):
    return [write_picture(tmp_path / f"{number}.png", 60 * number + 20) for number in range(3)]


@pytest.fixture
def view(qtbot):
    view = PicturesView()
    qtbot.addWidget(view)
    view.resize(540, 360)
    view.show()
    yield view
    view.close_content()
    view._loader.wait()


def shown_grey(view):
    return None if view.surface.image.isNull() else view.surface.image.pixelColor(40, 30).value()


def press(qtbot, view, key):
    with qtbot.waitActive(view):
        view.activateWindow()
    qtbot.keyClick(view, key)


def test_each_picture_has_its_time_and_the_last_ends_it(view, qtbot, files):
    view.open(files, 0.4)
    moves = []
    view.moved.connect(moves.append)
    qtbot.waitUntil(lambda: shown_grey(view) == 20)
    with qtbot.waitSignal(view.ended):
        view.run()
    assert [move.item for move in moves] == sorted(move.item for move in moves)
    assert {move.item for move in moves} == {1, 2, 3}
    assert max(move.position_s for move in moves) < 0.8
    qtbot.waitUntil(lambda: shown_grey(view) == 140)


def test_held_pictures_wait(view, qtbot, files):
    view.open(files, 0.4)
    view.run()
    qtbot.waitUntil(lambda: view.position.position_s > 0.1)
    view.hold()
    held = view.position
    qtbot.wait(600)
    assert view.position == held == view.clock.now()
    view.run()
    qtbot.waitUntil(lambda: view.position.item == 2)


def test_keys_turn_the_pages_where_nothing_else_does(view, qtbot, files):
    view.open(files, 0.0)
    view.run()
    jumps = []
    view.jumped.connect(lambda *jump: jumps.append(jump))
    assert view.duration_s is None and not view.remaining.isVisible()
    press(qtbot, view, Qt.Key.Key_Space)
    assert view.position.item == 2 and jumps == []
    press(qtbot, view, Qt.Key.Key_Left)
    assert view.position.item == 1
    ((left, reached),) = jumps
    assert (left.item, reached) == (2, ContentPosition(1, 0.0)) or reached.item == 1
    for _ in range(2):
        press(qtbot, view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.ended):
        press(qtbot, view, Qt.Key.Key_Right)


def test_going_on_before_the_time_is_a_jump(view, qtbot, files):
    view.open(files, 60.0)
    view.run()
    with qtbot.waitSignal(view.jumped) as jump:
        qtbot.mouseClick(view.next_button, Qt.MouseButton.LeftButton)
    assert [position.item for position in jump.args] == [1, 2]


def test_broken_picture_is_skipped_with_a_sentence(view, qtbot, files):
    files[1].write_bytes(b"no picture")
    with qtbot.waitSignal(view.failed) as failure:
        view.open(files, 0.3)
        view.run()
    assert "1.png" in failure.args[0]
    qtbot.waitUntil(lambda: view.position.item == 3)
    assert len(view.items) == 3


def test_nothing_is_open_if_no_picture_can_be_read(view, qtbot, tmp_path):
    file = tmp_path / "none.png"
    file.write_bytes(b"no picture")
    with qtbot.waitSignal(view.failed):
        view.open([file], 1.0)
    assert view.items == () and view.clock.now() is None


def test_stretch_shows_the_picture_again_and_holds(view, qtbot, files):
    view.open(files, 0.0)
    with qtbot.waitSignal(view.running_changed, check_params_cb=lambda running: not running):
        view.play_stretch(ContentPosition(2, 1.0), 0.3)
    assert view.position.item == 2
    qtbot.waitUntil(lambda: shown_grey(view) == 80)
