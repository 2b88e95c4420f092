"""The requests of another program, carried out as far as a message may; the rest is decided by the viewer, in the
window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TextIO

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rating_app import __version__
from rating_app.desktop.session_controller import SessionController
from rating_app.serve.lines import LineWriter, read_lines
from rating_app.serve.messages import PROTOCOL, Deed, Message, NotUnderstood, parse
from rating_app.serve.outlet import LineOutlet, figures
from rating_app.views.watch.phase import Phase
from rating_app.vision.live_update import LiveUpdate


@dataclass(frozen=True)
class Client:
    """The other program: its messages are read from `reading`, and lines for it are written to `writing`. With `demo`,
    START plays the demo clip, and no camera is opened.
    """

    reading: TextIO
    writing: TextIO
    demo: bool = False


class Refused(Exception):
    """A refused request. The message is one sentence."""


class ServeController(QObject):
    """The link between a Client and the sessions, from `begin` to `close`.

    Signals:
        left(): the other program has ended, or asks this one to end.
        session_near(): a session that it requested is about to begin.
    """

    left = Signal()
    session_near = Signal()
    _line_came = Signal(str)
    _ended = Signal()

    def __init__(
        self, client: Client, sessions: SessionController, newest_s: Callable[[], float], parent: QObject | None = None
    ) -> None:
        """Wire the sessions; `newest_s` returns the time of the session's newest frame."""
        super().__init__(parent)
        self._client = client
        self._sessions = sessions
        self._newest_s = newest_s
        self._writer = LineWriter(client.writing)
        self._wanted_title: str | None = None
        self._is_asking = False
        self._camera_on = False
        self._told_rating: Mapping[str, float | int | None] | None = None
        self._deeds: Mapping[Deed, Callable[[Message], None]] = {
            Deed.CAMERA: self._open_camera,
            Deed.START: self._start,
            Deed.PAUSE: self._pause,
            Deed.RESUME: self._resume,
            Deed.MARK: self._mark,
            Deed.STOP: lambda _: sessions.stop(),
            Deed.STATE: lambda _: self._tell_state(),
            Deed.QUIT: lambda _: QTimer.singleShot(0, self.left.emit),
        }
        sessions.tell_too(LineOutlet(self._writer))
        sessions.phase_changed.connect(self._on_phase_changed)
        sessions.consent_changed.connect(lambda given: self._writer.put("consent", given=given))
        sessions.camera_switched.connect(self._on_camera_switched)
        sessions.updated.connect(self._on_updated)
        sessions.said.connect(self._on_said)
        self._line_came.connect(self._on_line)
        self._ended.connect(self.left)

    def begin(self, model: str) -> None:
        """Report that the model is loaded, and read messages from now on."""
        self._writer.put("ready", protocol=PROTOCOL, version=__version__, model=model, demo=self._client.demo)
        self._tell_state()
        read_lines(self._client.reading, self._line_came.emit, self._ended.emit)

    def close(self) -> None:
        """Write the last line."""
        self._writer.put("closed")
        self._writer.close()

    @Slot(str)
    def _on_line(self, line: str) -> None:
        try:
            message = parse(line)
        except NotUnderstood as refusal:
            self._writer.put("refused", id=refusal.id, message=str(refusal))
            return
        try:
            self._deeds[message.deed](message)
        except Refused as refusal:
            self._writer.put("refused", do=message.deed.value, id=message.id, message=str(refusal))
        else:
            self._writer.put("done", do=message.deed.value, id=message.id)

    def _open_camera(self, _message: Message) -> None:
        if self._client.demo:
            raise Refused("This program was started with --demo, and opens no camera.")
        if self._sessions.phase.is_watching:
            return
        if self._is_asking:
            raise Refused("The viewer is being asked already.")
        self._is_asking = True
        try:
            # This shows the notice if the viewer has not agreed yet, and returns with their answer.
            self._sessions.use_camera()
        finally:
            self._is_asking = False
        if not self._sessions.has_consent:
            self._wanted_title = None
            raise Refused("The viewer has not agreed.")

    def _start(self, message: Message) -> None:
        phase = self._sessions.phase
        if phase.is_in_session or self._wanted_title is not None:
            raise Refused("A session is under way.")
        if self._client.demo:
            self._sessions.play_demo()
        elif phase is Phase.PREVIEWING:
            self._begin(message.text)
        else:
            self._wanted_title = message.text
            self._open_camera(message)

    def _begin(self, title: str) -> None:
        self.session_near.emit()
        self._sessions.start(title)

    def _pause(self, _message: Message) -> None:
        if self._sessions.phase is not Phase.RECORDING:
            raise Refused("No session is being recorded.")
        self._sessions.toggle_pause()

    def _resume(self, _message: Message) -> None:
        if self._sessions.phase is not Phase.PAUSED:
            raise Refused("No session is paused.")
        self._sessions.toggle_pause()

    def _mark(self, message: Message) -> None:
        if not self._sessions.phase.is_recording:
            raise Refused("No session is being recorded.")
        self._sessions.mark(message.text, self._newest_s())

    def _tell_state(self) -> None:
        sessions = self._sessions
        phase = sessions.phase.name.lower()
        self._writer.put("state", phase=phase, consent=sessions.has_consent, camera=self._camera_on)

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        self._writer.put("phase", phase=phase.name.lower())
        if phase is Phase.RECORDING:
            self._told_rating = None
        elif phase in (Phase.IDLE, Phase.FINISHED):
            self._wanted_title = None
        elif phase is Phase.PREVIEWING and self._wanted_title is not None:
            title, self._wanted_title = self._wanted_title, None
            # This comes after everything else that follows from the phase.
            QTimer.singleShot(0, lambda: self._begin(title))

    @Slot(bool)
    def _on_camera_switched(self, on: bool) -> None:
        if on is not self._camera_on:
            self._camera_on = on
            self._writer.put("camera", on=on)

    @Slot(object, bool)
    def _on_updated(self, update: LiveUpdate, _mirrored: bool) -> None:
        told = None if update.rating is None else figures(update.rating)
        if told is not None and told != self._told_rating:
            self._told_rating = told
            self._writer.put_number("rating", **told)

    @Slot(str, str, str)
    def _on_said(self, sentence: str, _role: str, _about: str) -> None:
        if sentence:
            self._writer.put("said", message=sentence)
