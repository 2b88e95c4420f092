"""python -m benchmarks.frame [--rounds N]: the cost of a frame from start to end, over MediaPipe's detection alone.

The program's own camera source, worker and window thread process frames of the demo clip, 640x480. A frame lasts from
the moment at which the device has delivered it to the moment at which the window's thread has its update: conversion,
picture quality, detection, alignment, expression, face quality, the rating, and the sample in the history. Before each
of them, MediaPipe's detection alone processes the same picture, so that the two take turns.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
from PySide6.QtCore import QCoreApplication, QObject, QThread, Slot

from benchmarks.demo_camera import clip_frames
from benchmarks.figure import Figure, run
from rating_app.desktop.recording import NewSession
from rating_app.desktop.worker import AnalysisWorker
from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.session.session import SessionHead
from rating_app.settings import face_model, shipped_model
from rating_app.store import SessionStore
from rating_app.vision.camera import WebcamSource
from tests.fakes.cameras import FakeCapture, Socket

FRAMES_A_ROUND = 200
WARM_UP_FRAMES = 60


class TurnTaker:
    """The pictures of a FakeCapture that delivers a frame once the previous one has arrived at the window.

    `alone_s` and `frame_s` have the seconds of each frame, including the warm-up.
    """

    def __init__(self, images: list[Any], detect: Callable[[Any], object], count: int) -> None:
        self._images = images
        self._rgb = [cv2.cvtColor(image, cv2.COLOR_BGR2RGB) for image in images]
        self._detect = detect
        self._count = count
        self._turn = threading.Event()
        self._turn.set()
        self._number = 0
        self._delivered_s = 0.0
        self.alone_s: list[float] = []
        self.frame_s: list[float] = []

    def __call__(self, number: int) -> Any:
        if not self._turn.wait(0.5):
            return None
        self._turn.clear()
        place = self._number % len(self._images)
        began_s = time.perf_counter()
        self._detect(self._rgb[place])
        self.alone_s.append(time.perf_counter() - began_s)
        image = self._images[place].copy()
        self._number += 1
        self._delivered_s = time.perf_counter()
        return image

    def arrived(self) -> bool:
        """Note that the window has the frame; return whether it was the last one."""
        self.frame_s.append(time.perf_counter() - self._delivered_s)
        self._turn.set()
        return len(self.frame_s) >= self._count


class Window(QObject):
    """The window's thread, which takes each update."""

    def __init__(self, worker: AnalysisWorker, camera: TurnTaker) -> None:
        super().__init__()
        self._worker = worker
        self._camera = camera
        worker.updated.connect(self.on_updated)

    @Slot()
    def on_updated(self) -> None:
        update = self._worker.take_update()
        if update is not None and self._camera.arrived():
            self._worker.stop()


def measure(rounds: int) -> list[Figure]:
    """Return the median over the rounds of the ratio within a round."""
    app = QCoreApplication([])
    images = list(clip_frames())
    count = WARM_UP_FRAMES + rounds * FRAMES_A_ROUND
    with mediapipe_detection() as detect, tempfile.TemporaryDirectory() as folder:
        camera = TurnTaker(images[:: len(images) // FRAMES_A_ROUND], detect, count)
        watch(app, camera, SessionStore(Path(folder) / "sessions.sqlite"))
    ends = range(WARM_UP_FRAMES, len(camera.frame_s), FRAMES_A_ROUND)
    # Within a round, the median counts too: a frame during which another program ran is not typical.
    alone_s = [median(camera.alone_s[end : end + FRAMES_A_ROUND]) for end in ends]
    frame_s = [median(camera.frame_s[end : end + FRAMES_A_ROUND]) for end in ends]
    ratio = median(frame / alone for frame, alone in zip(frame_s, alone_s, strict=True))
    details = {
        "frame_ms": 1000 * median(camera.frame_s[WARM_UP_FRAMES:]),
        "detection_ms": 1000 * median(camera.alone_s[WARM_UP_FRAMES:]),
    }
    name = "a frame end to end, over MediaPipe's detection alone"
    return [Figure("frame_over_detection", name, ratio, 1.8, details=details)]


@contextmanager
def mediapipe_detection() -> Iterator[Callable[[Any], object]]:
    """Yield MediaPipe's public face detector, with the app's own model, for pictures in RGB."""
    # MediaPipe would import TensorFlow if it were found, without using it here.
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    import mediapipe
    from mediapipe.tasks.python import BaseOptions, vision

    options = vision.FaceDetectorOptions(base_options=BaseOptions(model_asset_path=str(face_model())))
    with vision.FaceDetector.create_from_options(options) as detector:
        yield lambda rgb: detector.detect(mediapipe.Image(mediapipe.ImageFormat.SRGB, rgb))


def watch(app: QCoreApplication, camera: TurnTaker, store: SessionStore) -> None:
    """Record a session from the camera until it has delivered enough frames."""
    worker = AnalysisWorker(shipped_model())
    thread = QThread()
    worker.moveToThread(thread)
    window = Window(worker, camera)
    worker.finished.connect(app.quit)
    worker.failed.connect(lambda failure: print(failure))
    worker.load()
    thread.start()
    socket = Socket()
    socket.plug_in(FakeCapture(camera, fps=None, flickers=False))
    consent = LiveConsent.give(NOTICE)
    head = SessionHead(consent.consent, "Benchmark", "camera", "model", "1")
    worker.watch(WebcamSource(consent.camera_permit(), cameras=socket.cameras), NewSession(head, store.writer()))
    app.exec()
    thread.quit()
    thread.wait()
    worker.wait_for_release()
    worker.unload()
    del window


if __name__ == "__main__":
    run(__doc__, measure, rounds=9)
