"""`rating-app doctor`: are there cameras, do they open, how fast are they, do they close?"""

from __future__ import annotations

import statistics
import time
from itertools import pairwise

from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.vision.camera import THIS_COMPUTER, CameraInfo, Cameras, SourceFailed, WebcamSource
from rating_app.vision.camera.diagnosis import none_found

MEASURED_S = 3.0


def examine_cameras(may_open: bool, cameras: Cameras = THIS_COMPUTER) -> int:
    """Print what is found; exit code 0 when a camera works or may not be opened, 2 when there is none that works."""
    found = cameras.list_cameras()
    if not found:
        print(f"{none_found().text} `rating-app --demo` works without one.")
        return 2
    for camera in found:
        print(f"{camera.index}: {camera.name}")
    if not may_open:
        print("To open each for about three seconds, and store nothing: rating-app doctor --i-agree")
        return 0
    working = [camera for camera in found if _examine(camera, cameras)]
    return 0 if working else 2


def _examine(camera: CameraInfo, cameras: Cameras) -> bool:
    consent = LiveConsent.give(NOTICE)
    source = WebcamSource(consent.camera_permit(), str(camera.index), cameras=cameras)
    started = time.monotonic()
    try:
        source.open()
        opened_s = time.monotonic() - started
        arrivals, shape = _arrivals(source)
    except SourceFailed as failure:
        print(f"{camera.index}: {failure}")
        return False
    finally:
        closing = time.monotonic()
        source.close()
        closed_s = time.monotonic() - closing
        consent.withdraw()
    gaps = [later - earlier for earlier, later in pairwise(arrivals)]
    rate = f"{1 / statistics.median(gaps):.1f} frames a second" if gaps else "one frame only"
    print(f"{camera.index}: opened in {opened_s:.1f} s, {shape[1]}x{shape[0]}, {rate}, closed in {closed_s:.2f} s")
    return True


def _arrivals(source: WebcamSource) -> tuple[list[float], tuple[int, ...]]:
    arrivals: list[float] = []
    shape: tuple[int, ...] = (0, 0)
    until = time.monotonic() + MEASURED_S
    while time.monotonic() < until and (frame := source.read()) is not None:
        arrivals.append(frame.timestamp_s)
        shape = frame.image.shape
    return arrivals, shape
