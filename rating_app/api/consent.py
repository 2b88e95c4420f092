"""The check that no face is rated before the caller has confirmed that its owner agreed."""

from __future__ import annotations


class ConsentMissing(Exception):
    """The caller has not confirmed that the people shown know of the rating and agreed to it; the message is a
    sentence.
    """


def require_consent(given: bool, how: str = "pass i_have_consent=True") -> None:
    """Raise ConsentMissing unless consent was `given`; `how` explains to the caller how to confirm it."""
    if given is not True:
        raise ConsentMissing(
            f"Only recordings of people who know of the rating and agreed to it may be rated; if that is so, {how}."
        )
