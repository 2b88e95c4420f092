"""Sessions from consent to history."""

from __future__ import annotations

import multiprocessing
import threading
import time
from itertools import pairwise

import cv2
import pandas as pd
import pytest
from fakes.cameras import FakeCapture
from fakes.sessions import session_of
from fakes.signals import heard
from fakes.user import answer_next_dialog, click, press_control, wait_for_phase
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox, QProgressDialog, QPushButton

from rating_app.desktop.reviewed import Origin
from rating_app.rating import DEFAULT_METHOD
from rating_app.session.content import ContentKind
from rating_app.settings import demo_clip, load_settings
from rating_app.store import SessionStore
from rating_app.views.consent import ConsentDialog, RecordingConsentDialog
from rating_app.views.design.inputs import CameraBox
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import HISTORY, SETTINGS, WATCH


def test_refusing_leaves_the_camera_closed_and_the_rest_open(launch, qtbot, smiling_camera):
    application = launch(agree=False)
    window = application.window
    assert window.phase is Phase.IDLE
    assert window.watch.start_card.heading == "The camera stays off"
    assert window.header.camera_chip.text == "Camera off"
    assert window.watch.start_card.demo_button.isEnabled() and window.watch.start_card.recording_button.isEnabled()
    window.rail.buttons[HISTORY].click()
    assert application.window.history.isVisible()
    assert smiling_camera.openings == 0


def test_missing_camera_is_reported_plainly_and_leads_to_the_demo(launch, qtbot):
    application = launch(agree=True)
    window = application.window
    qtbot.waitUntil(lambda: "No camera was found" in window.watch.start_card.heading)
    click(qtbot, window.watch.start_card.demo_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: window.header.face_chip.text == "Face seen")
    assert window.header.camera_chip.text == "Camera off"
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)


def test_demo_plays_to_its_end_and_is_exported(launch, qtbot, tmp_path, monkeypatch):
    application = launch(demo=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert window.session_page.heading.startswith("Rating ")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(application.history.exports.exported):
        click(qtbot, window.session_page.export_button)
    qtbot.waitUntil(lambda: "Saved A penguin goes fishing.timeline.csv" in window.banner.text())
    row = pd.read_csv(tmp_path / "out" / "sessions.csv").iloc[0]
    timeline = pd.read_csv(tmp_path / "out" / "A penguin goes fishing.timeline.csv")
    assert row["source"] == "demo.mp4" and row["frames"] == len(timeline) > 50
    assert row["duration_s"] == pytest.approx(16.36, abs=0.3)
    assert 60 < row["rating_0_100"] < 95


def test_bars_show_what_the_camera_sees_in_this_frame(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    window = application.window
    bars = window.watch.expression_bars
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    qtbot.waitUntil(lambda: bars.shown["happy"].endswith("%"))
    assert list(bars.shown) == ["happy", "neutral", "other"]
    assert int(bars.shown["happy"].removesuffix("%")) > 70
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.IDLE)
    qtbot.waitUntil(lambda: set(bars.shown.values()) == {"–"})


def test_bars_are_empty_while_no_face_is_seen_and_while_paused(launch, qtbot, plug_in, portraits):
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))
    gone = []
    plug_in(FakeCapture(lambda number: picture * 0 if gone else picture.copy()))
    application = launch(agree=True)
    window = application.window
    bars = window.watch.expression_bars
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: bars.shown["happy"].endswith("%"))
    click(qtbot, window.watch.controls.pause_button)
    qtbot.waitUntil(lambda: set(bars.shown.values()) == {"–"})
    click(qtbot, window.watch.controls.pause_button)
    qtbot.waitUntil(lambda: bars.shown["happy"].endswith("%"))
    gone.append(True)
    qtbot.waitUntil(lambda: set(bars.shown.values()) == {"–"})
    assert window.header.face_chip.text == "No face"


LONG_ENOUGH_S = DEFAULT_METHOD.min_rated_s + 0.5
"""For a rating."""


def test_model_of_six_classes_from_the_bars_to_history_and_export(
    launch, qtbot, paths, tmp_path, monkeypatch, six_class_model, black_face
):
    application = launch(demo=True, model=six_class_model)
    window = application.window
    wait_for_phase(qtbot, application, Phase.RECORDING)
    assert list(window.watch.expression_bars.shown) == list(black_face)
    qtbot.waitUntil(lambda: window.watch.expression_bars.shown["angry"].endswith("%"))
    qtbot.waitUntil(lambda: window.watch.newest_s > LONG_ENOUGH_S)
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert window.session_page.heading.startswith("Rating ")

    (summary,) = SessionStore(paths.database).summaries()
    session = SessionStore(paths.database).load(summary.session_id)
    assert session.head.class_names == tuple(black_face) and session == application.review.reviewed.session

    window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: application.window.history.model.rowCount() == 1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(application.history.exports.exported):
        click(qtbot, application.window.history.export_button)
    timeline = pd.read_csv(tmp_path / "out" / "A penguin goes fishing.timeline.csv")
    first = list(timeline.columns).index("p_sad")
    assert list(timeline.columns[first : first + 3]) == ["p_sad", "p_surprised", "p_angry"]
    seen = timeline[timeline["face_found"] == 1]
    named = seen[["p_sad", "p_surprised", "p_angry"]].sum(axis=1)
    # 0.55 of the 0.6 that this model never gives to happy or neutral.
    assert (named / seen["p_other"]).to_numpy() == pytest.approx(0.55 / 0.6, abs=1e-3)


def test_camera_session_from_consent_to_history(launch, qtbot, smiling_camera, paths):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    qtbot.waitUntil(lambda: window.header.camera_chip.text == "Camera on")
    qtbot.waitUntil(lambda: window.header.face_chip.text == "Face seen")
    assert SessionStore(paths.database).summaries() == ()

    window.watch.controls.title_field.setText("My film")
    click(qtbot, window.watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: window.watch.newest_s > LONG_ENOUGH_S)
    stopped_at = time.monotonic()
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    qtbot.waitUntil(lambda: window.header.camera_chip.text == "Camera off")
    assert smiling_camera.released_at - stopped_at < 0.3

    (summary,) = SessionStore(paths.database).summaries()
    assert (summary.content, summary.source) == ("My film", "Fake camera")
    assert summary.rating_0_100 > 70 and summary.coverage > 0.9
    session = SessionStore(paths.database).load(summary.session_id)
    assert session.head.consent.basis == "camera_viewer"


def test_pause_takes_no_samples_and_no_time(launch, qtbot, smiling_camera, paths):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    press_control(qtbot, window, Qt.Key.Key_P)
    assert window.phase is Phase.PAUSED and window.watch.controls.pause_button.text() == "Resume"
    assert window.header.face_chip.text == "Paused" and "paused" in window.watch.gauge.accessibleDescription()
    reads = smiling_camera.reads
    qtbot.waitUntil(lambda: smiling_camera.reads > reads + 60)
    press_control(qtbot, window, Qt.Key.Key_P)
    assert window.phase is Phase.RECORDING
    qtbot.wait(300)
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    (summary,) = SessionStore(paths.database).summaries()
    samples = SessionStore(paths.database).load(summary.session_id).samples
    steps = [later.timestamp_s - earlier.timestamp_s for earlier, later in pairwise(samples)]
    assert max(steps) < 1.0


def test_withdrawal_stops_the_camera_and_keeps_it_off(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    window.menus.demo_action.trigger()
    window.menus.withdraw_action.trigger()
    wait_for_phase(qtbot, application, Phase.IDLE)
    assert "Consent is withdrawn" in window.banner.text()
    qtbot.waitUntil(lambda: smiling_camera.released_at is not None)
    answer_next_dialog(qtbot, ConsentDialog, "refuse_button")
    click(qtbot, window.watch.controls.start_button)
    assert window.phase is Phase.IDLE
    assert window.watch.start_card.heading == "The camera stays off"


def test_unplugged_camera_is_waited_for_and_the_session_goes_on(launch, qtbot, plug_in, socket, portraits, paths):
    socket.lost_after_s = 0.2
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))
    unplugged = threading.Event()
    capture = plug_in(FakeCapture(lambda number: None if unplugged.is_set() else picture.copy()))
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    unplugged.set()
    wait_for_phase(qtbot, application, Phase.PAUSED)
    assert "stopped delivering pictures" in window.banner.text()
    qtbot.waitUntil(lambda: window.header.camera_chip.text == "Camera off")
    click(qtbot, window.watch.controls.pause_button)
    assert window.phase is Phase.PAUSED and "by itself" in window.banner.text()
    stood_at_s = window.watch.newest_s
    unplugged.clear()
    wait_for_phase(qtbot, application, Phase.RECORDING)
    assert window.banner.text() == "The camera is back."
    qtbot.waitUntil(lambda: window.watch.newest_s > stood_at_s + 0.3)
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert capture.openings >= 2
    (summary,) = SessionStore(paths.database).summaries()
    samples = SessionStore(paths.database).load(summary.session_id).samples
    steps = [later.timestamp_s - earlier.timestamp_s for earlier, later in pairwise(samples)]
    assert min(steps) > 0 and max(steps) < 1.0


def test_stuck_camera_never_blocks_the_window(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    smiling_camera.stuck.set()
    qtbot.wait(100)
    stopped_at = time.monotonic()
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.IDLE)
    if smiling_camera.released_at is None:
        assert window.header.camera_chip.text == "Camera on"
    qtbot.waitUntil(lambda: window.header.camera_chip.text == "Camera off")
    assert smiling_camera.released_at - stopped_at < 1.5


def test_recording_is_rated_once_vouched_for_and_played_beside_its_curve(launch, qtbot, paths):
    application = launch(agree=False)
    answer_next_dialog(
        qtbot, RecordingConsentDialog, "open_button", before=lambda dialog: dialog.vouch.setChecked(True)
    )
    with qtbot.waitSignal(application.recordings.rated, timeout=120_000):
        application.watch.rate_recording(demo_clip())
    page, session = application.window.session_page, application.review.reviewed.session
    assert session.head.consent.basis == "recording_attested" and session.duration_s > 16
    assert SessionStore(paths.database).load(session.head.session_id).head.items == session.head.items
    assert "The viewer smiled" in page.text and "You" not in page.text
    assert page.isVisible() and not page.stars.isVisible()
    # It can be played beside its curve, whose cursor follows.
    page.timeline.moment_chosen.emit(8.0)
    qtbot.waitUntil(lambda: page.timeline.player_s is not None and page.timeline.player_s > 8.2)


def test_recording_that_is_cancelled_leaves_nothing(launch, qtbot, paths):
    application = launch(agree=False)
    answer_next_dialog(
        qtbot, RecordingConsentDialog, "open_button", before=lambda dialog: dialog.vouch.setChecked(True)
    )
    application.watch.rate_recording(demo_clip())
    (progress,) = application.window.findChildren(QProgressDialog)
    assert progress.isVisible()
    click(qtbot, progress.findChild(QPushButton))
    assert not application.recordings.is_rating and not progress.isVisible()
    qtbot.waitUntil(lambda: multiprocessing.active_children() == [], timeout=120_000)
    assert SessionStore(paths.database).summaries() == () and application.review.reviewed is None


def test_recording_that_broke_off_is_marked_on_its_session_page(launch, qtbot, tmp_path, paths):
    whole = demo_clip().read_bytes()
    (tmp_path / "cut.mp4").write_bytes(whole[: len(whole) // 3])
    application = launch(agree=False)
    answer_next_dialog(
        qtbot, RecordingConsentDialog, "open_button", before=lambda dialog: dialog.vouch.setChecked(True)
    )
    with qtbot.waitSignal(application.recordings.rated, timeout=120_000):
        application.watch.rate_recording(tmp_path / "cut.mp4")
    assert "The recording is incomplete: " in application.window.session_page.text
    assert " of 16.4 s were read." in application.window.session_page.text
    kept = SessionStore(paths.database).load(application.review.reviewed.session_id)
    assert kept.head.content_kind is ContentKind.RECORDING
    assert kept.recording.complete is False and kept.recording.lost_s > 5 and kept.rating.coverage < 0.7


def test_broken_recording_is_reported_calmly(launch, qtbot, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"nothing")
    application = launch(agree=False)
    answer_next_dialog(
        qtbot, RecordingConsentDialog, "open_button", before=lambda dialog: dialog.vouch.setChecked(True)
    )
    application.watch.rate_recording(broken)
    banner = application.window.banner
    qtbot.waitUntil(lambda: "is not a video that can be read" in banner.text(), timeout=120_000)
    assert not application.recordings.is_rating
    # The message goes once something else is watched.
    application.watch.play_demo()
    qtbot.waitUntil(lambda: application.sessions.phase.is_watching)
    assert banner.text() == ""


def test_history_that_cannot_be_written_loses_nothing(launch, qtbot, tmp_path, paths, monkeypatch):
    paths.data.parent.mkdir(parents=True)
    paths.data.write_text("a file where the folder should be")
    application = launch(demo=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert "export it now" in window.banner.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(application.history.exports.exported):
        click(qtbot, window.session_page.export_button)
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 1


def test_session_is_deleted_from_history(launch, qtbot, paths):
    application = launch(demo=True)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in application.window.watch.facts.text())
    click(qtbot, application.window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    application.window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: application.window.history.model.rowCount() == 1)
    click(qtbot, application.window.history.delete_button)
    assert application.window.history.model.rowCount() == 0
    application.quit()
    assert SessionStore(paths.database).summaries() == ()
    assert b"A penguin goes fishing" not in paths.database.read_bytes()


def test_hidden_picture_is_forgotten_and_the_choice_remembered(launch, qtbot, paths):
    application = launch(demo=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: window.watch.preview._image is not None)
    click(qtbot, window.watch.controls.picture_button)
    assert window.watch.preview._image is None
    qtbot.wait(200)
    assert window.watch.preview._image is None
    assert load_settings(paths.settings).picture == "hidden"


def test_unexpected_error_in_the_worker_keeps_the_session(launch, qtbot, smiling_camera, paths, monkeypatch):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())

    def explode(frame):
        raise RuntimeError("a mistake in the pipeline")

    with qtbot.captureExceptions() as exceptions:
        monkeypatch.setattr(application.worker._analyzer, "analyze", explode)
        wait_for_phase(qtbot, application, Phase.FINISHED)
    assert [str(error) for _, error, _ in exceptions] == ["a mistake in the pipeline"]
    assert len(SessionStore(paths.database).summaries()) == 1
    qtbot.waitUntil(lambda: smiling_camera.released_at is not None)


def test_camera_is_chosen_by_name_and_remembered(launch, qtbot, smiling_camera, paths):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    window.rail.buttons[SETTINGS].click()
    box = window.settings_page.findChild(CameraBox)
    qtbot.waitUntil(lambda: box.findText("Fake camera") > 0)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: load_settings(paths.settings).camera == "Fake camera")
    qtbot.waitUntil(lambda: smiling_camera.openings == 2)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    assert box.currentText() == "Fake camera"


def test_camera_opens_again_at_once_after_stop(launch, qtbot, plug_in, portraits):
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))
    capture = plug_in(FakeCapture(lambda number: picture.copy(), release_s=0.15))
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.IDLE)
    click(qtbot, window.watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    assert capture.openings == 2


def test_shortcuts_hold_from_consent_to_stop(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    press_control(qtbot, window, Qt.Key.Key_Return)
    assert window.phase is Phase.RECORDING
    press_control(qtbot, window, Qt.Key.Key_H)
    assert window.watch.controls.picture_button.accessibleName() == "Show picture"
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    press_control(qtbot, window, Qt.Key.Key_Period)
    wait_for_phase(qtbot, application, Phase.FINISHED)


def test_session_that_cannot_be_kept_is_offered_once_more_at_the_end(launch, qtbot, tmp_path, paths, monkeypatch):
    paths.data.parent.mkdir(parents=True)
    paths.data.write_text("a file where the folder should be")
    application = launch(demo=True)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in application.window.watch.facts.text())
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    application.quit()
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 1


def test_session_is_exported_from_history(launch, qtbot, tmp_path, paths, monkeypatch):
    SessionStore(paths.database).save(session_of([0.2, None, 0.8], content="Earlier"))
    application = launch(agree=False)
    application.window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: application.window.history.model.rowCount() == 1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(application.history.exports.exported):
        click(qtbot, application.window.history.export_button)
    assert len(pd.read_csv(tmp_path / "out" / "Earlier.timeline.csv")) == 3


def newest_sessions(paths):
    return SessionStore(paths.database).summaries()


def newest_session(paths):
    store = SessionStore(paths.database)
    return store.load(store.summaries()[0].session_id)


def test_resting_face_is_measured_before_the_session(launch, qtbot, resting_camera, paths):
    application = launch(agree=True, measure_rest=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    assert window.phase is Phase.RESTING
    assert "Relax your face" in window.watch.facts.text() and window.watch.controls.start_button.text() == "Skip"
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert "measured against your resting face" in window.session_page.text
    session = newest_session(paths)
    assert session.head.baseline.seconds >= 5
    assert session.rating.rating_0_100 == 0
    assert session.samples[0].timestamp_s == 0


def test_measuring_the_resting_face_is_skipped(launch, qtbot, resting_camera, paths):
    application = launch(agree=True, measure_rest=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    click(qtbot, window.watch.controls.start_button)
    assert window.phase is Phase.RECORDING
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert newest_session(paths).head.baseline is None


def test_smile_is_not_a_resting_face_and_the_viewer_decides(launch, qtbot, smiling_camera, paths):
    application = launch(agree=True, measure_rest=True)
    window, rest = application.window, application.window.watch.rest_screen
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    assert rest.isVisible() and not window.watch.gauge.isVisible() and not window.watch.preview.isVisible()
    qtbot.waitUntil(lambda: rest.countdown.text() in ("5", "4"))
    wait_for_phase(qtbot, application, Phase.UNRESTED)
    assert "was smiling" in rest.text and not rest.countdown.isVisible()
    click(qtbot, rest.again_button)
    assert window.phase is Phase.RESTING and "look at the cross" in rest.text
    wait_for_phase(qtbot, application, Phase.UNRESTED)
    assert newest_sessions(paths) == ()
    click(qtbot, rest.skip_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: " of 100" in window.watch.facts.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert newest_session(paths).head.baseline is None


def test_markers_stars_and_notes_are_kept_with_the_session(launch, qtbot, resting_camera, paths, monkeypatch):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: "0:02" in window.watch.facts.text())
    with heard(qtbot, application.worker.marked):
        with qtbot.waitActive(window):
            window.activateWindow()
        qtbot.keyClick(window, Qt.Key.Key_M)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (" the joke ", True))
    with heard(qtbot, application.worker.marked):
        window.menus.mark_note_action.trigger()
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    click(qtbot, window.session_page.stars.buttons[3])
    window.session_page.notes.setText("liked it all the same")
    window.session_page.notes.editingFinished.emit()
    qtbot.waitUntil(lambda: newest_session(paths).notes == "liked it all the same")
    session = newest_session(paths)
    assert session.stars == 4
    assert [marker.text for marker in session.markers] == ["", "the joke"]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("the pause", True))
    view = window.session_page.timeline
    early, late = (view.place_of(second) for second in (0.2, 0.9))
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=early)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=early)
    qtbot.mouseMove(view, pos=late)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=late)
    menu = window.session_page.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "Mark this stretch…").trigger()
    qtbot.waitUntil(lambda: len(newest_session(paths).markers) == 4)
    session = newest_session(paths)
    assert sorted(marker.text for marker in session.markers) == ["", "the joke", "the pause", "the pause"]
    (annotation,) = (marker for marker in session.markers if marker.duration_s)
    assert annotation.timestamp_s == pytest.approx(0.2, abs=0.05)
    assert annotation.duration_s == pytest.approx(0.7, abs=0.1)
    assert all(0 < marker.timestamp_s <= session.duration_s for marker in session.markers)


def test_session_that_is_not_to_be_kept_leaves_no_trace_and_can_be_exported(
    launch, qtbot, resting_camera, paths, tmp_path, monkeypatch
):
    application = launch(agree=True)
    window = application.window
    application.preferences.change(keep_sessions=False)
    assert not load_settings(paths.settings).keep_sessions
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    window.watch.controls.title_field.setText("A secret film")
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert SessionStore(paths.database).summaries() == ()
    assert not any(b"A secret film" in file.read_bytes() for file in paths.data.rglob("*") if file.is_file())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(application.history.exports.exported):
        click(qtbot, window.session_page.export_button)
    assert pd.read_csv(tmp_path / "out" / "sessions.csv").iloc[0]["content"] == "A secret film"


def record_a_moment(qtbot, application):
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)


def looks_at(application, origin):
    reviewed = application.review.reviewed
    return reviewed is not None and reviewed.origin is origin


def test_remarks_on_a_session_of_the_history_are_saved(launch, qtbot, smiling_camera, paths):
    application = launch(agree=True)
    window = application.window
    record_a_moment(qtbot, application)
    window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    click(qtbot, window.history.open_button)
    qtbot.waitUntil(lambda: looks_at(application, Origin.HISTORY))
    window.session_page.notes.setText("from the history")
    window.session_page.notes.editingFinished.emit()
    qtbot.waitUntil(lambda: newest_session(paths).notes == "from the history")
    window.rail.buttons[WATCH].click()
    qtbot.waitUntil(lambda: looks_at(application, Origin.ENDED) and window.session_page.isVisible())
    assert window.session_page.notes.text() == "from the history"
    click(qtbot, window.session_page.stars.buttons[2])
    qtbot.waitUntil(lambda: newest_session(paths).stars == 3)
    assert newest_session(paths).notes == "from the history"


def test_session_that_is_deleted_in_the_history_is_gone_from_the_watch_page(launch, qtbot, smiling_camera):
    application = launch(agree=True)
    window = application.window
    record_a_moment(qtbot, application)
    window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    click(qtbot, window.history.delete_button)
    assert window.history.isVisible()
    window.rail.buttons[WATCH].click()
    assert window.watch.isVisible() and window.phase is Phase.IDLE


def test_new_session_in_the_history_leaves_a_running_one_alone(launch, qtbot, smiling_camera, paths):
    SessionStore(paths.database).save(session_of([0.2, 0.8] * 20, content="Earlier"))
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    click(qtbot, window.history.open_button)
    qtbot.waitUntil(lambda: window.session_page.isVisible())
    click(qtbot, window.session_page.new_button)
    assert window.watch.isVisible() and window.phase is Phase.RECORDING


def test_lost_camera_delays_the_start(launch, qtbot, plug_in, socket, portraits):
    socket.lost_after_s = 0.2
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))
    unplugged = threading.Event()
    plug_in(FakeCapture(lambda number: None if unplugged.is_set() else picture.copy()))
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    qtbot.waitUntil(lambda: window.header.face_chip.text == "Face seen")
    unplugged.set()
    qtbot.waitUntil(lambda: "stopped delivering pictures" in window.banner.text())
    click(qtbot, window.watch.controls.start_button)
    assert window.phase is Phase.PREVIEWING and "waits for it" in window.banner.text()
    unplugged.clear()
    qtbot.waitUntil(lambda: window.banner.text() == "The camera is back.")
    click(qtbot, window.watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)


def test_black_picture_is_reported_with_a_way_out_until_it_is_fixed(launch, qtbot, plug_in, portraits):
    picture = cv2.imread(str(portraits / "happy_christian.jpg"))
    shut = threading.Event()
    plug_in(FakeCapture(lambda number: picture * 0 if shut.is_set() else picture.copy()))
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    qtbot.waitUntil(lambda: window.header.face_chip.text == "Face seen")
    shut.set()
    qtbot.waitUntil(lambda: "lid or shutter" in window.banner.text())
    assert window.header.face_chip.text == "Black picture: lid closed?"
    shut.clear()
    qtbot.waitUntil(lambda: window.banner.text() == "")


@pytest.mark.parametrize("way", ["new session", "demo"])
def test_next_content_is_not_covered_by_the_session_before(launch, qtbot, smiling_camera, way):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    click(qtbot, window.watch.controls.start_button)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    if way == "demo":
        window.menus.demo_action.trigger()
        wait_for_phase(qtbot, application, Phase.RECORDING)
    else:
        click(qtbot, window.session_page.new_button)
        wait_for_phase(qtbot, application, Phase.PREVIEWING)
    qtbot.wait(300)
    assert window.watch.controls.stop_button.isVisible()
