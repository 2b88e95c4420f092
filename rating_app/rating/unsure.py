"""How often the network was unsure: it saw joy together with something else, as in tears, pain and speech, which it
most often mistakes for joy.
"""

from __future__ import annotations

import numpy as np

from rating_app.rating.frames import Floats

UNSURE_FROM = 0.2
"""The network is unsure if it gives joy and something else at least this probability each."""

MANY = 0.02
"""Share of the frames that count from which on the network was often unsure. People who love a comedy smile for less
than a tenth of it, so this much is a large part of what a rating is based on. Measured: none in six clips of faces
at rest, posed smiles and talk, 2.3 % in one of distress."""


def unsure_share(p_happy: Floats, p_other: Floats) -> float:
    """Return the share, in [0, 1], of the frames in which the network was unsure; 0 if there are none. The
    probabilities (n,) are those of the frames that count.
    """
    if not len(p_happy):
        return 0.0
    return float(np.mean((p_happy >= UNSURE_FROM) & (p_other >= UNSURE_FROM)))


def is_often_unsure(share: float) -> bool:
    """Return whether readers of the rating should be warned."""
    return share >= MANY
