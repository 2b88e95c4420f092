"""What the program works with, which a test, a benchmark or a script brings of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.camera import THIS_COMPUTER, Cameras


@dataclass(frozen=True)
class Equipment:
    """`cameras` are those of the computer. `make_analyzer` builds detector and classifier from a model's file. `now_s`
    is the clock by which a camera's frames are stamped, in seconds that never go back.
    """

    cameras: Cameras = THIS_COMPUTER
    make_analyzer: Callable[[Path], FrameAnalyzer] = FrameAnalyzer
    now_s: Callable[[], float] = time.perf_counter


USUAL_EQUIPMENT = Equipment()
