"""Following another player: with the viewer's permission, a session is about its film, and on its clock."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from fakes.player import ADDRESS, FakePlayer
from fakes.portal import Bus
from fakes.user import click, wait_for_phase

from rating_app.session.content import ClockSource, ContentItem, ContentKind
from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="MPRIS is of Linux desktops")


@pytest.fixture
def plays(tmp_path, monkeypatch):
    """Start a player on the desktop's bus: `plays("mpv", title="A film")`."""
    bus, started = Bus(tmp_path), []
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)

    def start(name="fake", **begins):
        started.append(FakePlayer(bus, name, **begins))
        return started[-1]

    yield start
    for player in started:
        player.close()
    bus.close()


@pytest.fixture
def previewing(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    yield application
    application.player.unwatch()


def newest(paths):
    store = SessionStore(paths.database)
    return store.load(store.summaries()[0].session_id)


def allow(qtbot, application):
    """Tick the box and choose "Anything else" for the viewer; the small gauge floats then."""
    watch = application.window.watch
    click(qtbot, watch.now_playing.box)
    click(qtbot, watch.chooser.screen_button)
    return application.floating_gauge.gauge


def test_players_are_not_asked_once_the_window_is_closed(plays, previewing, qtbot):
    plays(title="A film")
    allow(qtbot, previewing)
    qtbot.waitUntil(lambda: previewing.player.is_watching)
    previewing.window.close()
    assert not previewing.player.is_watching


def test_players_are_not_asked_without_the_viewers_permission(plays, previewing, qtbot, paths):
    plays(title="A film")
    watch = previewing.window.watch
    assert watch.now_playing.isVisible() and not watch.now_playing.box.isChecked()
    click(qtbot, watch.chooser.screen_button)
    gauge = previewing.floating_gauge.gauge
    assert not previewing.player.is_watching
    click(qtbot, gauge.start_button)
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    qtbot.waitUntil(lambda: watch.newest_s > 0.5)
    click(qtbot, gauge.stop_button)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
    session = newest(paths)
    assert (session.head.content_clock, session.head.items) == (ClockSource.NONE, ())
    assert "A film" not in session.head.content and all(sample.content is None for sample in session.samples)


def test_session_follows_the_players_film_and_its_clock(plays, previewing, qtbot, paths):
    player = plays(title="A film", length_s=90.0)
    watch, gauge = previewing.window.watch, allow(qtbot, previewing)
    qtbot.waitUntil(lambda: watch.controls.title_field.text() == "A film")
    qtbot.waitUntil(lambda: "of 1:30" in watch.now_playing.state.text())
    click(qtbot, gauge.start_button)
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    qtbot.waitUntil(lambda: watch.newest_s > 2.5)
    player.tell(status="Paused")
    wait_for_phase(qtbot, previewing, Phase.PAUSED)
    # A film that is paused cannot be recorded.
    click(qtbot, gauge.pause_button)
    wait_for_phase(qtbot, previewing, Phase.PAUSED)
    player.tell(status="Playing")
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    player.tell(seek_s=60.0)
    so_far_s = watch.newest_s
    qtbot.waitUntil(lambda: watch.newest_s > so_far_s + 2.0)
    player.quit()
    wait_for_phase(qtbot, previewing, Phase.FINISHED)

    session = newest(paths)
    head = session.head
    assert (head.content, head.content_kind, head.content_clock) == ("A film", ContentKind.SCREEN, ClockSource.MPRIS)
    assert (head.items, head.content_length_s) == ((ContentItem("A film", ""),), 90.0)
    assert session.is_of_film and session.pauses
    known = [sample for sample in session.samples if sample.content is not None]
    assert len(known) > 0.8 * len(session.samples)
    before = [one.content.position_s - one.timestamp_s for one in known if one.timestamp_s < 2.5]
    assert np.ptp(before) < 0.4
    (seek,) = session.seeks
    assert seek.left.position_s < 30 and seek.reached.position_s == pytest.approx(60.0, abs=1.0)
    assert max(sample.content.position_s for sample in known) > 60.0
    stored = b"".join(file.read_bytes() for file in paths.data.iterdir() if file.is_file())
    assert ADDRESS.encode() not in stored and b"secret-address" not in stored


def test_viewer_is_asked_which_of_two_players_is_watched(plays, previewing, qtbot, paths):
    plays("first", title="One")
    plays("second", title="Two", status="Playing")
    watch, gauge = previewing.window.watch, allow(qtbot, previewing)
    line = watch.now_playing
    qtbot.waitUntil(lambda: line.asks)
    assert "Which one" in line.state.text()
    click(qtbot, gauge.start_button)
    assert previewing.window.phase is Phase.PREVIEWING
    (two,) = [action for action in line.menu.actions() if action.text().endswith("Two")]
    two.trigger()
    line.menu.close()
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    qtbot.waitUntil(lambda: watch.newest_s > 0.5)
    click(qtbot, gauge.stop_button)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
    assert newest(paths).head.items == (ContentItem("Two", ""),)


def test_withdrawn_permission_releases_the_player(plays, previewing, qtbot, paths):
    plays(title="A film")
    watch, gauge = previewing.window.watch, allow(qtbot, previewing)
    qtbot.waitUntil(lambda: previewing.sessions.clock.now() is not None)
    click(qtbot, gauge.start_button)
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    qtbot.waitUntil(lambda: watch.newest_s > 0.5)
    previewing.preferences.change(follow_player=False)
    assert not previewing.player.is_watching
    so_far_s = watch.newest_s
    qtbot.waitUntil(lambda: watch.newest_s > so_far_s + 1.0)
    click(qtbot, gauge.stop_button)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
    session = newest(paths)
    assert session.samples[-1].content is None and session.samples[0].content is not None


def test_another_film_stops_the_clock_of_the_session(plays, previewing, qtbot):
    player = plays(title="A film")
    watch, gauge = previewing.window.watch, allow(qtbot, previewing)
    qtbot.waitUntil(lambda: previewing.sessions.clock.now() is not None)
    click(qtbot, gauge.start_button)
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    qtbot.waitUntil(lambda: watch.newest_s > 0.5)
    player.tell(title="An advertisement")
    wait_for_phase(qtbot, previewing, Phase.PAUSED)
    player.tell(title="A film")
    wait_for_phase(qtbot, previewing, Phase.RECORDING)
    assert watch.controls.title_field.text() == "A film"
    click(qtbot, gauge.stop_button)
    wait_for_phase(qtbot, previewing, Phase.FINISHED)
