"""The original study's network: a small Xception with one sigmoid unit that gives P(neutral)."""

from __future__ import annotations

import keras
from keras import layers

STAGES = (128, 256, 512, 728)
"""The filters of the separable stages; every stage halves the side."""

L2 = 0.001


def small_xception(input_size: int = 56) -> keras.Model:
    """Return an untrained network from faces, RGB in 0 to 255, (batch, input_size, input_size, 3), to P(neutral),
    (batch, 1).

    It follows the Xception-style network of keras.io's "Image classification from scratch" (Chollet, arXiv:1610.02357),
    and scales the pixels to [0, 1] itself.
    """
    inputs = keras.Input((input_size, input_size, 3), name="face_rgb")
    x = layers.Rescaling(1 / 255)(inputs)
    for filters, strides in ((32, 2), (64, 1)):
        x = layers.Conv2D(filters, 3, strides=strides, padding="same", kernel_regularizer=_l2())(x)
        x = layers.ReLU()(layers.BatchNormalization()(x))
    for filters in STAGES:
        x = _separable_stage(x, filters)
    x = _separable(x, 1024)
    x = layers.ReLU()(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(0.5)(x)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid", name="p_neutral")(x), name="small_xception")


def _separable_stage(x: keras.KerasTensor, filters: int) -> keras.KerasTensor:
    shortcut = layers.Conv2D(filters, 1, strides=2, padding="same")(x)
    for _ in range(2):
        x = _separable(layers.ReLU()(x), filters)
    x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
    return layers.Add()([x, shortcut])


def _separable(x: keras.KerasTensor, filters: int) -> keras.KerasTensor:
    x = layers.SeparableConv2D(filters, 3, padding="same", depthwise_regularizer=_l2(), pointwise_regularizer=_l2())(x)
    return layers.BatchNormalization()(x)


def _l2() -> keras.regularizers.Regularizer:
    return keras.regularizers.L2(L2)
