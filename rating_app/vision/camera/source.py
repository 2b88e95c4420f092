"""The interface that all sources of pictures share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from rating_app.system.failure import Failure

if TYPE_CHECKING:
    from rating_app.session.content import ContentPosition
    from rating_app.session.recording import RecordingRead
    from rating_app.vision.camera.delivery import Delivery
    from rating_app.vision.camera.problem import CameraProblem
    from rating_app.vision.face import Image


class PictureState(str, Enum):
    """The state of a camera's picture as a whole: normal, black for a second, or identical for three."""

    OK = "ok"
    BLACK = "black"
    FROZEN = "frozen"


class SourceFailed(Failure):
    """A camera or video cannot be opened, or not be read any further."""


class CameraFailed(SourceFailed):
    """A camera cannot be used; `problem` explains why, and what to do."""

    def __init__(self, problem: CameraProblem) -> None:
        super().__init__(problem.template, **problem.values)
        self.problem = problem


class CameraLost(CameraFailed):
    """A camera that had delivered pictures no longer does.

    Once it is closed, `regain` waits a moment, looks for it and opens it again. If it raises CameraFailed, the camera
    is not back yet: call it again. It returns without a camera after the source's `interrupt`, and raises
    ConsentWithdrawn as soon as the permit is no longer valid.
    """

    def __init__(self, problem: CameraProblem, regain: Callable[[], None]) -> None:
        super().__init__(problem)
        self.regain = regain


@dataclass(frozen=True)
class Frame:
    """One picture. `image` is uint8 (height, width, 3), BGR; `timestamp_s` is on its source's clock, in seconds.
    `lag_s` is how long it was on its way before it arrived; 0 for a recording, whose times are those of its pictures.
    `content` is the content's position when it was taken, None if it was not reported. `delivery` is how the camera
    delivers, None for a recording and within the first second.
    """

    image: Image
    timestamp_s: float
    picture_state: PictureState = PictureState.OK
    content: ContentPosition | None = None
    delivery: Delivery | None = None
    lag_s: float = 0.0


class FrameSource(Protocol):
    """A source of frames. Open it, read it and close it from one thread; `pause`, `resume` and `interrupt` are for
    other threads.

    Its clock begins near 0, and stops while the source is paused. The times of its frames strictly increase.
    """

    @property
    def name(self) -> str:
        """Return the name for the user and the session's record."""

    @property
    def recording_read(self) -> RecordingRead | None:
        """How much of a recording was read so far; None for a camera."""

    def open(self) -> None:
        """Open the source. Raise SourceFailed, and ConsentWithdrawn for a camera without a valid permit."""

    def read(self) -> Frame | None:
        """Return the next frame, None at the end or after `interrupt`. Raise as `open` does, and CameraLost."""

    def pause(self) -> None: ...

    def resume(self) -> None: ...

    def interrupt(self) -> None:
        """Let a waiting `read` return soon."""

    def close(self) -> None: ...
