"""Quantile and tails of Student's t.

SciPy has it, but also 143 MB that the app does not need.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float64]
_HEAVY_TAILED = 2.0
_NEARLY_NORMAL = 1e5
_STEPS = 60
_CLOSE = 1e-15


def quantile(degrees: float, probability: float) -> float:
    """Return the t below which Student's distribution with `degrees` of freedom, at least 0.2, stays with
    `probability`, above 0.5 and at most 0.9999; its relative error is below 1e-8. Raise ValueError beyond these ranges.

    With t = sqrt(v) tan(a), the probability between 0 and t is the integral of cos(a)^(v - 1) from 0 to a, over B(1/2,
    v/2) (Abramowitz and Stegun, 1964, 26.7.1, with a for their theta); a is found by Newton's method. Beyond 10^5
    degrees of freedom it is the first term of their expansion 26.7.5.
    """
    if not (0.2 <= degrees < math.inf and 0.5 < probability <= 0.9999):
        raise ValueError(f"no quantile of Student's t for {degrees} degrees of freedom and a probability {probability}")
    normal = NormalDist().inv_cdf(probability)
    if degrees > _NEARLY_NORMAL:
        return normal + (normal**3 + normal) / (4 * degrees)
    whole = math.exp(math.lgamma(0.5) + math.lgamma(degrees / 2) - math.lgamma((degrees + 1) / 2))
    if degrees < _HEAVY_TAILED:
        # Measure from the other end, pi / 2 - a, since tan(a) is large.
        tail = (1 - probability) * whole
        start = (tail * degrees) ** (1 / degrees)
        rest = _solve(lambda a: _sine_integral(a, degrees), lambda a: math.sin(a) ** (degrees - 1), tail, start)
        return math.sqrt(degrees) / math.tan(rest)
    centre = (probability - 0.5) * whole
    # The normal quantile is smaller; from there Newton's steps approach the solution and never pass it.
    start = math.atan(normal / math.sqrt(degrees))
    angle = _solve(lambda a: _cosine_integral(a, degrees), lambda a: math.cos(a) ** (degrees - 1), centre, start)
    return math.sqrt(degrees) * math.tan(angle)


def two_sided_p(t: float, degrees: float) -> float:
    """Return the probability that Student's distribution with `degrees` of freedom, at least 0.2, is at least as far
    from 0 as `t`, with an error below 1e-9, or 1e-5 beyond 10^5 degrees. Raise ValueError beyond these ranges.
    """
    if not 0.2 <= degrees < math.inf or math.isnan(t):
        raise ValueError(f"no tail of Student's t for {degrees} degrees of freedom beyond {t}")
    if degrees > _NEARLY_NORMAL:
        return math.erfc(abs(t) / math.sqrt(2))
    angle = math.atan2(math.sqrt(degrees), abs(t))
    whole = math.exp(math.lgamma(0.5) + math.lgamma(degrees / 2) - math.lgamma((degrees + 1) / 2))
    if degrees < _HEAVY_TAILED or angle < math.pi / 8:
        return min(1.0, 2 * _sine_integral(angle, degrees) / whole)
    return max(0.0, 1 - 2 * _cosine_integral(math.pi / 2 - angle, degrees) / whole)


def _solve(
    function: Callable[[float], float], derivative: Callable[[float], float], value: float, start: float
) -> float:
    """Return the argument at which `function` has `value`."""
    at = start
    for _ in range(_STEPS):
        step = (value - function(at)) / derivative(at)
        at += step
        if abs(step) <= _CLOSE * at:
            break
    return at


@cache
def _nodes_and_weights() -> tuple[_Floats, _Floats]:
    """Compute the Gauss-Legendre nodes and weights, (64,) each, on first use, because this loads NumPy's polynomials
    and LAPACK.
    """
    return np.polynomial.legendre.leggauss(64)


def _cosine_integral(angle: float, degrees: float) -> float:
    """Integrate cos^(degrees - 1) from 0 to `angle`."""
    nodes, weights = _nodes_and_weights()
    half = angle / 2
    return float(half * (weights @ np.cos(half * (1 + nodes)) ** (degrees - 1)))


def _sine_integral(angle: float, degrees: float) -> float:
    """Integrate sin^(degrees - 1) from 0 to `angle`, over w = angle^degrees, for which there is no pole at 0."""
    nodes, weights = _nodes_and_weights()
    half = angle**degrees / 2
    angles = (half * (1 + nodes)) ** (1 / degrees)
    return float(half / degrees * (weights @ np.sinc(angles / math.pi) ** (degrees - 1)))
