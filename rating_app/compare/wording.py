"""What the figures mean, in sentences for the page and the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rating_app.compare.agreement import MIN_VIEWERS_FOR_INTERVAL
from rating_app.formatting import per_cent


def agreement_sentence(content: Mapping[str, Any], bin_s: float) -> str:
    """Of a row of `compared_contents`: alpha, its interval, n, and what they mean."""
    if content["alpha"] is None and content["sessions"] == 1:
        return (
            "One session: whether other viewers would react alike, and how far this rating is the viewer's own, "
            "cannot be told."
        )
    if content["alpha"] is None:
        return "Agreement cannot be told: fewer than two viewers were seen together, or all showed the same throughout."
    basis = f"over {content['alpha_viewers']} viewers and {content['alpha_bins']} bins of {bin_s:g} s"
    if content["alpha_low"] is None:
        return (
            f"Krippendorff's alpha is {content['alpha']:.2f} {basis}; how sure that is cannot be told from fewer than "
            f"{MIN_VIEWERS_FOR_INTERVAL} viewers."
        )
    figure = (
        f"Krippendorff's alpha is {content['alpha']:.2f} ({per_cent(0.95)} interval {content['alpha_low']:.2f} to "
        f"{content['alpha_high']:.2f}) {basis}"
    )
    if content["alpha_low"] > 0:
        return (
            f"{figure}: roughly {per_cent(content['alpha'])} of the variation in joy goes with the moment, and the "
            "rest with who was watching and with chance."
        )
    if content["alpha_high"] < 0:
        return f"{figure}: in any moment these viewers are less alike than across moments."
    return f"{figure}: nothing shows that viewers react at the same moments."


def rating_in_words(content: Mapping[str, Any]) -> str:
    """Such as "rating 34.2 (27.1 to 41.3)", "rating 34.2" where there is no interval, or "no rating"."""
    if content["rating_mean"] is None:
        return "no rating"
    if content["rating_low"] is None:
        return f"rating {content['rating_mean']:.1f}"
    return f"rating {content['rating_mean']:.1f} ({content['rating_low']:.1f} to {content['rating_high']:.1f})"
