"""Markers go to other programs, and events come from them, through the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.marks import marked_session
from fakes.user import answer_next_dialog, click
from PySide6.QtWidgets import QFileDialog

from rating_app.store import SessionStore
from rating_app.views.session.marks_dialog import MarksDialog
from rating_app.views.window.navigation import HISTORY


@pytest.fixture
def looked_at(launch, qtbot, paths):
    """Return the window with a session of a film on its page, opened from the history."""
    session = marked_session()
    SessionStore(paths.database).save(session)
    application = launch(agree=False)
    application.window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: application.window.history.model.rowCount() == 1)
    application.window.history.open_requested.emit(session.head.session_id)
    qtbot.waitUntil(lambda: application.window.is_on_session_page)
    return application


def newest(paths):
    store = SessionStore(paths.database)
    return store.load(store.summaries()[0].session_id)


def test_markers_are_exported_as_the_user_chooses(looked_at, qtbot, tmp_path, monkeypatch):
    window = looked_at.window
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    seen = []

    def choose(dialog):
        seen.append(dialog.clock.text())
        dialog.formats["edl"].setChecked(True)
        dialog.start.setText("01:00:00:00")

    answer_next_dialog(qtbot, MarksDialog, "export_button", choose)
    window.menus.marks_export_action.trigger()
    qtbot.waitUntil(lambda: "Saved A film.vtt, A film.edl." in window.banner.text())
    assert seen == ["Times are those of the film film.mp4."]
    assert "01:01:10:00" in (tmp_path / "out" / "A film.edl").read_text(encoding="utf-8")
    # The last choice is selected again; cancelling writes nothing.
    answer_next_dialog(qtbot, MarksDialog, "cancel_button", lambda one: seen.append(one.formats["edl"].isChecked()))
    with qtbot.waitSignal(looked_at.marks._found):
        window.session_page.markers.export_action.trigger()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[1] and len(list((tmp_path / "out").iterdir())) == 2


def test_import_of_events_as_markers_can_be_undone(looked_at, qtbot, paths, tmp_path, monkeypatch):
    window, before = looked_at.window, newest(paths).markers
    table = tmp_path / "cuts.csv"
    table.write_text("time,label,end\n5,a cut,\n40,never seen,\n62,a scene,66\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    window.menus.events_action.trigger()
    qtbot.waitUntil(lambda: len(newest(paths).markers) == 4)
    added = [marker for marker in newest(paths).markers if marker not in before]
    found = [(one.text, round(one.timestamp_s), round(one.duration_s)) for one in added]
    assert found == [("a cut", 5, 0), ("a scene", 22, 4)]
    assert "Events that are markers now: 2. Left out, since nothing was seen then: 1." in window.banner.text()
    click(qtbot, window.session_page.markers.undo_button)
    qtbot.waitUntil(lambda: newest(paths).markers == before)


def test_file_that_is_not_a_table_is_reported_and_changes_nothing(looked_at, qtbot, paths, tmp_path, monkeypatch):
    window, before = looked_at.window, newest(paths)
    table = tmp_path / "cuts.csv"
    table.write_text("time,label\n5,a cut\nlate,b\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    window.session_page.markers.import_action.trigger()
    assert "cuts.csv, line 3, column time: 'late' is not a time" in window.banner.text()
    table.write_text("time,label\n500,late\n", encoding="utf-8")
    window.session_page.markers.import_action.trigger()
    assert "No event of this table lies in this session." in window.banner.text()
    assert newest(paths) == before


def test_without_a_session_the_history_shows_what_to_do(launch):
    window = launch().window
    for action in (window.menus.marks_export_action, window.menus.events_action):
        action.trigger()
        assert window.history.message.text().startswith("Open the session first")


def test_undoing_an_import_keeps_earlier_markers(looked_at, qtbot):
    page = looked_at.window.session_page
    one, other = page.markers.markers
    page.import_markers([replace(one, text="imported"), other])
    page.markers.take_back()
    assert sorted(page.markers.markers, key=lambda marker: marker.text) == sorted(
        (one, other), key=lambda marker: marker.text
    )
