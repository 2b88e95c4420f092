"""What the program is doing, which decides what the window offers."""

from __future__ import annotations

from enum import Enum, auto


class Phase(Enum):
    """From the loading of the model to the end of a session."""

    LOADING = auto()
    IDLE = auto()
    OPENING = auto()
    PREVIEWING = auto()
    RESTING = auto()
    RECORDING = auto()
    PAUSED = auto()
    STOPPING = auto()
    FINISHED = auto()

    @property
    def is_watching(self) -> bool:
        """Whether a camera or recording is open, or being opened."""
        return self in (Phase.OPENING, Phase.PREVIEWING, Phase.RESTING, Phase.RECORDING, Phase.PAUSED)

    @property
    def is_seeing(self) -> bool:
        """Whether pictures can come."""
        return self.is_watching and self is not Phase.OPENING

    @property
    def is_in_session(self) -> bool:
        """Whether a session is under way, or about to begin by itself."""
        return self in (Phase.RESTING, Phase.RECORDING, Phase.PAUSED, Phase.STOPPING)
