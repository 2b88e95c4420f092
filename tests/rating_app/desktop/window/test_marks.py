"""Markers go to other programs, and events come from them, through the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.marks import marked_session
from fakes.user import answer_next_dialog, click
from PySide6.QtWidgets import QFileDialog

from rating_app.session.content import ContentItem
from rating_app.settings import demo_film
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


@pytest.fixture
def listed(launch, qtbot, paths, tmp_path, monkeypatch):
    """The window's history with three sessions, two of which have one title; what is exported goes to `out`."""
    store = SessionStore(paths.database)
    for number, title in enumerate(("A film", "A film", "Another")):
        session = marked_session()
        store.save(replace(session, head=replace(session.head, content=title, session_id=f"session{number}")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    application = launch(agree=False)
    application.window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: application.window.history.model.rowCount() == 3)
    application.window.history.table.setFocus()
    return application


def test_markers_of_several_sessions_are_exported_at_once(listed, qtbot, tmp_path):
    window, out = listed.window, tmp_path / "out"
    window.history.table.selectAll()
    seen = []

    def choose(dialog):
        seen.append(dialog.clock.text())
        dialog.formats["srt"].setChecked(True)

    for saved in (6, 12):
        # Neither the sessions of one title nor a second export overwrite anything.
        answer_next_dialog(qtbot, MarksDialog, "export_button", choose)
        click(qtbot, window.history.buttons["marks"])
        qtbot.waitUntil(lambda saved=saved: out.is_dir() and len(list(out.iterdir())) == saved)
        qtbot.waitUntil(lambda: "Saved the markers of 3 of 3 sessions." in window.banner.text())
    assert seen[0].startswith("3 sessions")
    names = sorted(path.name for path in out.iterdir() if path.suffix == ".vtt")
    assert names == ["A film-2.vtt", "A film-3.vtt", "A film-4.vtt", "A film.vtt", "Another-2.vtt", "Another.vtt"]
    assert not window.history.export_bar.isVisible()


def test_session_that_is_gone_does_not_keep_the_others_from_being_exported(listed, qtbot, paths, tmp_path):
    window = listed.window
    SessionStore(paths.database).delete("session1")
    answer_next_dialog(qtbot, MarksDialog, "export_button")
    window.history.marks_requested.emit(["session0", "session1", "session2"])
    qtbot.waitUntil(lambda: "Saved the markers of 2 of 3 sessions." in window.banner.text())
    assert "no longer in the history" in window.banner.text()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["A film.vtt", "Another.vtt"]


def test_each_film_counts_its_own_frames_and_one_that_is_not_known_has_what_needs_none(listed, qtbot, paths, tmp_path):
    session = marked_session()
    items = (ContentItem("film.mp4", str(demo_film())),)
    head = replace(session.head, content="Known", session_id="known", items=items)
    SessionStore(paths.database).save(replace(session, head=head))
    rates = []

    def choose(dialog):
        dialog.formats["edl"].setChecked(True)
        rates.append(dialog.rate.currentText())

    answer_next_dialog(qtbot, MarksDialog, "export_button", choose)
    listed.window.history.marks_requested.emit(["session0", "known"])
    qtbot.waitUntil(lambda: "Saved the markers of 2 of 2 sessions." in listed.window.banner.text())
    assert rates[0].startswith("Each film's own")
    assert "The frame rate of" in listed.window.banner.text()
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"Known.vtt", "Known.edl", "A film.vtt"}


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
    assert "Events added as markers: 2. Left out, because nothing was seen at that time: 1." in window.banner.text()
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
    assert "None of the events in this table falls within this session." in window.banner.text()
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
