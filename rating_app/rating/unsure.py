"""How often the network was unsure: it saw joy beside something else, as it does in tears, in pain and in speech, which
are what it takes for joy most often.
"""

from __future__ import annotations

import numpy as np

from rating_app.rating.frames import Floats

UNSURE_FROM = 0.2
"""Joy and something else are both at least this probable to the network, which then cannot tell them apart."""

MANY = 0.02
"""Share of the frames that count. People who love a comedy smile for less than a tenth of it, so this much is a good
part of what a rating stands on. Measured: none in six clips of faces at rest, posed smiles and talk, 2.3 % in one of
distress.
"""


def unsure_share(p_happy: Floats, p_other: Floats) -> float:
    """Return the share, in [0, 1], of the frames in which the network was unsure; 0 if there are none. The
    probabilities (n,) are those of the frames that count.
    """
    if not len(p_happy):
        return 0.0
    return float(np.mean((p_happy >= UNSURE_FROM) & (p_other >= UNSURE_FROM)))


def is_often_unsure(share: float) -> bool:
    """Whether somebody who reads the rating is to know of it."""
    return share >= MANY
