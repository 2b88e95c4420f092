"""An exported model's results on video clips whose content is known, computed with the app's own code.

A folder of clips has a `truth.csv` with the columns `clip` (a file of the folder), `start_s`, `end_s` (seconds since
the first frame), `truth` (`none` if no joy is visible, `smile`, or `unclear`, which is not counted) and `what`, a
description. Spans with the truth `none` or `smile` do not overlap.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rating_app.rating import RatedFrames, SessionRating, read_session
from rating_app.session.observation import ExpressionScore
from rating_app.vision.analysis import FaceAnalysis, FrameAnalyzer
from rating_app.vision.camera import SourceFailed
from rating_app.vision.recording.video_file import VideoFileSource
from trainer.atomic import replace_file
from trainer.data.dataset import DataError
from trainer.evaluation.metrics import Proportion
from trainer.evaluation.photographs import HAPPY_FROM

TRUTH_NAME = "truth.csv"
CLIPS_NAME = "clips.json"
COLUMNS = ("clip", "start_s", "end_s", "truth", "what")
NO_JOY, SMILE, UNCLEAR = "none", "smile", "unclear"


@dataclass(frozen=True)
class Span:
    """A stretch of a clip, from `start_s` to just before `end_s`, in seconds since its first frame, and
    what it shows.
    """

    clip: str
    start_s: float
    end_s: float
    truth: str
    what: str


@dataclass(frozen=True)
class ScoredClip:
    """A clip's frames: `time_s` since the first one, and `p_happy`, None without a face or if the model is unsure.

    `rating` is the rating of the clip without the `unsure` frames, of which it gives the number.
    """

    name: str
    time_s: tuple[float, ...]
    p_happy: tuple[float | None, ...]
    rating: SessionRating
    unsure: int = 0

    def p_happy_in(self, span: Span) -> list[float | None]:
        """Return p_happy of the frames in `span`, in their order."""
        return [p for at, p in zip(self.time_s, self.p_happy, strict=True) if span.start_s <= at < span.end_s]


@dataclass(frozen=True)
class ClipsEvaluation:
    """One model's scores of the frames of clips, and all figures derived from them.

    All shares are shares of frames. The frames of one clip show one person in one light: they are not independent
    trials, so no interval is computed from them. Frames with `p_happy` and `p_other` both at `unsure_from` or above are
    treated like frames without a face; None counts them all.
    """

    model_name: str
    model_sha256: str
    spans: tuple[Span, ...]
    clips: tuple[ScoredClip, ...]
    unsure_from: float | None = None

    @property
    def false_joy(self) -> Proportion:
        """Return the share of frames without joy that are called happy, among those with a face."""
        return self._called_happy(self._of_truth(NO_JOY))

    @property
    def false_joy_by_clip(self) -> dict[str, Proportion]:
        """Return `false_joy` for each clip that has such frames."""
        return self._by(NO_JOY, lambda span: span.clip)

    @property
    def false_joy_by_what(self) -> dict[str, Proportion]:
        """Return `false_joy` for each description of what the frames show."""
        return self._by(NO_JOY, lambda span: span.what)

    @property
    def smiles_found(self) -> Proportion:
        """Return the share of frames with a smile that are called happy; frames without a face count as not found."""
        return self._called_happy(self._of_truth(SMILE))

    @property
    def smiles_found_by_clip(self) -> dict[str, Proportion]:
        """Return `smiles_found` for each clip that has such frames."""
        return self._by(SMILE, lambda span: span.clip)

    def called_happy(self, span: Span) -> Proportion:
        """Return the share of frames of `span` that are called happy: among all frames for a smile, otherwise among
        those with a face.
        """
        return self._called_happy([span])

    def mean_p_happy(self, span: Span) -> float | None:
        """Return the mean p_happy of the frames of `span` with a face; None if there is none."""
        (clip,) = (clip for clip in self.clips if clip.name == span.clip)
        seen = [p for p in clip.p_happy_in(span) if p is not None]
        return math.fsum(seen) / len(seen) if seen else None

    def as_dict(self) -> dict[str, object]:
        """Return the figures for JSON."""
        return {
            "model": self.model_name,
            "sha256": self.model_sha256,
            "happy_from_p_happy": HAPPY_FROM,
            "unsure_from": self.unsure_from,
            "false_joy": _counted(self.false_joy),
            "false_joy_by_clip": {name: _counted(share) for name, share in self.false_joy_by_clip.items()},
            "false_joy_by_what": {name: _counted(share) for name, share in self.false_joy_by_what.items()},
            "smiles_found": _counted(self.smiles_found),
            "smiles_found_by_clip": {name: _counted(share) for name, share in self.smiles_found_by_clip.items()},
            "spans": [
                {**vars(span), "called_happy": _counted(self.called_happy(span)), "mean": self.mean_p_happy(span)}
                for span in self.spans
            ],
            "ratings": {
                clip.name: {
                    "rating_0_100": clip.rating.rating_0_100,
                    "mean_happy_0_100": clip.rating.mean_happy_0_100,
                    "frames": len(clip.time_s),
                    "frames_with_face": sum(p is not None for p in clip.p_happy) + clip.unsure,
                    "frames_unsure": clip.unsure,
                }
                for clip in self.clips
            },
        }

    def _of_truth(self, truth: str) -> list[Span]:
        return [span for span in self.spans if span.truth == truth]

    def _by(self, truth: str, key: Callable[[Span], str]) -> dict[str, Proportion]:
        spans = self._of_truth(truth)
        names = dict.fromkeys(key(span) for span in spans)
        return {name: self._called_happy([span for span in spans if key(span) == name]) for name in names}

    def _called_happy(self, spans: Iterable[Span]) -> Proportion:
        clips = {clip.name: clip for clip in self.clips}
        frames = [
            p for span in spans for p in clips[span.clip].p_happy_in(span) if p is not None or span.truth == SMILE
        ]
        return Proportion(sum(p is not None and p >= HAPPY_FROM for p in frames), len(frames))


def read_truth(folder: Path) -> tuple[Span, ...]:
    """Read `folder`'s truth.csv. Raise DataError if it is missing or has impossible values."""
    file = folder / TRUTH_NAME
    try:
        with file.open(newline="", encoding="utf-8-sig") as stream:
            reader = csv.DictReader(stream)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise DataError(f"{file} lacks the column {' and '.join(missing)}.")
            spans = tuple(_span(row, f"{file}, line {reader.line_num}") for row in reader)
    except FileNotFoundError:
        raise DataError(f"{folder} has no {TRUTH_NAME}, which says what its clips show.") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{file} cannot be read as a table ({error}).") from None
    if not spans:
        raise DataError(f"{file} says nothing of any clip.")
    _check_apart(spans, file)
    return spans


def evaluate_clips(
    folder: Path,
    spans: tuple[Span, ...],
    analyzer: FrameAnalyzer,
    unsure_from: float | None = None,
    on_frames: Callable[[int], None] = lambda done: None,
) -> ClipsEvaluation:
    """Score every frame of the clips that `spans` name; `unsure_from` is described at ClipsEvaluation.

    `on_frames` is called with the number of frames scored since the last call. Raise DataError if a clip cannot be
    read, or ends before one of its spans begins.
    """
    clips = tuple(
        _scored(folder / name, analyzer, unsure_from, on_frames) for name in dict.fromkeys(span.clip for span in spans)
    )
    evaluation = ClipsEvaluation(analyzer.model.name, analyzer.model.sha256, spans, clips, unsure_from)
    for clip in clips:
        for span in spans:
            if span.clip == clip.name and not clip.p_happy_in(span):
                raise DataError(f"{folder / clip.name} has no frame from {span.start_s:g} to {span.end_s:g} s.")
    return evaluation


def write_clips(evaluation: ClipsEvaluation, folder: Path) -> Path:
    """Write `folder`/clips.json in one step, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / CLIPS_NAME, json.dumps(evaluation.as_dict(), indent=2) + "\n")
    return folder / CLIPS_NAME


def _scored(
    video: Path, analyzer: FrameAnalyzer, unsure_from: float | None, on_frames: Callable[[int], None]
) -> ScoredClip:
    frames = []
    try:
        for frame in _analyzed(video, analyzer):
            frames.append(frame)
            on_frames(1)
    except SourceFailed as failure:
        raise DataError(str(failure)) from None
    if not frames:
        raise DataError(f"{video} has no frames.")
    time_s = tuple(at - frames[0][0] for at, _ in frames)
    faces = [face for _, face in frames]
    sure = [face if face is not None and not _is_unsure(face.score, unsure_from) else None for face in faces]
    p_happy = tuple(None if face is None else face.score.p_happy for face in sure)
    quality = [None if face is None else face.quality.overall for face in sure]
    left_out = sum(face is not None for face in faces) - sum(face is not None for face in sure)
    return ScoredClip(
        video.name, time_s, p_happy, read_session(RatedFrames.of(time_s, p_happy, quality)).rating, left_out
    )


def _is_unsure(score: ExpressionScore, unsure_from: float | None) -> bool:
    return unsure_from is not None and min(score.p_happy, score.p_other) >= unsure_from


def _analyzed(video: Path, analyzer: FrameAnalyzer) -> Iterator[tuple[float, FaceAnalysis | None]]:
    source = VideoFileSource(video, paced=False)
    analyzer.begin(max_viewers=1)
    try:
        source.open()
        while (frame := source.read()) is not None:
            yield frame.timestamp_s, analyzer.analyze(frame).main_face
    finally:
        source.close()


def _span(row: dict[str, str], place: str) -> Span:
    values = {name: (row[name] or "").strip() for name in COLUMNS}
    try:
        start_s, end_s = float(values["start_s"]), float(values["end_s"])
    except ValueError:
        raise DataError(f"{place}: a span begins and ends at a number of seconds.") from None
    if not 0 <= start_s < end_s < math.inf:
        raise DataError(f"{place}: a span begins at 0 s or later and ends after that.")
    if values["truth"] not in (NO_JOY, SMILE, UNCLEAR):
        raise DataError(f"{place}: the truth is {NO_JOY}, {SMILE} or {UNCLEAR}, not {values['truth']!r}.")
    if not values["clip"]:
        raise DataError(f"{place}: the clip is not named.")
    return Span(values["clip"], start_s, end_s, values["truth"], values["what"])


def _check_apart(spans: Sequence[Span], file: Path) -> None:
    """Raise DataError if two spans that count overlap: a frame in both would count twice, or both for joy and against
    it.
    """
    judging = sorted((span for span in spans if span.truth != UNCLEAR), key=lambda span: (span.clip, span.start_s))
    for first, second in pairwise(judging):
        if first.clip == second.clip and second.start_s < first.end_s:
            raise DataError(
                f"{file}: the spans of {first.clip} from {first.start_s:g} s and from {second.start_s:g} s overlap."
            )


def _counted(share: Proportion) -> dict[str, object]:
    return {"value": share.value, "count": share.count, "total": share.total}
