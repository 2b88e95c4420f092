"""The equipment that the program works with; tests, benchmarks and scripts bring their own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.camera import THIS_COMPUTER, Cameras


@dataclass(frozen=True)
class Equipment:
    """What the window works with. `cameras` are those of the computer. `make_analyzer` builds detector and classifier
    from a model's file. `now_s` is the clock that stamps a camera's frames, in seconds that never decrease.
    """

    cameras: Cameras = THIS_COMPUTER
    make_analyzer: Callable[[Path], FrameAnalyzer] = FrameAnalyzer
    now_s: Callable[[], float] = time.perf_counter


USUAL_EQUIPMENT = Equipment()
