"""The meaning of photographs' labels: the expression that a label names, and a model's class for each expression."""

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
"""Eight emotions as the data sets label them, mouths that move without emotion, and all other faces: grimaces, pouts,
shouts. A label that is missing here, such as `other_or_unclear`, names no expression and teaches nothing: in UTKFace,
it includes faint smiles as well as crying faces.
"""

EXPRESSIONS = tuple(dict.fromkeys(EXPRESSION_OF_LABEL.values()))
"""The expressions that the network distinguishes, in the order of its outputs."""

UNCLEAR_LABELS = ("", "other_or_unclear", "unclear", "unknown")
"""Labels that do not even show whether the face is happy."""

DISTRESS = ("anger", "fear", "sadness", "disgust")
"""Labels of faces that must not be called happy. Surprise is not among them: it may be joyful."""

HAPPY, NEUTRAL, OTHER = CLASS_NAMES
"""The classes of the three-way scheme. The first two have the names of their expressions."""

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
"""The expression of each class that has one of its own. All other expressions are OTHER."""


def three_way_class(label: str) -> str | None:
    """Return happy, neutral or other; None if the label does not show which."""
    expression = EXPRESSION_OF_LABEL.get(label)
    return expression if expression in (None, HAPPY, NEUTRAL) else OTHER
