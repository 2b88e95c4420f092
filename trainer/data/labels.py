"""What the labels of photographs mean: which expression a label names, and which class of a model an expression is."""

from __future__ import annotations

from rating_app.session.observation import CLASS_NAMES

EXPRESSION_OF_LABEL = {
    "happy": "happy",
    "neutral": "neutral",
    "anger": "anger",
    "contempt": "contempt",
    "disgust": "disgust",
    "fear": "fear",
    "sadness": "sadness",
    "surprise": "surprise",
    "talking": "talking_or_yawning",
    "yawning": "talking_or_yawning",
    "eating": "talking_or_yawning",
    "other": "other",
}
"""Eight emotions as the data sets label them, a mouth that moves without one, and any other face: grimaces, pouts,
shouts. A label that is not here, such as `other_or_unclear`, names none and teaches nothing: UTKFace's holds faint
smiles among the crying faces."""

EXPRESSIONS = tuple(dict.fromkeys(EXPRESSION_OF_LABEL.values()))
"""What the network tells apart, in the order of its outputs."""

UNCLEAR_LABELS = ("", "other_or_unclear", "unclear", "unknown")
"""Labels that do not even say whether the face is happy."""

DISTRESS = ("anger", "fear", "sadness", "disgust")
"""Labels of faces that must not be called happy. Surprise stands apart: it may well be glad."""

HAPPY, NEUTRAL, OTHER = CLASS_NAMES
"""The three-way reading's classes. The first two are called as their expressions are."""

EXPRESSION_OF_CLASS = {
    HAPPY: "happy",
    NEUTRAL: "neutral",
    "angry": "anger",
    "contemptuous": "contempt",
    "disgusted": "disgust",
    "afraid": "fear",
    "sad": "sadness",
    "surprised": "surprise",
    "talking": "talking_or_yawning",
}
"""What a class of its own is called. All expressions without one are OTHER."""


def three_way_class(label: str) -> str | None:
    """happy, neutral or other; None where the label does not tell."""
    expression = EXPRESSION_OF_LABEL.get(label)
    return expression if expression in (None, HAPPY, NEUTRAL) else OTHER
