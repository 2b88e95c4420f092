"""The cameras for `rating-app doctor`: whether they open, how fast they are, whether they close."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

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


Say = Callable[[str], object]


@dataclass(frozen=True)
class Examined:
    """A camera. `opens` is None if it was not tried; `failure` is the reason why it does not open, in one sentence.
    Size and rate are what it delivers, None if that was not measured.
    """

    index: int
    name: str
    is_infrared: bool = False
    opens: bool | None = None
    failure: str = ""
    width: int | None = None
    height: int | None = None
    fps: float | None = None


@dataclass(frozen=True)
class Examination:
    """The examination of all cameras. `works` is True if one of them works, or none was tried."""

    cameras: tuple[Examined, ...]
    works: bool


def examine_cameras(may_open: bool, say: Say = print, cameras: Cameras = THIS_COMPUTER) -> Examination:
    """Print what is found, and return it; cameras are opened only if `may_open`."""
    found = cameras.list_cameras()
    if not found:
        say(f"{none_found().text} `rating-app --demo` works without one.")
        return Examination((), works=False)
    for camera in found:
        say(f"{camera.index}: {camera.name}" + (" (infrared)" if camera.is_infrared else ""))
    if not may_open:
        say("To open each for about three seconds, and store nothing: rating-app doctor --i-agree")
        return Examination(tuple(Examined(one.index, one.name, one.is_infrared) for one in found), works=True)
    examined = tuple(_examine(camera, cameras, say) for camera in found)
    return Examination(examined, any(camera.opens for camera in examined))


def _examine(camera: CameraInfo, cameras: Cameras, say: Say) -> Examined:
    consent = LiveConsent.give(NOTICE)
    source = WebcamSource(consent.camera_permit(), str(camera.index), cameras=cameras)
    started = time.monotonic()
    try:
        source.open()
        opened_s = time.monotonic() - started
        delivery = _delivery(source)
    except SourceFailed as failure:
        say(f"{camera.index}: {failure}")
        return Examined(camera.index, camera.name, camera.is_infrared, opens=False, failure=str(failure))
    finally:
        closing = time.monotonic()
        source.close()
        closed_s = time.monotonic() - closing
        consent.withdraw()
    say(f"{camera.index}: opened in {opened_s:.1f} s, closed in {closed_s:.2f} s")
    say(f"   agreed on: {_agreed_in_words(source.agreed)}")
    say(f"   delivered: {_delivery_in_words(delivery)}")
    measured = () if delivery is None else (delivery.width, delivery.height, delivery.fps)
    return Examined(camera.index, camera.name, camera.is_infrared, True, "", *measured)


def _agreed_in_words(agreed: Agreed | None) -> str:
    if agreed is None:
        return "not known, the driver does not say"
    rate = "a rate that the driver does not report" if agreed.fps is None else f"{agreed.fps:.0f} frames per second"
    return f"{agreed.width}x{agreed.height}, {rate}" + (f", {agreed.format}" if agreed.format else "")


def _delivery_in_words(delivery: Delivery | None) -> str:
    if delivery is None:
        return "too few frames to measure a rate"
    size = f"{delivery.width}x{delivery.height}"
    if not delivery.reason:
        return f"{size}, {delivery.fps:.1f} frames per second"
    return f"{size}, {delivery.fps:.1f} of {USUAL_FPS} frames per second. {delivery.reason}"


def _delivery(source: WebcamSource) -> Delivery | None:
    """Return the delivery at the end of MEASURED_S, None if it was not measured."""
    delivery = None
    until = time.monotonic() + MEASURED_S
    while time.monotonic() < until and (frame := source.read()) is not None:
        delivery = frame.delivery
    return delivery
