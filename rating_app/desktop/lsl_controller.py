"""The laboratory's network, as far as the program was started to be on it (Lab Streaming Layer)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from rating_app.desktop.session_controller import SessionController
from rating_app.lsl import LslInlet, LslOutlet, LslUnavailable, MarkersLeftOut
from rating_app.views.design.language import translated
from rating_app.views.window.main_window import Header


class LslController(QObject):
    """The controller of what sessions send to the network and take from it, until the program ends.

    Signals: said(str), a sentence for the user.
    """

    said = Signal(str)
    _streams_changed = Signal(object)
    _left_out = Signal(object)

    def __init__(
        self,
        sessions: SessionController,
        mark: Callable[[str, float], None],
        sends_numbers: bool,
        takes_markers: bool,
        parent: QObject,
    ) -> None:
        """Stay off the network until `join`. `mark` notes a text at a moment of the session, in seconds; threads of the
        network call it.
        """
        super().__init__(parent)
        self._sessions = sessions
        self._mark = mark
        self._sends_numbers, self._takes_markers = sends_numbers, takes_markers
        self._header: Header | None = None
        self._outlet: LslOutlet | None = None
        self._inlet: LslInlet | None = None
        self._streams: tuple[str, ...] = ()
        self._streams_changed.connect(self._on_streams_changed)
        self._left_out.connect(self._on_left_out)

    @property
    def is_sending(self) -> bool:
        """Whether sessions are offered to the network."""
        return self._outlet is not None

    def join(self, model: str) -> None:
        """Go onto the network, if the program is to; `model` names what rates the frames that are sent."""
        try:
            if self._takes_markers:
                self._inlet = LslInlet(self._mark, self._streams_changed.emit, self._left_out.emit)
                self._sessions.tell_too(self._inlet)
            if self._sends_numbers:
                self._outlet = LslOutlet(model) if self._inlet is None else LslOutlet(model, self._inlet.has_noted)
                self._sessions.tell_too(self._outlet)
        except LslUnavailable as refusal:
            self.said.emit(translated(refusal))
        self._show()

    def show_on(self, header: Header) -> None:
        """Show on this window's header from now on what goes over the network."""
        self._header = header
        self._show()

    def close(self) -> None:
        """Leave the network."""
        self._header = None
        if self._inlet is not None:
            self._inlet.close()
        if self._outlet is not None:
            self._outlet.close()

    def _show(self) -> None:
        if self._header is not None and self._inlet is not None:
            self._header.show_receiving(self._streams)
        if self._header is not None and self._outlet is not None:
            self._header.show_streaming()

    @Slot(object)
    def _on_streams_changed(self, names: tuple[str, ...]) -> None:
        self._streams = names
        self._show()

    @Slot(object)
    def _on_left_out(self, problem: MarkersLeftOut) -> None:
        self.said.emit(translated(problem))
