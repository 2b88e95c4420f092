"""Whether a viewer sits so that a rating can be trusted, steady enough to be read."""

from __future__ import annotations

import math

from rating_app.views.watch.face_state import HINT_BELOW
from rating_app.vision.analysis import FrameAnalysis

CHECKS = ("face", "light", "size", "sharpness", "pose")
"""`face` is that one is found, and whole; the others are parts of SignalQuality."""

_TIME_CONSTANT_S = 0.5
"""Words that change with every frame cannot be read."""


class Seating:
    """Follows the frames of one source."""

    def __init__(self) -> None:
        self._levels: dict[str, float] = {}
        self._seen_s: float | None = None

    def update(self, analysis: FrameAnalysis) -> dict[str, bool | None]:
        """For each of CHECKS whether it is as it should be; None where nothing can be said."""
        moment_s = analysis.frame.timestamp_s
        passed_s = 0.0 if self._seen_s is None else moment_s - self._seen_s
        if passed_s < 0:
            # Another source has begun.
            self._levels.clear()
        self._seen_s = moment_s
        weight = 1 - math.exp(-max(0.0, passed_s) / _TIME_CONSTANT_S)
        face = analysis.main_face
        now = {"face": 0.0 if face is None else face.quality.confidence}
        if face is not None:
            now.update({name: getattr(face.quality, name) for name in CHECKS if name != "face"})
        for name, level in now.items():
            before = self._levels.get(name, level)
            self._levels[name] = before + weight * (level - before)
        found = self._levels["face"] >= HINT_BELOW
        if not found:
            self._levels = {"face": self._levels["face"]}
        return {name: self._levels[name] >= HINT_BELOW if name in self._levels else None for name in CHECKS}
