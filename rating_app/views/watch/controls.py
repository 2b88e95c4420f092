"""The row of controls at the foot of the watch page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rating_app.views.design.icons import IconButton
from rating_app.views.watch.exclude_button import ExcludeButton
from rating_app.views.watch.phase import Phase
from rating_app.views.watch.start_options import StartOptions

if TYPE_CHECKING:
    from rating_app.session.exclusion import ExclusionReason
    from rating_app.views.watch.now_playing_line import NowPlayingLine

TITLE_LENGTH = 200


class Controls(QWidget):
    """A row of controls that enables what makes sense in the current phase.

    Signals:
        start_requested(str): with the title of the content.
        skip_requested(): skip the measurement of the resting face.
        exclusion_requested(object): the ExclusionReason for which everything from now on is left out of the rating;
            None if it counts again.
        pause_toggled(), stop_requested(), mark_requested(), float_requested(), picture_toggled().
    """

    start_requested = Signal(str)
    skip_requested = Signal()
    pause_toggled = Signal()
    stop_requested = Signal()
    mark_requested = Signal()
    exclusion_requested = Signal(object)
    float_requested = Signal()
    picture_toggled = Signal()

    def __init__(self, now_playing: NowPlayingLine | None = None, parent: QWidget | None = None) -> None:
        """Build the row. `now_playing` is the line that may ask which player is watched before a session begins."""
        super().__init__(parent)
        self._now_playing = now_playing
        self._phase = Phase.LOADING
        self._picture_shown = True
        self.title_field = QLineEdit()
        self.title_field.setPlaceholderText(self.tr("What is being watched? (title)"))
        self.title_field.setAccessibleName(self.tr("Title of the content"))
        self.title_field.setMaxLength(TITLE_LENGTH)
        self.options = StartOptions()
        self.start_button = IconButton(icon="play", role="on_accent")
        self.start_button.setObjectName("primary")
        self.pause_button = IconButton()
        self.mark_button = IconButton(self.tr("Mark"), "flag")
        self.exclude_button = ExcludeButton()
        self.stop_button = IconButton(self.tr("Stop"), "square")
        self.picture_button = IconButton()
        self.float_button = IconButton(icon="picture-in-picture-2")
        self.float_button.setAccessibleName(self.tr("Float the gauge"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title_field, 1)
        for button, keys, tip in (
            (self.picture_button, "Ctrl+H", self.tr("Hide or show your picture; the rating continues")),
            (self.float_button, "Ctrl+G", self.tr("A small gauge that stays on top of other windows")),
            (self.options, "", self.options.toolTip()),
            (self.start_button, "Ctrl+Return", self.tr("Start recording a session")),
            (self.pause_button, "Ctrl+P", self.tr("Pause or resume")),
            (self.mark_button, "M", self.tr("Flag this moment")),
            (self.stop_button, "Ctrl+.", self.tr("End the session and switch the camera off")),
        ):
            layout.addWidget(button)
            if button is self.mark_button:
                layout.addWidget(self.exclude_button)
            if keys:
                # The shortcut is not the button's own, because every change of its text would remove that.
                QShortcut(QKeySequence(keys), self, button.click).setWhatsThis(tip)
                button.setToolTip(f"{tip} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        self.start_button.clicked.connect(lambda: self.start(self.start_button))
        self.pause_button.clicked.connect(self.pause_toggled)
        self.mark_button.clicked.connect(self.mark_requested)
        self.exclude_button.requested.connect(self.exclusion_requested)
        self.stop_button.clicked.connect(self.stop_requested)
        self.float_button.clicked.connect(self.float_requested)
        self.picture_button.clicked.connect(self.picture_toggled)
        self.show_phase(Phase.LOADING)

    def show_phase(self, phase: Phase) -> None:
        """Enable what makes sense in this phase."""
        self._phase = phase
        can_start = phase is Phase.PREVIEWING or phase.is_before_session
        self.start_button.setEnabled(can_start or phase in (Phase.FINISHED, Phase.IDLE))
        # The options are fixed during a session.
        self.options.setVisible(not phase.is_in_session)
        self.pause_button.setEnabled(phase.is_recording)
        self.mark_button.setEnabled(phase is Phase.RECORDING)
        # Before a session the title takes its place.
        self.exclude_button.setVisible(phase.is_in_session)
        self.exclude_button.setEnabled(phase is Phase.RECORDING)
        self.stop_button.setEnabled(phase.is_watching)
        self.title_field.setEnabled(not phase.is_in_session)
        self.float_button.setEnabled(phase.is_seeing)
        self._dress()

    def show_excluding(self, reason: ExclusionReason | None) -> None:
        """Show the reason why the current moment is left out of the rating; None if it counts."""
        self.exclude_button.show_excluding(reason)

    def show_blind(self, blind: bool) -> None:
        """Hide the picture's button from a viewer who watches `blind`."""
        self.picture_button.setVisible(not blind)

    def start(self, at: QWidget) -> None:
        """Do what Start does, pressed at `at`, in this window or another: skip the measurement of the resting face if
        it is under way, else start. Before the first session the user is asked who is in the room, and before each one
        which player is watched if several could be.
        """
        if self._phase.is_before_session:
            self.skip_requested.emit()
        elif self._phase is Phase.PREVIEWING and self.options.asks:
            self.options.ask_company(at, lambda: self._start_with_player(at))
        else:
            self._start_with_player(at)

    def show_picture_state(self, shown: bool) -> None:
        """Show whether the viewer's picture is shown, blurred or not."""
        self._picture_shown = shown
        self._dress()

    def _dress(self) -> None:
        words = {
            Phase.RESTING: self.tr("Skip"),
            Phase.UNRESTED: self.tr("Without"),
            Phase.IDLE: self.tr("Use the camera…"),
            Phase.FINISHED: self.tr("Use the camera…"),
        }
        self.start_button.setText(words.get(self._phase, self.tr("Start")))
        paused = self._phase is Phase.PAUSED
        self.pause_button.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self.pause_button.show_icon("play" if paused else "pause")
        shown = self._picture_shown
        self.picture_button.setAccessibleName(self.tr("Hide picture") if shown else self.tr("Show picture"))
        self.picture_button.show_icon("eye-off" if shown else "eye")

    def _start_with_player(self, at: QWidget) -> None:
        line = self._now_playing
        if line is not None and line.asks and self._phase is Phase.PREVIEWING:
            line.ask(at, self._start)
        else:
            self._start()

    def _start(self) -> None:
        self.start_requested.emit(self.title_field.text().strip())
