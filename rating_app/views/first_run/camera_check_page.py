"""Camera, light, distance and a smile, before anything is recorded: a list of checks, with a line for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rating_app.rating import LiveRating
from rating_app.settings import Settings
from rating_app.views.design.icons import IconButton, IconLabel
from rating_app.views.design.indicators import CameraChip, StepIndicator
from rating_app.views.design.inputs import CameraBox
from rating_app.views.design.labels import label, wrapped
from rating_app.views.design.language import translated
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from rating_app.views.first_run.smile_prompt import SmilePrompt
from rating_app.views.watch.face_state import Seating
from rating_app.views.watch.preview import Preview
from rating_app.vision.analysis import FrameAnalysis
from rating_app.vision.camera import CameraInfo, Delivery
from rating_app.vision.camera.delivery import USUAL_FPS

_SIGN_SIZE = 20
_LOOKS = {True: ("circle-check", "good"), False: ("triangle-alert", "alert"), None: ("circle", "muted")}
_LIST_WIDTH = 290
_WIDEST = 1200
_LEAST_PREVIEW = 200, 120
_ICON_SIZE = 44


class CheckRow(QWidget):
    """One check, with a sign and words for its state: good, to be improved, or unknown."""

    def __init__(self, name: str, good: str, mend: str, unknown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = {True: good, False: mend, None: unknown}
        self._state: bool | None = None
        self._picture = IconLabel(_SIGN_SIZE)
        self._word = wrapped(name="muted")
        self.setAccessibleName(name)
        # There is room for two lines, so that the list does not move.
        self._word.setMinimumHeight(2 * self._word.fontMetrics().lineSpacing())
        self._word.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(name, "strong"))
        words.addWidget(self._word)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self._dress(unknown)

    @property
    def state(self) -> bool | None:
        return self._state

    @property
    def text(self) -> str:
        return self._word.text()

    def show_state(self, state: bool | None) -> None:
        """Show the state with its usual words: True is good, False to be improved, None unknown."""
        self.show_words(state, self._words[state])

    def show_words(self, state: bool | None, words: str) -> None:
        """Show the state with these words."""
        if (state, words) != (self._state, self.text):
            self._state = state
            self._dress(words)

    def _dress(self, words: str) -> None:
        icon_name, role = _LOOKS[self._state]
        self._picture.show_icon(icon_name, role)
        self._word.setText(words)
        self.setAccessibleDescription(words)


class CameraCheckPage(QWidget):
    """A page that shows what the camera sees and what to improve. Once anything is seen, the viewer decides whether to
    go on.

    Signals:
        camera_chosen(str): its name, empty for the first that is found.
        rest_toggled(bool): whether the resting face is to be measured before each session.
        ready(), went_back(): the way that was chosen.
        retried(), demo_requested(): the ways out of a problem.
    """

    camera_chosen = Signal(str)
    rest_toggled = Signal(bool)
    ready = Signal()
    went_back = Signal()
    retried = Signal()
    demo_requested = Signal()

    def __init__(self, step: tuple[int, int] = (3, 3), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seating = Seating()
        self._steps = StepIndicator(*step)
        self.camera_box = CameraBox()
        self.camera_box.chosen.connect(lambda name: self.camera_chosen.emit(name))
        self.preview = Preview()
        self.preview.setMinimumSize(*_LEAST_PREVIEW)
        self.smile_prompt = SmilePrompt()
        self.smile_prompt.finished.connect(self._on_smile_finished)
        unknown = self.tr("Not known yet")
        self.check_rows = {
            "face": CheckRow(
                self.tr("Face"),
                self.tr("Your face is found."),
                self.tr("Show your whole face: sit in front of the camera, with nothing covering your face."),
                unknown,
            ),
            "light": CheckRow(
                self.tr("Light"),
                self.tr("Your face is well lit."),
                self.tr("Light your face evenly, from the front rather than from behind."),
                unknown,
            ),
            "size": CheckRow(
                self.tr("Distance"), self.tr("You are close enough."), self.tr("Come closer to the camera."), unknown
            ),
            "sharpness": CheckRow(
                self.tr("Sharpness"),
                self.tr("The picture is sharp."),
                self.tr("The picture is blurred. Hold still, or wipe the lens."),
                unknown,
            ),
            "pose": CheckRow(
                self.tr("Facing the screen"),
                self.tr("You face the camera."),
                self.tr("Turn to the screen, and put the camera near it."),
                unknown,
            ),
        }
        self.camera_row = CheckRow(self.tr("Camera"), "", "", unknown)
        self.rest_box = QCheckBox(self.tr("Measure my resting face before\neach session (5 s)"))
        self.rest_box.toggled.connect(self.rest_toggled)
        self.camera_chip = CameraChip()
        self.summary = wrapped(name="muted")
        self.back_button = IconButton(self.tr("Back"), "arrow-left")
        self.back_button.clicked.connect(self.went_back)
        self.ready_button = IconButton(self.tr("Ready"), "check", "on_accent")
        self.ready_button.setObjectName("primary")
        self.ready_button.setMinimumWidth(140)
        self.ready_button.clicked.connect(self.ready)
        for button in (self.back_button, self.ready_button):
            button.setAutoDefault(True)
        self._build_problem()
        self._build_layout()
        self.clear()

    @property
    def is_all_well(self) -> bool:
        """Whether a face is seen, and nothing needs to be improved."""
        return all(row.state for row in self.check_rows.values()) and self.camera_row.state is not False

    @property
    def problem(self) -> str:
        """The reason why the camera shows nothing; empty while it does show something."""
        return self._problem_heading.text() if self._stage.currentWidget() is self._problem else ""

    def show_settings(self, settings: Settings) -> None:
        """Show which camera is chosen, and whether the resting face is measured, without emitting a signal."""
        self.camera_box.show_chosen(settings.camera)
        with QSignalBlocker(self.rest_box):
            self.rest_box.setChecked(settings.measure_rest)

    def show_cameras(self, cameras: Sequence[CameraInfo]) -> None:
        """Offer the cameras that are plugged in."""
        self.camera_box.show_cameras(cameras)

    def show_analysis(self, analysis: FrameAnalysis, mirrored: bool = True) -> None:
        """Show this frame, and the state of each check."""
        self._stage.setCurrentWidget(self.preview)
        self.preview.show_analysis(analysis, mirrored)
        states = self._seating.update(analysis)
        for name, state in states.items():
            self.check_rows[name].show_state(state)
        self._show_delivery(analysis.frame.delivery)
        self.ready_button.setEnabled(True)
        self.summary.setText(
            self.tr("Everything is fine. Nothing is recorded yet.")
            if self.is_all_well
            else self.tr("The rating will be better once you have fixed the marked points. Nothing is recorded yet.")
        )

    def show_joy(self, live: LiveRating | None) -> None:
        """Show joy in the newest frame on the gauge; None if the frame does not count."""
        self.smile_prompt.show_joy(live)

    def show_problem(self, heading: str, text: str) -> None:
        """Show why the camera shows nothing, in the picture's place, with the ways out."""
        self.clear()
        self._problem_heading.setText(heading)
        self._problem_text.setText(text)
        self._problem.setAccessibleName(heading)
        self._problem.setAccessibleDescription(text)
        self.summary.setText("")
        self._stage.setCurrentWidget(self._problem)
        self.smile_prompt.hide()

    def clear(self) -> None:
        """Show nothing yet, as while a camera opens."""
        self._seating = Seating()
        self.preview.clear()
        self._stage.setCurrentWidget(self.preview)
        for row in (*self.check_rows.values(), self.camera_row):
            row.show_state(None)
        self.summary.setText(self.tr("The camera is being opened. Nothing is recorded yet."))
        self.ready_button.setEnabled(False)
        self.smile_prompt.begin()
        self.smile_prompt.show()

    def _on_smile_finished(self) -> None:
        if self.ready_button.isEnabled():
            self.ready_button.setFocus()

    def _show_delivery(self, delivery: Delivery | None) -> None:
        """Show how large pictures come, and how often; both are unknown for the first second."""
        if delivery is None:
            self.camera_row.show_state(None)
            return
        size, fps = f"{delivery.width} × {delivery.height}", f"{delivery.fps:.0f}"
        if not delivery.reason:
            words = self.tr("{size}, {fps} pictures per second.").format(size=size, fps=fps)
        else:
            few = self.tr("{size}, {fps} of {wanted} pictures per second.")
            words = few.format(size=size, fps=fps, wanted=USUAL_FPS) + " " + translated(delivery.reason)
        self.camera_row.show_words(delivery.is_enough, words)

    def _build_problem(self) -> None:
        self._problem = QFrame()
        self._problem.setObjectName("card")
        picture = IconLabel(_ICON_SIZE, "camera-off")
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._problem_heading = wrapped(name="subtitle")
        self._problem_text = wrapped()
        for words in (self._problem_heading, self._problem_text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retry_button = IconButton(self.tr("Try again"), "refresh-cw")
        self.retry_button.clicked.connect(self.retried)
        self.demo_button = IconButton(self.tr("Play the demo clip"), "clapperboard")
        self.demo_button.clicked.connect(self.demo_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch()
        for button in (self.retry_button, self.demo_button):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self._problem)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addStretch()
        layout.addWidget(picture)
        layout.addWidget(self._problem_heading)
        layout.addWidget(self._problem_text)
        layout.addLayout(buttons)
        layout.addStretch()

    def _build_layout(self) -> None:
        self._stage = QStackedWidget()
        self._stage.addWidget(self.preview)
        self._stage.addWidget(self._problem)
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(self.camera_box)
        left.addWidget(self._stage, 1)
        left.addWidget(self.smile_prompt)
        checks = QFrame()
        checks.setObjectName("card")
        checks.setFixedWidth(_LIST_WIDTH)
        rows = QVBoxLayout(checks)
        rows.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        rows.setSpacing(SPACE_S)
        for row in (*self.check_rows.values(), self.camera_row):
            rows.addWidget(row)
        rows.addStretch()
        rows.addWidget(self.rest_box)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_M)
        middle.addLayout(left, 1)
        middle.addWidget(checks)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.summary, 1)
        buttons.addWidget(self.ready_button)
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        page = QVBoxLayout(column)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(SPACE_M)
        page.addWidget(self._steps)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Can you be seen well?"), "title"), 1)
        head.addWidget(self.camera_chip)
        page.addLayout(head)
        page.addLayout(middle, 1)
        page.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.addStretch()
        layout.addWidget(column, 1000)
        layout.addStretch()
