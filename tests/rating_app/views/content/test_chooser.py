"""The choice of what is to be watched."""

from __future__ import annotations

from fakes.media import write_picture
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from rating_app.views.content.chooser import ContentChooser


def chooser_of(qtbot):
    chooser = ContentChooser()
    qtbot.addWidget(chooser)
    chooser.show()
    return chooser


def drop(chooser, *files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    chooser.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


def test_film_is_chosen_with_the_file_dialog(qtbot, tmp_path, monkeypatch):
    chooser = chooser_of(qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.mp4"), ""))
    with qtbot.waitSignal(chooser.media_chosen) as chosen:
        qtbot.mouseClick(chooser.media_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [tmp_path / "a.mp4"]


def test_pictures_come_in_the_order_of_their_numbers(qtbot, tmp_path, monkeypatch):
    chooser = chooser_of(qtbot)
    names = [str(tmp_path / f"slide {number}.png") for number in (10, 2, 1)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    chooser.set_picture_seconds(0.0)
    with qtbot.waitSignal(chooser.pictures_chosen) as chosen:
        qtbot.keyClick(chooser.pictures_button, Qt.Key.Key_Space)
    files, seconds = chosen.args
    assert [file.name for file in files] == ["slide 1.png", "slide 2.png", "slide 10.png"] and seconds == 0.0


def test_nothing_is_chosen_if_the_dialog_is_cancelled(qtbot, monkeypatch):
    chooser = chooser_of(qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(chooser.media_chosen):
        qtbot.mouseClick(chooser.media_button, Qt.MouseButton.LeftButton)


def test_dropped_film_and_dropped_folder_are_watched(qtbot, tmp_path):
    chooser = chooser_of(qtbot)
    with qtbot.waitSignal(chooser.media_chosen):
        drop(chooser, tmp_path / "a.webm")
    write_picture(tmp_path / "b.png", 9)
    (tmp_path / "notes.txt").write_text("no picture")
    with qtbot.waitSignal(chooser.pictures_chosen) as chosen:
        drop(chooser, tmp_path)
    assert chosen.args[0] == (tmp_path / "b.png",)


def test_folder_is_chosen_with_its_own_dialog(qtbot, tmp_path, monkeypatch):
    chooser = chooser_of(qtbot)
    write_picture(tmp_path / "b.png", 9)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(chooser.pictures_chosen) as chosen:
        qtbot.mouseClick(chooser.folder_button, Qt.MouseButton.LeftButton)
    assert chosen.args[0] == (tmp_path / "b.png",)


def test_playlist_keeps_its_order(qtbot, tmp_path, monkeypatch):
    chooser = chooser_of(qtbot)
    playlist = tmp_path / "order.m3u"
    playlist.write_text("z.png\na.png\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(playlist)], ""))
    with qtbot.waitSignal(chooser.pictures_chosen) as chosen:
        qtbot.mouseClick(chooser.pictures_button, Qt.MouseButton.LeftButton)
    assert chosen.args[0] == (tmp_path / "z.png", tmp_path / "a.png")


def test_playlist_that_cannot_be_read_says_why(qtbot, tmp_path, monkeypatch):
    chooser = chooser_of(qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "gone.m3u")], ""))
    with qtbot.waitSignal(chooser.nothing_found) as found, qtbot.assertNotEmitted(chooser.pictures_chosen):
        qtbot.mouseClick(chooser.pictures_button, Qt.MouseButton.LeftButton)
    assert found.args[0] == f"{tmp_path / 'gone.m3u'} cannot be read (No such file or directory)."


def test_folder_without_pictures_is_reported(qtbot, tmp_path):
    chooser = chooser_of(qtbot)
    with qtbot.waitSignal(chooser.nothing_found) as found, qtbot.assertNotEmitted(chooser.pictures_chosen):
        drop(chooser, tmp_path)
    assert "no pictures" in found.args[0]
