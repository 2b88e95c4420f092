"""Two streams for the Lab Streaming Layer: a session's numbers, and its markers."""

from __future__ import annotations

import math
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rating_app import __version__
from rating_app.lsl.clock import FrameClock
from rating_app.lsl.library import SOURCE_PREFIX, LslUnavailable, import_pylsl
from rating_app.rating.method import METHOD_NAME
from rating_app.session.content import Seek
from rating_app.session.exclusion import Exclusion
from rating_app.session.samples import Sample
from rating_app.session.session import Marker, Pause, Session, SessionHead, joy_in
from rating_app.settings import APP_NAME

_STAMP_MEANS = (
    "arrival of the camera's frame in this program, less the camera's lag as the user has set it, which the marker "
    "camera_lag_ms gives for each session (0: not corrected), plus the shortest time that its analysis took in the "
    "last two seconds"
)


@dataclass(frozen=True)
class _Channel:
    label: str
    unit: str
    type: str
    description: str


CHANNELS = (
    _Channel("p_happy", "probability", "Probability", "how visibly happy the face looks, 0 to 1; NaN without a face"),
    _Channel("joy", "points", "Joy", "visible joy now, 0 to 100, never smoothed; NaN without a usable face"),
    _Channel("quality", "normalized", "Quality", "how far the picture can be trusted, 0 to 1; NaN without a face"),
    _Channel("viewer", "count", "Index", "who it is about, from 1 in the order in which they were first seen"),
)


class LslOutlet:
    """A SessionListener that offers a session's data to every program on the local network until it is closed.

    Between sessions, the streams exist but are silent. The sample stream has `CHANNELS`, float32, at an irregular rate:
    a camera's frame rate is not constant, and frames are dropped when the computer is busy. A stamp is on LSL's clock,
    as `FrameClock` defines it. The marker stream has one string per marker, whose first word names its kind:

        session_begin SESSION_ID TITLE
        camera_lag_ms NUMBER
        marker TEXT
        excluded LENGTH s REASON
        session_end SESSION_ID

    The sources' ids are new for each outlet: they distinguish two windows, and do not identify their user.
    """

    def __init__(self, model: str, is_received: Callable[[Marker], bool] = lambda _marker: False) -> None:
        """Open both streams; `model` is the expression model's name. Markers for which `is_received` holds have come
        from the network, and are not sent there again. Raise LslUnavailable if streaming is not possible.
        """
        pylsl = import_pylsl()
        self._is_received = is_received
        self._now_s = pylsl.local_clock
        self._clock = FrameClock()
        self._head: SessionHead | None = None
        source = f"{SOURCE_PREFIX}{uuid.uuid4().hex[:12]}"
        self._samples: Any = _open(pylsl, _describe_samples(pylsl, f"{source}-expression", model))
        self._markers: Any = _open(pylsl, _describe_markers(pylsl, f"{source}-markers"))

    def begun(self, head: SessionHead) -> None:
        self._clock = FrameClock(head.camera_lag_s)
        self._head = head
        self._push_marker(f"session_begin {head.session_id} {head.content}", self._now_s())
        self._push_marker(f"camera_lag_ms {1000 * head.camera_lag_s:g}", self._now_s())

    def sampled(self, sample: Sample) -> None:
        stamp = self._clock.stamp(sample.timestamp_s, self._now_s())
        p_happy = None if sample.score is None else sample.score.p_happy
        values = [
            *map(_or_nan, (p_happy, None if self._head is None else joy_in(sample, self._head), sample.quality)),
            float(sample.viewer),
        ]
        # A local reference, because `close` may be called from another thread.
        outlet = self._samples
        if outlet is not None:
            outlet.push_sample(values, stamp)

    def marked(self, marker: Marker) -> None:
        if self._is_received(marker):
            return
        self._push_marker(f"marker {marker.text}", self._on_lsl_clock(marker.timestamp_s))

    def sought(self, seek: Seek) -> None:
        """Send nothing: the viewer's position in the content does not concern the network."""

    def excluded(self, exclusion: Exclusion) -> None:
        """Send a marker at the beginning of the exclusion, with its length, so that other recordings can leave it out,
        too.
        """
        words = f"excluded {exclusion.duration_s:.3f} s {exclusion.reason.value}"
        self._push_marker(words, self._on_lsl_clock(exclusion.begin_s))

    def paused(self, pause: Pause) -> None:
        """Send nothing: the stamps show the gap."""

    def finished(self, session: Session) -> None:
        self._push_marker(f"session_end {session.head.session_id}", self._on_lsl_clock(session.duration_s))

    def close(self) -> None:
        """Close both streams, from any thread. Later events are dropped."""
        # pylsl destroys an outlet with its last reference.
        self._samples = self._markers = None

    def _on_lsl_clock(self, timestamp_s: float) -> float:
        stamp = self._clock.at(timestamp_s)
        return float(self._now_s()) if stamp is None else stamp

    def _push_marker(self, text: str, stamp: float) -> None:
        outlet = self._markers
        if outlet is not None:
            # A title made from a file's name may contain invalid characters.
            outlet.push_sample([text.strip().encode(errors="replace").decode()], stamp)


def _open(pylsl: Any, info: Any) -> Any:
    try:
        return pylsl.StreamOutlet(info)
    except RuntimeError:
        raise LslUnavailable(
            "The Lab Streaming Layer found no free network port, or its settings (lsl_api.cfg) allow none."
        ) from None


def _describe_samples(pylsl: Any, source_id: str, model: str) -> Any:
    """Return the stream's header, following the XDF format's conventions for metadata."""
    info = pylsl.StreamInfo(APP_NAME, "Expression", len(CHANNELS), pylsl.IRREGULAR_RATE, pylsl.cf_float32, source_id)
    header = info.desc()
    _describe_program(header)
    header.append_child_value("model", model)
    header.append_child_value("rating_method", METHOD_NAME)
    header.append_child_value("time_stamp", _STAMP_MEANS)
    header.append_child("synchronization").append_child_value("can_drop_samples", "true")
    channels = header.append_child("channels")
    for channel in CHANNELS:
        described = channels.append_child("channel")
        for name in ("label", "unit", "type", "description"):
            described.append_child_value(name, getattr(channel, name))
    return info


def _describe_markers(pylsl: Any, source_id: str) -> Any:
    info = pylsl.StreamInfo(f"{APP_NAME} markers", "Markers", 1, pylsl.IRREGULAR_RATE, pylsl.cf_string, source_id)
    _describe_program(info.desc())
    return info


def _describe_program(header: Any) -> None:
    header.append_child_value("manufacturer", APP_NAME)
    header.append_child_value("app_version", __version__)


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value
