"""Rate recorded reactions, faster than real time, into CSV files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rating_app import __version__
from rating_app.analysis import FrameAnalyzer
from rating_app.camera import SourceFailed, VideoFileSource
from rating_app.consent import DemoBasis, RecordingAttestation
from rating_app.export import ExportedFiles, ExportFailed, check_folder, export_session
from rating_app.session import Session, SessionHead, SessionRecorder


@dataclass(frozen=True)
class RatedVideo:
    """A video and what came of it: either session and files, or one sentence in `failure`."""

    video: Path
    session: Session | None = None
    files: ExportedFiles | None = None
    failure: str | None = None


def count_frames(videos: Sequence[Path]) -> int:
    """About how many frames lie ahead; videos that cannot be opened count for none."""
    total = 0
    for video in videos:
        source = VideoFileSource(video, paced=False)
        try:
            source.open()
            total += source.frame_count or 0
        except SourceFailed:
            continue
        finally:
            source.close()
    return total


def rate_videos(
    videos: Sequence[Path],
    out: Path,
    basis: RecordingAttestation | DemoBasis,
    analyzer: FrameAnalyzer,
    on_frames: Callable[[int], None] = lambda done: None,
) -> list[RatedVideo]:
    """Rate each video and write its files to `out` as soon as it is done; one that fails does not stop the rest.

    Raises ExportFailed where `out` cannot be written, before the first video.
    """
    check_folder(out)
    results = []
    for video in videos:
        try:
            session = rate_video(video, basis, analyzer, on_frames)
            results.append(RatedVideo(video, session, export_session(session, out, video.stem)))
        except (SourceFailed, ExportFailed) as failure:
            results.append(RatedVideo(video, failure=str(failure)))
    return results


def rate_video(
    video: Path,
    basis: RecordingAttestation | DemoBasis,
    analyzer: FrameAnalyzer,
    on_frames: Callable[[int], None] = lambda done: None,
) -> Session:
    """Rate one video; SourceFailed where it cannot be read."""
    source = VideoFileSource(video, paced=False)
    recorder = SessionRecorder(
        SessionHead(
            basis,
            content=video.stem,
            source=video.name,
            model=analyzer.model.name,
            app_version=__version__,
            class_names=analyzer.model.class_names,
        )
    )
    try:
        source.open()
        while (frame := source.read()) is not None:
            seen = analyzer.analyze(frame)
            recorder.record(frame.timestamp_s, seen.face_confidence, seen.score, seen.overall_quality)
            on_frames(1)
    finally:
        source.close()
    return recorder.finish()
