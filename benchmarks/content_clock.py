"""python -m benchmarks.content_clock: how far the content's clock is from the picture that is shown.

It plays a film whose pictures are numbered by their grey level, and compares each picture that the player delivers with
the clock's position at that moment.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
import numpy as np
from PySide6.QtCore import QEventLoop, QTimer

from rating_app.views.content.media_view import MediaView
from rating_app.views.window.opening import make_qt_application

SECONDS, FPS = 20, 30


def main() -> None:
    """Print the median and the largest error, in milliseconds."""
    make_qt_application(["content_clock"])
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "film.mp4"
        writer = cv2.VideoWriter(str(film), cv2.VideoWriter_fourcc(*"mp4v"), FPS, (640, 360))
        for number in range(SECONDS * FPS):
            writer.write(np.full((360, 640, 3), number % 200 + 20, np.uint8))
        writer.release()
        errors_s = np.array(errors_while_playing(film))
    median, greatest = 1000 * np.median(np.abs(errors_s)), 1000 * np.abs(errors_s).max()
    print(f"{len(errors_s)} pictures: median {median:.0f} ms, greatest {greatest:.0f} ms from the picture's own time")


def errors_while_playing(film: Path) -> list[float]:
    """Return the clock's position minus the picture's, in seconds, for each picture."""
    view = MediaView()
    view.resize(640, 400)
    view.show()
    view.open(film)
    errors: list[float] = []

    def compare() -> None:
        frame = view.player.videoSink().videoFrame()
        now = view.clock.now()
        if now is not None and frame.startTime() > 0:
            errors.append(now.position_s - frame.startTime() / 1e6)

    loop = QEventLoop()
    view.ended.connect(loop.quit)
    QTimer.singleShot(1000 * (SECONDS + 10), loop.quit)
    QTimer.singleShot(500, view.run)
    QTimer.singleShot(400, lambda: view.player.videoSink().videoFrameChanged.connect(compare))
    loop.exec()
    view.close_content()
    return errors


if __name__ == "__main__":
    main()
