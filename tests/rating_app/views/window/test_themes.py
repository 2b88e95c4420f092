"""A theme that is changed while the window is open: nothing keeps the former colours."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
from fakes.sessions import session_of
from fakes.summaries import summary_of
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from rating_app.session.consent import NOTICE
from rating_app.session.content import ContentClock
from rating_app.session.course import Course, Curve
from rating_app.session.session import Marker
from rating_app.views.consent import ConsentDialog
from rating_app.views.design.theme import CONTRAST, DARK, LIGHT
from rating_app.views.gauge.floating_gauge import FloatingGauge
from rating_app.views.watch.phase import Phase
from rating_app.views.watch.start_card import Reason
from rating_app.views.window.banner import Offer
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.navigation import HISTORY, SETTINGS, WATCH

LONG_AGO = datetime(2025, 3, 1, 12, tzinfo=timezone.utc)


def filled_window(qtbot):
    """Return a window with contents on each of its pages."""
    window = MainWindow(NOTICE, ContentClock())
    qtbot.addWidget(window)
    window.show_phase(Phase.IDLE)
    window.watch.show_reason(Reason("The camera is off", "It opens once you have agreed."))
    summaries = [summary_of(name, started_at=LONG_AGO, curve=bytes([40] * 96)) for name in "abc"]
    window.history.show_sessions(summaries)
    window.history.show_deleted(2)
    window.history.comparison.show_sessions(summaries)
    for number, summary in enumerate(summaries):
        seconds = np.arange(0.0, 60.0)
        curve = Curve(0.0, 60.0, 50 + 15 * np.sin(seconds / 7 + number))
        window.history.show_course(summary.session_id, Course(curve))
    session = session_of([0.1] * 100 + [0.9] * 100)
    window.session_page.show_session(session)
    window.session_page.show_marker(Marker(3.0, "the dog"))
    window.session_page.stars.show_stars(3)
    window.header.show_consent(True)
    window.show_camera_state(True)
    window.show_message("It could not be written.", "alert", [Offer("Try again", lambda: None)])
    window.settings_page.rating.smoothing_row.show_default("0.6 s")
    with qtbot.waitExposed(window):
        window.show()
    return window


def pages_of(window):
    """Bring each page to the front, and return (name, picture)."""
    history, first = window.history, window.first_run
    listing, comparison = history.table.parentWidget().parentWidget(), history.comparison

    def to_listing():
        window.show_page(HISTORY)
        history._stack.setCurrentWidget(listing)

    def to_comparison():
        window.show_page(HISTORY)
        history._stack.setCurrentWidget(comparison)

    steps = {
        "watch": lambda: window.show_page(WATCH),
        "history": to_listing,
        "comparison": to_comparison,
        "session": lambda: window._pages.setCurrentWidget(window.session_page),
        "settings": lambda: window.show_page(SETTINGS),
        "welcome": lambda: (window.show_first_run(True), first.setCurrentWidget(first.welcome)),
        "consent": lambda: first.setCurrentWidget(first.consent),
        "check": lambda: first.setCurrentWidget(first.check),
        "usual": lambda: (window.show_first_run(False), window.show_page(WATCH)),
    }
    for name, show in steps.items():
        show()
        QApplication.processEvents()
        if window.focusWidget() is not None:
            window.focusWidget().clearFocus()
        yield name, window.grab().toImage()


def test_every_page_looks_as_if_it_had_begun_in_the_new_colours(qtbot, dress):
    dress("light")
    switched = filled_window(qtbot)
    # At the first change its pages have not been seen yet, at the later ones they have.
    for name in ("dark", "contrast", "light"):
        dress(name)
        wanted = dict(pages_of(filled_window(qtbot)))
        for page, picture in pages_of(switched):
            assert picture == wanted[page], (name, page)


class Paintings(QObject):
    """A filter that counts paintings, by the object that is painted."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_widgets_that_paint_themselves_are_painted_again_at_once(qtbot, dress):
    dress("light")
    window = filled_window(qtbot)
    window.show_page(WATCH)
    painted = {name: Paintings() for name in ("gauge", "timeline", "expression_bars")}
    for name, paintings in painted.items():
        getattr(window.watch, name).installEventFilter(paintings)
    qtbot.wait(50)
    before = {name: paintings.count for name, paintings in painted.items()}
    dress("contrast")
    qtbot.waitUntil(lambda: all(paintings.count > before[name] for name, paintings in painted.items()))


def test_windows_beside_the_main_one_and_later_dialogs_follow(qtbot, dress):
    dress("light")
    gauge = FloatingGauge()
    qtbot.addWidget(gauge)
    for name, theme in (("dark", DARK), ("contrast", CONTRAST), ("light", LIGHT)):
        dress(name)
        dialog = ConsentDialog(NOTICE)
        qtbot.addWidget(dialog)
        for window, place in ((gauge, (5, 60)), (dialog, (3, 3))):
            assert window.grab().toImage().pixelColor(*place) == QColor(theme.background)
