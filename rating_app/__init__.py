"""Rates what a person watches from their face, on their own machine, with their consent.

The public names are in `__all__`; docs/integrations.md shows how they are used. They follow Semantic Versioning;
nothing else in the package does. Each is loaded on first use: `import rating_app` alone loads neither MediaPipe nor Qt.
"""

from __future__ import annotations

from rating_app.system.late_names import late_names

__version__ = "0.4.0"

# Strings, because every room imports this module for its version, and none of them may import `api`. The types are in
# __init__.pyi; a test keeps the two in agreement.
_PUBLIC = {
    "ConsentMissing": "rating_app.api.consent",
    "Face": "rating_app.api.scorer",
    "RatingFailed": "rating_app.api.rate",
    "Scorer": "rating_app.api.scorer",
    "Session": "rating_app.api.session",
    "Sessions": "rating_app.api.sessions",
    "Study": "rating_app.api.study",
    "rate": "rating_app.api.rate",
    "rate_into": "rating_app.api.rate",
    "read": "rating_app.api.sessions",
}

__all__ = [
    "ConsentMissing",
    "Face",
    "RatingFailed",
    "Scorer",
    "Session",
    "Sessions",
    "Study",
    "__version__",
    "rate",
    "rate_into",
    "read",
]


__getattr__ = late_names(__name__, _PUBLIC)


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})
