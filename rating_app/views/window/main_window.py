"""The one window: a rail of pages, the program's state above all of them, and one sentence to the user over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from rating_app.settings import APP_NAME
from rating_app.views.design.icons import IconButton
from rating_app.views.design.indicators import CameraChip, RecordingChip, RecordingState, StatusChip
from rating_app.views.design.theme import SPACING
from rating_app.views.watch.face_state import face_state
from rating_app.views.watch.page import WatchPage
from rating_app.views.watch.phase import Phase
from rating_app.views.window.banner import FILES, Banner, Offer
from rating_app.views.window.late_page import LatePage
from rating_app.views.window.navigation import HISTORY, STUDY, WATCH, Menus, Rail
from rating_app.views.window.opening import SMALLEST, restore_place

if TYPE_CHECKING:
    # They are imported when they are built.
    from rating_app.session.consent import ConsentNotice
    from rating_app.session.content import ContentClock
    from rating_app.session.session import Session
    from rating_app.views.first_run.flow import FirstRun
    from rating_app.views.history.page import HistoryPage
    from rating_app.views.session.page import SessionPage
    from rating_app.views.settings.page import SettingsPage
    from rating_app.views.study.desk import Desk
    from rating_app.views.study.page import StudyPage
    from rating_app.vision.live_update import LiveUpdate


class Header(QWidget):
    """A header that is always in sight.

    Signals:
        withdraw_requested().
    """

    withdraw_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(APP_NAME)
        title.setObjectName("title")
        self.streaming_chip = StatusChip(self.tr("Lab Streaming Layer"))
        self.streaming_chip.hide()
        self.receiving_chip = StatusChip(self.tr("Markers from the network"))
        self.receiving_chip.hide()
        self.face_chip = StatusChip(self.tr("Face"))
        self.recording_chip = RecordingChip()
        self.camera_chip = CameraChip()
        self.withdraw_button = IconButton(self.tr("Withdraw consent"), "shield-off")
        self.withdraw_button.setToolTip(self.tr("Switch the camera off at once; it stays off until you agree again"))
        self.withdraw_button.clicked.connect(self.withdraw_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addStretch()
        for widget in (
            self.recording_chip,
            self.streaming_chip,
            self.receiving_chip,
            self.face_chip,
            self.camera_chip,
            self.withdraw_button,
        ):
            layout.addWidget(widget)
        self.show_no_face()
        self.show_consent(False)

    def show_no_face(self) -> None:
        """Show that nobody is being analysed."""
        self.face_chip.show_state(self.tr("No face"), "scan-face", "muted")

    def show_paused(self) -> None:
        """Show that analysis is paused."""
        self.face_chip.show_state(self.tr("Paused"), "pause", "muted")

    def show_streaming(self) -> None:
        """Show that numbers are offered to the local network, for as long as the window is open."""
        self.streaming_chip.show_state(self.tr("Sent to the network"), "radio", "alert")
        self.streaming_chip.show()

    def show_receiving(self, streams: Sequence[str]) -> None:
        """Show that markers are taken from the local network, and from which `streams` by now."""
        if streams:
            words = self.tr("Marker streams: {count}").format(count=len(streams))
            self.receiving_chip.show_state(words, "radio", "good")
            # Their names are anybody's words.
            self.receiving_chip.setToolTip(f"<p>{'<br>'.join(map(escape, streams))}</p>")
        else:
            self.receiving_chip.show_state(self.tr("No marker stream yet"), "radio", "muted")
            self.receiving_chip.setToolTip(self.tr("Streams of the type Markers are looked for on the local network."))
        self.receiving_chip.show()

    def show_handed_on(self) -> None:
        """Show that another program gets the numbers, for as long as the window is open."""
        self.streaming_chip.show_state(self.tr("Handed to a program"), "radio", "alert")
        self.streaming_chip.show()

    def show_consent(self, given: bool) -> None:
        """Show whether there is a consent to withdraw."""
        self.withdraw_button.setVisible(given)


class MainWindow(QMainWindow):
    """The main window. Its pages are public, for the program's controllers. Those that are not shown at once are built
    when they are first needed; `late_history` and the like take tasks for that moment.

    Signals:
        page_chosen(str): the user wants to see WATCH, HISTORY, STUDY or SETTINGS.
        seen(): it has been painted for the first time.
        closing(): the window is about to close for good.
    """

    page_chosen = Signal(str)
    seen = Signal()
    closing = Signal()

    def __init__(
        self,
        notice: ConsentNotice,
        clock: ContentClock,
        parent: QWidget | None = None,
    ) -> None:
        """Build the window. `notice` is for the first start; `clock` is kept at the position in the content."""
        super().__init__(parent)
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(SMALLEST)
        self._may_close: Callable[[], bool] = lambda: True
        self._is_seen = False
        self._phase = Phase.LOADING
        self._blind = False
        self._notice = notice
        self._camera_on = False
        self._picture_mode = "shown"
        self._recording: RecordingState | None = None
        self.header = Header()
        self.rail = Rail()
        self.banner = Banner()
        self.watch = WatchPage(clock)
        self.late_session = LatePage(self._build_session_page)
        self.late_history = LatePage(self._build_history)
        self.late_study = LatePage(self._build_study)
        self.late_desk = LatePage(self._build_desk)
        self.late_settings = LatePage(self._build_settings_page)
        self.late_first_run = LatePage(self._build_first_run)
        self.menus = Menus(self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.watch)
        self._build_layout()
        self.rail.page_chosen.connect(self.page_chosen)
        self.menus.page_requested.connect(self.page_chosen)
        self.show_phase(Phase.LOADING)

    @property
    def session_page(self) -> SessionPage:
        """The page of a finished session."""
        return self.late_session.page

    @property
    def history(self) -> HistoryPage:
        """The page of all saved sessions."""
        return self.late_history.page

    @property
    def study(self) -> StudyPage:
        """The page of studies."""
        return self.late_study.page

    @property
    def desk(self) -> Desk:
        """The moderator's screen during a study's sitting."""
        return self.late_desk.page

    @property
    def settings_page(self) -> SettingsPage:
        """The page of settings."""
        return self.late_settings.page

    @property
    def first_run(self) -> FirstRun:
        """The steps of a first start."""
        return self.late_first_run.page

    @property
    def is_seen(self) -> bool:
        """Whether the window has been painted."""
        return self._is_seen

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Call `may_close` before the window closes; it may ask the user."""
        self._may_close = may_close

    @property
    def phase(self) -> Phase:
        """The phase that the window shows."""
        return self._phase

    def show_phase(self, phase: Phase, blind: bool = False, before_camera: bool = True) -> None:
        """Enable what makes sense in this phase. A viewer who watches `blind` sees nothing of themselves.
        `before_camera` is False if a recording is rated.
        """
        self._phase, self._blind = phase, blind
        self.watch.show_phase(phase, blind)
        seconds = 0.0 if self._recording is None else self._recording.seconds
        recorded = phase.is_recording and before_camera
        self._show_recording(RecordingState(seconds, phase is Phase.PAUSED) if recorded else None)
        # The pause is shown only once.
        self.header.face_chip.setVisible(not blind and not (recorded and phase is Phase.PAUSED))
        self.menus.show_phase(phase)
        if (settings := self.late_settings.built) is not None:
            settings.set_session_running(phase.is_in_session)
        if not phase.is_seeing:
            self.header.show_no_face()
        if phase is Phase.PAUSED:
            self.header.show_paused()

    def show_page(self, page: str) -> None:
        """Bring WATCH, HISTORY, STUDY or SETTINGS to the front."""
        widget: QWidget = self.watch
        if page == STUDY:
            widget = self.study
        elif page != WATCH:
            widget = self.history if page == HISTORY else self.settings_page
        if self._pages.currentWidget() is not widget:
            self.show_message("", about=FILES)
        self._pages.setCurrentWidget(widget)
        self.rail.show_page(page)

    def show_session(self, session: Session, from_history: bool) -> None:
        """Bring the session page to the front; the rail marks the page that the session was opened from."""
        self.show_message("", about=FILES)
        self.session_page.show_session(session, from_history)
        self._pages.setCurrentWidget(self.session_page)
        self.rail.show_page(HISTORY if from_history else WATCH)

    def show_audience(self, page: QWidget) -> None:
        """Bring the results of a study to the front; their page is built only when they are wanted."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self.show_message("", about=FILES)
        self._pages.setCurrentWidget(page)
        self.rail.show_page(STUDY)

    @property
    def is_on_session_page(self) -> bool:
        """Whether the session page is at the front."""
        return self._pages.currentWidget() is self.late_session.built

    @property
    def is_in_first_run(self) -> bool:
        """Whether the steps of a first start are shown."""
        return self._whole.currentWidget() is self.late_first_run.built

    def show_update(self, update: LiveUpdate, mirrored: bool, min_quality: float) -> None:
        """Show one analysed frame; a face with less quality than `min_quality` does not count."""
        if self.is_in_first_run:
            self.first_run.check.show_analysis(update.analysis, mirrored)
            self.first_run.check.show_joy(update.live)
            return
        self.header.face_chip.show_state(*face_state(update.analysis, min_quality))
        self.watch.show_update(update, mirrored)
        if self._recording is not None and update.sample is not None:
            self._show_recording(replace(self._recording, seconds=float(int(update.sample.timestamp_s))))

    def show_picture_mode(self, mode: str) -> None:
        """Show the viewer's picture as it is, blurred or not at all."""
        self._picture_mode = mode
        self.watch.preview.set_mode(mode)
        if (first_run := self.late_first_run.built) is not None:
            first_run.check.preview.set_mode(mode)
        self.watch.controls.show_picture_state(mode != "hidden")

    def show_first_run(self, shown: bool) -> None:
        """Show the steps of a first start, in place of everything else, or hide them."""
        if shown or self.is_in_first_run:
            self._whole.setCurrentWidget(self.first_run if shown else self._usual)
        self.menuBar().setVisible(not shown)

    def show_desk(self, shown: bool) -> None:
        """Show the moderator's screen of a study, in place of everything else, or hide it."""
        self._whole.setCurrentWidget(self.desk if shown else self._usual)
        self.menuBar().setVisible(not shown)

    def show_camera_state(self, on: bool) -> None:
        """Show whether a camera is held open, wherever the viewer looks."""
        self._camera_on = on
        self.header.camera_chip.show_camera_state(on)
        if (first_run := self.late_first_run.built) is not None:
            first_run.check.camera_chip.show_camera_state(on)
        if (desk := self.late_desk.built) is not None:
            desk.show_camera_state(on)
        self.watch.full_screen.show_camera_state(on)

    def show_consent(self, given: bool) -> None:
        """Show whether there is a consent to withdraw, wherever the viewer looks."""
        self.header.show_consent(given)
        self.watch.full_screen.show_consent(given)

    def toggle_full_screen(self) -> None:
        """Show the window itself on the full screen, or leave it."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_recording(self, state: RecordingState | None) -> None:
        if state == self._recording:
            return
        self._recording = state
        self.header.recording_chip.show_recording(state)
        self.watch.show_recording(state)
        self.setWindowTitle(APP_NAME if state is None else f"{state.words} – {APP_NAME}")

    def show_message(self, text: str, role: str = "alert", offers: Sequence[Offer] = (), about: str = "") -> None:
        """Show one calm sentence, with offers; `role` is alert, good or muted. An empty one removes the current
        message; with `about`, only if that is the message's subject.
        """
        self.banner.show_message(text, role, offers, about)

    def restore_place(self, geometry: str) -> None:
        """Restore size and place from `place`; an invalid value is ignored."""
        restore_place(self, geometry)

    @property
    def place(self) -> str:
        """The window's size and place, for `restore_place`."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.banner.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            # After this round of events the whole window is painted.
            QTimer.singleShot(0, self.seen.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        # The window disappears at once, even if a stuck camera takes long to be released.
        self.hide()
        self.closing.emit()
        super().closeEvent(event)

    def _build_session_page(self) -> SessionPage:
        from rating_app.views.session.page import SessionPage

        page = SessionPage()
        self._pages.addWidget(page)
        return page

    def _build_history(self) -> HistoryPage:
        from rating_app.views.history.page import HistoryPage

        page = HistoryPage()
        self._pages.addWidget(page)
        return page

    def _build_study(self) -> StudyPage:
        from rating_app.views.study.page import StudyPage

        page = StudyPage()
        self._pages.addWidget(page)
        return page

    def _build_desk(self) -> Desk:
        from rating_app.views.study.desk import Desk

        page = Desk()
        page.show_camera_state(self._camera_on)
        self._whole.addWidget(page)
        return page

    def _build_settings_page(self) -> SettingsPage:
        from rating_app.views.settings.page import SettingsPage

        page = SettingsPage()
        page.set_session_running(self._phase.is_in_session)
        self._pages.addWidget(page)
        return page

    def _build_first_run(self) -> FirstRun:
        from rating_app.views.first_run.flow import FirstRun

        page = FirstRun(self._notice)
        page.check.preview.set_mode(self._picture_mode)
        page.check.camera_chip.show_camera_state(self._camera_on)
        self._whole.addWidget(page)
        return page

    def _build_layout(self) -> None:
        beside = QVBoxLayout()
        beside.setContentsMargins(16, 8, 16, 12)
        beside.setSpacing(SPACING)
        beside.addWidget(self.header)
        beside.addWidget(self._pages, 1)
        self._usual = QWidget()
        layout = QHBoxLayout(self._usual)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(beside, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._usual)
        self.setCentralWidget(self._whole)
        self.banner.setParent(self._whole)
