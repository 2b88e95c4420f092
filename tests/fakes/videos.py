"""Recordings as an attacker would make them."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np


def write_video_of_huge_pictures(path: Path, side: int = 16_000, said: int = 0) -> Path:
    """Three pictures that claim to be of so many pixels each way: a little file, and a gigabyte for each. The container
    says that they are `said`, where that is not 0, and else the same.
    """
    picture = cv2.imencode(".jpg", np.zeros((64, 64), np.uint8))[1].tobytes()
    # Height and width, after the bits of a pixel.
    picture = picture.replace(b"\x08\x00\x40\x00\x40", b"\x08" + side.to_bytes(2, "big") * 2)
    with av.open(str(path), "w") as out:
        film = out.add_stream("mjpeg", rate=25)
        film.width = film.height = said or side
        film.pix_fmt, film.time_base = "yuvj420p", Fraction(1, 25)
        for number in range(3):
            packet = av.Packet(picture)
            packet.pts = packet.dts = number
            packet.time_base, packet.stream, packet.is_keyframe = film.time_base, film, True
            out.mux_one(packet)
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
