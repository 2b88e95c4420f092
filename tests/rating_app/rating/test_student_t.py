from __future__ import annotations

import pytest
from scipy.stats import t as student_t

from rating_app.rating.student_t import quantile


@pytest.mark.parametrize("probability", [0.51, 0.6, 0.9, 0.975, 0.995, 0.9999])
@pytest.mark.parametrize(
    "degrees", [0.2, 0.46, 0.5, 0.99, 1, 1.01, 1.5, 1.999, 2, 2.001, 3, 5.5, 10, 100, 1e4, 1e5, 1.01e5, 1e9]
)
def test_quantile_is_that_of_scipy(degrees, probability):
    assert quantile(degrees, probability) == pytest.approx(student_t.ppf(probability, degrees), rel=1e-8)


@pytest.mark.parametrize(
    ("degrees", "probability"), [(0.1, 0.9), (-1, 0.9), (float("nan"), 0.9), (float("inf"), 0.9), (3, 0.5), (3, 1.0)]
)
def test_what_has_no_quantile_is_refused(degrees, probability):
    with pytest.raises(ValueError, match="no quantile of Student's t for"):
        quantile(degrees, probability)
