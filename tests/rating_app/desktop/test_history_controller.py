"""The history's controller with its page and a real store: what the user does, and what is in the file then."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest
from fakes.sessions import session_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from rating_app.desktop import history_controller as archive_module
from rating_app.desktop.file_opener import FileOpener
from rating_app.desktop.history_controller import HistoryController
from rating_app.rating.standing import Standing
from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.session.content import ContentKind
from rating_app.store import SessionStore, StoreFailed
from rating_app.views.history.columns import Column
from rating_app.views.history.page import HistoryPage
from rating_app.views.window.late_page import LatePage

LICENCE = "The expression model, and everything based on it, is for non-commercial research only."
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(paths):
    store = SessionStore(paths.database)
    for number, content in enumerate(("Alpha", "Beta", "Gamma")):
        session = session_of([0.2, None, 0.9] * 40, content=content)
        started = session.head.started_at - timedelta(days=number)
        store.save(replace(session, head=replace(session.head, started_at=started)))
    return store


@pytest.fixture
def page(qtbot):
    page = HistoryPage()
    qtbot.addWidget(page)
    page.resize(1000, 600)
    return page


@pytest.fixture
def opener(page):
    """Return an opener that only records its calls; what it does then is tested in `test_file_opener.py`."""
    opener = FileOpener(page)
    opener.asked = []
    opener.open_file = lambda file: opener.asked.append(("file", file))
    opener.show_in_folder = lambda file: opener.asked.append(("folder", file))
    return opener


def built(page):
    late_page = LatePage(lambda: page)
    assert late_page.page is page
    return late_page


@pytest.fixture
def archive(store, page, opener, qtbot, tmp_path):
    archive = HistoryController(store, built(page), lambda: tmp_path / "out", opener)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    archive.show()
    qtbot.waitUntil(lambda: len(titles(page)) == 3)
    page.table.setFocus()
    yield archive
    archive.close()


def titles(page):
    return [page.model.index(row, Column.CONTENT).data() for row in range(page.model.rowCount())]


def kept(store):
    return [summary.content for summary in store.summaries()]


def marked(paths):
    with closing(sqlite3.connect(paths.database)) as connection:
        return connection.execute("SELECT count(*) FROM session WHERE deleted = 1").fetchone()[0]


def delete_first_two(qtbot, page):
    page.table.select([0, 1])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)


def test_deleted_sessions_disappear_at_once_and_come_back(archive, page, store, qtbot):
    delete_first_two(qtbot, page)
    assert titles(page) == ["Gamma"] and page.undo_bar.text == "2 sessions deleted"
    qtbot.waitUntil(lambda: kept(store) == ["Gamma"])
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CONTROL)
    assert titles(page) == ["Alpha", "Beta", "Gamma"] and not page.undo_bar.isVisible()
    qtbot.waitUntil(lambda: kept(store) == ["Alpha", "Beta", "Gamma"])


def test_reading_the_history_does_not_bring_deleted_sessions_back(archive, page, store, qtbot):
    delete_first_two(qtbot, page)
    with qtbot.waitSignal(archive._history_read):
        archive.refresh()
    assert titles(page) == ["Gamma"]


def test_later_deletions_join_the_earlier_ones(archive, page, store, qtbot):
    page.table.select([0])
    with qtbot.waitSignals([archive.deleted, archive.deleted]) as counts:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert [signal.args for signal in counts.all_signals_and_args] == [[1], [2]] or page.undo_bar.text.startswith("2")
    qtbot.mouseClick(page.undo_bar.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kept(store) == ["Alpha", "Beta", "Gamma"])


def test_deleted_sessions_are_erased_after_a_while(archive, page, store, paths, qtbot, monkeypatch):
    monkeypatch.setattr(archive_module, "UNDO_FOR_MS", 50)
    delete_first_two(qtbot, page)
    qtbot.waitUntil(lambda: not page.undo_bar.isVisible())
    qtbot.waitUntil(lambda: b"Alpha" not in paths.database.read_bytes())
    assert kept(store) == ["Gamma"] and marked(paths) == 0


def test_deleted_sessions_are_erased_when_the_program_ends(archive, page, store, paths, qtbot):
    delete_first_two(qtbot, page)
    archive.close()
    assert kept(store) == ["Gamma"] and marked(paths) == 0
    assert b"Alpha" not in paths.database.read_bytes()


def test_deletion_that_fails_brings_the_rows_back(archive, page, store, qtbot, monkeypatch):
    def fail(_ids):
        raise StoreFailed("The disk is full.")

    monkeypatch.setattr(store, "mark_deleted", fail)
    with qtbot.waitSignal(archive.said) as said:
        delete_first_two(qtbot, page)
    assert said.args == ["The disk is full.", "alert", ()]
    assert titles(page) == ["Alpha", "Beta", "Gamma"] and not page.undo_bar.isVisible()


def test_deleting_all_is_final(archive, page, store, paths, qtbot, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    page.table.select([0])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.mouseClick(page.delete_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.empty.heading == "No sessions yet" and page.empty.isVisible())
    assert not page.undo_bar.isVisible()
    assert kept(store) == [] and marked(paths) == 0


def test_new_title_is_kept(archive, page, store, qtbot):
    page.table.select([1])
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(type(page.filters.search))
    qtbot.keyClicks(editor, "Delta")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(store) == ["Alpha", "Delta", "Gamma"])
    assert titles(page) == ["Alpha", "Delta", "Gamma"]


def test_several_are_exported_with_one_message(archive, page, opener, qtbot, tmp_path):
    told, written = [], []
    archive.exports.said.connect(lambda *words: told.append(words))
    archive.exports.exported.connect(written.append)
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(page.table, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: bool(told))
    assert len(written) == 3 and not page.export_bar.isVisible()
    ((text, role, (folder,)),) = told
    assert text == f"Saved 3 of 3 sessions. {LICENCE}" and role == "good"
    folder.accept()
    ((what, file),) = opener.asked
    assert what == "folder" and file.parent == tmp_path / "out" and file.is_file()
    assert sorted(pd.read_csv(tmp_path / "out" / "sessions.csv")["content"]) == ["Alpha", "Beta", "Gamma"]


def test_export_and_report_of_one_can_be_opened(archive, store, opener, qtbot, tmp_path):
    """Also for a session whose title looks like mark-up."""
    session = store.load(store.summaries()[0].session_id)
    session = replace(session, head=replace(session.head, content="Tom &amp; Jerry"))
    with qtbot.waitSignal(archive.exports.said) as said:
        archive.exports.export(session)
    sentence, role, offers = said.args
    assert sentence == f"Saved Tom &amp; Jerry.timeline.csv and sessions.csv. {LICENCE}" and role == "good"
    assert [(offer.words, offer.ends) for offer in offers] == [("Open the folder", False), ("Read the report", False)]
    for offer in offers:
        offer.accept()
    assert [what for what, _ in opener.asked] == ["folder", "file"]
    timeline, report = (file for _, file in opener.asked)
    assert timeline.name.endswith(".timeline.csv") and timeline.is_file()
    assert report.suffix == ".html" and report.is_file()

    with qtbot.waitSignal(archive.exports.said) as said:
        archive.exports.write_report(session, tmp_path / "page.html")
    (offer,) = said.args[2]
    offer.accept()
    assert opener.asked[-1] == ("file", tmp_path / "page.html")


def test_export_of_several_can_be_cancelled(archive, page, qtbot, tmp_path):
    told = []
    archive.exports.said.connect(lambda text, role: told.append(text))
    archive.exports.exported.connect(
        lambda _id: qtbot.mouseClick(page.export_bar.cancel_button, Qt.MouseButton.LeftButton)
    )
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("Saved 1 of 3 sessions.")
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 1


def test_folder_that_cannot_be_written_is_reported_once(archive, page, qtbot, tmp_path):
    (tmp_path / "out").write_text("a file")
    told = []
    archive.exports.said.connect(lambda text, role: told.append((text, role)))
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.waitUntil(lambda: not page.export_bar.isVisible())
    assert len(told) == 1 and "is not a folder" in told[0][0] and told[0][1] == "alert"


def test_without_a_folder_nothing_is_exported(store, page, opener, qtbot):
    archive = HistoryController(store, built(page), lambda: None, opener)
    with qtbot.assertNotEmitted(archive.exports.exported):
        archive.exports.export_several([summary.session_id for summary in store.summaries()])
        archive.close()


def test_session_is_loaded_for_its_page(archive, store, qtbot):
    session_id = store.summaries()[0].session_id
    with qtbot.waitSignal(archive.session_loaded) as loaded:
        archive.load(session_id)
    assert loaded.args == [store.load(session_id)]
    with qtbot.waitSignal(archive.said) as said:
        archive.load("gone")
    assert "no longer" in said.args[0]


def test_sessions_are_compared(archive, page, store, qtbot):
    page.table.select([0, 1])
    qtbot.keyClick(page.table, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: page.comparison.progress == "")
    assert page.comparison.plot.length == pytest.approx(store.summaries()[0].duration_s)


def test_curves_of_earlier_sessions_are_drawn(store, page, opener, paths, qtbot, tmp_path):
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        connection.execute("UPDATE session SET joy_curve = NULL")
    archive = HistoryController(store, built(page), lambda: None, opener)
    archive.show()
    qtbot.waitUntil(lambda: all(summary.curve is not None for summary in store.summaries()))
    qtbot.waitUntil(lambda: page.model.rowCount() == 3 and page.model.session_at(2).curve is not None)
    archive.close()


def test_beginning_of_a_long_history_is_shown_first(store, page, opener, qtbot, monkeypatch):
    monkeypatch.setattr(archive_module, "FIRST_SESSIONS", 1)
    shown = []
    show_index = page.show_index
    monkeypatch.setattr(page, "show_index", lambda index: shown.append(len(index.summaries)) or show_index(index))
    archive = HistoryController(store, built(page), lambda: None, opener)
    archive.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert shown[-1] == 3 and shown in ([1, 3], [3])
    archive.close()


def test_damaged_history_is_reported_and_repaired(paths, page, opener, qtbot):
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(b"not a database" * 100)
    archive = HistoryController(SessionStore(paths.database), built(page), lambda: None, opener)
    said = []
    archive.said.connect(lambda *words: said.append(words))
    archive.show()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "seems to be damaged" in said[0][0] and "a new one was started" in said[1][0]
    assert {role for _, role, _ in said} == {"alert"}
    assert [[offer.words for offer in offers] for *_, offers in said] == [[], ["Open the folder"]]
    said[1][2][0].accept()
    ((what, file),) = opener.asked
    assert what == "folder" and file.is_file() and file.read_bytes().startswith(b"not a database")
    archive.close()


def test_history_that_cannot_be_repaired_is_tried_once(paths, page, opener, qtbot, monkeypatch):
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(b"not a database" * 100)
    store, tries, said = SessionStore(paths.database), [], []
    monkeypatch.setattr(store, "rescue", lambda: tries.append(1))
    archive = HistoryController(store, built(page), lambda: None, opener)
    archive.said.connect(lambda *words: said.append(words))
    page.show()
    archive.show()
    qtbot.waitUntil(lambda: len(said) == 2)
    qtbot.wait(200)
    assert len(tries) == 1 and len(said) == 2
    archive.close()


def of_viewer(number, **head):
    """Return a session before the camera, `number` days ago, with a rating that rises with `number`."""
    session = session_of(
        [0.01] * (100 - 5 * number) + [0.9] * 5 * (number + 1), consent=LiveConsent.give(NOTICE).consent
    )
    started = session.head.started_at - timedelta(days=20 - number)
    return replace(session, head=replace(session.head, started_at=started, **head))


def test_session_stands_among_the_viewers_earlier_ones_of_its_kind_alone(archive, store, qtbot):
    for number in range(9):
        store.save(of_viewer(number))
    # Of another viewer, of another kind, later, and of a recording.
    store.save(of_viewer(0, viewer="V02"))
    store.save(of_viewer(0, content_kind=ContentKind.MEDIA))
    store.save(of_viewer(19))
    session = of_viewer(9)
    with qtbot.waitSignal(archive.details_found) as found:
        archive.find_details(session)
    assert found.args[1] == Standing(9, 9)
    with qtbot.waitSignal(archive.details_found) as found:
        archive.find_details(session_of([0.5] * 100))
    assert found.args[1] is None
