"""The window as it is seen first, with its first page.

It is painted before the pipeline and the controllers are imported, which takes as long again. So nothing here may
import them, nor NumPy or OpenCV.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from rating_app.desktop.preferences import Preferences
from rating_app.session.consent import notice_for
from rating_app.session.content import ContentClock
from rating_app.settings import Paths
from rating_app.system.network import NO_RULE, NetworkRule
from rating_app.views.design.language import apply_language
from rating_app.views.design.theme import apply_theme, put_in_force
from rating_app.views.watch.start_card import loading
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.opening import show_at_once

if TYPE_CHECKING:
    from rating_app.desktop.serve_controller import Client


@dataclass(frozen=True)
class WindowRequest:
    """The options of the command line. `camera` is an index or a part of a name, empty for the first; `lsl` offers the
    numbers to the local network, `lsl_markers` takes markers from it; `network` is how this process is kept off it.
    `client` is the program that has started this one, and gets the numbers; None if a person has started it.
    """

    model: Path
    camera: str = ""
    demo: bool = False
    theme: str | None = None
    lsl: bool = False
    network: NetworkRule = NO_RULE
    client: Client | None = None
    lsl_markers: bool = False


class FirstWindow:
    """The window in the user's language and colours and at its last place, with the settings that were read for that.

    It offers nothing yet. Keys and clicks wait: the event loop begins only after a RatingApplication has taken over the
    window.
    """

    def __init__(self, app: QApplication, request: WindowRequest, paths: Paths) -> None:
        self.app = app
        self.request = request
        self.paths = paths
        self.preferences = Preferences(paths.settings)
        if request.theme is not None:
            self.preferences.settings = replace(self.preferences.settings, theme=request.theme)
        self.notice = notice_for(request.lsl, request.client is not None, request.lsl_markers)
        self.clock = ContentClock()
        self.language = apply_language(app, self.preferences.settings.language)
        put_in_force(app, self.preferences.settings.theme)
        self.window = MainWindow(self.notice, self.clock)
        self.window.watch.show_reason(loading())
        self.window.watch.divide(self.preferences.settings.watch_shares)
        apply_theme(app, self.preferences.settings.theme)

    def show(self) -> None:
        """Show the window, unless it is shown already."""
        if self.window.isVisible():
            return
        self.window.restore_place(self.preferences.settings.window_geometry)
        # If another program has started this one, the user is asked when that program wants the camera.
        is_first_start = self.preferences.settings.welcomed != self.notice.version
        if is_first_start and not self.request.demo and self.request.client is None:
            self.window.show_first_run(True)
        self.window.show()

    def show_at_once(self) -> None:
        """Show the window, and return when it is painted, without an event loop."""
        self.show()
        show_at_once(self.window)
