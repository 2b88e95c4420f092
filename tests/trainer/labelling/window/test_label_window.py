"""The labelling window, used as a user uses it: with keys and buttons, on real files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from trainer.data.dataset import DataError
from trainer.labelling.files import open_folder, read_answers
from trainer.labelling.passes import ANSWERS
from trainer.labelling.window.label_window import LabelWindow, only_labeller
from trainer.labelling.window.picture import LARGEST_SIDE, REMEMBERED, PhotographReader, PhotographView, read_photograph
from trainer.labelling.window.widgets import style_sheet

KEY_OF = {"happy": Qt.Key.Key_H, "neutral": Qt.Key.Key_N, "other": Qt.Key.Key_O, "unclear": Qt.Key.Key_X}


@pytest.fixture
def folder(tmp_path: Path, portraits: Path) -> Path:
    folder = tmp_path / "faces"
    folder.mkdir()
    for name in ("happy_joe_gardner", "neutral_marc", "neutral_camp"):
        shutil.copy(portraits / f"{name}.jpg", folder)
    return folder


@pytest.fixture
def open_window(qtbot):
    """Open the window on a folder, as the command does; it is active and has read its first photograph."""
    opened = []

    def open_on(folder: Path, stays: bool = True) -> LabelWindow:
        files, labelling = open_folder(folder)
        window = LabelWindow(files, labelling)
        opened.append(window)
        qtbot.addWidget(window)
        # One that closes by itself may do so before it is active.
        with qtbot.waitActive(window) if stays else nullcontext():
            window.show()
            window.activateWindow()
        return window

    yield open_on
    for window in opened:
        window.close()


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window, key, modifier)


def start(qtbot, window):
    press(qtbot, window, Qt.Key.Key_Return)
    wait_for_photograph(qtbot, window)


def wait_for_photograph(qtbot, window):
    qtbot.waitUntil(lambda: window.pass_page.photograph.is_showing)


def say(qtbot, window, *labels):
    for label in labels:
        wait_for_photograph(qtbot, window)
        press(qtbot, window, KEY_OF[label])


def page(window):
    return window.pages.currentWidget()


def said(folder):
    return [(answer.task.pass_number, answer.label) for answer in read_answers(folder / "labels.csv")]


def test_the_keyboard_alone_goes_through_both_passes(qtbot, open_window, folder):
    window = open_window(folder)
    assert page(window) is window.before_card
    start(qtbot, window)
    assert window.pass_page.place == "First pass of two: Photograph 1 of 3 · 3 to go"
    say(qtbot, window, "happy", "neutral")
    assert window.pass_page.place == "First pass of two: Photograph 3 of 3 · 1 to go"
    say(qtbot, window, "other")
    assert page(window) is window.between_card
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.pass_page.place == "Second pass of two: Photograph 1 of 3 · 3 to go"
    say(qtbot, window, "unclear", "unclear", "happy")
    assert page(window) is window.after_card
    assert said(folder) == [(1, "happy"), (1, "neutral"), (1, "other"), (2, "unclear"), (2, "unclear"), (2, "happy")]
    assert sum(int(window.after_card.figure(label)) for label in ANSWERS) == 3
    assert "Cohen's kappa" in window.after_card.agreement and "Cohen, 1960" in window.after_card.agreement
    assert window.after_card.command.text() == f"rating-trainer train --data {folder}"


def test_the_buttons_do_the_same(qtbot, open_window, folder):
    window = open_window(folder)
    qtbot.mouseClick(window.before_card.go_button, Qt.MouseButton.LeftButton)
    for label in ("neutral", "unclear"):
        wait_for_photograph(qtbot, window)
        qtbot.mouseClick(window.pass_page.buttons[label], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.pass_page.undo_button, Qt.MouseButton.LeftButton)
    assert said(folder) == [(1, "neutral")]


def test_each_answer_is_on_disk_at_once(qtbot, open_window, folder):
    window = open_window(folder)
    start(qtbot, window)
    for count, label in enumerate(("happy", "other"), start=1):
        say(qtbot, window, label)
        assert len(said(folder)) == count
        assert (folder / "index.csv").read_text().count(f",{label},") == 1


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    ],
    ids=["backspace", "ctrl+z"],
)
def test_undo_goes_back_step_by_step_and_over_the_break(qtbot, open_window, folder, key, modifier):
    window = open_window(folder)
    start(qtbot, window)
    say(qtbot, window, "happy", "neutral", "other")
    press(qtbot, window, Qt.Key.Key_Return)
    say(qtbot, window, "happy")
    for left in ([(1, "happy"), (1, "neutral"), (1, "other")], [(1, "happy"), (1, "neutral")], [(1, "happy")], []):
        press(qtbot, window, key, modifier)
        assert page(window) is window.pass_page
        assert said(folder) == left
    assert not window.pass_page.undo_button.isEnabled()
    press(qtbot, window, key, modifier)
    assert window.pass_page.place == "First pass of two: Photograph 1 of 3 · 3 to go"


def test_undo_from_the_end_asks_for_the_last_photograph_again(qtbot, open_window, folder):
    window = open_window(folder)
    start(qtbot, window)
    say(qtbot, window, "happy", "happy", "happy")
    press(qtbot, window, Qt.Key.Key_Return)
    say(qtbot, window, "happy", "happy", "happy")
    assert page(window) is window.after_card
    press(qtbot, window, Qt.Key.Key_Backspace)
    assert window.pass_page.place == "Second pass of two: Photograph 3 of 3 · 1 to go"
    say(qtbot, window, "neutral")
    assert page(window) is window.after_card
    assert said(folder)[-1] == (2, "neutral")


def test_it_goes_on_where_it_was_closed(qtbot, open_window, folder):
    window = open_window(folder)
    start(qtbot, window)
    say(qtbot, window, "happy", "neutral")
    expected = window.labelling.current
    window.close()
    window = open_window(folder)
    assert window.before_card.go_button.text() == "Go on with the first pass: 2 of 3 done"
    assert window.labelling.current == expected
    start(qtbot, window)
    say(qtbot, window, "other")
    window.close()
    window = open_window(folder)
    assert window.before_card.go_button.text() == "Start the second pass"
    start(qtbot, window)
    say(qtbot, window, "other", "other", "other")
    window.close()
    assert page(open_window(folder)).heading == "Both passes are done"


def test_the_second_pass_shows_nothing_of_the_first(qtbot, open_window, folder):
    """Two labellings that differ in their first pass look the same in the second, pixel by pixel."""
    pictures = []
    for label in ("happy", "unclear"):
        window = open_window(folder)
        start(qtbot, window)
        say(qtbot, window, label, label, label)
        press(qtbot, window, Qt.Key.Key_Return)
        wait_for_photograph(qtbot, window)
        qtbot.waitUntil(lambda window=window: not any(b.isDown() for b in window.pass_page.buttons.values()))
        pictures.append(window.grab().toImage())
        window.close()
        (folder / "labels.csv").unlink()
        (folder / "index.csv").unlink()
    assert pictures[0] == pictures[1]


def test_nothing_is_answered_before_a_photograph_can_be_seen(qtbot, open_window, folder):
    window = open_window(folder)
    press(qtbot, window, Qt.Key.Key_H)
    assert not (folder / "labels.csv").exists()
    start(qtbot, window)
    window.pass_page.photograph.show_words("One moment …")
    press(qtbot, window, Qt.Key.Key_H)
    qtbot.mouseClick(window.pass_page.buttons["happy"], Qt.MouseButton.LeftButton)
    assert not (folder / "labels.csv").exists()


def test_a_key_that_is_held_down_answers_once(qtbot, open_window, folder):
    window = open_window(folder)
    start(qtbot, window)
    press(qtbot, window, Qt.Key.Key_H)
    wait_for_photograph(qtbot, window)
    for _ in range(5):
        QTest.simulateEvent(window, True, Qt.Key.Key_H.value, Qt.KeyboardModifier.NoModifier, "h", True)
    assert said(folder) == [(1, "happy")]


def test_the_space_bar_never_answers_by_accident(qtbot, open_window, folder):
    window = open_window(folder)
    start(qtbot, window)
    qtbot.mouseClick(window.pass_page.buttons["happy"], Qt.MouseButton.LeftButton)
    wait_for_photograph(qtbot, window)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert said(folder) == [(1, "happy")]


def test_who_answers_by_tab_and_space_stays_on_the_button(qtbot, open_window, folder):
    window = open_window(folder)
    start(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Tab)
    press(qtbot, window, Qt.Key.Key_Tab)
    for _ in range(2):
        wait_for_photograph(qtbot, window)
        assert QApplication.focusWidget() is window.pass_page.buttons["neutral"]
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert said(folder) == [(1, "neutral"), (1, "neutral")]


def test_an_answer_that_cannot_be_saved_is_not_taken_as_said(qtbot, open_window, folder, monkeypatch):
    window = open_window(folder)
    start(qtbot, window)
    say(qtbot, window, "happy", "happy")

    def fail(descriptor):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        say(qtbot, window, "neutral")
        assert page(window) is window.pass_page
        assert "No space left on device" in window.pass_page.message
        assert window.pass_page.place == "First pass of two: Photograph 3 of 3 · 1 to go"
        press(qtbot, window, Qt.Key.Key_Backspace)
        assert "No space left on device" in window.pass_page.message
        assert window.pass_page.place == "First pass of two: Photograph 3 of 3 · 1 to go"
    assert len(said(folder)) == 2
    say(qtbot, window, "neutral")
    assert [label for _, label in said(folder)] == ["happy", "happy", "neutral"]


def test_an_undo_writes_the_index_first(qtbot, open_window, folder, monkeypatch):
    """A crash in between would leave a row without its answer, which looks like a row from elsewhere."""
    window = open_window(folder)
    start(qtbot, window)
    say(qtbot, window, "happy")
    replace, written = Path.replace, []

    def note(self, target):
        written.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", note)
    press(qtbot, window, Qt.Key.Key_Backspace)
    say(qtbot, window, "happy")
    assert written == ["index.csv", "labels.csv", "labels.csv", "index.csv"]


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_next_photograph_does_not_wait_for_the_disk(qtbot, open_window, folder, monkeypatch):
    window = open_window(folder)
    start(qtbot, window)
    upcoming = window.labelling.upcoming(2)[1].path
    qtbot.waitUntil(lambda: window._reader.image(upcoming) is not None)
    paints = Paints(window.pass_page.photograph)
    seen_while_saving = []
    fsync = os.fsync

    def look(descriptor):
        seen_while_saving.append((window.pass_page.place, paints.count))
        fsync(descriptor)

    wait_for_photograph(qtbot, window)
    monkeypatch.setattr(os, "fsync", look)
    paints.count = 0
    say(qtbot, window, "happy")
    place, count = seen_while_saving[0]
    assert place == "First pass of two: Photograph 2 of 3 · 2 to go"
    assert count > 0


def test_unreadable_files_are_skipped_and_counted(qtbot, open_window, folder):
    (folder / "broken.jpg").write_bytes(b"no image")
    (folder / "empty.png").touch()
    window = open_window(folder)
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.labelling.unreadable == {"broken.jpg", "empty.png"})
    say(qtbot, window, "happy", "happy", "happy")
    assert page(window) is window.between_card
    press(qtbot, window, Qt.Key.Key_Return)
    say(qtbot, window, "happy", "happy", "happy")
    assert page(window) is window.after_card
    assert window.after_card.lead == "3 photographs, each seen twice."
    assert "broken" not in (folder / "index.csv").read_text()


def test_a_last_photograph_that_is_lost_ends_the_pass(qtbot, open_window, folder):
    window = open_window(folder)
    start(qtbot, window)
    say(qtbot, window, "happy", "happy")
    window._on_unreadable(window.labelling.current.path)
    assert page(window) is window.between_card


def test_a_folder_of_broken_files_closes_the_window(qtbot, open_window, folder):
    for file in folder.iterdir():
        file.write_bytes(b"no image")
    window = open_window(folder, stays=False)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.labelling.progress(1).total == 0


def test_every_control_has_a_name_and_can_be_reached_by_tab(qtbot, open_window, folder):
    window = open_window(folder)
    start(qtbot, window)
    say(qtbot, window, "happy")
    wait_for_photograph(qtbot, window)
    reached = set()
    for _ in range(8):
        press(qtbot, window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {*window.pass_page.buttons.values(), window.pass_page.undo_button} <= reached
    assert window.pass_page.photograph.accessibleName() == "Photograph 2 of 3"
    for button in window.findChildren(QPushButton):
        assert button.accessibleName() or button.text(), button.objectName()
    assert window.pass_page.buttons["happy"].accessibleName() == "Happy, key H"


def test_the_command_can_be_copied(qtbot, open_window, folder):
    spaced = folder.rename(folder.with_name("my faces"))
    window = open_window(spaced)
    start(qtbot, window)
    say(qtbot, window, "happy", "happy", "happy")
    press(qtbot, window, Qt.Key.Key_Return)
    say(qtbot, window, "happy", "happy", "happy")
    qtbot.mouseClick(window.after_card.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == f"rating-trainer train --data '{spaced}'"
    assert "kappa cannot be computed" in window.after_card.agreement


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_small_screen(qtbot, open_window, folder, dress, theme):
    dress(theme, style_sheet)
    window = open_window(folder)
    window.resize(1024, 640)
    start(qtbot, window)
    assert (window.width(), window.height()) == (1024, 640)
    for button in window.pass_page.buttons.values():
        assert window.rect().contains(button.rect().translated(button.mapTo(window, button.rect().topLeft())))
        assert button.height() >= button.sizeHint().height()
    assert window.pass_page.photograph.height() > 500


def test_a_second_window_on_the_same_folder_is_refused(folder):
    other = pytest.raises(DataError, match="is being labelled in another window")
    with only_labeller(folder), other, only_labeller(folder):
        pass
    assert not (folder / "labels.csv.lock").exists()
    with only_labeller(folder):
        pass


def quadrants() -> np.ndarray:
    """BGR uint8 (60, 80, 3): red at the top left, black elsewhere."""
    pixels = np.zeros((60, 80, 3), np.uint8)
    pixels[:30, :40, 2] = 255
    return pixels


def is_red(image: QImage, x: float, y: float) -> bool:
    """At this share of width and height."""
    colour: QColor = image.pixelColor(int(image.width() * x), int(image.height() * y))
    return colour.red() > 150 and colour.green() < 90


def test_exif_rotation_is_undone(tmp_path):
    """Orientation 6: the camera was turned, so the picture must be turned clockwise to stand upright."""
    file = tmp_path / "turned.jpg"
    content = cv2.imencode(".jpg", quadrants())[1].tobytes()
    tag = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    file.write_bytes(content[:2] + b"\xff\xe1" + (len(tag) + 2).to_bytes(2, "big") + tag + content[2:])
    image = read_photograph(file)
    assert image.height() > image.width()
    assert is_red(image, 0.75, 0.25) and not is_red(image, 0.25, 0.25)


@pytest.mark.parametrize("suffix", [".jpg", ".jpeg", ".png", ".webp", ".bmp"])
def test_all_formats_are_read(tmp_path, suffix):
    file = tmp_path / f"fünf{suffix}"
    file.write_bytes(cv2.imencode(suffix, quadrants())[1].tobytes())
    image = read_photograph(file)
    assert is_red(image, 0.2, 0.2) and not is_red(image, 0.8, 0.8)


def test_huge_photographs_are_reduced_and_small_ones_smoothly_enlarged(tmp_path):
    file = tmp_path / "a.png"
    file.write_bytes(cv2.imencode(".png", np.zeros((1000, 4000, 3), np.uint8))[1].tobytes())
    assert (read_photograph(file).width(), read_photograph(file).height()) == (LARGEST_SIDE, LARGEST_SIDE // 4)
    step = np.zeros((48, 48, 3), np.uint8)
    step[:, 24:] = 255
    file.write_bytes(cv2.imencode(".png", step)[1].tobytes())
    image = read_photograph(file)
    row = [image.pixelColor(x, image.height() // 2).red() for x in range(image.width())]
    assert image.width() == image.height() > 400
    assert max(abs(b - a) for a, b in pairwise(row)) < 40


def test_what_is_no_image_is_a_null_image(tmp_path):
    (tmp_path / "text.jpg").write_text("no image")
    (tmp_path / "empty.jpg").touch()
    for name in ("text.jpg", "empty.jpg", "absent.jpg"):
        assert read_photograph(tmp_path / name).isNull()


def test_the_reader_keeps_a_few_photographs_only(qtbot, tmp_path):
    for number in range(20):
        (tmp_path / f"{number}.png").write_bytes(cv2.imencode(".png", quadrants())[1].tobytes())
    reader = PhotographReader(tmp_path)
    for number in range(18):
        wanted = [f"{number + ahead}.png" for ahead in range(3)]
        reader.want(wanted)
        qtbot.waitUntil(lambda wanted=wanted: all(reader.image(path) is not None for path in wanted))
    reader.close()
    kept = [number for number in range(20) if reader.image(f"{number}.png") is not None]
    assert kept == list(range(kept[0], 20))
    assert REMEMBERED + 3 <= len(kept) <= REMEMBERED + 2 * 3


def test_a_closed_reader_says_nothing_more(qtbot, tmp_path):
    (tmp_path / "a.png").write_bytes(cv2.imencode(".png", quadrants())[1].tobytes())
    reader = PhotographReader(tmp_path)
    reader.want(["a.png"])
    reader._pending["a.png"].result(timeout=10)
    reader.close()
    with qtbot.assertNotEmitted(reader.read, wait=50):
        pass


def test_a_photograph_keeps_its_shape(qtbot):
    view = PhotographView()
    qtbot.addWidget(view)
    view.resize(600, 300)
    with qtbot.waitExposed(view):
        view.show()
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    view.show_photograph(image)
    grabbed = view.grab().toImage()
    row = [grabbed.pixelColor(x, grabbed.height() // 2) == QColor("red") for x in range(grabbed.width())]
    ratio = grabbed.devicePixelRatio()
    assert row.index(True) == pytest.approx(150 * ratio, abs=2)
    assert sum(row) == pytest.approx(300 * ratio, abs=2)


RUN = """
import sys
from trainer.__main__ import main
early = "PySide6" in sys.modules
code = main(["label", sys.argv[1]])
print("heavy:", [name for name in ("tensorflow", "jax", "torch", "mediapipe") if sys.modules.get(name) is not None])
sys.exit(code or early)
"""


@pytest.fixture
def run_until_shown():
    """Run the command in a process of its own until its window is there."""
    started = []

    def run(folder: Path) -> subprocess.Popen[str]:
        env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[4])}
        command = [sys.executable, "-c", RUN, str(folder)]
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, text=True))
        assert started[-1].stdout.readline() == f"Labelling 3 photographs of {folder}.\n"
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_ends_in_order_and_without_tensorflow(run_until_shown, folder, number):
    files, labelling = open_folder(folder)
    files.save(labelling.with_answer("happy"))
    process = run_until_shown(folder)
    process.send_signal(number)
    output, error = process.communicate(timeout=60)
    assert process.returncode == 0, error
    assert "Pass 1: 1 of 3.\nPass 2: 0 of 3.\nLabels: 1 happy;" in output
    assert "heavy: []" in output
    assert not (folder / "labels.csv.lock").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_window_that_was_killed_does_not_lock_its_folder(run_until_shown, folder):
    process = run_until_shown(folder)
    process.kill()
    process.communicate(timeout=60)
    assert (folder / "labels.csv.lock").exists()
    with only_labeller(folder):
        pass


def test_a_folder_of_broken_files_is_one_sentence_and_exit_code_2(run_until_shown, folder):
    for file in folder.iterdir():
        file.write_bytes(b"no image")
    process = run_until_shown(folder)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 2
    assert error == f"rating-trainer: None of the 3 photographs in {folder} can be read as an image.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has no screen at times")
def test_no_screen_is_one_sentence_and_exit_code_2(folder):
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env |= {"QT_QPA_PLATFORM": "", "PYTHONPATH": str(Path(__file__).parents[4])}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(folder)], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "rating-trainer: There is no screen to open a window on.\n"
