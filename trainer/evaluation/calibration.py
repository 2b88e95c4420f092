"""Calibrate a model's probabilities by vector scaling, fitted on photographs that it did not learn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

Floats = npt.NDArray[np.float64]

SMALLEST = 1e-6
"""Smaller probabilities are raised to this before their logarithm is taken."""


@dataclass(frozen=True)
class VectorScaling:
    """A calibration softmax(`scale` * log p + `bias`), with one scale and one bias per class (Guo et al., 2017,
    arXiv:1706.04599, section 4.2).
    """

    scale: tuple[float, ...]
    bias: tuple[float, ...]

    @classmethod
    def identity(cls, classes: int) -> VectorScaling:
        """Return the scaling that changes nothing."""
        return cls((1.0,) * classes, (0.0,) * classes)

    def apply(self, probabilities: npt.ArrayLike) -> Floats:
        """Return the calibrated probabilities: (n, classes), like `probabilities`, with rows that sum to 1."""
        logarithms = np.log(np.maximum(np.asarray(probabilities, float), SMALLEST))
        return np.asarray(softmax(logarithms * self.scale + np.array(self.bias), axis=1), float)

    def as_dict(self) -> dict[str, Any]:
        """Return the scaling for JSON."""
        return {"method": "vector scaling", "scale": list(self.scale), "bias": list(self.bias)}

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> VectorScaling:
        """Return the scaling that `as_dict` turned into `fields`."""
        return cls(tuple(map(float, fields["scale"])), tuple(map(float, fields["bias"])))


def fit_vector_scaling(
    probabilities: npt.ArrayLike, classes: npt.NDArray[np.int64], weights: npt.ArrayLike
) -> VectorScaling:
    """Return the scaling with the lowest weighted mean negative log-likelihood.

    `probabilities` is (n, classes); `classes` int64 (n,) holds the true class of each row, `weights` (n,) its weight.
    """
    logarithms = np.log(np.maximum(np.asarray(probabilities, float), SMALLEST))
    width = logarithms.shape[1]
    shares = np.asarray(weights, float)[:, None] / np.sum(weights)
    truth = np.eye(width)[classes]

    def loss(parameters: Floats) -> tuple[float, Floats]:
        scale, bias = parameters[:width], parameters[width:]
        logits = logarithms * scale + bias
        excess = (softmax(logits, axis=1) - truth) * shares
        value = -float((log_softmax(logits, axis=1) * truth * shares).sum())
        return value, np.concatenate([(excess * logarithms).sum(axis=0), excess.sum(axis=0)])

    found = minimize(loss, np.concatenate([np.ones(width), np.zeros(width)]), jac=True, method="L-BFGS-B").x
    # Adding a constant to all biases changes nothing; with a mean of 0, the numbers are easier to read.
    bias = found[width:] - found[width:].mean()
    return VectorScaling(tuple(map(float, found[:width])), tuple(map(float, bias)))
