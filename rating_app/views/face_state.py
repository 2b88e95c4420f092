"""What the window says of the face it sees, and what to mend."""

from __future__ import annotations

from rating_app.analysis import FrameAnalysis
from rating_app.rating import DEFAULT_METHOD

HINT_BELOW = 0.5
"""Of signal quality: from here down the window says what to mend, before frames stop counting."""

ADVICE = {
    "confidence": "Show your whole face",
    "size": "Come closer",
    "sharpness": "Blurred: hold still, wipe the lens",
    "light": "Light your face evenly",
    "pose": "Face the screen",
}


def face_state(analysis: FrameAnalysis) -> tuple[str, str, str]:
    """Words, icon and colour role for the chip."""
    face = analysis.main_face
    if face is None:
        return "No face", "scan-face", "alert"
    quality = face.quality
    if quality.overall < HINT_BELOW:
        counts = quality.overall >= DEFAULT_METHOD.min_quality
        return ADVICE[quality.weakest], "scan-face", "muted" if counts else "alert"
    found = "Face found" if len(analysis.faces) == 1 else f"{len(analysis.faces)} faces found"
    return found, "scan-face", "good"
