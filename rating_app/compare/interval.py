"""How sure a mean over viewers is."""

from __future__ import annotations

import polars as pl
from scipy.stats import t as student_t

CONFIDENCE = 0.95

MIN_VIEWERS = 3
"""With two, the interval is 13 times as wide as they are apart."""


def half_widths(deviations: pl.Series, counts: pl.Series) -> pl.Series:
    """Half the CONFIDENCE interval of each mean over `counts` viewers whose standard deviation is `deviations`, by
    Student's t with n - 1 degrees of freedom; null with fewer than MIN_VIEWERS.
    """
    enough = counts.cast(pl.Int64).set(counts < MIN_VIEWERS, None)
    quantiles = student_t.ppf((1 + CONFIDENCE) / 2, enough.to_numpy() - 1)
    half: pl.Series = pl.Series(quantiles, nan_to_null=True) * deviations / enough.sqrt()
    return half
