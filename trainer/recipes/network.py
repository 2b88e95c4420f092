"""The network that ships: a small residual network of standard convolutions."""

from __future__ import annotations

import keras
import numpy as np
from keras import layers

LUMINANCE = (0.299, 0.587, 0.114)
"""The weights of red, green and blue (ITU-R BT.601). The network sees no colour: nearly all training faces that are
neither happy nor neutral are grey, so it would learn that colour means one of these two.
"""

STAGES = ((32, 2), (64, 2), (128, 2))
"""(filters, residual blocks) of each stage; every stage halves the side. The convolutions are standard ones, because
quantisation makes them several times faster on a CPU, and separable ones slower.
"""


def residual_net(classes: int, dropout: float = 0.2) -> keras.Model:
    """Return an untrained network from faces of any size, RGB in 0 to 255, (batch, size, size, 3), to class
    probabilities, (batch, classes).

    It has basic residual blocks (He et al., 2016, arXiv:1512.03385, figure 2). It computes luminance and scales it to
    [-1, 1] itself.
    """
    inputs = keras.Input((None, None, 3), name="face_rgb")
    luminance = layers.Conv2D(1, 1, use_bias=False, trainable=False, name="luminance")
    x = layers.Rescaling(1 / 127.5, offset=-1)(luminance(inputs))
    luminance.set_weights([np.array(LUMINANCE, np.float32).reshape(1, 1, 3, 1)])
    # This layer is not normalised: at this size, that would take a tenth of a training step.
    x = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(x)
    for filters, blocks in STAGES:
        for block in range(blocks):
            x = _residual_block(x, filters, strides=2 if block == 0 else 1)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(dropout)(x)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax", name="expression")(x), name="residual_net")


def _residual_block(x: keras.KerasTensor, filters: int, strides: int) -> keras.KerasTensor:
    shortcut = x
    if strides > 1 or x.shape[-1] != filters:
        shortcut = _convolution(x, filters, kernel=1, strides=strides)
    x = layers.ReLU()(_convolution(x, filters, kernel=3, strides=strides))
    x = _convolution(x, filters, kernel=3, strides=1)
    return layers.ReLU()(layers.Add()([x, shortcut]))


def _convolution(x: keras.KerasTensor, filters: int, kernel: int, strides: int) -> keras.KerasTensor:
    x = layers.Conv2D(filters, kernel, strides=strides, padding="same", use_bias=False)(x)
    return layers.BatchNormalization()(x)
