from __future__ import annotations

import numpy as np
import pytest
from scipy.special import log_softmax, softmax

from trainer.evaluation.calibration import VectorScaling, fit_vector_scaling
from trainer.evaluation.metrics import expected_calibration_error, reliability


def overconfident(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Classes drawn from softmax(z), and what a network says that gives softmax(2 z + shift) instead."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 1.5, (count, 3))
    classes = np.array([rng.choice(3, p=p) for p in softmax(logits, axis=1)])
    return softmax(2 * logits + np.array([0.8, 0.0, -0.4]), axis=1), classes


def test_it_undoes_a_known_distortion() -> None:
    said, classes = overconfident(20_000, seed=1)
    scaling = fit_vector_scaling(said, classes, np.ones(len(said)))
    assert scaling.scale == pytest.approx([0.5] * 3, abs=0.03)
    assert np.subtract(scaling.bias, np.mean(scaling.bias)) == pytest.approx(
        -0.5 * (np.array([0.8, 0.0, -0.4]) - 0.4 / 3), abs=0.05
    )


def test_it_calibrates_what_it_was_not_fitted_on() -> None:
    scaling = fit_vector_scaling(*overconfident(20_000, seed=1), np.ones(20_000))
    said, classes = overconfident(20_000, seed=2)

    def error(p: np.ndarray) -> float:
        return expected_calibration_error(reliability(p[:, 0].tolist(), (classes == 0).tolist()))

    assert error(said) > 0.06
    assert error(scaling.apply(said)) < 0.02
    likelihood = log_softmax(np.log(scaling.apply(said)), axis=1)[np.arange(20_000), classes].mean()
    assert likelihood > np.log(said[np.arange(20_000), classes]).mean()


def test_a_row_counts_as_much_as_its_weight() -> None:
    said, classes = overconfident(400, seed=4)
    weights = np.random.default_rng(4).integers(0, 4, 400)
    weighted = fit_vector_scaling(said, classes, weights)
    repeated = fit_vector_scaling(said.repeat(weights, axis=0), classes.repeat(weights), np.ones(weights.sum()))
    assert (weighted.scale, weighted.bias) == (
        pytest.approx(repeated.scale, abs=1e-3),
        pytest.approx(repeated.bias, abs=1e-3),
    )


def test_identity_changes_nothing_and_rows_sum_to_one() -> None:
    said, _ = overconfident(50, seed=3)
    assert VectorScaling.identity(3).apply(said) == pytest.approx(said, abs=1e-5)
    assert VectorScaling((0.4, 2.0, 1.0), (0.1, -1.0, 0.9)).apply(said).sum(axis=1) == pytest.approx(np.ones(50))


def test_certainty_stays_finite() -> None:
    assert np.isfinite(VectorScaling((3.0, 3.0, 3.0), (0.0, 0.0, 0.0)).apply([[1.0, 0.0, 0.0]])).all()


def test_it_travels_as_json() -> None:
    scaling = VectorScaling((0.5, 1.5, 1.0), (0.25, -0.25, 0.0))
    assert VectorScaling.from_dict(scaling.as_dict()) == scaling
