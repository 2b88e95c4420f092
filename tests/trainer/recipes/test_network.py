from __future__ import annotations

import numpy as np

from trainer.recipes.network import LUMINANCE, residual_net


def test_colour_says_nothing() -> None:
    network = residual_net(3)
    rng = np.random.default_rng(1)
    coloured = rng.uniform(0, 255, (2, 32, 32, 3)).astype(np.float32)
    grey = np.repeat((coloured @ np.array(LUMINANCE, np.float32))[..., None], 3, axis=3)
    assert np.allclose(network.predict(coloured, verbose=0), network.predict(grey, verbose=0), atol=1e-4)


def test_luminance_is_not_learnt() -> None:
    names = [variable.path for variable in residual_net(3).trainable_variables]
    assert names and not any("luminance" in name for name in names)
