"""python -m benchmarks.memory [--rounds N]: the program's peak memory in a session of one minute.

It is compared with a process that only imports cv2, MediaPipe (without TensorFlow), LiteRT and PySide6.
"""

from __future__ import annotations

from statistics import median

from benchmarks.child import app_run, screen, started
from benchmarks.demo_camera import switched_on
from benchmarks.figure import Figure, run

SECONDS = 60
IMPORTS = """import sys
sys.modules["tensorflow"] = None
import cv2, mediapipe, ai_edge_litert.interpreter
from PySide6 import QtCore, QtGui, QtWidgets
from benchmarks.app_run import peak_kb
print(peak_kb())"""


def measure(rounds: int) -> list[Figure]:
    """Return the ratio of the two."""
    bare_kb, ours_kb = [], []
    with screen() as environment, switched_on() as fifo:
        for _ in range(rounds):
            bare_kb.append(float(started(["-c", IMPORTS], environment)[1]))
            ours_kb.append(app_run(str(SECONDS), environment, fifo)["peak_kb"])
    ratio = median(ours / bare for ours, bare in zip(ours_kb, bare_kb, strict=True))
    details = {"program_MB": median(ours_kb) / 1024, "imports_MB": median(bare_kb) / 1024}
    return [Figure("memory_over_imports", "peak memory, over the libraries imported", ratio, 1.35, details=details)]


if __name__ == "__main__":
    run(__doc__, measure, rounds=1)
