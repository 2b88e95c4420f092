"""A session's strongest moments and its end, which people tend to remember of what they watched.

Kahneman et al., 1993 (doi 10.1111/j.1467-9280.1993.tb00589.x). Both figures are means of the intensity itself: on a
linear scale, not on the rating's.
"""

from __future__ import annotations

import math

import numpy as np

from rating_app.rating.method import MOSTLY_SEEN
from rating_app.rating.trace import Trace

PEAK_SHARE = 0.1
END_SHARE = 0.2


def peak_of(trace: Trace) -> float | None:
    """Return 100 times the mean intensity over the PEAK_SHARE of the time with a usable face in which it is highest,
    anywhere in the session; in [0, 100], None if no face was usable.

    With n steps with a usable face it is the mean of the ceil(PEAK_SHARE n) highest.
    """
    seen = trace.intensity[~np.isnan(trace.intensity)]
    if not len(seen):
        return None
    count = math.ceil(PEAK_SHARE * len(seen))
    return float(100 * np.partition(seen, len(seen) - count)[-count:].mean())


def end_of(trace: Trace) -> float | None:
    """Return 100 times the mean intensity over the last END_SHARE of the time that counts, in [0, 100]; None if a
    usable face was seen for less than the share MOSTLY_SEEN of it.

    Time that is lost or excluded does not count: with n other steps it is the last ceil(END_SHARE n).
    """
    counting = trace.intensity[~trace.lost]
    last = counting[len(counting) - math.ceil(END_SHARE * len(counting)) :]
    seen = last[~np.isnan(last)]
    if not len(seen) or len(seen) < MOSTLY_SEEN * len(last):
        return None
    return float(100 * seen.mean())
