"""One recording, from its file to its session."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rating_app import __version__
from rating_app.batch.job import NotRated, Rated, RatingJob, Stretch
from rating_app.rating import Baseline, RatedFrames, RatingMethod
from rating_app.rating.baseline import BaselineFailed, measure_baseline
from rating_app.session.content import ContentKind
from rating_app.session.observation import SeenViewer
from rating_app.session.session import SessionHead, SessionRecorder, together
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.blaze_face import DetectorUnavailable
from rating_app.vision.camera import SourceFailed
from rating_app.vision.expression import ModelRejected
from rating_app.vision.recording.video_file import VideoFileSource

OnFrame = Callable[[float], None]
"""A function that is called after each frame, with the share of the recording that is done, in [0, 1]."""


@dataclass(frozen=True)
class _Frame:
    """The data of a frame that are kept: no pixels."""

    timestamp_s: float
    seen: tuple[SeenViewer, ...]


def carry_out(
    job: RatingJob,
    analyzer: Callable[[], FrameAnalyzer],
    on_frame: OnFrame = lambda share: None,
    decoder_threads: int = 1,
) -> Rated | NotRated:
    """Rate a recording and return the result, whatever happens; `decoder_threads` may be 0 for one per processor."""
    try:
        return rate_recording(job, analyzer(), on_frame, decoder_threads)
    except (SourceFailed, ModelRejected, DetectorUnavailable) as failure:
        return NotRated(job, str(failure))
    except Exception as error:
        # No excepthook sees errors in a process of its own, and the other recordings have to go on.
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return NotRated(job, f"{job.video} could not be rated ({said}).", traceback.format_exc())


def rate_recording(
    job: RatingJob, analyzer: FrameAnalyzer, on_frame: OnFrame = lambda share: None, decoder_threads: int = 1
) -> Rated:
    """Rate one recording; raise SourceFailed if it cannot be read. If no baseline can be measured, it is rated without
    one, with a warning.

    All frames are analysed before the first is recorded, so that the baseline applies to the live rating from the first
    frame on.
    """
    head = SessionHead(
        job.basis,
        content=job.content or job.video.stem,
        source=job.name or job.video.name,
        model=analyzer.model.name,
        app_version=__version__,
        class_names=analyzer.model.class_names,
        method=job.method,
        content_kind=ContentKind.RECORDING,
        viewer=job.viewer,
        groups=job.groups,
    )
    source = VideoFileSource(job.video, paced=False, threads=decoder_threads)
    frames = list(_analyzed(source, job.viewers, analyzer, on_frame))
    warnings = []
    if job.baseline is not None:
        try:
            head = replace(head, baseline=_baseline(frames, job.baseline, head.method))
        except BaselineFailed as failure:
            warnings.append(
                f"{job.video} has no baseline in the stretch {job.baseline} s, and is rated without: {failure}"
            )
    recorder = SessionRecorder(head)
    for frame in frames:
        recorder.record_viewers(frame.timestamp_s, frame.seen)
    return Rated(job, recorder.finish(source.recording_read), tuple(warnings))


def _analyzed(source: VideoFileSource, viewers: int, analyzer: FrameAnalyzer, on_frame: OnFrame) -> Iterator[_Frame]:
    analyzer.begin(viewers)
    try:
        source.open()
        expected, done = source.frame_count, 0
        while (frame := source.read()) is not None:
            yield _Frame(frame.timestamp_s, analyzer.analyze(frame).seen)
            done += 1
            on_frame(min(1.0, done / expected) if expected else 0.0)
    finally:
        source.close()


def _baseline(frames: list[_Frame], stretch: Stretch, method: RatingMethod) -> Baseline:
    resting = [frame for frame in frames if stretch.start_s <= frame.timestamp_s <= stretch.end_s]
    if not resting:
        raise BaselineFailed("The recording ends before it.")
    times_s = [frame.timestamp_s for frame in resting]
    frames_at_rest = RatedFrames.of(times_s, [together(frame.seen, method) for frame in resting])
    return measure_baseline(frames_at_rest, method, [frame.seen[0].head if frame.seen else None for frame in resting])
