"""Looks for faces in three frames of the first camera, as the app does, and prints the shape of each.

A process of its own: native code that aborts ends no job with it.
"""

from __future__ import annotations

from rating_app.settings import shipped_model
from rating_app.vision.analysis import FrameAnalyzer
from tests.camera_vm.guest.viewing import Viewing


def main() -> None:
    analyzer = FrameAnalyzer(shipped_model())
    with Viewing() as viewing:
        for _ in range(3):
            if (frame := viewing.frame(60)) is not None:
                analyzer.analyze(frame)
                print(*frame.image.shape, flush=True)


if __name__ == "__main__":
    main()
