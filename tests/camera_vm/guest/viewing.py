"""The app before a camera: its own source, in its own capture thread, with a viewer's consent."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType

from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.vision.camera import CameraFailed, Cameras, Frame, WebcamSource
from rating_app.vision.capture import CaptureThread
from tests.camera_vm.guest.devices import command
from tests.camera_vm.guest.pace import PATIENCE, PATIENT, wait_for


class Viewing:
    """A camera that is looked at as the window does."""

    def __init__(self, wanted: str = "", resolution: tuple[int, int] | None = None, cameras: Cameras = PATIENT) -> None:
        self._consent = LiveConsent.give(NOTICE)
        self.source = WebcamSource(self._consent.camera_permit(), wanted, resolution=resolution, cameras=cameras)
        self._thread = CaptureThread(self.source)

    def __enter__(self) -> Viewing:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def frame(self, seconds: float = 20) -> Frame | None:
        """The next frame; None where none comes in time. Raises what the camera fails with."""
        return self._thread.newest(seconds * PATIENCE)

    def frames(self, seconds: float) -> list[Frame]:
        """All that come within so many seconds."""
        found, until = [], time.monotonic() + seconds * PATIENCE
        while (left := until - time.monotonic()) > 0:
            if (frame := self._thread.newest(left)) is not None:
                found.append(frame)
        return found

    def loss(self, seconds: float = 30) -> CameraFailed | None:
        """Why the camera is away, as soon as it is."""
        return wait_for(lambda: self._thread.loss, seconds)

    def failure(self, seconds: float = 60) -> Exception | None:
        """What ended it, as soon as it has."""
        return wait_for(lambda: self._thread.failure, seconds)

    def stop(self) -> None:
        self._thread.stop()
        self._thread.join(30 * PATIENCE)


def failure_of(viewing: Viewing) -> CameraFailed | Frame | None:
    """What a camera answers that is expected to fail: why, or the frame that came all the same."""
    with viewing:
        try:
            return viewing.frame(60)
        except CameraFailed as failed:
            return failed


AS_VIEWER = ("setpriv", "--reuid=viewer", "--regid=viewer", "--init-groups", "env", "REACTION_GAUGE_HOME=/tmp/viewer")
"""Words before a command that run it as the user of that name, who is not the administrator."""


@dataclass(frozen=True)
class Doctor:
    """What `rating-app doctor` printed about cameras, and its exit code."""

    text: str
    code: int

    @property
    def cameras(self) -> list[str]:
        """Its lines about cameras: those that are there, and with `--i-agree` after them what became of each."""
        return [line for line in self.text.splitlines() if re.match(r"\d+: ", line)]


def doctor(*arguments: str, before: Sequence[str] = ()) -> Doctor:
    """Run `rating-app doctor`, after words such as those that run it as somebody else."""
    if before:
        command("install", "-d", "-o", "viewer", "/tmp/viewer")
    program = [sys.executable, "-m", "rating_app", "doctor", *arguments]
    done = subprocess.run([*before, *program], capture_output=True, text=True, check=False)
    return Doctor(done.stdout + done.stderr, done.returncode)
