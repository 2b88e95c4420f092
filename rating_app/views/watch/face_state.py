"""What the window says of the face it sees, and what to mend."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from rating_app.rating import DEFAULT_METHOD
from rating_app.vision.analysis import FrameAnalysis
from rating_app.vision.camera import PictureState

HINT_BELOW = 0.5
"""Of signal quality: from here down the window says what to mend, before frames stop counting."""


def advice() -> dict[str, str]:
    """What to do, by the part of SignalQuality that is weakest."""
    translate = QCoreApplication.translate
    return {
        "confidence": translate("FaceState", "Show your whole face"),
        "size": translate("FaceState", "Come closer"),
        "sharpness": translate("FaceState", "Blurred: hold still, wipe the lens"),
        "light": translate("FaceState", "Light your face evenly"),
        "pose": translate("FaceState", "Face the screen"),
    }


def face_state(analysis: FrameAnalysis, min_quality: float = DEFAULT_METHOD.min_quality) -> tuple[str, str, str]:
    """Words, icon and colour role for the chip. Below `min_quality` a frame does not count."""
    translate = QCoreApplication.translate
    if analysis.picture_state is PictureState.BLACK:
        return translate("FaceState", "Black picture: lid closed?"), "camera-off", "alert"
    if analysis.picture_state is PictureState.FROZEN:
        return translate("FaceState", "Picture stands still"), "camera-off", "alert"
    face = analysis.main_face
    if face is None:
        return translate("FaceState", "No face"), "scan-face", "alert"
    quality = face.quality
    if quality.overall < HINT_BELOW:
        return advice()[quality.weakest], "scan-face", "muted" if quality.overall >= min_quality else "alert"
    number = len(analysis.faces)
    if number == 1:
        return translate("FaceState", "Face found"), "scan-face", "good"
    return translate("FaceState", "{number} faces found").format(number=number), "scan-face", "good"
