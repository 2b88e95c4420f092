"""The words for how well a face is seen, what to improve, and whether a rating of it can be trusted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from rating_app.rating import DEFAULT_METHOD
from rating_app.vision.camera import PictureState

if TYPE_CHECKING:
    from rating_app.vision.analysis import FrameAnalysis
    from rating_app.vision.live_update import LiveUpdate

HINT_BELOW = 0.5
"""Signal quality below which advice is shown, before frames stop counting."""

CHECKS = ("face", "light", "size", "sharpness", "pose")
"""What is checked: `face`, that one is found, and whole; the others are parts of SignalQuality."""

_TIME_CONSTANT_S = 0.5
"""Time constant of the levels' smoothing: words that change with every frame cannot be read."""


def advice() -> dict[str, str]:
    """Return the advice for each part of SignalQuality, in case it is the weakest."""
    translate = QCoreApplication.translate
    return {
        "confidence": translate("FaceState", "Show your whole face"),
        "size": translate("FaceState", "Come closer"),
        "sharpness": translate("FaceState", "Blurred: hold still, wipe the lens"),
        "light": translate("FaceState", "Light your face evenly"),
        "pose": translate("FaceState", "Face the screen"),
    }


def face_state(analysis: FrameAnalysis, min_quality: float = DEFAULT_METHOD.min_quality) -> tuple[str, str, str]:
    """Return words, icon and colour role for the chip. Below `min_quality` a frame does not count."""
    translate = QCoreApplication.translate
    if analysis.picture_state is PictureState.BLACK:
        return translate("FaceState", "Black picture: lid closed?"), "camera-off", "alert"
    if analysis.picture_state is PictureState.FROZEN:
        return translate("FaceState", "Frozen picture"), "camera-off", "alert"
    face = analysis.main_face
    if face is None:
        return translate("FaceState", "No face"), "scan-face", "alert"
    quality = face.quality
    if quality.overall < HINT_BELOW:
        return advice()[quality.weakest], "scan-face", "muted" if quality.overall >= min_quality else "alert"
    number = len(analysis.faces)
    if number == 1:
        return translate("FaceState", "Face seen"), "scan-face", "good"
    return translate("FaceState", "{number} faces seen").format(number=number), "scan-face", "good"


def joy_caption(update: LiveUpdate) -> str:
    """Return the caption of the gauge's number, or the reason why there is none."""
    translate = QCoreApplication.translate
    if update.analysis.main_face is None:
        return translate("FaceState", "no face seen")
    if update.live is None or not update.live.is_current:
        return translate("FaceState", "face not seen well enough")
    if update.sample is None:
        return translate("FaceState", "joy now · not recorded")
    return translate("FaceState", "joy now")


class Seating:
    """The state of each of CHECKS, smoothed over the frames of one source."""

    def __init__(self) -> None:
        self._levels: dict[str, float] = {}
        self._seen_s: float | None = None

    def update(self, analysis: FrameAnalysis) -> dict[str, bool | None]:
        """Add a frame, and return for each of CHECKS whether it is good; None if that is unknown."""
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
