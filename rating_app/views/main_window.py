"""The one window: preview, gauge, timeline, expression bars, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rating_app.config import APP_NAME, MAX_VIEWERS, THEMES, Settings
from rating_app.rating import LiveRating, SessionRating
from rating_app.rating.standing import Standing
from rating_app.session import Marker, Session
from rating_app.views.elided_label import ElidedLabel
from rating_app.views.expression_bars import ExpressionBars
from rating_app.views.face_state import face_state
from rating_app.views.gauge import Gauge
from rating_app.views.history import in_minutes
from rating_app.views.preview import Preview
from rating_app.views.start_card import Reason, StartCard
from rating_app.views.status_chip import StatusChip
from rating_app.views.summary_card import SummaryCard
from rating_app.views.theme import LIGHT, SPACING, Theme, set_button_icon
from rating_app.views.timeline import Timeline
from rating_app.worker import LiveUpdate


class Phase(Enum):
    """What the window is doing."""

    LOADING = auto()
    IDLE = auto()
    OPENING = auto()
    PREVIEWING = auto()
    RESTING = auto()
    RECORDING = auto()
    PAUSED = auto()
    STOPPING = auto()
    FINISHED = auto()


RETENTION = {0: "As long as I like", 365: "A year", 90: "90 days", 30: "30 days", 7: "A week", 1: "A day"}
"""Days, 0 for ever."""

_RUNNING = (Phase.PREVIEWING, Phase.RESTING, Phase.RECORDING, Phase.PAUSED)
_START_WORDS = {Phase.IDLE: "Use the camera…", Phase.FINISHED: "New session", Phase.RESTING: "Skip"}
_GAUGE_CAPTIONS = {
    Phase.PREVIEWING: "visible joy now · not recorded",
    Phase.RECORDING: "visible joy now",
}


class MainWindow(QMainWindow):
    """Signals: what the user asked for. `start_requested` carries the title of the content, `mark_requested` the words
    for a marker and its moment in seconds of the session, `remarked` the viewer's stars (1 to 5 or None) and notes on
    the finished session, `marked_afterwards` a Marker for it, `retention_chosen` days, 0 for ever.
    """

    camera_requested = Signal()
    camera_menu_opening = Signal()
    camera_chosen = Signal(str)
    demo_requested = Signal()
    recording_requested = Signal()
    start_requested = Signal(str)
    pause_toggled = Signal()
    stop_requested = Signal()
    skip_requested = Signal()
    mark_requested = Signal(str, float)
    remarked = Signal(object, str)
    marked_afterwards = Signal(object)
    export_requested = Signal()
    history_requested = Signal()
    notice_requested = Signal()
    withdraw_requested = Signal()
    about_requested = Signal()
    theme_chosen = Signal(str)
    preview_toggled = Signal(bool)
    resting_face_toggled = Signal(bool)
    keeping_toggled = Signal(bool)
    retention_chosen = Signal(int)
    viewers_chosen = Signal(int)
    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(APP_NAME)
        self.resize(1120, 740)
        self.setMinimumSize(QSize(860, 600))
        self._phase = Phase.LOADING
        self._theme = LIGHT
        self._newest_s = 0.0
        self._build_widgets()
        self._build_layout()
        self._build_menus()
        self.show_phase(Phase.LOADING)
        self.show_camera_state(False)

    @property
    def phase(self) -> Phase:
        return self._phase

    def set_theme(self, theme: Theme, name: str) -> None:
        """Repaint in these colours; `name` is the choice that led to them."""
        self._theme = theme
        for view in (
            self.gauge,
            self.preview,
            self.timeline,
            self.expression_bars,
            self.start_card,
            self.summary_card,
            self.camera_chip,
            self.face_chip,
            self.streaming_chip,
        ):
            view.set_theme(theme)
        set_button_icon(self.start_button, "play", theme.on_accent, theme)
        set_button_icon(self.stop_button, "square", theme.text, theme)
        set_button_icon(self.export_button, "download", theme.text, theme)
        set_button_icon(self.mark_button, "flag", theme.text, theme)
        self._dress_toggles()
        self.theme_actions[name].setChecked(True)

    def set_preview_shown(self, shown: bool) -> None:
        """Show the picture that is analysed, or cover it."""
        self.preview_action.setChecked(shown)
        self.preview.set_mode("shown" if shown else "hidden")
        self._dress_toggles()

    def show_classes(self, class_names: Sequence[str]) -> None:
        """Name what the loaded model tells apart."""
        self.expression_bars.show_classes(class_names)

    def show_phase(self, phase: Phase) -> None:
        """Enable what makes sense now."""
        self._phase = phase
        running = phase in _RUNNING
        idle_card = self.summary_card if phase is Phase.FINISHED else self.start_card
        self.stage.setCurrentWidget(self.preview if running else idle_card)
        self.start_button.setEnabled(phase in (Phase.PREVIEWING, Phase.RESTING, Phase.FINISHED, Phase.IDLE))
        self.start_button.setText(_START_WORDS.get(phase, "Start"))
        self.export_button.setEnabled(phase is Phase.FINISHED)
        self.pause_button.setEnabled(phase in (Phase.RECORDING, Phase.PAUSED))
        self.timeline.set_choosing(phase is Phase.FINISHED)
        self.mark_button.setEnabled(phase is Phase.RECORDING)
        self.mark_note_action.setEnabled(phase is Phase.RECORDING)
        self.stop_button.setEnabled(running or phase is Phase.OPENING)
        self.title_field.setEnabled(phase not in (Phase.RESTING, Phase.RECORDING, Phase.PAUSED, Phase.STOPPING))
        self.viewers_menu.setEnabled(phase in (Phase.IDLE, Phase.PREVIEWING, Phase.FINISHED))
        for action in (self.camera_action, self.demo_action, self.recording_action):
            action.setEnabled(phase in (Phase.IDLE, Phase.PREVIEWING, Phase.FINISHED))
        if not running:
            self.preview.clear()
            self.face_chip.show_state("No face", "scan-face", "muted")
        if phase not in (Phase.PREVIEWING, Phase.RESTING, Phase.RECORDING):
            self.expression_bars.show_score(None)
        if phase in (Phase.IDLE, Phase.PREVIEWING, Phase.OPENING):
            self.timeline.clear_samples()
            self._newest_s = 0.0
            self.gauge.show_rating(None, None, "no rating yet")
            self.facts.setText("")
        if phase is Phase.PAUSED:
            self.gauge.hold("paused")
            self.face_chip.show_state("Paused", "pause", "muted")
        if phase is Phase.PREVIEWING:
            self.facts.setText("The camera is on. Nothing is recorded until you press Start.")
        if phase is Phase.RESTING:
            self.facts.setText("Relax your face and look at the screen. The session begins by itself.")
        self._dress_toggles()

    def show_rest_left(self, seconds: float) -> None:
        """How long the resting face is still being measured."""
        self.gauge.show_rating(None, None, f"relax · {seconds:.0f} s")

    def show_reason(self, reason: Reason) -> None:
        """Why nothing is seen, in the preview's place."""
        self.start_card.show_reason(reason)

    def show_update(self, update: LiveUpdate, mirrored: bool) -> None:
        """Show one analysed frame."""
        self.preview.show_analysis(update.analysis, mirrored)
        face = update.analysis.main_face
        self.expression_bars.show_score(None if face is None else face.score)
        rating = update.rating
        mean = None if rating is None else rating.rating_0_100
        found = face is not None
        if self._phase is not Phase.RESTING:
            caption = _GAUGE_CAPTIONS.get(self._phase, "") if found else "no face found"
            self.gauge.show_rating(update.live, mean, caption)
        self.face_chip.show_state(*face_state(update.analysis))
        if update.sample is not None and rating is not None:
            self._newest_s = update.sample.timestamp_s
            self.timeline.add_sample(update.sample, mean)
            self.facts.setText(_facts(update.sample.timestamp_s, rating))

    def show_session(self, session: Session) -> None:
        """Sum up a finished session."""
        rating = session.rating.rating_0_100
        self.summary_card.show_session(session)
        self.gauge.show_rating(None if rating is None else LiveRating(rating), None, "session rating")
        self.timeline.show_mean(rating)
        self.facts.setText(f"{_facts(session.duration_s, session.rating)} · {session.head.content}")

    def show_details(self, session: Session, standing: Standing | None, viewers: Mapping[int, SessionRating]) -> None:
        """Add where it stands among this viewer's earlier sessions, and the ratings of several viewers by number."""
        self.summary_card.show_details(session, standing, viewers)

    def show_marker(self, marker: Marker) -> None:
        """Flag a moment of the session that is being recorded."""
        self.timeline.add_marker(marker)

    def show_cameras(self, names: Sequence[str], chosen: str) -> None:
        """Fill the menu of cameras; `chosen` is marked."""
        self.camera_menu.clear()
        for name in names:
            action = self.camera_menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.triggered.connect(lambda _checked, name=name: self.camera_chosen.emit(name))
        if not names:
            self.camera_menu.addAction("No camera was found").setEnabled(False)

    def show_camera_state(self, on: bool) -> None:
        """Whether a camera is held open at this moment."""
        if on:
            self.camera_chip.show_state("Camera on", "camera", "alert")
        else:
            self.camera_chip.show_state("Camera off", "camera-off", "muted")

    def show_streaming(self) -> None:
        """That numbers are offered to the local network, for as long as the window is open."""
        self.streaming_chip.show_state("Sent to the network", "radio", "alert")
        self.streaming_chip.show()

    def show_message(self, text: str, role: str = "alert") -> None:
        """One calm sentence above the controls; `role` is the name of a colour of the theme."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.message.setStyleSheet(f"color: {getattr(self._theme, role)};")

    def closeEvent(self, event: QCloseEvent) -> None:
        # Gone at once, however long a stuck camera takes to let go.
        self.hide()
        self.closing.emit()
        super().closeEvent(event)

    def _build_widgets(self) -> None:
        self.camera_chip = StatusChip("Camera")
        self.face_chip = StatusChip("Face")
        self.streaming_chip = StatusChip("Lab Streaming Layer")
        self.streaming_chip.hide()
        self.preview = Preview()
        self.start_card = StartCard()
        self.stage = QStackedWidget()
        self.stage.addWidget(self.start_card)
        self.stage.addWidget(self.preview)
        self.summary_card = SummaryCard()
        self.stage.addWidget(self.summary_card)
        self.gauge = Gauge()
        self.timeline = Timeline()
        self.expression_bars = ExpressionBars()
        self.facts = ElidedLabel()
        self.facts.setObjectName("muted")
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setOpenExternalLinks(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.message.setVisible(False)
        self.title_field = QLineEdit()
        self.title_field.setPlaceholderText("What is being watched? (title)")
        self.title_field.setAccessibleName("Title of the content")
        self.title_field.setMaxLength(200)
        self.start_button = QPushButton("Start")
        self.start_button.setObjectName("primary")
        self.pause_button = QPushButton("Pause")
        self.mark_button = QPushButton("Mark")
        self.stop_button = QPushButton("Stop")
        self.export_button = QPushButton("Export…")
        self.preview_button = QPushButton()
        for button, keys, tip in (
            (self.start_button, "Ctrl+Return", "Start recording a session"),
            (self.pause_button, "Ctrl+P", "Pause or go on"),
            (self.mark_button, "M", "Flag this moment"),
            (self.stop_button, "Ctrl+.", "End the session and switch the camera off"),
            (self.export_button, "Ctrl+E", "Write the session's CSV files"),
            (self.preview_button, "Ctrl+H", "Hide or show the picture; the rating goes on"),
        ):
            # Not the button's own shortcut, which every change of its words would take away.
            QShortcut(QKeySequence(keys), self, button.click)
            button.setToolTip(f"{tip} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        self.start_button.clicked.connect(self._on_start)
        self.mark_button.clicked.connect(lambda: self.mark_requested.emit("", self._newest_s))
        self.pause_button.clicked.connect(self.pause_toggled)
        self.stop_button.clicked.connect(self.stop_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.preview_button.clicked.connect(lambda: self.preview_action.trigger())
        self.summary_card.remarked.connect(self.remarked)
        self.timeline.stretch_chosen.connect(self._on_stretch_chosen)
        self.start_card.camera_requested.connect(self.camera_requested)
        self.start_card.demo_requested.connect(self.demo_requested)
        self.start_card.recording_requested.connect(self.recording_requested)

    def _build_layout(self) -> None:
        heading = QLabel(APP_NAME)
        heading.setObjectName("title")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(self.streaming_chip)
        top.addWidget(self.face_chip)
        top.addWidget(self.camera_chip)
        top.addWidget(self.preview_button)

        middle = QHBoxLayout()
        middle.setSpacing(SPACING)
        middle.addWidget(self.stage, 6)
        middle.addWidget(_card(self.gauge), 5)

        timeline_card = _card(self.timeline, self.facts)
        timeline_card.setFixedHeight(205)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACING)
        bottom.addWidget(timeline_card, 1)
        bottom.addWidget(_card(self.expression_bars))

        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.addWidget(self.title_field, 1)
        for button in (
            self.start_button,
            self.pause_button,
            self.mark_button,
            self.stop_button,
            self.export_button,
        ):
            controls.addWidget(button)

        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 10, 20, 16)
        layout.setSpacing(SPACING)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addLayout(bottom)
        layout.addWidget(self.message)
        layout.addLayout(controls)
        self.setCentralWidget(page)

    def _build_menus(self) -> None:
        self._build_session_menu()
        self._build_view_menu()
        self._build_privacy_menu()
        help_menu = self.menuBar().addMenu("&Help")
        _action(help_menu.addAction("&About Reaction Gauge"), self.about_requested)

    def _build_session_menu(self) -> None:
        session = self.menuBar().addMenu("&Session")
        self.camera_action = _action(session.addAction("Use the &camera…"), self.camera_requested)
        self.camera_menu = session.addMenu("&Which camera")
        self.camera_menu.aboutToShow.connect(self.camera_menu_opening)
        self.recording_action = _action(
            session.addAction("&Open a recorded video…"), self.recording_requested, "Ctrl+O"
        )
        self.demo_action = _action(session.addAction("Play the &demo clip"), self.demo_requested)
        session.addSeparator()
        self.mark_note_action = session.addAction("Mark this moment with a &note…", self._on_mark_with_note)
        self.mark_note_action.setShortcut(QKeySequence("Ctrl+M"))
        self.resting_face_action = session.addAction("Measure the &resting face first (5 s)")
        self.resting_face_action.setCheckable(True)
        self.resting_face_action.toggled.connect(self.resting_face_toggled)
        self.viewers_menu = session.addMenu("&Viewers before the camera")
        numbers = QActionGroup(self)
        self.viewers_actions: dict[int, QAction] = {}
        for number in range(1, MAX_VIEWERS + 1):
            action = self.viewers_menu.addAction("One, the nearest" if number == 1 else f"Up to {number}, each rated")
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, number=number: self.viewers_chosen.emit(number))
            numbers.addAction(action)
            self.viewers_actions[number] = action
        session.addSeparator()
        self.history_action = _action(session.addAction("&History"), self.history_requested, "Ctrl+Y")
        session.addSeparator()
        session.addAction("&Quit", QKeySequence(QKeySequence.StandardKey.Quit), self.close)

    def _build_view_menu(self) -> None:
        view = self.menuBar().addMenu("&View")
        self.preview_action = view.addAction("Show the &picture")
        self.preview_action.setCheckable(True)
        self.preview_action.setChecked(True)
        self.preview_action.toggled.connect(self.preview_toggled)
        view.addSeparator()
        themes = QActionGroup(self)
        self.theme_actions: dict[str, QAction] = {}
        for name in THEMES:
            action = view.addAction("Colours as the &system" if name == "system" else f"{name.capitalize()} colours")
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, name=name: self.theme_chosen.emit(name))
            themes.addAction(action)
            self.theme_actions[name] = action

    def _build_privacy_menu(self) -> None:
        privacy = self.menuBar().addMenu("&Privacy")
        _action(privacy.addAction("Read the &notice"), self.notice_requested)
        privacy.addSeparator()
        self.keeping_action = privacy.addAction("&Keep sessions in the history")
        self.keeping_action.setCheckable(True)
        self.keeping_action.toggled.connect(self.keeping_toggled)
        retention = privacy.addMenu("Keep them for")
        choices = QActionGroup(self)
        self.retention_actions: dict[int, QAction] = {}
        for days, words in RETENTION.items():
            action = retention.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, days=days: self.retention_chosen.emit(days))
            choices.addAction(action)
            self.retention_actions[days] = action
        privacy.addSeparator()
        self.withdraw_action = _action(privacy.addAction("&Withdraw consent"), self.withdraw_requested, "Ctrl+Shift+W")

    def show_settings(self, settings: Settings) -> None:
        """Tick what the settings say."""
        self.keeping_action.setChecked(settings.keep_sessions)
        self.resting_face_action.setChecked(settings.measure_rest)
        self.viewers_actions[settings.viewers].setChecked(True)
        if settings.keep_days in self.retention_actions:
            self.retention_actions[settings.keep_days].setChecked(True)

    def _on_start(self) -> None:
        if self._phase is Phase.RESTING:
            self.skip_requested.emit()
        else:
            self.start_requested.emit(self.title_field.text().strip())

    def _on_mark_with_note(self) -> None:
        # The moment counts, not when the words are ready.
        pressed_s = self._newest_s
        text, agreed = QInputDialog.getText(self, "Mark this moment", "What happened?")
        if agreed and self._phase is Phase.FINISHED:
            # The session ended while the words were typed.
            self.marked_afterwards.emit(Marker(pressed_s, text.strip()))
        elif agreed:
            self.mark_requested.emit(text.strip(), pressed_s)

    def _on_stretch_chosen(self, start_s: float, duration_s: float) -> None:
        when = in_minutes(start_s) + (f" to {in_minutes(start_s + duration_s)}" if duration_s else "")
        text, agreed = QInputDialog.getText(self, "Mark afterwards", f"What happened at {when}?")
        if agreed:
            self.marked_afterwards.emit(Marker(start_s, text.strip(), duration_s))

    def _dress_toggles(self) -> None:
        paused = self._phase is Phase.PAUSED
        self.pause_button.setText("Resume" if paused else "Pause")
        shown = self.preview_action.isChecked()
        self.preview_button.setText("Hide picture" if shown else "Show picture")
        set_button_icon(self.pause_button, "play" if paused else "pause", self._theme.text, self._theme)
        set_button_icon(self.preview_button, "eye-off" if shown else "eye", self._theme.text, self._theme)


def _card(*widgets: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(12, 10, 12, 10)
    layout.setSpacing(4)
    for widget in widgets:
        layout.addWidget(widget)
    return card


def _action(action: QAction, signal: object, keys: str = "") -> QAction:
    action.triggered.connect(lambda: signal.emit())  # type: ignore[attr-defined]
    if keys:
        action.setShortcut(QKeySequence(keys))
    return action


def _facts(seconds: float, rating: SessionRating) -> str:
    mean = "no rating yet" if rating.rating_0_100 is None else f"session rating {rating.rating_0_100:.0f} of 100"
    return f"{in_minutes(seconds)} · {mean} · face found {rating.coverage:.0%} of the time"
