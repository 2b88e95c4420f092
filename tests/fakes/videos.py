"""Recordings as an attacker would make them."""

from __future__ import annotations

import struct
from pathlib import Path

import cv2
import numpy as np


def write_video_of_huge_pictures(path: Path, side: int = 16_000) -> Path:
    """Three pictures of so many pixels each way: a little file, and a gigabyte for each. `path` ends in .mjpeg."""
    picture = cv2.imencode(".jpg", np.zeros((side, side), np.uint8))[1].tobytes()
    path.write_bytes(picture * 3)
    return path


def write_video_of_days(path: Path) -> Path:
    """Twenty pictures, each of which lasts for 10,000 seconds by the file's word. `path` ends in .avi."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25, (64, 64))
    for number in range(20):
        writer.write(np.full((64, 64, 3), number * 10, np.uint8))
    writer.release()
    content = bytearray(path.read_bytes())
    scale_and_rate = content.index(b"strh") + 28
    content[scale_and_rate : scale_and_rate + 8] = struct.pack("<II", 10_000, 1)
    path.write_bytes(content)
    return path
