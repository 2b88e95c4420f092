"""Markers from a laboratory's network in the window: real streams on the loopback, real pipeline."""

from __future__ import annotations

from fakes.user import answer_next_dialog, click, wait_for_phase

from rating_app.session.consent import RECEIVED, notice_for
from rating_app.store import SessionStore
from rating_app.views.consent import ConsentDialog
from rating_app.views.watch.phase import Phase


def test_markers_of_the_laboratory_are_in_the_session_once_the_viewer_has_agreed(
    qtbot, lsl, launch, paths, smiling_camera
):
    application = launch(first=True, welcomed=notice_for(False, received=True).version, lsl_markers=True)
    window, chip = application.window, application.window.header.receiving_chip
    assert chip.isVisible() and chip.text == "No marker stream yet"
    assert not window.header.streaming_chip.isVisible()
    shown = []
    answer_next_dialog(qtbot, ConsentDialog, "agree_button", lambda _: shown.append(application._notice))
    application.sessions.use_camera()
    assert RECEIVED in shown[0].points and shown[0].version.endswith("-lsl-markers")
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    stimuli = lsl.StreamOutlet(lsl.StreamInfo("Stimuli", "Markers", 1, 0.0, "string", "source"))
    qtbot.waitUntil(lambda: chip.text == "Marker streams: 1")
    assert "Stimuli" in chip.toolTip()
    stimuli.push_sample(["before the session"])
    click(qtbot, window.watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: window.watch.newest_s > 0.2)
    came = []
    application.worker.marked.connect(came.append)
    stimuli.push_sample(["<b>scene</b> 1"])
    qtbot.waitUntil(lambda: bool(came))
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    store = SessionStore(paths.database)
    session = store.load(store.summaries()[0].session_id)
    assert [marker.text for marker in session.markers] == ["<b>scene</b> 1"]
    assert 0 < session.markers[0].timestamp_s <= session.duration_s
    del stimuli
    qtbot.waitUntil(lambda: chip.text == "No marker stream yet")


def test_without_being_asked_for_nothing_is_listened_to(launch):
    assert not launch().window.header.receiving_chip.isVisible()
