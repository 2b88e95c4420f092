"""Markers that other programs of a laboratory send through the Lab Streaming Layer, noted in the session."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from rating_app.lsl.clock import FrameClock, SessionTimes
from rating_app.lsl.library import SOURCE_PREFIX, import_pylsl
from rating_app.session.content import Seek
from rating_app.session.exclusion import Exclusion
from rating_app.session.samples import Sample
from rating_app.session.session import Marker, Pause, Session, SessionHead
from rating_app.system.failure import Failure

MAX_TEXT = 300
"""Characters of a marker that are kept."""

MAX_MARKERS = 10_000
"""The markers of one session; a stream with more sends something else."""

MAX_STREAMS = 32
"""The streams that are listened to at the same time."""

EARLY_S, LATE_S = 10.0, 60.0
"""How far the stamp of a marker may lie in the future and in the past when it arrives. One further away was made by
another clock."""

ANSWER_S = 5.0
"""How long a stream may take to answer before it is given up and looked for again."""

_LOOK_EVERY_S = 1.0
_TICK_S = 0.5
"""The longest that a thread waits before it checks whether it is to end."""

_CLOSE_WITHIN_S = 3.0


class MarkersLeftOut(Failure):
    """Markers came that are not in the session. The message is one sentence for the user."""


class LslInlet:
    """A SessionListener that listens to every stream of type Markers on the local network, from construction to
    `close`, except those of this program and its other windows. A marker that arrives while a session is recorded is
    noted at the moment at which it was sent, unless that was before the session, in a pause or after the end.

    A marker is the text or number of its sample; of several channels, those that contain something are joined. Empty
    samples are ignored, and so are streams with a regular rate, since they are signals.
    """

    def __init__(
        self,
        note: Callable[[str, float], None],
        tell_streams: Callable[[tuple[str, ...]], None] = lambda _names: None,
        tell_problem: Callable[[MarkersLeftOut], None] = lambda _problem: None,
    ) -> None:
        """Listen from now on. `note` takes a text and its moment in seconds since the session's first frame;
        `tell_streams` the names of the streams that are listened to, whenever they change; `tell_problem` what was
        left out, once per stream and session. All are called from threads of this object. Raise LslUnavailable if the
        library is missing.
        """
        self._pylsl = import_pylsl()
        self._note, self._tell_streams, self._tell_problem = note, tell_streams, tell_problem
        self._lock, self._telling = threading.Lock(), threading.Lock()
        self._closed = threading.Event()
        self._frames, self._times = FrameClock(), SessionTimes()
        self._recording = False
        self._waiting: list[tuple[float, str]] = []
        self._noted: set[tuple[float, str]] = set()
        self._complained: set[str] = set()
        self._streams: dict[str, str] = {}
        self._threads: list[threading.Thread] = []
        self._looking = threading.Thread(target=self._look, name="lsl markers", daemon=True)
        self._looking.start()

    def has_noted(self, marker: Marker) -> bool:
        """Return whether this marker of the session came from the network."""
        with self._lock:
            return (marker.timestamp_s, marker.text) in self._noted

    def begun(self, head: SessionHead) -> None:
        with self._lock:
            self._frames, self._times = FrameClock(head.camera_lag_s), SessionTimes()
            self._recording = True
            self._waiting, self._noted, self._complained = [], set(), set()

    def sampled(self, sample: Sample) -> None:
        with self._lock:
            self._times.add(sample.timestamp_s, self._frames.stamp(sample.timestamp_s, self._pylsl.local_clock()))
        self._settle()

    def marked(self, marker: Marker) -> None:
        """Do nothing: the marker was noted here, or by the user."""

    def sought(self, seek: Seek) -> None:
        """Do nothing."""

    def excluded(self, exclusion: Exclusion) -> None:
        """Do nothing."""

    def paused(self, pause: Pause) -> None:
        """Do nothing: the times of the frames show it."""

    def finished(self, _session: Session) -> None:
        with self._lock:
            self._recording = False
            self._waiting = []

    def close(self) -> None:
        """Stop listening. Call it from any thread but those of this object."""
        self._closed.set()
        for thread in (self._looking, *self._threads):
            thread.join(_CLOSE_WITHIN_S)

    def _look(self) -> None:
        resolver = None
        while not self._closed.is_set():
            streams = []
            # The network may be gone for a moment.
            with suppress(RuntimeError):
                resolver = resolver or self._pylsl.ContinuousResolver("type", "Markers")
                streams = resolver.results()
            for found in streams:
                if not _is_ours(found) and not found.nominal_srate():
                    self._begin_to_listen(found)
            self._threads = [thread for thread in self._threads if thread.is_alive()]
            self._closed.wait(_LOOK_EVERY_S)

    def _begin_to_listen(self, found: Any) -> None:
        uid = found.uid()
        with self._lock:
            if uid in self._streams or len(self._streams) >= MAX_STREAMS:
                return
            self._streams[uid] = ""
        thread = threading.Thread(target=self._listen, args=(uid, found), name="lsl marker stream", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self, uid: str, found: Any) -> None:
        """Listen to a stream until it is gone; if it comes back, it is found again."""
        pylsl = self._pylsl
        name = plain_text([found.name()]) or "?"
        try:
            inlet = pylsl.StreamInlet(found, recover=False, as_numpy=True)
            self._insist(inlet.open_stream)
            # Its first answer takes about a second, and what comes until then waits.
            self._insist(inlet.time_correction)
            self._list(uid, name)
            while not self._closed.is_set():
                values, stamp = inlet.pull_sample(_TICK_S)
                if values is not None and (text := plain_text(values)):
                    # The offset between the two computers' clocks, which drift apart, is measured anew all the time.
                    self._take(name, text, stamp + inlet.time_correction(_TICK_S))
        except RuntimeError:
            # Its program has ended, or the network has.
            pass
        finally:
            self._list(uid, None)

    def _insist(self, ask: Callable[[float], object]) -> None:
        """Ask a stream until it answers. Raise TimeoutError of pylsl after ANSWER_S, or once this is closed."""
        for tried in range(round(ANSWER_S / _TICK_S)):
            try:
                ask(_TICK_S)
                return
            except self._pylsl.util.TimeoutError:
                if self._closed.is_set() or (tried + 1) * _TICK_S >= ANSWER_S:
                    raise

    def _list(self, uid: str, name: str | None) -> None:
        # Two streams that come at the same moment are reported one after the other, so that the newest list is last.
        with self._telling:
            with self._lock:
                before = self._names
                if name is None:
                    self._streams.pop(uid, None)
                else:
                    self._streams[uid] = name
                names = self._names
            if names != before and not self._closed.is_set():
                self._tell_streams(names)

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(sorted(name for name in self._streams.values() if name))

    def _take(self, stream: str, text: str, sent: float) -> None:
        """Take a marker that was sent at `sent` on this computer's LSL clock."""
        early_s = sent - self._pylsl.local_clock()
        with self._lock:
            if not self._recording:
                return
            known = -LATE_S <= early_s <= EARLY_S
            room = len(self._noted) + len(self._waiting) < MAX_MARKERS
            if known and room:
                self._waiting.append((sent, text))
            problem = None if known and room else self._complaint(stream, known)
        if problem is not None:
            self._tell_problem(problem)
        self._settle()

    def _complaint(self, stream: str, known: bool) -> MarkersLeftOut | None:
        if stream in self._complained:
            return None
        self._complained.add(stream)
        if not known:
            return MarkersLeftOut(
                "Markers of the stream {stream} are left out, since their times are not those of the Lab Streaming "
                "Layer's clock.",
                stream=stream,
            )
        return MarkersLeftOut(
            "More than {count} markers came from the network; those of the stream {stream} are left out from here on.",
            count=MAX_MARKERS,
            stream=stream,
        )

    def _settle(self) -> None:
        """Note what was sent no later than the newest frame was taken; the rest waits for a frame."""
        ready = []
        with self._lock:
            newest = self._times.newest
            if newest is None or not self._waiting:
                return
            due = sorted(one for one in self._waiting if one[0] <= newest)
            self._waiting = [one for one in self._waiting if one[0] > newest]
            for sent, text in due:
                moment_s = self._times.at(sent)
                if moment_s is not None:
                    self._noted.add((moment_s, text))
                    ready.append((text, moment_s))
        for text, moment_s in ready:
            self._note(text, moment_s)


def plain_text(values: Iterable[Any]) -> str:
    """Return the channels of a marker as one line of at most MAX_TEXT characters: UTF-8 or numbers. Empty if there is
    nothing in them.
    """
    words = " ".join(" ".join(_words(value).split()) for value in values)
    text = " ".join(words.split())
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


def _words(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode(errors="replace")
    if isinstance(value, str):
        return "".join(letter if letter.isprintable() else " " for letter in value)
    number = value.item() if hasattr(value, "item") else value
    if isinstance(number, float):
        if math.isnan(number):
            return ""
        return str(int(number)) if number.is_integer() else f"{number:.9g}"
    return str(number)


def _is_ours(found: Any) -> bool:
    """Return whether a window of this program sends it: two that noted each other's markers would never stop."""
    return bool(found.source_id().startswith(SOURCE_PREFIX))
