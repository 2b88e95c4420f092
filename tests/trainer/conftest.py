"""Synthetic faces: clouds, no two alike, with a bar whose height tells the class. No data set is needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import cv2
import numpy as np
import pytest

from trainer.data.dataset import Photograph
from trainer.data.labels import EXPRESSIONS
from trainer.data.opinions import Opinions
from trainer.data.prepare import PreparedFaces

BAR_ROW = {"happy": 4, "neutral": 12, "sadness": 20}


def synthetic_faces(
    count: int, labels: tuple[str, ...] = tuple(BAR_ROW), dataset: str = "utkface", size: int = 32
) -> PreparedFaces:
    rng = np.random.default_rng(0)
    clouds = rng.integers(0, 160, (count, 8, 8, 1), dtype=np.uint8)
    grey = np.stack([cv2.resize(cloud, (size, size), interpolation=cv2.INTER_LINEAR) for cloud in clouds])
    crops = np.repeat(grey[..., None], 3, axis=3)
    photographs = []
    for i in range(count):
        label = labels[i % len(labels)]
        row = BAR_ROW[label] * size // 32
        crops[i, row : row + size // 6] += 90
        split = "test" if i % 5 == 4 else "train"
        photographs.append(Photograph(f"{dataset}/{i}.jpg", label, dataset, split=split, age=i % 80, race="White"))
    digests = tuple(hashlib.sha256(crop.tobytes()).hexdigest() for crop in crops)
    return PreparedFaces(tuple(photographs), crops, digests, ())


def random_opinions(faces: PreparedFaces) -> Opinions:
    rng = np.random.default_rng(2)
    of_fold = rng.dirichlet(np.ones(len(EXPRESSIONS)), (3, len(faces.photographs))).astype(np.float16)
    return Opinions(tuple(photograph.path for photograph in faces.photographs), of_fold.astype(np.float32))


@pytest.fixture(scope="session")
def make_faces() -> Callable[..., PreparedFaces]:
    return synthetic_faces


@pytest.fixture(scope="session")
def make_opinions() -> Callable[[PreparedFaces], Opinions]:
    return random_opinions
