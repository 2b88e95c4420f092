"""`rating-app doctor`: are there cameras, do they open, how fast are they, do they close?"""

from __future__ import annotations

import time

from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.vision.camera import (
    THIS_COMPUTER,
    Agreed,
    CameraInfo,
    Cameras,
    Delivery,
    SourceFailed,
    WebcamSource,
)
from rating_app.vision.camera.delivery import USUAL_FPS
from rating_app.vision.camera.diagnosis import none_found

MEASURED_S = 3.0


def examine_cameras(may_open: bool, cameras: Cameras = THIS_COMPUTER) -> int:
    """Print what is found; exit code 0 when a camera works or may not be opened, 2 when there is none that works."""
    found = cameras.list_cameras()
    if not found:
        print(f"{none_found().text} `rating-app --demo` works without one.")
        return 2
    for camera in found:
        print(f"{camera.index}: {camera.name}" + (" (infrared)" if camera.is_infrared else ""))
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
        delivery = _delivery(source)
    except SourceFailed as failure:
        print(f"{camera.index}: {failure}")
        return False
    finally:
        closing = time.monotonic()
        source.close()
        closed_s = time.monotonic() - closing
        consent.withdraw()
    print(f"{camera.index}: opened in {opened_s:.1f} s, closed in {closed_s:.2f} s")
    print(f"   agreed on: {_agreed_in_words(source.agreed)}")
    print(f"   delivered: {_delivery_in_words(delivery)}")
    return True


def _agreed_in_words(agreed: Agreed | None) -> str:
    if agreed is None:
        return "not known, the driver does not say"
    rate = "a rate that the driver does not say" if agreed.fps is None else f"{agreed.fps:.0f} frames a second"
    return f"{agreed.width}x{agreed.height}, {rate}" + (f", {agreed.format}" if agreed.format else "")


def _delivery_in_words(delivery: Delivery | None) -> str:
    if delivery is None:
        return "too few frames to measure a rate"
    size = f"{delivery.width}x{delivery.height}"
    if not delivery.reason:
        return f"{size}, {delivery.fps:.1f} frames a second"
    return f"{size}, {delivery.fps:.1f} of {USUAL_FPS} frames a second. {delivery.reason}"


def _delivery(source: WebcamSource) -> Delivery | None:
    """How it delivers at the end of MEASURED_S, None where that was not measured."""
    delivery = None
    until = time.monotonic() + MEASURED_S
    while time.monotonic() < until and (frame := source.read()) is not None:
        delivery = frame.delivery
    return delivery
