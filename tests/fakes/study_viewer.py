"""What a study's viewers and its moderator do, by the widgets that they see."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fakes.window_program import can_be_pressed, click, is_open, main_window
from rating_app.views.study.viewer_screen import ViewerScreen
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.navigation import STUDY

Deeds = Generator[Callable[[], bool], None, None]


def viewer_screen() -> ViewerScreen | None:
    """The one that is open."""
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, ViewerScreen))
    return next((screen for screen in shown if screen.isVisible()), None)


def call_next_viewer(window: MainWindow) -> Deeds:
    """On the study's page."""
    click(window.rail.buttons[STUDY])
    yield lambda: can_be_pressed(window.study.overview.next_button)
    click(window.study.overview.next_button)
    yield lambda: viewer_screen() is not None


def agree(screen: ViewerScreen) -> Deeds:
    """The viewer has read the notice."""
    yield lambda: screen.consent is not None and can_be_pressed(screen.consent.agree_button)
    click(screen.consent.agree_button)


def begin(screen: ViewerScreen) -> Deeds:
    """They sit well."""
    yield lambda: can_be_pressed(screen.ready.begin_button)
    click(screen.ready.begin_button)


def answer(screen: ViewerScreen, keys: str) -> Deeds:
    """The question that is asked, by the keyboard alone."""
    yield lambda: asks(screen)
    press(screen, keys)


def press(screen: ViewerScreen, keys: str) -> None:
    """On whatever has the focus there."""
    QTest.keyClicks(screen.focusWidget(), keys)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)


def asks(screen: ViewerScreen) -> bool:
    """Whether a question is seen."""
    return screen.pages.currentWidget() is screen.questions


def watches(screen: ViewerScreen, seconds: float) -> Callable[[], bool]:
    """Until a film has run for so long."""

    def has_run() -> bool:
        content = screen.content
        return screen.is_on_film and content is not None and content.position.position_s >= seconds

    return has_run


def is_thanked(screen: ViewerScreen) -> bool:
    """Whether all there is to do is to go."""
    return screen.pages.currentWidget() is screen.thanks and "code" in screen.thanks.words.text()


def do(deeds: Iterator[Callable[[], bool]], wait_until: Callable[[Callable[[], bool]], object]) -> None:
    """One deed after the other; `wait_until` runs the event loop."""
    for condition in deeds:
        wait_until(condition)


def interrupted_viewer() -> Deeds:
    """The next viewer of the study that was open last, up to the second film; says so on standard output."""
    yield is_open
    window = main_window()
    yield from call_next_viewer(window)
    screen = viewer_screen()
    yield from agree(screen)
    yield from answer(screen, "2")
    yield from begin(screen)
    yield watches(screen, 1.0)
    yield from answer(screen, "3")
    yield watches(screen, 2.0)
    print("watching", flush=True)
    yield lambda: False


def two_screens() -> Deeds:
    """The next viewer comes twice, with the moderator's window on either screen; then the viewer's is unplugged. Says
    on standard output who is where, as lines of JSON.
    """
    yield is_open
    window = main_window()
    left, right = QApplication.screens()
    for screen in (right, left):
        window.move(screen.geometry().topLeft())
        yield lambda screen=screen: window.screen() is screen
        yield from call_next_viewer(window)
        yield lambda: viewer_screen().isFullScreen() and can_be_pressed(window.desk.stop_button)
        say_who_is_where(window)
        if screen is left:
            subprocess.run([sys.executable, "-m", "fakes.two_monitors", "unplug"], check=True)
            yield lambda: can_be_pressed(window.desk.screen_button)
            say_who_is_where(window)
        click(window.desk.stop_button)
        yield lambda: can_be_pressed(window.desk.leave_button)
        click(window.desk.leave_button)
        yield lambda: viewer_screen() is None
    window.close()
    yield lambda: False


def say_who_is_where(window: MainWindow) -> None:
    """With the places of the moderator's screen and of the viewer's window, in pixels."""
    places = {"moderator": window.screen().geometry(), "viewer": viewer_screen().frameGeometry()}
    said = {who: place.getRect() for who, place in places.items()}
    print(json.dumps({**said, "has_screen_button": window.desk.screen_button.isVisible()}), flush=True)
