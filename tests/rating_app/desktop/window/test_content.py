"""Watching in the app: film, pictures, and anything else on the screen."""

from __future__ import annotations

import cv2
import numpy as np
import pandas as pd
import pytest
from fakes.media import NO_FILM_IN_LOG
from fakes.user import click, wait_for_phase
from PySide6.QtWidgets import QFileDialog

from rating_app.session.content import ContentKind, ContentPosition
from rating_app.settings import demo_clip
from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase


@pytest.fixture
def previewing(launch, qtbot, smiling_camera):
    """Return the program with the camera on and nothing recorded yet."""
    application = launch(agree=True)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    return application


def newest(paths):
    store = SessionStore(paths.database)
    return store.load(store.summaries()[0].session_id)


def test_film_and_rating_share_one_clock(previewing, qtbot, paths):
    window = previewing.window
    watch = window.watch
    seen = []
    previewing.sessions.updated.connect(lambda update, _mirrored: seen.append(update.sample))
    watch.open_media(demo_clip())
    assert watch.controls.title_field.text() == "demo"
    click(qtbot, watch.controls.start_button)
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    qtbot.waitUntil(lambda: watch.media.position.position_s > 1.0)
    click(qtbot, watch.controls.pause_button)
    assert window.phase is Phase.PAUSED
    held_s = watch.media.position.position_s
    qtbot.wait(300)
    assert watch.media.position.position_s == pytest.approx(held_s, abs=0.1)
    watch.media.run()
    qtbot.waitUntil(lambda: window.phase is Phase.RECORDING)
    watch.media.jump_to(ContentPosition(1, 8.0))
    # The viewer's frames may come later than the film's, on a busy computer.
    qtbot.waitUntil(lambda: seen[-1] is not None and seen[-1].content is not None and seen[-1].content.position_s > 8.2)
    click(qtbot, watch.controls.stop_button)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
    session = newest(paths)
    assert session.head.content_kind is ContentKind.MEDIA
    assert [item.name for item in session.head.items] == ["demo.mp4"]
    positions = [sample.content.position_s for sample in session.samples if sample.content is not None]
    assert len(positions) > 0.9 * len(session.samples)
    assert min(positions) < 0.5 and 8.0 < max(positions) < 16
    before = [s for s in session.samples if s.content is not None and s.content.position_s < 6]
    drift = [s.content.position_s - s.timestamp_s for s in before if s.timestamp_s > 0.5]
    assert np.ptp(drift) < 0.4
    (seek,) = session.seeks
    assert seek.reached.position_s == pytest.approx(8.0, abs=0.1)
    assert seek.left.position_s < 6


def test_end_of_the_film_ends_the_session(previewing, qtbot, paths, tmp_path):
    film = tmp_path / "short.mp4"
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter_fourcc(*"mp4v"), 10, (64, 48))
    for number in range(20):
        writer.write(np.full((48, 64, 3), 10 * number, np.uint8))
    writer.release()
    previewing.window.watch.open_media(film)
    click(qtbot, previewing.window.watch.controls.start_button)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
    assert newest(paths).duration_s == pytest.approx(2.0, abs=0.7)


def test_pictures_get_a_rating_each(previewing, qtbot, paths, tmp_path, monkeypatch):
    files = []
    for number in range(3):
        files.append(tmp_path / f"poster {number}.png")
        cv2.imwrite(str(files[-1]), np.full((60, 80, 3), 80 * number, np.uint8))
    # Three seconds of each are a rating.
    previewing.window.watch.open_pictures(files, 3.5)
    click(qtbot, previewing.window.watch.controls.start_button)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
    session = newest(paths)
    assert session.head.content_kind is ContentKind.PICTURES
    assert {sample.content.item for sample in session.samples if sample.content} == {1, 2, 3}
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(previewing.history.exports.exported):
        click(qtbot, previewing.window.session_page.export_button)
    (items,) = (tmp_path / "out").glob("*.items.csv")
    table = pd.read_csv(items)
    assert list(table["name"]) == [file.name for file in files]
    assert table["rating_0_100"].notna().all()


@pytest.mark.qt_log_ignore(NO_FILM_IN_LOG)
def test_broken_film_is_reported_calmly_and_leads_back_to_the_choice(previewing, qtbot, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film")
    watch = previewing.window.watch
    watch.open_media(broken)
    qtbot.waitUntil(lambda: previewing.window.banner.text() != "")
    qtbot.waitUntil(lambda: watch.chooser.isVisible())
    assert "broken.mp4" in previewing.window.banner.text()


def test_floating_gauge_starts_and_stops_a_session(previewing, qtbot, paths):
    watch = previewing.window.watch
    watch.open_screen("A game")
    click(qtbot, watch.controls.float_button)
    gauge = previewing.floating_gauge.gauge
    assert gauge.isVisible()
    click(qtbot, gauge.start_button)
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in watch.facts.text())
    click(qtbot, gauge.stop_button)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
    qtbot.waitUntil(lambda: not gauge.isVisible())
    session = newest(paths)
    assert (session.head.content, session.head.content_kind) == ("A game", ContentKind.SCREEN)
    assert all(sample.content is None for sample in session.samples)
