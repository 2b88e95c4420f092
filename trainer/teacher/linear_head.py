"""A linear head on features that stay as they are: softmax regression on distributions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

Floats = npt.NDArray[np.float32]

PENALTY = 1e-2
"""Of the squared weights, for features of unit variance. Out of fold, 0.0001, 0.001 and 0.01 are right for 0.966, 0.968
and 0.971 of UTKFace's sure labels, and for 0.943, 0.945 and 0.948 of GENKI-4K's."""

STEPS = 200


@dataclass(frozen=True)
class LinearHead:
    """softmax((features - `mean`) / `spread` @ `weights` + `bias`)."""

    mean: Floats
    spread: Floats
    weights: Floats
    bias: Floats

    def apply(self, features: Floats) -> Floats:
        """float32 (n, features) to probabilities, float32 (n, classes)."""
        logits = ((features - self.mean) / self.spread) @ self.weights + self.bias
        return np.asarray(softmax(logits, axis=1), np.float32)


def fit_head(
    features: Floats, targets: Floats, weights: npt.NDArray[np.float64], penalty: float = PENALTY
) -> LinearHead:
    """The head of the least weighted cross-entropy with a ridge penalty.

    `features` is float32 (n, features), `targets` (n, classes) with rows that sum to 1, and `weights` (n,) says how
    much each row counts.
    """
    share = (weights / weights.sum()).astype(np.float32)[:, None]
    mean = (features * share).sum(axis=0)
    spread = np.asarray(np.sqrt(((features - mean) ** 2 * share).sum(axis=0)) + 1e-6, np.float32)
    scaled = (features - mean) / spread
    width, classes = features.shape[1], targets.shape[1]

    def loss(parameters: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        kernel = parameters[: width * classes].reshape(width, classes).astype(np.float32)
        logits = scaled @ kernel + parameters[width * classes :].astype(np.float32)
        value = -float((log_softmax(logits, axis=1) * targets * share).sum()) + penalty * float((kernel**2).sum())
        excess = (softmax(logits, axis=1) - targets) * share
        slope = np.concatenate([(scaled.T @ excess + 2 * penalty * kernel).ravel(), excess.sum(axis=0)])
        return value, slope.astype(np.float64)

    found = minimize(
        loss, np.zeros((width + 1) * classes), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    ).x.astype(np.float32)
    return LinearHead(mean, spread, found[: width * classes].reshape(width, classes), found[width * classes :])
