"""The one window: a rail of pages, what is true on all of them above, and one sentence to the user over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from rating_app.session.consent import ConsentNotice
from rating_app.session.content import ContentClock
from rating_app.session.session import Session
from rating_app.settings import APP_NAME
from rating_app.views.design.icons import IconButton
from rating_app.views.design.indicators import CameraChip, RecordingChip, RecordingState, StatusChip
from rating_app.views.design.theme import SPACING
from rating_app.views.first_run.flow import FirstRun
from rating_app.views.history.page import HistoryPage
from rating_app.views.session.page import SessionPage
from rating_app.views.settings.page import SettingsPage
from rating_app.views.watch.face_state import face_state
from rating_app.views.watch.page import WatchPage
from rating_app.views.watch.phase import Phase
from rating_app.views.window.banner import FILES, Banner, Offer
from rating_app.views.window.navigation import HISTORY, SETTINGS, WATCH, Menus, Rail
from rating_app.views.window.opening import SMALLEST, restore_place
from rating_app.vision.live_update import LiveUpdate


class Header(QWidget):
    """Always in sight.

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
            self.face_chip,
            self.camera_chip,
            self.withdraw_button,
        ):
            layout.addWidget(widget)
        self.show_no_face()
        self.show_consent(False)

    def show_no_face(self) -> None:
        """Nobody is looked at."""
        self.face_chip.show_state(self.tr("No face"), "scan-face", "muted")

    def show_paused(self) -> None:
        """Nobody is looked at for now."""
        self.face_chip.show_state(self.tr("Paused"), "pause", "muted")

    def show_streaming(self) -> None:
        """That numbers are offered to the local network, for as long as the window is open."""
        self.streaming_chip.show_state(self.tr("Sent to the network"), "radio", "alert")
        self.streaming_chip.show()

    def show_consent(self, given: bool) -> None:
        """Whether there is a consent to withdraw."""
        self.withdraw_button.setVisible(given)


class MainWindow(QMainWindow):
    """The pages are public: whoever wires the program speaks to them.

    Signals:
        page_chosen(str): the user wants to see WATCH, HISTORY or SETTINGS.
        closing(): the window is about to close for good.
    """

    page_chosen = Signal(str)
    closing = Signal()

    def __init__(
        self,
        notice: ConsentNotice,
        clock: ContentClock,
        may_close: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`notice` is for the first start; `clock` is told where the content is. `may_close` is asked before the window
        closes; it may ask the user.
        """
        super().__init__(parent)
        self.setWindowTitle(APP_NAME)
        self.setMinimumSize(SMALLEST)
        self._may_close = may_close
        self._phase = Phase.LOADING
        self._blind = False
        self._recording: RecordingState | None = None
        self.header = Header()
        self.rail = Rail()
        self.banner = Banner()
        self.watch = WatchPage(clock)
        self.session_page = SessionPage()
        self.history = HistoryPage()
        self.settings_page = SettingsPage()
        self.first_run = FirstRun(notice)
        self.menus = Menus(self)
        self._pages = QStackedWidget()
        for page in (self.watch, self.session_page, self.history, self.settings_page):
            self._pages.addWidget(page)
        self._build_layout()
        self.rail.page_chosen.connect(self.page_chosen)
        self.menus.page_requested.connect(self.page_chosen)
        self.show_phase(Phase.LOADING)

    @property
    def phase(self) -> Phase:
        """What the window shows itself to be doing."""
        return self._phase

    def show_phase(self, phase: Phase, blind: bool = False, before_camera: bool = True) -> None:
        """Offer what makes sense now. Who watches `blind` sees nothing of themselves. `before_camera` tells whether it
        is the camera that is rated, rather than a recording.
        """
        self._phase, self._blind = phase, blind
        self.watch.show_phase(phase, blind)
        seconds = 0.0 if self._recording is None else self._recording.seconds
        recorded = phase.is_recording and before_camera
        self._show_recording(RecordingState(seconds, phase is Phase.PAUSED) if recorded else None)
        # That it is paused is said once.
        self.header.face_chip.setVisible(not blind and not (recorded and phase is Phase.PAUSED))
        self.menus.show_phase(phase)
        self.settings_page.set_session_running(phase.is_in_session)
        if not phase.is_seeing:
            self.header.show_no_face()
        if phase is Phase.PAUSED:
            self.header.show_paused()

    def show_page(self, page: str) -> None:
        """Bring WATCH, HISTORY or SETTINGS to the front."""
        widgets: dict[str, QWidget] = {WATCH: self.watch, HISTORY: self.history, SETTINGS: self.settings_page}
        if self._pages.currentWidget() is not widgets[page]:
            self.show_message("", about=FILES)
        self._pages.setCurrentWidget(widgets[page])
        self.rail.show_page(page)

    def show_session(self, session: Session, from_history: bool) -> None:
        """Bring what came of a session to the front; its place in the rail is where it was opened from."""
        self.show_message("", about=FILES)
        self.session_page.show_session(session, from_history)
        self._pages.setCurrentWidget(self.session_page)
        self.rail.show_page(HISTORY if from_history else WATCH)

    @property
    def is_on_session_page(self) -> bool:
        """Whether what came of a session is at the front."""
        return self._pages.currentWidget() is self.session_page

    @property
    def is_in_first_run(self) -> bool:
        """Whether the steps of a first start are shown."""
        return self._whole.currentWidget() is self.first_run

    def show_update(self, update: LiveUpdate, mirrored: bool, min_quality: float) -> None:
        """Show one analysed frame; with a face of less than `min_quality` it does not count."""
        if self.is_in_first_run:
            self.first_run.check.show_analysis(update.analysis, mirrored)
            self.first_run.check.show_joy(update.live)
            return
        self.header.face_chip.show_state(*face_state(update.analysis, min_quality))
        self.watch.show_update(update, mirrored)
        if self._recording is not None and update.sample is not None:
            self._show_recording(replace(self._recording, seconds=float(int(update.sample.timestamp_s))))

    def show_picture_mode(self, mode: str) -> None:
        """How the viewer's picture is shown: shown, blurred or hidden."""
        self.watch.preview.set_mode(mode)
        self.first_run.check.preview.set_mode(mode)
        self.watch.controls.show_picture_state(mode != "hidden")

    def show_first_run(self, shown: bool) -> None:
        """The steps of a first start, in place of everything else."""
        self._whole.setCurrentWidget(self.first_run if shown else self._usual)
        self.menuBar().setVisible(not shown)

    def show_camera_state(self, on: bool) -> None:
        """Whether a camera is held open, wherever the viewer looks."""
        for place in (self.header, self.first_run.check):
            place.camera_chip.show_camera_state(on)
        self.watch.full_screen.show_camera_state(on)

    def show_consent(self, given: bool) -> None:
        """Whether there is a consent to withdraw, wherever the viewer looks."""
        self.header.show_consent(given)
        self.watch.full_screen.show_consent(given)

    def toggle_full_screen(self) -> None:
        """Let the window itself fill the screen, or come back from there."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_recording(self, state: RecordingState | None) -> None:
        if state == self._recording:
            return
        self._recording = state
        self.header.recording_chip.show_recording(state)
        self.watch.show_recording(state)
        self.setWindowTitle(APP_NAME if state is None else f"{state.words} – {APP_NAME}")

    def show_message(self, text: str, role: str = "alert", offers: Sequence[Offer] = (), about: str = "") -> None:
        """One calm sentence, and what can be done about it; `role` is alert, good or muted. What it is `about` takes it
        back by an empty one.
        """
        self.banner.show_message(text, role, offers, about)

    def restore_place(self, geometry: str) -> None:
        """Where the window was last time, as `place` gave it; anything else is passed over."""
        restore_place(self, geometry)

    @property
    def place(self) -> str:
        """Size and place of the window, to be restored."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.banner.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        # Gone at once, however long a stuck camera takes to let go.
        self.hide()
        self.closing.emit()
        super().closeEvent(event)

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
        self._whole.addWidget(self.first_run)
        self.setCentralWidget(self._whole)
        self.banner.setParent(self._whole)
