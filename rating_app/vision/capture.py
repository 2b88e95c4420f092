"""Reads a source in a thread of its own and keeps only its newest frame, so that nothing ever queues."""

from __future__ import annotations

import threading
from dataclasses import replace

from rating_app.session.content import ContentClock
from rating_app.vision.camera import CameraFailed, CameraLost, Frame, FrameSource

PREDECESSOR_WAIT_S = 3.0
"""How long to wait for the thread before. A stuck camera lets go in half of this time; if one hangs for good, at
least the demo clip does not have to wait for it."""


class SourceEnded(Exception):
    """The source has ended, and its last frame is taken."""


class CaptureThread(threading.Thread):
    """A thread that opens, reads and closes `source`, so that a device that hangs does not block anything else.

    It begins when `predecessor` has ended, which may hold the same camera, or has had its time. `opened` is set while
    frames can come. `failure` is why the source ended early. Each frame is stamped with the position that `content` had
    when it was taken.

    A lost camera is closed, and opened again once it is back; until its next frame, `loss` is why it is away.
    """

    def __init__(
        self, source: FrameSource, predecessor: CaptureThread | None = None, content: ContentClock | None = None
    ) -> None:
        super().__init__(name="capture", daemon=True)
        self.source = source
        self.opened = threading.Event()
        self.failure: Exception | None = None
        self.loss: CameraFailed | None = None
        self._predecessor = predecessor
        self._content = content
        self._paused = False
        self._stopping = False
        self._frame: Frame | None = None
        self._ended = False
        self._changed = threading.Condition()

    def run(self) -> None:
        try:
            self._wait_for_predecessor()
            if not self._stopping:
                self.source.open()
            if not self._stopping:
                self.opened.set()
            while not self._stopping and (frame := self._read()) is not None:
                if self._content is not None:
                    frame = replace(frame, content=self._content.before(frame.lag_s))
                with self._changed:
                    self.loss = None
                    self._frame = None if self._paused else frame
                    self._changed.notify_all()
        except Exception as failure:
            # `newest` raises it again, in the thread that can handle it.
            self.failure = failure
        finally:
            self.source.close()
            with self._changed:
                self._ended = True
                self._changed.notify_all()

    def _read(self) -> Frame | None:
        while True:
            try:
                return self.source.read()
            except CameraLost as lost:
                self._regain(lost)

    def _regain(self, lost: CameraLost) -> None:
        """Open the lost source again; return when it is open or this thread is stopped."""
        self.loss = lost
        self.source.close()
        self.opened.clear()
        while not self._stopping:
            try:
                lost.regain()
            except CameraFailed as still_away:
                self.loss = still_away
            else:
                self.opened.set()
                return

    def _wait_for_predecessor(self) -> None:
        if self._predecessor is not None and self._predecessor.is_alive():
            self._predecessor.join(PREDECESSOR_WAIT_S)
        self._predecessor = None

    def newest(self, timeout_s: float) -> Frame | None:
        """Return the newest frame that was not yet taken; None if none came in time.

        Once all are taken, raise `failure`, or SourceEnded if there was none.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._frame is not None or self._ended, timeout_s)
            frame, self._frame = self._frame, None
            if frame is None and self._ended:
                raise self.failure or SourceEnded
            return frame

    def pause(self) -> None:
        """Drop all frames from now on, unseen, and stop the source's clock."""
        with self._changed:
            self._paused = True
            self._frame = None
        self.source.pause()

    def resume(self) -> None:
        """Take frames again."""
        self.source.resume()
        with self._changed:
            self._paused = False

    def stop(self) -> None:
        """Ask the thread to close the source, and return at once."""
        self._stopping = True
        self.source.interrupt()
