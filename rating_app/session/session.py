"""A rated viewing: its samples, its rating, and the consent it is based on. Pixels never come here."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from functools import cached_property
from typing import Protocol

import numpy as np

from rating_app.formatting import clock
from rating_app.rating import (
    DEFAULT_METHOD,
    Baseline,
    LiveAggregator,
    LiveRating,
    RatedFrames,
    RatingMethod,
    Reading,
    RunningRating,
    SessionRating,
    read_parts,
    read_room,
    read_session,
)
from rating_app.rating.curve import POINTS, CurvePoint, RunningCurve, thumbnail_of
from rating_app.rating.facing import Facing, read_facing
from rating_app.rating.live import NEEDLE_S, joy_now
from rating_app.rating.method import METHOD_NAME
from rating_app.rating.series import Span, within
from rating_app.rating.unsure import unsure_share
from rating_app.session.consent import Consent
from rating_app.session.content import ClockSource, ContentItem, ContentKind, ContentPosition, Seek
from rating_app.session.content_track import ContentTrack, means_over
from rating_app.session.exclusion import Exclusion, ExclusionReason, left_out
from rating_app.session.observation import CLASS_NAMES, ONLY_VIEWER, ExpressionScore, SeenViewer, further_classes
from rating_app.session.recording import RecordingRead
from rating_app.session.samples import Floats, Sample, SampleRecording, Samples, frames_by_viewer
from rating_app.session.sight import Company, Sight, SightShares

JUST_AFTER_S = 1e-3
"""Less than the time between two frames of any camera."""


@dataclass(frozen=True)
class Marker:
    """A moment that the user noted in a session; an annotation if it has a duration. Times are in seconds since the
    session's first frame.
    """

    timestamp_s: float
    text: str = ""
    duration_s: float = 0.0


@dataclass(frozen=True)
class Pause:
    """A pause at `timestamp_s`, in seconds since the session's first frame, that lasted `duration_s` seconds: the
    viewer had paused the session or, if `camera_lost`, the camera was disconnected.
    """

    timestamp_s: float
    duration_s: float
    camera_lost: bool = False


@dataclass(frozen=True)
class SessionHead:
    """What is known about a session before its first frame.

    `class_names` are the model's classes, in its order. `started_at` has its time zone. `baseline` is the viewer's
    resting face, None if it was not measured. `items` are the files of the content, in the order in which positions
    count them, or the film that another player showed; none if it is not known what was watched. `content_clock` is the
    source of the positions in it, and `content_length_s` its length according to the same source, None if that is not
    known. `viewer` is a code, empty if it is not known; `groups` are names and values of the parts of a panel that the
    viewer belongs to. `company` is who was in the room, None if that is not known.
    `camera_lag_s` is how long the camera's pictures were on their way, as the user has set it; positions in the content
    and markers are corrected by it. It is 0 if nothing was corrected.
    """

    consent: Consent
    content: str
    source: str
    model: str
    app_version: str
    class_names: tuple[str, ...] = CLASS_NAMES
    started_at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    session_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    baseline: Baseline | None = None
    method: RatingMethod = DEFAULT_METHOD
    content_kind: ContentKind = ContentKind.SCREEN
    items: tuple[ContentItem, ...] = ()
    viewer: str = ""
    groups: tuple[tuple[str, str], ...] = ()
    company: Company | None = None
    content_clock: ClockSource = ClockSource.NONE
    content_length_s: float | None = None
    camera_lag_s: float = 0.0

    def place_in_words(self, position: ContentPosition | None) -> str:
        """Describe the moment of the content, with the item's name if there are several; for pictures only the name.
        Empty for None.
        """
        if position is None:
            return ""
        name = self.items[position.item - 1].name if position.item <= len(self.items) else ""
        if self.content_kind is ContentKind.PICTURES:
            return name
        return f"{name} {clock(position.position_s)}" if len(self.items) > 1 else clock(position.position_s)


@dataclass(frozen=True)
class Session:
    """A finished session, or the part of one that was `interrupted` by a crash.

    `samples` may be given as any iterable of Sample. `stars`, 1 to 5, and `notes` are the viewer's, given afterwards;
    None and empty if there are none. `recording` is how much of a recording was read, None for a camera. `rating`
    leaves out what `exclusions` exclude; `whole_rating` is that of everything, None if nothing is excluded. `leave_out`
    computes one from the other. `self_view` and `gauge_shown` are the shares of the time in which the app showed the
    viewer their own picture, and the gauge or another live figure, in [0, 1]; None if that is not known.
    """

    head: SessionHead
    samples: Samples
    rating: SessionRating
    markers: tuple[Marker, ...] = ()
    stars: int | None = None
    notes: str = ""
    interrupted: bool = False
    seeks: tuple[Seek, ...] = ()
    recording: RecordingRead | None = None
    exclusions: tuple[Exclusion, ...] = ()
    whole_rating: SessionRating | None = None
    self_view: float | None = None
    gauge_shown: float | None = None
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "samples", Samples.of(self.samples))

    @property
    def duration_s(self) -> float:
        """Return the seconds from the first frame to the last, without pauses."""
        return self.samples[-1].timestamp_s if self.samples else 0.0

    @property
    def reading(self) -> Reading:
        """The rating computed anew, with its trace and smiles; this takes a quarter of a second for an hour."""
        return read_samples(self.samples, self.head, self.lost_s, self.exclusions)

    @property
    def lost_s(self) -> float:
        """Return how much of a recording could not be read, in seconds."""
        return 0.0 if self.recording is None else self.recording.lost_s

    @property
    def viewer_readings(self) -> dict[int, Reading]:
        """The reading of each viewer by number; `reading` is that of the room. Empty if there is one viewer."""
        if len(self.samples.viewers) < 2:
            return {}
        frames, excluded = frames_by_viewer(self.samples), left_out(self.exclusions)
        return {
            viewer: read_session(seen, self.head.method, lost_s=self.lost_s, excluded=excluded)
            for viewer, seen in frames.items()
        }

    @cached_property
    def track(self) -> ContentTrack:
        """Return the track of the viewer's position in the content."""
        return ContentTrack(self.samples)

    @property
    def is_of_film(self) -> bool:
        """Whether one film or sound was played, by the app or by another player that was followed, so that everything
        is drawn and described in its time.
        """
        return self.head.content_kind in (ContentKind.MEDIA, ContentKind.SCREEN) and len(self.head.items) == 1

    @property
    def curve(self) -> bytes:
        """Its thumbnail, for rating_app.rating.curve: visible joy over the part of the film that was watched, or over
        the session if the app played none.
        """
        values, _ = curve_between(self, self.reading, POINTS)
        return thumbnail_of(values)

    @property
    def unsure_share(self) -> float:
        """The share, in [0, 1], of the frames that count in which the network saw joy together with something else."""
        counting = self.samples.face_found & ~(self.samples.quality < self.head.method.min_quality)
        counting &= ~within(self.samples.timestamp_s, left_out(self.exclusions))
        return unsure_share(self.samples.p_happy[counting], self.samples.p_other[counting])


class SessionListener(Protocol):
    """A listener to a session in progress, called from the thread that records it, such as a store that saves it."""

    def begun(self, head: SessionHead) -> None:
        """Note that the session has begun; no sample has been recorded yet."""

    def sampled(self, sample: Sample) -> None: ...

    def marked(self, marker: Marker) -> None: ...

    def sought(self, seek: Seek) -> None: ...

    def excluded(self, exclusion: Exclusion) -> None:
        """Note an exclusion that has ended."""

    def paused(self, pause: Pause) -> None:
        """Note a pause that has ended."""

    def finished(self, session: Session) -> None:
        """Note that the session has ended; no further sample comes."""


class SessionPreview:
    """The gauge's value before a session, when nothing is recorded."""

    def __init__(self, method: RatingMethod = DEFAULT_METHOD, needle_s: float = NEEDLE_S) -> None:
        self._method = method
        self._live = LiveAggregator(method, needle_s=needle_s)

    def update(self, timestamp_s: float, seen: Sequence[SeenViewer]) -> LiveRating | None:
        """Rate a frame that is not recorded, as SessionRecorder.record_viewers does."""
        return self._live.update(timestamp_s, together(seen, self._method))


class SessionRecorder:
    """A recorder that builds one session from its frames, in order."""

    def __init__(self, head: SessionHead, needle_s: float = NEEDLE_S) -> None:
        """Begin a session; `needle_s` is how long the gauge's needle takes to follow a change. Nothing that is kept
        depends on it.
        """
        self.head = head
        self._live = LiveAggregator(head.method, head.baseline, needle_s)
        self._running_curve = RunningCurve(head.method)
        self._running = RunningRating(head.method, head.baseline)
        self._shares = SightShares(head.method.max_gap_s)
        self._samples = SampleRecording(further_classes(head.class_names))
        self._markers: list[Marker] = []
        self._seeks: list[Seek] = []
        self._exclusions: list[Exclusion] = []
        self._excluding: tuple[float, ExclusionReason] | None = None
        self._pauses: list[Pause] = []
        self._origin_s: float | None = None
        self._newest_s = 0.0
        self._frames = 0
        self._numbers: dict[int, int] = {}
        self.rating = SessionRating(None, 0.0, 0.0)
        """The rating of the frames so far, at most two seconds late."""
        self.curve_points: tuple[CurvePoint, ...] = ()
        """The points that the newest frame has added to the curve, a third of a second late."""

    def record(
        self,
        timestamp_s: float,
        face_confidence: float | None,
        score: ExpressionScore | None,
        quality: float | None = None,
    ) -> tuple[Sample, LiveRating | None]:
        """Add a frame of a session with one viewer; arguments are as for `record_viewers`, None if no face
        was found.
        """
        seen = () if score is None else (SeenViewer(ONLY_VIEWER, face_confidence or 0.0, score, quality),)
        (sample,), live = self.record_viewers(timestamp_s, seen)
        return sample, live

    def record_viewers(
        self,
        timestamp_s: float,
        seen: Sequence[SeenViewer],
        content: ContentPosition | None = None,
        sight: Sight | None = None,
    ) -> tuple[tuple[Sample, ...], LiveRating | None]:
        """Add one frame; `timestamp_s` is on the source's clock, `content` where in the content it was taken, and
        `sight` what the viewer saw of themselves then, None if that is not known.

        Return its samples, one per viewer, and the gauge's value, which is that of all who are seen well together.
        """
        if self._origin_s is None:
            self._origin_s = timestamp_s
        since_start_s, frame = timestamp_s - self._origin_s, self._frames
        self._shares.update(since_start_s, sight)
        self._frames += 1
        # Numbers begin at 1 in this session, no matter who was in front of the camera before.
        numbers = [self._numbers.setdefault(one.viewer, len(self._numbers) + 1) for one in seen]
        seen = sorted(
            (replace(one, viewer=number) for one, number in zip(seen, numbers, strict=True)),
            key=lambda one: one.viewer,
        )
        live = self._live.update(since_start_s, together(seen, self.head.method))
        p_happy = seen_well(seen, self.head.method)
        if self._excluding is None:
            self.rating = self._running.update(since_start_s, p_happy)
        self.curve_points = self._running_curve.update(since_start_s, p_happy, self._running.baseline)
        self._newest_s = since_start_s
        samples = [
            Sample(
                frame,
                since_start_s,
                one.face_confidence,
                one.score,
                one.quality,
                one.viewer,
                content,
                None if one.head is None else one.head.yaw_deg,
                None if one.head is None else one.head.pitch_deg,
            )
            for one in seen
        ] or [Sample(frame, since_start_s, None, None, content=content)]
        # Return them as they are stored, so that all listeners get the same.
        return tuple(self._samples.add(sample) for sample in samples), live

    def mark(self, text: str = "", timestamp_s: float | None = None) -> Marker:
        """Mark a moment of the session, by default that of the newest frame."""
        marker = Marker(self._no_later_than_newest(timestamp_s), text)
        self._markers.append(marker)
        return marker

    def seek(self, left: ContentPosition, reached: ContentPosition, timestamp_s: float | None = None) -> Seek:
        """Note a jump within the content, by default at the newest frame."""
        seek = Seek(self._no_later_than_newest(timestamp_s), left, reached)
        self._seeks.append(seek)
        return seek

    def exclude(self, reason: ExclusionReason | None) -> Exclusion | None:
        """Exclude what comes after the newest frame, for `reason`; with None it counts again. Return the exclusion that
        this ends, None if there was none.
        """
        ended = self._exclusion_under_way
        if ended is not None:
            self._exclusions.append(ended)
        elif reason is not None:
            self._running.interrupt()
        self._excluding = None if reason is None else (self._after_newest_s, reason)
        return ended

    @property
    def _after_newest_s(self) -> float:
        """Return a time just after the newest frame, so that this frame is before it."""
        return self._newest_s + JUST_AFTER_S if self._frames else 0.0

    @property
    def _exclusion_under_way(self) -> Exclusion | None:
        if self._excluding is None:
            return None
        begin_s, reason = self._excluding
        return Exclusion(begin_s, max(begin_s, self._after_newest_s), reason)

    def pause(self, duration_s: float, camera_lost: bool = False) -> Pause:
        """Add a pause of the session at the newest frame."""
        pause = Pause(self._newest_s, duration_s, camera_lost)
        self._pauses.append(pause)
        return pause

    def finish(self, read: RecordingRead | None = None) -> Session:
        """Return the session so far, which can go on; `read` is how much of a recording was read. A current exclusion
        ends with it.
        """
        samples = self._samples.so_far()
        markers = tuple(sorted(self._markers, key=lambda marker: marker.timestamp_s))
        seeks = tuple(sorted(self._seeks, key=lambda seek: seek.timestamp_s))
        rating = read_samples(samples, self.head, 0.0 if read is None else read.lost_s).rating
        session = Session(
            self.head,
            samples,
            rating,
            markers,
            seeks=seeks,
            recording=read,
            self_view=self._shares.self_view,
            gauge_shown=self._shares.gauge_shown,
            pauses=tuple(self._pauses),
        )
        last = self._exclusion_under_way
        exclusions = (*self._exclusions, *(() if last is None else (last,)))
        return leave_out(session, exclusions) if exclusions else session

    def _no_later_than_newest(self, timestamp_s: float | None) -> float:
        return self._newest_s if timestamp_s is None else min(timestamp_s, self._newest_s)


def joy_in(sample: Sample, head: SessionHead) -> float | None:
    """Return visible joy in this frame alone, in [0, 100], never smoothed; None if the frame does not count."""
    if sample.score is None or (sample.quality is not None and sample.quality < head.method.min_quality):
        return None
    return joy_now(sample.score.p_happy, head.method, head.baseline)


def leave_out(session: Session, exclusions: Iterable[Exclusion]) -> Session:
    """Return the same session with these exclusions instead of those before, and rated without them; `whole_rating`
    keeps the rating with everything. A session that an earlier method rated gets both ratings anew, so that they can be
    compared.
    """
    chosen = tuple(sorted(exclusions, key=lambda one: (one.begin_s, one.end_s)))
    whole = session.rating if session.whole_rating is None else session.whole_rating
    if not chosen:
        return replace(session, rating=whole, exclusions=(), whole_rating=None)
    if whole.method != METHOD_NAME:
        whole = read_samples(session.samples, session.head, session.lost_s).rating
    without = read_samples(session.samples, session.head, session.lost_s, chosen).rating
    return replace(session, rating=without, exclusions=chosen, whole_rating=whole)


def read_samples(
    samples: Samples, head: SessionHead, lost_s: float = 0.0, exclusions: Iterable[Exclusion] = ()
) -> Reading:
    """Rate samples by the method and baseline of their session's head, all viewers together; `lost_s` of their
    recording could not be read, and `exclusions` do not count.
    """
    frames, excluded = frames_by_viewer(samples), left_out(exclusions)
    if len(frames) > 1:
        return read_room(list(frames.values()), head.method, lost_s, excluded)
    of_viewer = next(iter(frames.values()), RatedFrames.of([], []))
    reading = read_session(of_viewer, head.method, head.baseline, lost_s, excluded)
    facing = facing_of(samples, head, excluded)
    if facing is None:
        return reading
    rating = replace(reading.rating, facing_share=facing.share, looks_away=_looks_away(facing, excluded))
    return replace(reading, rating=rating, away=facing.away)


def facing_of(samples: Samples, head: SessionHead, excluded: Sequence[Span] = ()) -> Facing | None:
    """Return whether the viewer faced the screen in each frame, and for how much of the time that is not `excluded`;
    None without the pose of their resting face, or if several viewers were seen.
    """
    rest = None if head.baseline is None else head.baseline.head
    if rest is None or len(samples.viewers) != 1:
        return None
    time_s = np.maximum.accumulate(samples.timestamp_s)
    counted = ~within(time_s, excluded)
    return read_facing(time_s, samples.head_yaw_deg, samples.head_pitch_deg, rest, head.method, counted)


def _looks_away(facing: Facing, excluded: Sequence[Span]) -> int | None:
    """Count those that begin at a time that counts; None if the share is not known either."""
    begins = np.array([away.begin_s for away in facing.away])
    return None if facing.share is None else int((~within(begins, excluded)).sum())


def item_readings(session: Session) -> dict[int, Reading]:
    """Return the rating of each item of the content by its number, all viewers together; none if there are fewer than
    two.

    An item that was shown more than once is rated over all its times; the time between them belongs to others. Each is
    measured against the viewer's resting face at that time in the session. The readings' traces and smiles are in
    seconds of watching that item. An item that was never shown has no rating.
    """
    numbers = range(1, len(session.head.items) + 1)
    if len(numbers) < 2:
        return {}
    parts = session.samples.one_a_frame().content_item
    viewers = list(frames_by_viewer(session.samples).values())
    excluded = left_out(session.exclusions)
    readings = read_parts(viewers, parts, session.head.method, session.head.baseline, excluded)
    return {number: readings.get(number, Reading(SessionRating(None, 0.0, 0.0))) for number in numbers}


def curve_between(session: Session, reading: Reading, count: int, of_film: bool | None = None) -> tuple[Floats, Floats]:
    """Return the mean of the curve, (count,), in `count` equal parts of the time, in [0, 100], NaN in a gap, and the
    edges of the parts, (count + 1,), in seconds: of the part of the film that was watched, or otherwise of the session;
    `of_film` asks for one of the two. `reading` is the session's.
    """
    of_film = session.is_of_film if of_film is None else of_film
    if of_film:
        # Time in which the film was paused does not count towards a moment of it.
        times, values = reading_over_film(session, reading)
    elif reading.trace is not None:
        times, values = reading.trace.time_s, reading.trace.curve
    else:
        times, values = np.empty(0), np.empty(0)
    seen = times[~np.isnan(times)]
    if not len(seen):
        return np.full(count, np.nan), np.zeros(count + 1)
    first_s = float(seen.min()) if of_film else 0.0
    last_s = float(seen.max()) if of_film else max(session.duration_s, float(seen.max()))
    edges = np.linspace(first_s, last_s, count + 1)
    return means_over(times, values, edges), edges


def reading_over_film(session: Session, reading: Reading) -> tuple[Floats, Floats]:
    """Return two arrays (n,): at each step of the reading's trace the second of the film, NaN if none was played or it
    was paused; and the curve in [0, 100], NaN if no usable face was seen.
    """
    if reading.trace is None:
        return np.empty(0), np.empty(0)
    return session.track.playing_at(reading.trace.time_s), reading.trace.curve


def together(seen: Sequence[SeenViewer], method: RatingMethod) -> float | None:
    """Return the mean p_happy of those who are seen well; None if nobody is."""
    p_happy = seen_well(seen, method)
    return sum(p_happy.values()) / len(p_happy) if p_happy else None


def seen_well(seen: Sequence[SeenViewer], method: RatingMethod) -> dict[int, float]:
    """Return p_happy of those who are seen well, by number."""
    return {one.viewer: one.score.p_happy for one in seen if one.quality is None or one.quality >= method.min_quality}
