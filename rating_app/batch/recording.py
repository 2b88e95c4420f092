"""One recording, from its file to its session."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rating_app import __version__
from rating_app.batch.job import NotRated, Rated, RatingJob, Stretch
from rating_app.rating import Baseline, RatedFrames, RatingMethod
from rating_app.rating.baseline import BaselineFailed, measure_baseline
from rating_app.session.observation import SeenViewer
from rating_app.session.session import Session, SessionHead, SessionRecorder, together
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.blaze_face import DetectorUnavailable
from rating_app.vision.camera import SourceFailed, VideoFileSource
from rating_app.vision.expression import ModelRejected

OnFrame = Callable[[float], None]
"""Called after each frame, with the share of the recording that is done, in [0, 1]."""


class RecordingFailed(Exception):
    """The recording cannot be rated as was asked. The message is one sentence for the user."""


@dataclass(frozen=True)
class _Frame:
    """What is kept of a frame: no pixels."""

    timestamp_s: float
    seen: tuple[SeenViewer, ...]


def carry_out(
    job: RatingJob, analyzer: Callable[[], FrameAnalyzer], on_frame: OnFrame = lambda share: None
) -> Rated | NotRated:
    """Rate a recording and say what came of it, whatever it was."""
    try:
        return Rated(job, rate_recording(job, analyzer(), on_frame))
    except (SourceFailed, RecordingFailed, ModelRejected, DetectorUnavailable) as failure:
        return NotRated(job, str(failure))
    except Exception as error:
        # In a process of its own no excepthook would hear of it, and the other recordings are to go on.
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return NotRated(job, f"{job.video} could not be rated ({said}).", traceback.format_exc())


def rate_recording(job: RatingJob, analyzer: FrameAnalyzer, on_frame: OnFrame = lambda share: None) -> Session:
    """Rate one recording; SourceFailed where it cannot be read, RecordingFailed where it has no baseline to measure.

    All frames are analysed before the first is recorded, so that the baseline holds for the live rating from the
    first frame on.
    """
    head = SessionHead(
        job.basis,
        content=job.video.stem,
        source=job.video.name,
        model=analyzer.model.name,
        app_version=__version__,
        class_names=analyzer.model.class_names,
    )
    frames = list(_analyzed(job, analyzer, on_frame))
    if job.baseline is not None:
        head = replace(head, baseline=_baseline(frames, job.baseline, head.method, str(job.video)))
    recorder = SessionRecorder(head)
    for frame in frames:
        recorder.record_viewers(frame.timestamp_s, frame.seen)
    return recorder.finish()


def _analyzed(job: RatingJob, analyzer: FrameAnalyzer, on_frame: OnFrame) -> Iterator[_Frame]:
    source = VideoFileSource(job.video, paced=False)
    analyzer.begin(job.viewers)
    try:
        source.open()
        expected, done = source.frame_count, 0
        while (frame := source.read()) is not None:
            yield _Frame(frame.timestamp_s, analyzer.analyze(frame).seen)
            done += 1
            on_frame(min(1.0, done / expected) if expected else 0.0)
    finally:
        source.close()


def _baseline(frames: list[_Frame], stretch: Stretch, method: RatingMethod, video: str) -> Baseline:
    since_start = [(frame.timestamp_s - frames[0].timestamp_s, frame) for frame in frames]
    resting = [(time_s, frame) for time_s, frame in since_start if stretch.start_s <= time_s <= stretch.end_s]
    if not resting:
        raise RecordingFailed(f"{video} has no baseline, since it ends before the stretch {stretch} s.")
    p_happy = [together(frame.seen, method) for _, frame in resting]
    try:
        return measure_baseline(RatedFrames.of([time_s for time_s, _ in resting], p_happy), method)
    except BaselineFailed as failure:
        raise RecordingFailed(f"{video} has no baseline in the stretch {stretch} s: {failure}") from failure
