"""The program's phases, which decide what the window offers."""

from __future__ import annotations

from enum import Enum, auto


class Phase(Enum):
    """A phase between the loading of the model and the end of a session. In RESTING the resting face is measured; in
    UNRESTED the viewer is asked how to continue without one.
    """

    LOADING = auto()
    IDLE = auto()
    OPENING = auto()
    PREVIEWING = auto()
    RESTING = auto()
    UNRESTED = auto()
    RECORDING = auto()
    PAUSED = auto()
    STOPPING = auto()
    FINISHED = auto()

    @property
    def is_watching(self) -> bool:
        """Whether a camera or recording is open, or being opened."""
        return self is Phase.OPENING or self.is_seeing

    @property
    def is_seeing(self) -> bool:
        """Whether pictures can come."""
        return self is Phase.PREVIEWING or self.is_before_session or self.is_recording

    @property
    def is_before_session(self) -> bool:
        """Whether the viewer gets ready for a session that is about to begin."""
        return self in (Phase.RESTING, Phase.UNRESTED)

    @property
    def is_recording(self) -> bool:
        """Whether a session is being recorded, even if it is paused."""
        return self in (Phase.RECORDING, Phase.PAUSED)

    @property
    def is_in_session(self) -> bool:
        """Whether a session is under way, or about to begin by itself."""
        return self.is_before_session or self.is_recording or self is Phase.STOPPING
