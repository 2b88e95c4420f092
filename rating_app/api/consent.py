"""No face is rated before somebody has said that its owner agreed."""

from __future__ import annotations


class ConsentMissing(Exception):
    """Nobody has said that the people who are shown know of the rating and agreed to it; the message is a sentence."""


def require_consent(given: bool, how: str = "pass i_have_consent=True") -> None:
    """ConsentMissing unless it was `given`; `how` tells the caller how to say so."""
    if given is not True:
        raise ConsentMissing(
            f"Only recordings of people who know of the rating and agreed to it may be rated; if that is so, {how}."
        )
