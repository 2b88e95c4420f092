"""Exporting through the real file dialog."""

from __future__ import annotations

import pandas as pd
from fakes.sessions import session_of
from fakes.user import click
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit

from rating_app.settings import Settings, load_settings, save_settings
from rating_app.store import SessionStore
from rating_app.views.window.navigation import HISTORY

ASK_FOR_FOLDER = QFileDialog.getExistingDirectory


def type_folder_into_next_dialog(qtbot, folder):
    """Type a folder into the dialog that is about to open, as a person does who looks at the result of their typing."""
    timer = QTimer(QApplication.instance())

    def act():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            return
        field, accept = dialog.findChild(QLineEdit), dialog.findChild(QDialogButtonBox).buttons()[0]
        # While it reads the folder that it begins in, the dialog writes into the field, too, and cannot be accepted.
        if field.text() != str(folder):
            field.clear()
            qtbot.keyClicks(field, str(folder))
        elif accept.isEnabled():
            timer.stop()
            qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)

    timer.timeout.connect(act)
    timer.start(20)


def test_several_sessions_are_written_to_the_chosen_folder(launch, qtbot, paths, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ASK_FOR_FOLDER)
    # The dialog begins there, rather than in the home of the user who runs the tests.
    save_settings(Settings(export_folder=str(tmp_path)), paths.settings)
    store = SessionStore(paths.database)
    for title in ("First", "Second"):
        store.save(session_of([0.2, None, 0.8] * 10, content=title))
    application = launch(agree=False)
    window = application.window
    window.rail.buttons[HISTORY].click()
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 2)
    window.history.table.selectAll()
    folder = tmp_path / "my exports"
    folder.mkdir()
    type_folder_into_next_dialog(qtbot, folder)
    click(qtbot, window.history.export_button)
    qtbot.waitUntil(lambda: "Saved 2 of 2 sessions" in window.banner.text())
    assert set(pd.read_csv(folder / "sessions.csv")["content"]) == {"First", "Second"}
    assert load_settings(paths.settings).export_folder == str(folder)
