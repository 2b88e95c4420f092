"""Stretches are left out of the rating, while a session is recorded and afterwards."""

from __future__ import annotations

from fakes.user import click, press, wait_for_phase
from PySide6.QtCore import Qt

from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase
from rating_app.views.window.navigation import HISTORY


def test_key_begins_an_exclusion_and_both_ratings_are_saved(launch, qtbot, paths, smiling_camera):
    application = launch(agree=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.PREVIEWING)
    window.watch.open_screen("A talk")
    click(qtbot, window.watch.controls.start_button)
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: window.watch.newest_s > 3.5)
    window.watch.setFocus()
    press(qtbot, window, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: window.watch.facts.text().startswith("LEFT OUT: talking"))
    began_s = window.watch.newest_s
    qtbot.waitUntil(lambda: window.watch.newest_s > began_s + 1)
    press(qtbot, window, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: "LEFT OUT" not in window.watch.facts.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    session = application.review.reviewed.session
    (exclusion,) = session.exclusions
    assert exclusion.reason is ExclusionReason.TALKING and exclusion.duration_s > 0.9
    assert session.rating.excluded_s > 0.9 and session.whole_rating.rated_s > session.rating.rated_s
    assert SessionStore(paths.database).load(session.head.session_id) == session
    assert "left out; with them" in window.session_page.text


def test_stretch_is_left_out_afterwards_and_restored(launch, qtbot, paths):
    application = launch(demo=True)
    window = application.window
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in window.watch.facts.text())
    click(qtbot, window.watch.controls.stop_button)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    store, session = SessionStore(paths.database), application.review.reviewed.session
    with qtbot.waitSignal(application.history.rated_anew):
        window.session_page.exclusions.add(Exclusion(0.0, 1.0, ExclusionReason.EATING))
    kept = store.load(session.head.session_id)
    assert kept.whole_rating == session.rating and kept.rating.excluded_s > 0.9
    assert kept == application.review.reviewed.session
    (summary,) = store.summaries()
    assert summary.rating_0_100 == kept.rating.rating_0_100
    assert "left out; with them" in window.session_page.text
    with qtbot.waitSignal(application.history.rated_anew):
        click(qtbot, window.session_page.exclusions.undo_button)
    assert store.load(session.head.session_id) == session
    assert "left out" not in window.session_page.text


def test_menu_reaches_export_and_compare_from_everywhere(launch, qtbot):
    application = launch()
    window = application.window
    window.menus.compare_action.trigger()
    assert window.history.isVisible()
    assert window.history.message.text().startswith("Select at least two sessions to compare")
    window.menus.page_requested.emit(HISTORY)
    window.menus.export_action.trigger()
    assert window.history.message.text().startswith("Select the sessions to export")
    assert window.menus.start_action.isEnabled() and not window.menus.stop_action.isEnabled()
