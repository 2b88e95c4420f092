from __future__ import annotations

import numpy as np
import pytest

from rating_app.rating.unsure import is_often_unsure, unsure_share


def test_it_counts_frames_with_joy_and_something_else():
    p_happy, p_other = np.array([0.2, 0.9, 0.5, 0.1]), np.array([0.2, 0.1, 0.4, 0.9])
    assert unsure_share(p_happy, p_other) == pytest.approx(0.5)
    assert unsure_share(np.empty(0), np.empty(0)) == 0


def test_a_moment_is_not_often():
    assert not is_often_unsure(0.01)
    assert is_often_unsure(0.2)
