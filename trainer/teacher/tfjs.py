"""The weights of a TensorFlow.js graph model: a JSON file that names them, and binary files beside it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from trainer.data.dataset import DataError

DTYPES = {"float32": np.float32, "float16": np.float16, "int32": np.int32, "uint8": np.uint8, "uint16": np.uint16}


def read_weights(file: Path) -> dict[str, npt.NDArray[Any]]:
    """By name, float32 or int32, of their own shapes; DataError where `file` and those beside it are no such model."""
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))["weightsManifest"]
        weights: dict[str, npt.NDArray[Any]] = {}
        for group in manifest:
            content = b"".join((file.parent / path).read_bytes() for path in group["paths"])
            weights |= _unpacked(content, group["weights"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{file} is no TensorFlow.js model that can be read ({error}).") from None
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
