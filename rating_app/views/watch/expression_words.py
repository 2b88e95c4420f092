"""What a model's classes are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def in_words(class_name: str) -> str:
    """In the language of the window; of a model whose classes are not known here, its own name."""
    translate = QCoreApplication.translate
    known = {
        "happy": translate("Expression", "Happy"),
        "neutral": translate("Expression", "Neutral"),
        "angry": translate("Expression", "Angry"),
        "contemptuous": translate("Expression", "Contemptuous"),
        "disgusted": translate("Expression", "Disgusted"),
        "afraid": translate("Expression", "Afraid"),
        "sad": translate("Expression", "Sad"),
        "surprised": translate("Expression", "Surprised"),
        "talking": translate("Expression", "Talking"),
        "other": translate("Expression", "Other"),
    }
    return known.get(class_name, class_name.replace("_", " ").capitalize())
