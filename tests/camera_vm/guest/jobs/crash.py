"""Cameras that offer BGR24, which OpenCV may hand on as one flat row: MediaPipe ended the program on it."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.camera_vm.guest.devices import loopback, vivid, writing
from tests.camera_vm.guest.report import Report
from tests.camera_vm.guest.viewing import Doctor, doctor


def run(report: Report) -> None:
    with vivid() as (node,):
        _look(report, f"vivid's BGR24 ({node})")
        seen = doctor("--i-agree")
        report.check(
            "doctor measures vivid in a size that a camera has", _has_plausible_size(seen), seen.text.splitlines()[-1:]
        )
    with loopback("Virtual Camera") as node, writing(node, "-pix_fmt", "bgr24"):
        _look(report, "a virtual camera's BGR24")


def _look(report: Report, camera: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.camera_vm.guest.look"], capture_output=True, text=True, check=False
    )
    shapes = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    last_words = done.stderr.strip().splitlines()[-1:] if done.returncode else ""
    report.check(f"faces are looked for before {camera}, and the program lives", done.returncode == 0, last_words)
    plausible = len(shapes) == 3 and all(
        shape[2:] == (3,) and 0.5 < shape[1] / shape[0] < 3 and shape[0] >= 120 for shape in shapes
    )
    report.check(f"three frames of {camera} have the shape of pictures", plausible, shapes)


def _has_plausible_size(seen: Doctor) -> bool:
    sizes = [tuple(map(int, size)) for size in re.findall(r"(\d+)x(\d+)", seen.text)]
    return bool(sizes) and all(width < 8 * height for width, height in sizes)
