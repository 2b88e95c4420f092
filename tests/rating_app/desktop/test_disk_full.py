"""A real, small disk without room: nothing that was saved is lost, new samples are held back, and a sentence reports
it.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest
from fakes.disks import small_disk
from fakes.patience import wait_until
from fakes.sessions import session_of
from PySide6.QtCore import QObject

from rating_app.desktop.preferences import Preferences
from rating_app.desktop.storage_watch import StorageWatch
from rating_app.export import ExportFailed, export_session
from rating_app.session.session import Marker
from rating_app.settings import Paths, Settings, load_settings, save_settings
from rating_app.store import SessionStore, StoreFailed
from rating_app.store.disk_space import lack_of_space
from rating_app.views.watch.phase import Phase


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        yield disk


@pytest.fixture
def on_disk(disk):
    """Return the paths of a program whose files are on this disk."""
    return Paths(disk.folder / "data", disk.folder / "config", disk.folder / "log")


@pytest.fixture
def store(on_disk):
    return SessionStore(on_disk.database)


def committed(paths):
    with closing(sqlite3.connect(paths.database)) as connection:
        return connection.execute("SELECT count(*) FROM sample").fetchone()[0]


def begin(writer, session, paths):
    """Write the first hundred samples, and wait until all are in the file: the first one is written ahead of the
    others.
    """
    earlier = committed(paths) if paths.database.exists() else 0
    writer.begun(session.head)
    for sample in session.samples[:100]:
        writer.sampled(sample)
    wait_until(lambda: writer._recording._in_file and committed(paths) == earlier + 100)


def go_on(writer, session, caplog):
    """Write the rest, more than there is room for, and wait until the writer has noticed."""
    for sample in session.samples[100:]:
        writer.sampled(sample)
    wait_until(lambda: "cannot be written at the moment" in caplog.text)


def test_permanently_full_disk_loses_only_later_samples(disk, store, on_disk, tmp_path, caplog):
    earlier = session_of([0.5] * 10, content="Earlier")
    store.save(earlier)
    session = session_of([0.2, 0.8] * 3000, content="Too long")
    writer = store.writer()
    begin(writer, session, on_disk)
    disk.fill(leave=40_000)
    go_on(writer, session, caplog)
    writer.marked(Marker(0.1, "Here"))
    with pytest.raises(StoreFailed, match=r"^The history .* cannot be written \(database or disk is full\)\.$"):
        writer.finished(session)
    assert committed(on_disk) == 110
    files = export_session(session, tmp_path / "elsewhere", "Too long")
    assert files.timeline.read_text(encoding="utf-8").count("\n") == 6001
    disk.free()
    assert store.recover() == 1
    assert {summary.content for summary in store.summaries()} == {"Too long", "Earlier"}
    recovered = store.load(session.head.session_id)
    assert recovered.interrupted and recovered.samples == session.samples[:100]
    assert store.load(earlier.head.session_id) == earlier


def test_session_catches_up_as_soon_as_there_is_room_again(disk, store, on_disk, caplog):
    session = session_of([0.2, 0.8] * 1000)
    writer = store.writer()
    begin(writer, session, on_disk)
    disk.fill(leave=20_000)
    go_on(writer, session, caplog)
    assert committed(on_disk) == 100
    disk.free()
    wait_until(lambda: committed(on_disk) == len(session.samples))
    writer.finished(session)
    assert store.load(session.head.session_id) == session


def test_history_that_cannot_even_be_begun_takes_the_session_later(disk, store, on_disk, caplog):
    session = session_of([0.2] * 50)
    disk.fill()
    writer = store.writer()
    writer.begun(session.head)
    for sample in session.samples:
        writer.sampled(sample)
    wait_until(lambda: "cannot be written at the moment" in caplog.text)
    disk.free()
    writer.finished(session)
    assert store.load(session.head.session_id) == session


def test_full_disk_never_counts_as_damage(disk, store, on_disk):
    store.save(session := session_of([0.5] * 10))
    disk.fill()
    for use in (store.recover, store.rescue, lambda: store.set_notes(session.head.session_id, "x" * 500_000)):
        try:
            use()
        except StoreFailed as failure:
            assert "full" in str(failure) or "unable to open" in str(failure) or "disk I/O" in str(failure)
    disk.free()
    assert store.take_rescue() is None and store.load(session.head.session_id) == session
    assert [path.name for path in on_disk.data.glob("*damaged*")] == []


def test_export_without_room_is_a_sentence_and_leaves_nothing(disk):
    disk.fill(leave=20_000)
    with pytest.raises(ExportFailed, match="No space left"):
        export_session(session_of([0.2, 0.8] * 3000), disk.folder / "out", "Too long")
    assert [path.name for path in (disk.folder / "out").iterdir()] == []
    disk.free()
    export_session(session_of([0.2, 0.8] * 300), disk.folder / "out", "Too long")


def test_settings_without_room_stay_as_they_were_and_are_in_force(disk, on_disk, qapp):
    save_settings(Settings(theme="dark"), on_disk.settings)
    disk.fill()
    preferences, said = Preferences(on_disk.settings), []
    preferences.unsaved.connect(said.append)
    preferences.change(theme="light", export_folder="/somewhere" * 500)
    assert said == ["Your settings could not be saved (No space left on device)."]
    assert preferences.settings.theme == "light"
    assert load_settings(on_disk.settings) == Settings(theme="dark")
    assert [path.name for path in on_disk.config.iterdir()] == ["settings.json"]


def test_full_disk_is_reported_during_the_session_and_at_its_end(disk, on_disk, monkeypatch):
    told = []
    monkeypatch.setattr("rating_app.store.writer.LOOK_EVERY_S", 0.0)
    monkeypatch.setattr("rating_app.store.disk_space.LOW_BYTES", 0)
    writer = SessionStore(on_disk.database).writer(told.append)
    session = session_of([0.2, 0.8] * 1000)
    begin(writer, session, on_disk)
    assert told == []
    disk.fill(leave=20_000)
    for sample in session.samples[100:]:
        writer.sampled(sample)
    wait_until(lambda: told)
    assert "cannot be written (database or disk is full)" in str(told[0])
    disk.free()
    wait_until(lambda: told[-1] is None)
    writer.finished(session)


def test_little_room_is_reported_before_it_is_used_up(disk, on_disk):
    assert lack_of_space(on_disk.data, low_bytes=1000) is None
    low = lack_of_space(on_disk.data, low_bytes=2**40)
    assert str(low).startswith("The disk with the history has ") and " MB left. Make room" in str(low)


def test_trouble_is_reported_with_an_export_of_the_session_so_far(qtbot, tmp_path):
    parent, said, wanted = QObject(), [], []
    session = session_of([0.5] * 10)
    watch = StorageWatch(tmp_path, lambda: session, parent)
    watch.said.connect(lambda *words: said.append(words))
    watch.export_wanted.connect(wanted.append)
    watch.on_phase_changed(Phase.RECORDING)
    with qtbot.waitSignal(watch.said):
        threading.Thread(target=lambda: watch.tell(StoreFailed("The disk is full."))).start()
    sentence, role, (offer,) = said[0]
    assert (sentence, role, offer.words) == ("The disk is full.", "alert", "Export now")
    offer.accept()
    assert wanted[0]() is session
    watch.tell(None)
    assert said[-1] == ("Sessions can be kept again.", "good", ())
