"""The moderator's screen during a sitting: how far the viewer is, how well they are seen, and the possible actions."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rating_app.study.plan import Company, Study
from rating_app.study.sitting import Mark, Sitting
from rating_app.views.design.icons import IconButton, IconLabel
from rating_app.views.design.indicators import CameraChip, RecordingChip, RecordingState, StatusChip
from rating_app.views.design.labels import label, wrapped
from rating_app.views.design.language import length, per_cent
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, set_role
from rating_app.views.first_run.camera_check_page import CheckRow
from rating_app.views.study.viewer_screen import MODERATOR_KEYS
from rating_app.views.watch.face_state import Seating, face_state
from rating_app.views.watch.preview import Preview
from rating_app.vision.live_update import LiveUpdate

_SIGN_SIZE = 18
_LEAST_PREVIEW = 240, 150


@dataclass(frozen=True)
class DeskState:
    """The possible actions. `words` describe what the viewer does; `checks_camera` is True before the first item, when
    the viewer's picture helps to seat them.
    """

    words: str
    checks_camera: bool = False
    can_begin: bool = False
    can_repeat: bool = False
    can_skip: bool = False
    is_over: bool = False


class Desk(QWidget):
    """The moderator's screen.

    Signals are what the moderator presses; `screen_requested` asks for the viewer's screen at the front.
    """

    begin_requested = Signal()
    again_requested = Signal()
    skip_requested = Signal()
    stop_requested = Signal()
    withdraw_requested = Signal()
    screen_requested = Signal()
    next_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seating = Seating()
        self._recording: RecordingState | None = None
        self._state = DeskState("")
        self.title = label(name="muted")
        self.code = label(name="display")
        self.company = label(name="muted")
        self.doing = wrapped(name="subtitle")
        self.message = wrapped()
        self.message.hide()
        self.face_chip = StatusChip(self.tr("Face"))
        self.recording_chip = RecordingChip()
        self.camera_chip = CameraChip()
        self.seen = wrapped(name="muted")
        self.preview = Preview()
        self.preview.setMinimumSize(*_LEAST_PREVIEW)
        self.hidden = wrapped(
            self.tr("While the viewer watches, their picture is not shown here either: they might see it."), "muted"
        )
        self.hidden.setAlignment(Qt.AlignmentFlag.AlignCenter)
        unknown = self.tr("Not known yet")
        self.check_rows = {
            "face": CheckRow(
                self.tr("Face"), self.tr("It is found."), self.tr("The whole face is not visible."), unknown
            ),
            "light": CheckRow(
                self.tr("Light"), self.tr("The face is well lit."), self.tr("Light the face from the front."), unknown
            ),
            "size": CheckRow(self.tr("Distance"), self.tr("Close enough."), self.tr("Move closer."), unknown),
            "sharpness": CheckRow(self.tr("Sharpness"), self.tr("Sharp."), self.tr("Blurred: wipe the lens."), unknown),
            "pose": CheckRow(
                self.tr("Facing the screen"),
                self.tr("They face the camera."),
                self.tr("Put the camera near the screen."),
                unknown,
            ),
        }
        self.begin_button = IconButton(self.tr("Begin"), "play", "on_accent")
        self.again_button = IconButton(self.tr("Again"), "rotate-ccw")
        self.skip_button = IconButton(self.tr("Skip"), "skip-forward")
        self.stop_button = IconButton(self.tr("Stop"), "square")
        self.withdraw_button = IconButton(self.tr("Withdraw…"), "shield-off")
        self.screen_button = IconButton(self.tr("Viewer's screen"), "monitor", "on_accent")
        self.next_button = IconButton(self.tr("Next viewer"), "play", "on_accent")
        self.leave_button = IconButton(self.tr("Back to the study"), "arrow-left")
        for button in (self.begin_button, self.screen_button, self.next_button):
            button.setObjectName("primary")
        self.again_button.setToolTip(
            self.tr("Show this film, or the last one, again; the first showing is kept as well")
        )
        self.skip_button.setToolTip(self.tr("Leave out this film, or the next one"))
        self.stop_button.setToolTip(self.tr("End the sitting; what was seen is kept"))
        self.withdraw_button.setToolTip(self.tr("End the sitting, and erase all of this viewer's data"))
        self._items = _ItemList()
        self._wire()
        self._build_layout()

    def show_viewer(self, study: Study, viewer: str, has_own_screen: bool) -> None:
        """Name the viewer. Without a screen of their own, the viewer's screen covers this one."""
        self.title.setText(study.title)
        self.code.setText(viewer)
        alone = study.company is Company.ALONE
        self.company.setText(self.tr("watches alone") if alone else self.tr("watches in company"))
        self.show_screens(has_own_screen)
        self._seating = Seating()
        self.seen.setText("")
        self.show_message("")
        self.show_recording(None)

    def show_screens(self, viewer_has_own: bool) -> None:
        """Show the way to the viewer's screen if it is not another one than this."""
        self._has_own_screen = viewer_has_own
        self.screen_button.setVisible(not viewer_has_own and not self._state.is_over)

    def show_sitting(self, study: Study, sitting: Sitting | None) -> None:
        """Show the progress of the sitting; None before the viewer has agreed."""
        self._items.show_sitting(study, sitting)

    def show_state(self, state: DeskState) -> None:
        """Show what the viewer does, and enable the possible actions."""
        self._state = state
        self.doing.setText(state.words)
        self.begin_button.setVisible(state.checks_camera and not state.is_over)
        self.begin_button.setEnabled(state.can_begin)
        self.again_button.setEnabled(state.can_repeat)
        self.skip_button.setEnabled(state.can_skip)
        for button in (self.again_button, self.skip_button, self.stop_button, self.withdraw_button):
            button.setVisible(not state.is_over)
        for button in (self.next_button, self.leave_button):
            button.setVisible(state.is_over)
        self.screen_button.setVisible(not self._has_own_screen and not state.is_over)
        self._stage.setCurrentWidget(self.preview if state.checks_camera else self.hidden)
        if not state.checks_camera:
            self.preview.clear()

    def show_update(self, update: LiveUpdate, mirrored: bool, min_quality: float) -> None:
        """Show how well the viewer is seen; their picture only while the camera is checked, and never what their face
        shows.
        """
        self.face_chip.show_state(*face_state(update.analysis, min_quality))
        for name, state in self._seating.update(update.analysis).items():
            self.check_rows[name].show_state(state)
        if self._state.checks_camera:
            self.preview.show_analysis(update.analysis, mirrored)
        if update.rating is not None:
            share = per_cent(update.rating.coverage, whole=True)
            self.seen.setText(self.tr("Face seen {share} of this film").format(share=share))
        if self._recording is not None and update.sample is not None:
            self.show_recording(RecordingState(float(int(update.sample.timestamp_s)), self._recording.paused))

    def show_no_face(self) -> None:
        """Show that nobody is being analysed."""
        self.face_chip.show_state(self.tr("No face"), "scan-face", "muted")

    def show_recording(self, state: RecordingState | None) -> None:
        """Show whether the viewer is recorded, and for how long."""
        self._recording = state
        self.recording_chip.show_recording(state)

    def show_camera_state(self, on: bool) -> None:
        """Show whether a camera is held open."""
        self.camera_chip.show_camera_state(on)

    def show_message(self, words: str, role: str = "alert") -> None:
        """Show one calm sentence; empty words remove it."""
        self.message.setText(words)
        set_role(self.message, role)
        self.message.setVisible(bool(words))

    def _wire(self) -> None:
        for button, signal in (
            (self.begin_button, self.begin_requested),
            (self.again_button, self.again_requested),
            (self.skip_button, self.skip_requested),
            (self.stop_button, self.stop_requested),
            (self.withdraw_button, self.withdraw_requested),
            (self.screen_button, self.screen_requested),
            (self.next_button, self.next_requested),
            (self.leave_button, self.left),
        ):
            button.clicked.connect(signal)
        QShortcut(QKeySequence(MODERATOR_KEYS), self, self.screen_requested.emit)
        keys = QKeySequence(MODERATOR_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.screen_button.setToolTip(
            self.tr("Back to the viewer's screen ({keys}); the same keys bring you back here").format(keys=keys)
        )

    def _build_layout(self) -> None:
        self._has_own_screen = True
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_L)
        middle.addWidget(self._way(), 1)
        middle.addWidget(self._camera(), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        for button in (self.leave_button, self.withdraw_button):
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (
            self.again_button,
            self.skip_button,
            self.stop_button,
            self.begin_button,
            self.screen_button,
            self.next_button,
        ):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.setSpacing(SPACE_L)
        layout.addLayout(self._head())
        layout.addLayout(middle, 1)
        layout.addLayout(buttons)

    def _head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        who = QHBoxLayout()
        who.setSpacing(SPACE_M)
        who.addWidget(self.code)
        who.addWidget(self.company, 0, Qt.AlignmentFlag.AlignBottom)
        who.addStretch()
        names.addLayout(who)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addLayout(names, 1)
        for chip in (self.recording_chip, self.face_chip, self.camera_chip):
            head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _way(self) -> QFrame:
        card, rows = _card()
        for widget in (self.doing, self.message, self._items):
            rows.addWidget(widget)
        rows.addStretch()
        return card

    def _camera(self) -> QFrame:
        self._stage = QStackedWidget()
        self._stage.addWidget(self.preview)
        self._stage.addWidget(self.hidden)
        checks = QGridLayout()
        checks.setHorizontalSpacing(SPACE_M)
        checks.setVerticalSpacing(SPACE_S)
        for number, row in enumerate(self.check_rows.values()):
            checks.addWidget(row, number // 2, number % 2)
        card, rows = _card()
        rows.addWidget(self._stage, 1)
        rows.addLayout(checks)
        rows.addWidget(self.seen)
        return card


class _ItemList(QWidget):
    """A list of the items in this viewer's order, with a sign and a word for each."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_S)
        self.setAccessibleName(self.tr("Films in this viewer's order"))

    def show_sitting(self, study: Study, sitting: Sitting | None) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        if sitting is None:
            self._rows.addWidget(wrapped(self.tr("The order is chosen once the viewer has agreed."), "muted"))
            return
        said = []
        for item_id in sitting.order:
            one = study.item(item_id)
            icon, role, words = self._look(sitting, item_id)
            self._rows.addWidget(_row(icon, role, one.title, f"{words} · {length(one.length_s)}"))
            said.append(f"{one.title}: {words}")
        self.setAccessibleDescription("; ".join(said))

    def _look(self, sitting: Sitting, item_id: str) -> tuple[str, str, str]:
        if sitting.showing == item_id:
            return "play", "accent", self.tr("on the screen")
        showings = [one for one in sitting.showings if one.item == item_id and Mark.REPEATED not in one.marks]
        if not showings:
            comes = sitting.next_item == item_id and not sitting.is_over
            return "circle", "muted", self.tr("comes next") if comes else self.tr("not shown")
        marks = showings[-1].marks
        if Mark.SKIPPED in marks:
            return "skip-forward", "muted", self.tr("left out")
        if Mark.INTERRUPTED in marks:
            return "triangle-alert", "alert", self.tr("not seen to the end")
        return "circle-check", "good", self.tr("seen")


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setObjectName("card")
    rows = QVBoxLayout(card)
    rows.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
    rows.setSpacing(SPACE_M)
    return card, rows


def _row(icon: str, role: str, title: str, words: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_S)
    layout.addWidget(IconLabel(_SIGN_SIZE, icon, role))
    layout.addWidget(wrapped(title, "strong"), 1)
    layout.addWidget(label(words, "muted"))
    return row
