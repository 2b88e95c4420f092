from __future__ import annotations

import numpy as np
import pytest

from trainer.recipes.augmentation import (
    MOUTH_LINE,
    _blurred,
    _hand_before_mouth,
    _in_low_light,
    random_views,
)

CROPS = np.random.default_rng(3).integers(0, 256, (6, 48, 48, 3), dtype=np.uint8)
POSITIONS = [i % len(CROPS) for i in range(2_100)]
HIDDEN = [i % 3 == 0 for i in range(2_100)]


def test_views_have_the_asked_size_and_stay_pixels() -> None:
    views = random_views(CROPS, [0, 1, 1, 5], 32, [1, 2], [True] * 4)
    assert views.shape == (4, 32, 32, 3)
    assert views.dtype == np.uint8
    assert not np.array_equal(views[1], views[2])


def test_a_seed_gives_the_same_views_whatever_the_threads() -> None:
    first = random_views(CROPS, POSITIONS, 16, [1, 0], HIDDEN, threads=1)
    assert np.array_equal(first, random_views(CROPS, POSITIONS, 16, [1, 0], HIDDEN, threads=3))
    assert not np.array_equal(first, random_views(CROPS, POSITIONS, 16, [1, 1], HIDDEN, threads=1))


def test_a_hand_hides_the_mouth_and_leaves_the_eyes() -> None:
    side = 96
    face = np.full((side, side, 3), (200, 160, 140), np.uint8)
    mouth = int(MOUTH_LINE * side)
    face[mouth - 3 : mouth + 4, 34:62] = (120, 20, 40)
    face[30:38, 24:34] = face[30:38, 62:72] = 10
    for seed in range(30):
        hidden = _hand_before_mouth(face, np.random.default_rng(seed))
        assert (hidden.shape, hidden.dtype) == (face.shape, np.uint8)
        lips = np.abs(hidden[mouth, 34:62].astype(int) - (120, 20, 40)).sum(axis=1) < 30
        assert lips.mean() < 0.6
        assert np.array_equal(hidden[:20], face[:20])


def test_movement_blurs_in_any_direction_and_keeps_the_light() -> None:
    dot = np.zeros((64, 64, 3), np.uint8)
    dot[32, 32] = 250
    spans = []
    for seed in range(60):
        blurred = _blurred(dot, 64, np.random.default_rng(seed))[..., 0].astype(int)
        assert blurred.sum() == pytest.approx(250, abs=40)
        rows, columns = np.nonzero(blurred > 12)
        spans.append((np.ptp(rows), np.ptp(columns)))
    assert any(down > across + 2 for down, across in spans)
    assert any(across > down + 2 for down, across in spans)
    assert max(max(span) for span in spans) <= 64 // 8 + 1


def test_little_light_brings_noise_and_never_more_light() -> None:
    grey = np.full((64, 64, 3), 160, np.uint8)
    views = [_in_low_light(grey, np.random.default_rng(seed)) for seed in range(40)]
    means = [view.mean() for view in views]
    assert max(means) < 165
    assert min(means) < 80
    # Brightened again, the darker picture is the noisier one.
    bright = [view.std() for view in views if view.mean() > 120]
    assert min(bright) > 3
    assert max(bright) > 10


def test_a_face_that_may_smile_is_never_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*arguments: object) -> None:
        raise AssertionError("the mouth was hidden")

    monkeypatch.setattr("trainer.recipes.augmentation._hand_before_mouth", never)
    random_views(CROPS, POSITIONS[:200], 16, [1, 0], [False] * 200)
    with pytest.raises(AssertionError, match="hidden"):
        random_views(CROPS, POSITIONS[:200], 16, [1, 0], [True] * 200)
