"""Find, align and crop every face of a data folder once, with the app's own code, and cache the result.

The cache holds one .npz file per block of the index. A block's file name is the digest of everything that its content
depends on (files, their sizes and times, crop size, preprocessing version), so an interrupted run resumes, and a
changed folder prepares only what has changed.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from rating_app.vision.face import PREPROCESSING_VERSION, FaceDetection, FaceDetector, Image, align_and_crop
from trainer.data.dataset import DataError, Photograph

BLOCK = 250
"""Photographs per block: the unit of progress and of parallel work; at most one block per process is lost by an
interruption.
"""

PADDINGS = (0.0, 0.25, 0.5, 1.0)
"""Borders, tried in turn, as shares of the longer side: BlazeFace misses a face that fills the picture."""

BORDERS = (cv2.BORDER_REPLICATE, cv2.BORDER_CONSTANT)
"""Kinds of border, tried in turn. Of 250 photographs of FER2013 in which no face was found with the edge pixels
repeated, 195 have one with a grey border, and 21 more with either on a blurred photograph: faces in profile, behind
hands, and screaming.
"""

GREY = (128, 128, 128)
BLUR = 3.0
"""Pixels of the enlarged photograph, one standard deviation: it hides artefacts of compression and dithering."""

MIN_CONFIDENCE = 0.5
"""The minimum confidence of a detection. It is lower than the app's, since each photograph is known to show a face."""

MIN_SIDE = 192
"""Smaller photographs are enlarged to this many pixels before detection; BlazeFace itself works on 128."""

UNREADABLE = "the file cannot be read as an image"
MISSING = "the file is missing"
NO_FACE = "no face was found"


@dataclass(frozen=True)
class Skipped:
    """A photograph that gave no crop, and the reason."""

    photograph: Photograph
    reason: str


@dataclass(frozen=True)
class PreparedFaces:
    """Aligned faces, in the order of the index.

    `crops` is uint8 (n, size, size, 3), RGB; `photographs` and `digests` (SHA-256 of each file) have the same length.
    """

    photographs: tuple[Photograph, ...]
    crops: npt.NDArray[np.uint8]
    digests: tuple[str, ...]
    skipped: tuple[Skipped, ...]

    def take(self, positions: Sequence[int]) -> PreparedFaces:
        """Return only the faces at these positions, in the given order."""
        return PreparedFaces(
            tuple(self.photographs[i] for i in positions),
            self.crops[np.asarray(positions, dtype=int)],
            tuple(self.digests[i] for i in positions),
            self.skipped,
        )


def prepare(
    folder: Path,
    photographs: Sequence[Photograph],
    cache_folder: Path,
    size: int,
    jobs: int | None = None,
    on_progress: Callable[[int], None] = lambda done: None,
    min_confidence: float = MIN_CONFIDENCE,
) -> PreparedFaces:
    """Return the faces of all `photographs` in `folder` as crops of `size` pixels, from `cache_folder` if they are
    there.

    A face counts from the detector's `min_confidence` on, in [0, 1]. `on_progress` is called with the number of
    photographs done since the last call. Raise DataError if no face is found at all.
    """
    blocks = [photographs[i : i + BLOCK] for i in range(0, len(photographs), BLOCK)]
    cache_folder.mkdir(parents=True, exist_ok=True)
    files = [cache_folder / f"{_key(folder, block, size, min_confidence)}.npz" for block in blocks]
    open_jobs = [
        (folder, block, size, min_confidence, file)
        for block, file in zip(blocks, files, strict=True)
        if not file.exists()
    ]
    on_progress(len(photographs) - sum(len(job[1]) for job in open_jobs))
    # Processes are spawned, because MediaPipe's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(min(jobs or os.cpu_count() or 1, max(1, len(open_jobs))), context) as pool:
            for done in pool.map(_prepare_block, open_jobs):
                on_progress(done)
    except BrokenProcessPool:
        raise DataError("A preparing process was ended from outside; run the same command again to go on.") from None
    return _read_blocks(blocks, files, size)


def crop_photograph(image: Image, size: int, detector: FaceDetector) -> npt.NDArray[np.uint8] | None:
    """Return the aligned face of one photograph (BGR), or None if none is found even with a border."""
    detection = detect_with_padding(image, detector)
    return None if detection is None else align_and_crop(image, detection, size).pixels


def detect_with_padding(image: Image, detector: FaceDetector) -> FaceDetection | None:
    """Return the largest face, in `image`'s own pixels: it is tried enlarged, with wider and wider borders, finally
    blurred.
    """
    scale = max(1.0, MIN_SIDE / min(image.shape[:2]))
    enlarged = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC) if scale > 1 else image
    for blur, kind, padding in product((0.0, BLUR), BORDERS, PADDINGS):
        border = round(padding * max(enlarged.shape[:2]))
        view = cv2.GaussianBlur(enlarged, (0, 0), blur) if blur else enlarged
        padded = cv2.copyMakeBorder(view, border, border, border, border, kind, value=GREY)
        detection = detector.detect(np.asarray(padded, dtype=np.uint8))
        if detection is not None:
            x, y, width, height = detection.box
            return FaceDetection(
                box=((x - border) / scale, (y - border) / scale, width / scale, height / scale),
                keypoints=((detection.keypoints - border) / scale).astype(np.float32),
                confidence=detection.confidence,
            )
    return None


def _key(folder: Path, block: Sequence[Photograph], size: int, min_confidence: float) -> str:
    settings = (PREPROCESSING_VERSION, size, PADDINGS, BORDERS, BLUR, MIN_SIDE, min_confidence)
    digest = hashlib.sha256(repr(settings).encode())
    for photograph in block:
        file = folder / photograph.path
        state = file.stat() if file.is_file() else None
        digest.update(f"|{photograph.path}:{state and state.st_size}:{state and state.st_mtime_ns}".encode())
    return digest.hexdigest()[:24]


def _prepare_block(job: tuple[Path, Sequence[Photograph], int, float, Path]) -> int:
    folder, block, size, min_confidence, file = job
    detector = _detector_of_this_process(min_confidence)
    crops, found, digests, reasons = [], [], [], []
    for photograph in block:
        path = folder / photograph.path
        content = path.read_bytes() if path.is_file() else b""
        image = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR) if content else None
        crop = None if image is None else crop_photograph(np.asarray(image, dtype=np.uint8), size, detector)
        found.append(crop is not None)
        digests.append(hashlib.sha256(content).hexdigest())
        reasons.append(MISSING if not path.is_file() else UNREADABLE if image is None else NO_FACE)
        if crop is not None:
            crops.append(crop)
    partial = file.with_suffix(f".{os.getpid()}.partial")
    with partial.open("wb") as stream:
        np.savez(
            stream,
            crops=np.stack(crops) if crops else np.empty((0, size, size, 3), np.uint8),
            found=np.array(found),
            digests=np.array(digests),
            reasons=np.array(reasons),
        )
    partial.replace(file)
    return len(block)


@cache
def _detector_of_this_process(min_confidence: float) -> FaceDetector:
    return FaceDetector(min_confidence)


def _read_blocks(blocks: Sequence[Sequence[Photograph]], files: Sequence[Path], size: int) -> PreparedFaces:
    kept: list[Photograph] = []
    digests: list[str] = []
    skipped: list[Skipped] = []
    crops: list[npt.NDArray[np.uint8]] = []
    for block, file in zip(blocks, files, strict=True):
        with np.load(file) as stored:
            crops.append(stored["crops"])
            columns = zip(block, stored["found"], stored["digests"], stored["reasons"], strict=True)
            for photograph, found, digest, reason in columns:
                if found:
                    kept.append(photograph)
                    digests.append(str(digest))
                else:
                    skipped.append(Skipped(photograph, str(reason)))
    if not kept:
        reasons = sorted({skip.reason for skip in skipped})
        raise DataError(f"None of the {len(skipped)} photographs can be used ({'; '.join(reasons)}).")
    return PreparedFaces(tuple(kept), np.concatenate(crops), tuple(digests), tuple(skipped))


def resized(crops: npt.NDArray[np.uint8], positions: Sequence[int], size: int) -> npt.NDArray[np.uint8]:
    """Return the crops at `positions` with a side of `size` pixels: uint8 (len(positions), size, size, 3)."""
    side = crops.shape[1]
    interpolation = cv2.INTER_AREA if size < side else cv2.INTER_LINEAR
    images = np.empty((len(positions), size, size, 3), np.uint8)
    for row, position in enumerate(positions):
        images[row] = cv2.resize(crops[position], (size, size), interpolation=interpolation)
    return images
