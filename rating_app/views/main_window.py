"""The one window: preview, gauge, timeline, expression bars, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rating_app.config import APP_NAME, THEMES
from rating_app.rating import LiveRating, SessionRating
from rating_app.session import Session
from rating_app.views.elided_label import ElidedLabel
from rating_app.views.expression_bars import ExpressionBars
from rating_app.views.gauge import Gauge
from rating_app.views.history import in_minutes
from rating_app.views.preview import Preview
from rating_app.views.start_card import Reason, StartCard
from rating_app.views.status_chip import StatusChip
from rating_app.views.theme import LIGHT, SPACING, Theme, set_button_icon
from rating_app.views.timeline import Timeline
from rating_app.worker import LiveUpdate


class Phase(Enum):
    """What the window is doing."""

    LOADING = auto()
    IDLE = auto()
    OPENING = auto()
    PREVIEWING = auto()
    RECORDING = auto()
    PAUSED = auto()
    STOPPING = auto()
    FINISHED = auto()


_RUNNING = (Phase.PREVIEWING, Phase.RECORDING, Phase.PAUSED)
_START_WORDS = {Phase.IDLE: "Use the camera…", Phase.FINISHED: "New session"}
_GAUGE_CAPTIONS = {
    Phase.PREVIEWING: "visible joy now · not recorded",
    Phase.RECORDING: "visible joy now",
}


class MainWindow(QMainWindow):
    """Signals: what the user asked for. `start_requested` carries the title of the content."""

    camera_requested = Signal()
    camera_menu_opening = Signal()
    camera_chosen = Signal(str)
    demo_requested = Signal()
    recording_requested = Signal()
    start_requested = Signal(str)
    pause_toggled = Signal()
    stop_requested = Signal()
    export_requested = Signal()
    history_requested = Signal()
    notice_requested = Signal()
    withdraw_requested = Signal()
    about_requested = Signal()
    theme_chosen = Signal(str)
    preview_toggled = Signal(bool)
    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(APP_NAME)
        self.resize(1120, 740)
        self.setMinimumSize(QSize(860, 600))
        self._phase = Phase.LOADING
        self._theme = LIGHT
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
            self.camera_chip,
            self.face_chip,
        ):
            view.set_theme(theme)
        set_button_icon(self.start_button, "play", theme.on_accent, theme)
        set_button_icon(self.stop_button, "square", theme.text, theme)
        set_button_icon(self.export_button, "download", theme.text, theme)
        self._dress_toggles()
        self.theme_actions[name].setChecked(True)

    def set_preview_shown(self, shown: bool) -> None:
        """Show the picture that is analysed, or cover it."""
        self.preview_action.setChecked(shown)
        self.preview.set_covered(not shown)
        self._dress_toggles()

    def show_classes(self, class_names: Sequence[str]) -> None:
        """Name what the loaded model tells apart."""
        self.expression_bars.show_classes(class_names)

    def show_phase(self, phase: Phase) -> None:
        """Enable what makes sense now."""
        self._phase = phase
        running = phase in _RUNNING
        self.stage.setCurrentWidget(self.preview if running else self.start_card)
        self.start_button.setEnabled(phase in (Phase.PREVIEWING, Phase.FINISHED, Phase.IDLE))
        self.start_button.setText(_START_WORDS.get(phase, "Start"))
        self.export_button.setEnabled(phase is Phase.FINISHED)
        self.pause_button.setEnabled(phase in (Phase.RECORDING, Phase.PAUSED))
        self.stop_button.setEnabled(running or phase is Phase.OPENING)
        self.title_field.setEnabled(phase not in (Phase.RECORDING, Phase.PAUSED, Phase.STOPPING))
        for action in (self.camera_action, self.demo_action, self.recording_action):
            action.setEnabled(phase in (Phase.IDLE, Phase.PREVIEWING, Phase.FINISHED))
        if not running:
            self.preview.clear()
            self.face_chip.show_state("No face", "scan-face", "muted")
        if phase not in (Phase.PREVIEWING, Phase.RECORDING):
            self.expression_bars.show_score(None)
        if phase in (Phase.IDLE, Phase.PREVIEWING, Phase.OPENING):
            self.timeline.clear_samples()
            self.gauge.show_rating(None, None, "no rating yet")
            self.facts.setText("")
        if phase is Phase.PAUSED:
            self.gauge.hold("paused")
            self.face_chip.show_state("Paused", "pause", "muted")
        if phase is Phase.PREVIEWING:
            self.facts.setText("The camera is on. Nothing is recorded until you press Start.")
        self._dress_toggles()

    def show_reason(self, reason: Reason) -> None:
        """Why nothing is seen, in the preview's place."""
        self.start_card.show_reason(reason)

    def show_update(self, update: LiveUpdate, mirrored: bool) -> None:
        """Show one analysed frame."""
        self.preview.show_analysis(update.analysis, mirrored)
        self.expression_bars.show_score(update.analysis.score)
        rating = update.rating
        mean = None if rating is None else rating.rating_0_100
        found = update.analysis.detection is not None
        caption = _GAUGE_CAPTIONS.get(self._phase, "") if found else "no face found"
        self.gauge.show_rating(update.live, mean, caption)
        if found:
            self.face_chip.show_state("Face found", "scan-face", "good")
        else:
            self.face_chip.show_state("No face", "scan-face", "alert")
        if update.sample is not None and rating is not None:
            self.timeline.add_sample(update.sample, mean)
            self.facts.setText(_facts(update.sample.timestamp_s, rating))

    def show_session(self, session: Session) -> None:
        """Sum up a finished session."""
        mean = session.rating.rating_0_100
        if mean is None:
            heading = "No rating"
            text = (
                "A face was found too rarely for a rating. Was there enough light, and the face towards the camera?"
                if session.rating.coverage > 0
                else "No face was found in this session."
            )
        else:
            heading = f"Rating {mean:.0f} of 100"
            text = (
                f"That is the mean of visible joy over the {session.rating.coverage:.0%} of the time in which a face "
                "was found. 0 means that no joy was seen, never that it was bad."
            )
        self.show_reason(Reason(heading, text, icon_name="gauge"))
        self.gauge.show_rating(None if mean is None else LiveRating(mean), None, "session rating")
        self.facts.setText(f"{_facts(session.duration_s, session.rating)} · {session.head.content}")

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
        self.preview = Preview()
        self.start_card = StartCard()
        self.stage = QStackedWidget()
        self.stage.addWidget(self.start_card)
        self.stage.addWidget(self.preview)
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
        self.stop_button = QPushButton("Stop")
        self.export_button = QPushButton("Export…")
        self.preview_button = QPushButton()
        for button, keys, tip in (
            (self.start_button, "Ctrl+Return", "Start recording a session"),
            (self.pause_button, "Ctrl+P", "Pause or go on"),
            (self.stop_button, "Ctrl+.", "End the session and switch the camera off"),
            (self.export_button, "Ctrl+E", "Write the session's CSV files"),
            (self.preview_button, "Ctrl+H", "Hide or show the picture; the rating goes on"),
        ):
            # Not the button's own shortcut, which every change of its words would take away.
            QShortcut(QKeySequence(keys), self, button.click)
            button.setToolTip(f"{tip} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        self.start_button.clicked.connect(lambda: self.start_requested.emit(self.title_field.text().strip()))
        self.pause_button.clicked.connect(self.pause_toggled)
        self.stop_button.clicked.connect(self.stop_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.preview_button.clicked.connect(lambda: self.preview_action.trigger())
        self.start_card.camera_requested.connect(self.camera_requested)
        self.start_card.demo_requested.connect(self.demo_requested)
        self.start_card.recording_requested.connect(self.recording_requested)

    def _build_layout(self) -> None:
        heading = QLabel(APP_NAME)
        heading.setObjectName("title")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
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
        for button in (self.start_button, self.pause_button, self.stop_button, self.export_button):
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
        session = self.menuBar().addMenu("&Session")
        self.camera_action = _action(session.addAction("Use the &camera…"), self.camera_requested)
        self.camera_menu = session.addMenu("&Which camera")
        self.camera_menu.aboutToShow.connect(self.camera_menu_opening)
        self.recording_action = _action(
            session.addAction("&Open a recorded video…"), self.recording_requested, "Ctrl+O"
        )
        self.demo_action = _action(session.addAction("Play the &demo clip"), self.demo_requested)
        session.addSeparator()
        self.history_action = _action(session.addAction("&History"), self.history_requested, "Ctrl+Y")
        session.addSeparator()
        session.addAction("&Quit", QKeySequence(QKeySequence.StandardKey.Quit), self.close)

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

        privacy = self.menuBar().addMenu("&Privacy")
        _action(privacy.addAction("Read the &notice"), self.notice_requested)
        self.withdraw_action = _action(privacy.addAction("&Withdraw consent"), self.withdraw_requested, "Ctrl+Shift+W")
        help_menu = self.menuBar().addMenu("&Help")
        _action(help_menu.addAction("&About Reaction Gauge"), self.about_requested)

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
