"""The demo: a film that plays, a viewer before it, and the results of both."""

from __future__ import annotations

import pytest
from fakes.media import write_beginning_of_demo
from fakes.user import click, press, wait_for_phase
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from rating_app.session.consent import RecordingAttestation
from rating_app.session.content import ContentKind
from rating_app.views.content.stills import Stills
from rating_app.views.session.result_card import SIZE
from rating_app.views.watch.phase import Phase
from rating_app.views.window.opening import SMALLEST

LONG_MS = 90_000


def test_film_runs_with_its_viewer_and_ends_in_moments_of_the_film(launch, qtbot, tmp_path, monkeypatch):
    application = launch(demo=True)
    window = application.window
    watch, page = window.watch, window.session_page
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: watch.newest_s > 1.0, timeout=LONG_MS)
    assert watch.media.isVisible() and watch.preview.isVisible() and watch.media.is_running
    assert not watch.media.slider.isEnabled(), "who jumps in the film leaves its viewer behind"
    click(qtbot, watch.controls.pause_button)
    assert window.phase is Phase.PAUSED and not watch.media.is_running
    click(qtbot, watch.controls.pause_button)
    qtbot.waitUntil(lambda: watch.newest_s > 5.0, timeout=LONG_MS)
    click(qtbot, watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    session = application.review.reviewed.session
    assert session.head.content_kind is ContentKind.MEDIA
    assert [item.name for item in session.head.items] == ["film.mp4"]
    assert watch.kind is None, "the next session is about something else"
    strip = page.summary.strip
    qtbot.waitUntil(lambda: strip.text != "", timeout=LONG_MS)
    assert strip.text.startswith("You smiled at 0:0")
    qtbot.waitUntil(lambda: len(strip.buttons) == 1, timeout=LONG_MS)
    click(qtbot, strip.buttons[0])
    player = page.findChild(type(watch.media))
    qtbot.waitUntil(lambda: player.is_running, timeout=LONG_MS)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "card"), ""))
    click(qtbot, page.card_button)
    assert QImage(str(tmp_path / "card.png")).size() == SIZE
    assert "card.png" in window.banner.text()
    press(qtbot, window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.banner.text() == "", "a message about files leaves with the page"


def test_recording_of_a_viewer_has_no_pictures(launch, qtbot, tmp_path):
    """Even if it can be played again: a still would be of somebody's face."""
    application = launch(agree=False)
    page = application.window.session_page
    application.recordings.rate(
        write_beginning_of_demo(tmp_path / "viewer.mp4"), RecordingAttestation.by_this_user(), ""
    )
    qtbot.waitUntil(lambda: application.review.reviewed is not None, timeout=LONG_MS)
    qtbot.waitUntil(page.card_button.isEnabled, timeout=LONG_MS)
    session = application.review.reviewed.session
    assert session.head.content_kind is ContentKind.RECORDING and session.reading.smiles
    assert page.summary.strip.text == "" and page.summary.strip.buttons == []
    assert not page.findChild(Stills).is_busy


@pytest.mark.usefixtures("smiling_camera")
def test_anything_else_floats_the_gauge_at_once(launch, qtbot):
    application = launch(agree=True)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, application.window.watch.chooser.screen_button)
    gauge = application.floating_gauge.gauge
    assert gauge.isVisible() and gauge.start_button.isEnabled()
    qtbot.keyClick(gauge, Qt.Key.Key_Space)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    # Without a frame there would be no session to look at.
    qtbot.waitUntil(lambda: application.window.watch.newest_s > 0)
    qtbot.keyClick(gauge, Qt.Key.Key_Space)
    wait_for_phase(qtbot, application, Phase.PAUSED)
    assert gauge.isVisible()
    click(qtbot, gauge.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)


def test_dividers_are_remembered(launch, qtbot, paths):
    application = launch(agree=False)
    split = application.window.watch.split_beside
    before = split.share
    qtbot.keyClick(split.handle(1), Qt.Key.Key_Right)
    assert split.share > before
    moved = split.share
    application.quit()
    again = launch(agree=False).window.watch.split_beside
    assert again.share == pytest.approx(moved, abs=0.002)


def test_first_window_fits_a_small_screen(launch, qtbot):
    window = launch(agree=False).window
    room = window.screen().availableGeometry()
    assert window.width() <= max(room.width(), SMALLEST.width()) and window.height() < room.height()
    window.resize(1024, 560)
    qtbot.waitUntil(lambda: window.height() == 560)
    foot = window.watch.controls
    corner = foot.mapTo(window, foot.rect().bottomRight())
    assert window.rect().contains(corner), "the controls are in sight"
