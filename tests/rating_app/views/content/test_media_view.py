"""A film and a sound, played for real."""

from __future__ import annotations

import socket

import pytest
from fakes import field_recordings
from fakes.media import NO_FILM_IN_LOG, write_film, write_sound
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from rating_app.session.content import ContentPosition
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.poster import shows_something


@pytest.fixture
def view(qtbot):
    view = MediaView()
    qtbot.addWidget(view)
    view.resize(540, 360)
    view.show()
    yield view
    view.close_content()


@pytest.fixture
def film(tmp_path):
    return write_film(tmp_path / "A film.mp4", 4.0)


def opened(qtbot, view, file):
    view.open(file)
    qtbot.waitUntil(lambda: view.duration_s is not None)
    return view


def at_least(qtbot, view, seconds):
    qtbot.waitUntil(lambda: view.position.position_s >= seconds)


def test_film_opens_at_its_first_picture_and_is_paused(view, qtbot, film):
    opened(qtbot, view, film)
    assert [(item.name, item.path) for item in view.items] == [("A film.mp4", str(film))]
    assert view.duration_s == pytest.approx(4.0, abs=0.1)
    qtbot.waitUntil(lambda: not view.surface.image.isNull())
    assert view.surface.image.pixelColor(30, 20).value() == pytest.approx(60, abs=6)
    assert view.clock.now() == ContentPosition(1, 0.0)


def grey(view):
    image = view.surface.image
    return 0 if image.isNull() else image.pixelColor(image.width() // 2, image.height() // 2).value()


def test_film_that_begins_in_the_dark_shows_a_picture_of_its_first_seconds_until_it_plays(view, qtbot, tmp_path):
    """At 1 s the picture has a grey of 50; the film is still paused at its beginning, and plays from there."""
    opened(qtbot, view, write_film(tmp_path / "Fades in.mp4", 4.0, darkest=0))
    qtbot.waitUntil(lambda: grey(view) == pytest.approx(50, abs=8))
    assert view.position == view.clock.now() == ContentPosition(1, 0.0) and view.time_label.text().startswith("0:00")
    # Neither more room nor reading the clock brings the dark picture back.
    view.resize(700, 500)
    assert grey(view) == pytest.approx(50, abs=8)
    shown = []
    view.player.videoSink().videoFrameChanged.connect(lambda frame: shown.append(frame.startTime() / 1e6))
    view.run()
    at_least(qtbot, view, 1.6)
    assert min(shown) < 0.5
    qtbot.waitUntil(lambda: grey(view) > 65)


def test_film_that_is_dark_throughout_shows_its_first_picture(view, qtbot, tmp_path):
    opened(qtbot, view, write_film(tmp_path / "Night.mp4", 0.4, darkest=0))
    qtbot.waitUntil(lambda: not view.surface.image.isNull())
    view.run()
    qtbot.waitUntil(lambda: not view.is_running)
    assert grey(view) < 30


@pytest.mark.parametrize(
    ("lit", "expected"), [(0, False), (30, False), (37, True), (100, True)], ids=["none", "less", "more", "all"]
)
def test_picture_shows_something_where_a_third_of_it_is_lit(lit, expected):
    image = QImage(100, 60, QImage.Format.Format_RGB888)
    image.fill(0)
    for x in range(lit):
        for y in range(60):
            image.setPixelColor(x, y, QColor("white"))
    assert shows_something(image) is expected
    assert not shows_something(QImage())


def test_film_plays_pauses_and_resumes_by_the_keyboard(view, qtbot, film):
    opened(qtbot, view, film)
    with qtbot.waitActive(view):
        view.activateWindow()
    with qtbot.waitSignal(view.running_changed, check_params_cb=lambda running: running):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.play_button.accessibleName() == "Pause"
    assert view.play_button.toolTip() == "Pause (Space)"
    at_least(qtbot, view, 0.5)
    with qtbot.waitSignal(view.running_changed, check_params_cb=lambda running: not running):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.play_button.accessibleName() == "Play"
    held = view.position
    qtbot.wait(300)
    assert view.position == held and view.clock.now() == held
    view.run()
    at_least(qtbot, view, held.position_s + 0.3)


def test_clock_keeps_to_the_picture_that_is_shown(view, qtbot, film):
    opened(qtbot, view, film)
    errors = []

    def compare(frame):
        now = view.clock.now()
        if view.is_running and now is not None and frame.startTime() > 0:
            errors.append(now.position_s - frame.startTime() / 1e6)

    view.run()
    view.player.videoSink().videoFrameChanged.connect(compare)
    at_least(qtbot, view, 2.0)
    assert len(errors) > 20
    assert sorted(map(abs, errors))[len(errors) // 2] < 0.1


def test_click_on_the_slider_jumps(view, qtbot, film):
    opened(qtbot, view, film)
    qtbot.waitUntil(lambda: view.slider.maximum() > 0)
    middle = QPoint(view.slider.width() // 2, view.slider.height() // 2)
    with qtbot.waitSignal(view.jumped) as jump:
        qtbot.mouseClick(view.slider, Qt.MouseButton.LeftButton, pos=middle)
    left, reached = jump.args
    assert left == ContentPosition(1, 0.0)
    assert reached.position_s == pytest.approx(2.0, abs=0.1)
    qtbot.waitUntil(lambda: view.position.position_s == pytest.approx(2.0, abs=0.1))


def test_arrow_keys_jump_and_stay_within_the_film(view, qtbot, film):
    opened(qtbot, view, film)
    qtbot.waitUntil(lambda: view.slider.maximum() > 0)
    with qtbot.waitSignal(view.jumped) as jump:
        qtbot.keyClick(view.slider, Qt.Key.Key_Right)
    assert jump.args[1].position_s == pytest.approx(view.duration_s, abs=0.02)
    with qtbot.waitSignal(view.jumped) as jump:
        qtbot.keyClick(view.slider, Qt.Key.Key_Home)
    assert jump.args[1] == ContentPosition(1, 0.0)


@pytest.mark.parametrize("write", [write_film, write_sound])
def test_end_is_reported_once_and_playing_again_begins_anew(view, qtbot, tmp_path, write):
    suffix = "mp4" if write is write_film else "wav"
    opened(qtbot, view, write(tmp_path / f"short.{suffix}", 1.0))
    ends = []
    view.ended.connect(lambda: ends.append(view.clock.now()))
    view.run()
    qtbot.waitUntil(lambda: bool(ends))
    qtbot.wait(300)
    assert len(ends) == 1 and ends[0].position_s == pytest.approx(1.0, abs=0.15)
    view.run()
    qtbot.waitUntil(lambda: 0.1 < view.position.position_s < 0.7)


def test_stretch_is_played_and_then_held_without_a_jump(view, qtbot, film):
    opened(qtbot, view, film)
    jumps = []
    view.jumped.connect(lambda *jump: jumps.append(jump))
    view.play_stretch(ContentPosition(1, 2.0), 0.5)
    with qtbot.waitSignal(view.running_changed, check_params_cb=lambda running: not running):
        pass
    assert view.position.position_s == pytest.approx(2.5, abs=0.25)
    assert jumps == []


@pytest.mark.qt_log_ignore(NO_FILM_IN_LOG)
@pytest.mark.parametrize("content", [b"no film at all", None])
def test_file_that_cannot_be_played_is_reported_in_one_sentence(view, qtbot, tmp_path, content):
    file = tmp_path / "broken.mp4"
    if content is not None:
        file.write_bytes(content)
    with qtbot.waitSignal(view.failed) as failure:
        view.open(file)
    assert "broken.mp4" in failure.args[0]
    assert view.items == () and view.position is None and view.clock.now() is None


def test_locked_controls_leave_the_film_alone(view, qtbot, film):
    opened(qtbot, view, film)
    view.set_controls_locked(True)
    with qtbot.waitActive(view):
        view.activateWindow()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.mouseClick(view.play_button, Qt.MouseButton.LeftButton)
    assert not view.is_running
    view.run()
    at_least(qtbot, view, 0.2)


def test_held_picture_is_made_anew_for_more_room(view, qtbot, tmp_path):
    view.resize(260, 220)
    opened(qtbot, view, write_film(tmp_path / "large.mp4", 1.0, size=(1280, 720)))
    qtbot.waitUntil(lambda: not view.surface.image.isNull())
    assert view.surface.image.width() <= view.surface.width()
    view.resize(900, 700)
    qtbot.waitUntil(lambda: view.surface.image.width() == view.surface.width())


def test_hidden_film_makes_no_pictures(view, qtbot, film):
    view.hide()
    opened(qtbot, view, film)
    view.run()
    at_least(qtbot, view, 0.5)
    assert view.surface.image.isNull()
    view.show()
    qtbot.waitUntil(lambda: not view.surface.image.isNull())


def test_after_a_jump_the_clock_waits_for_the_player(view, qtbot, film):
    opened(qtbot, view, film)
    view.run()
    at_least(qtbot, view, 0.2)
    view.jump_to(ContentPosition(1, 2.0))
    assert view.clock.now() == view.clock.now() == ContentPosition(1, 2.0)
    qtbot.waitUntil(lambda: view.clock.now().position_s > 2.2)


@pytest.mark.qt_log_ignore(
    NO_FILM_IN_LOG,
    r"^Could not open media\. FFmpeg error description: Operation not permitted$",
)
@pytest.mark.parametrize("name", ["list.m3u8", "list.ffconcat"])
def test_list_of_addresses_is_not_followed(view, qtbot, tmp_path, name):
    heads = {
        "list.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{}\n#EXT-X-ENDLIST\n",
        "list.ffconcat": "ffconcat version 1.0\nfile {}\n",
    }
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/film.ts"
        (tmp_path / name).write_text(heads[name].format(address))
        with qtbot.waitSignal(view.failed):
            view.open(tmp_path / name)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_keys_jump_and_change_the_volume(view, qtbot, film):
    opened(qtbot, view, film)
    with qtbot.waitSignal(view.jumped) as jump:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert jump.args[1].position_s == pytest.approx(view.duration_s, abs=0.02)
    loud = view.volume.value()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.volume.value() < loud


def test_rewinding_is_not_a_jump(view, qtbot, film):
    opened(qtbot, view, film)
    view.jump_to(ContentPosition(1, 2.0))
    jumps = []
    view.jumped.connect(lambda *jump: jumps.append(jump))
    view.rewind()
    assert view.clock.now() == ContentPosition(1, 0.0) and jumps == []
    view.run()
    qtbot.waitUntil(lambda: 0.1 < view.position.position_s < 1.5)


def test_film_without_visible_pictures_is_reported_rather_than_played(qtbot, view, tmp_path):
    """Qt plays AV1 on graphics processors that support it, and elsewhere only its sound, without a warning."""
    field_recordings.part(field_recordings.pictures()[:75], codec="libsvtav1").write(tmp_path / "film.mp4")
    told = []
    view.failed.connect(told.append)
    view.open(tmp_path / "film.mp4")
    view.run()
    qtbot.waitUntil(lambda: bool(told) or not view.surface.image.isNull())
    if told:
        assert told[0].startswith("The pictures of film.mp4 cannot be shown here (AV1).")
        assert view.position is None
