"""Score faces in frames that another program provides: from its own camera, a stream, or pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Literal

import numpy as np
import numpy.typing as npt

from rating_app import __version__
from rating_app.api.consent import require_consent
from rating_app.api.session import Session
from rating_app.session.consent import RecordingAttestation
from rating_app.session.content import ContentKind
from rating_app.session.session import SessionHead, SessionRecorder
from rating_app.settings import MAX_VIEWERS, shipped_model
from rating_app.vision.analysis import FaceAnalysis, FrameAnalyzer
from rating_app.vision.camera import Frame
from rating_app.vision.expression import check_model
from rating_app.vision.head_pose import head_pose


@dataclass(frozen=True)
class Face:
    """One face in one frame. `viewer` counts from 1, in the order in which viewers were first seen.

    `p_happy`, `p_neutral` and `p_other` are in [0, 1] and sum to 1; `others` are the parts of p_other by name, if the
    model distinguishes more classes. `confidence` is the face detector's, `quality` that of the signal, both in [0, 1].
    `box` is (x, y, width, height) in pixels. `yaw_deg` is positive towards the viewer's own left, `pitch_deg` if the
    head is raised; both are estimates relative to the camera, and None if the pose is not known.
    """

    viewer: int
    p_happy: float
    p_neutral: float
    p_other: float
    others: Mapping[str, float]
    confidence: float
    quality: float
    box: tuple[float, float, float, float]
    yaw_deg: float | None
    pitch_deg: float | None

    @classmethod
    def of(cls, face: FaceAnalysis) -> Face:
        """Return the face without its pixels."""
        score, head = face.score, head_pose(face.detection)
        return cls(
            face.viewer,
            score.p_happy,
            score.p_neutral,
            score.p_other,
            MappingProxyType(dict(score.others)),
            face.detection.confidence,
            face.quality.overall,
            face.detection.box,
            None if head is None else head.yaw_deg,
            None if head is None else head.pitch_deg,
        )


class Scorer:
    """A scorer of single frames, which rates them all as a session at the end. Use it in one thread, in a `with` block.

    It runs in the calling process, whose rights do not change, and sets OpenCV to one thread there. It opens no camera,
    file or connection, and keeps no picture.
    """

    def __init__(
        self,
        *,
        i_have_consent: bool = False,
        order: Literal["rgb", "bgr"],
        viewers: int = 1,
        content: str = "",
        viewer: str = "",
        model: str | Path | None = None,
    ) -> None:
        """Load the models for frames whose colours are in `order`: "bgr" as OpenCV returns them, "rgb" as most others
        do.

        A wrong order gives wrong numbers. With `viewers` = 1, the largest face alone is rated; otherwise up to that
        many. `content` is what is watched, `viewer` a code, never a name.

        Raise ConsentMissing unless the people in the frames agreed; ModelRejected or ValueError.
        """
        require_consent(i_have_consent)
        if order not in ("rgb", "bgr"):
            raise ValueError(f"order is 'rgb' or 'bgr', not {order!r}")
        if not 1 <= viewers <= MAX_VIEWERS:
            raise ValueError(f"viewers is 1 to {MAX_VIEWERS}, not {viewers!r}")
        path = shipped_model() if model is None else Path(model)
        check_model(path, shipped_model())
        self._is_rgb = order == "rgb"
        self._analyzer = FrameAnalyzer(path, viewers)
        described = self._analyzer.model
        self._recorder = SessionRecorder(
            SessionHead(
                RecordingAttestation.by_this_user(),
                content=content,
                source="frames of another program",
                model=described.name,
                app_version=__version__,
                class_names=described.class_names,
                content_kind=ContentKind.RECORDING,
                viewer=viewer,
            )
        )
        self._newest_s: float | None = None

    def __enter__(self) -> Scorer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def score(self, image: npt.ArrayLike, time_s: float) -> tuple[Face, ...]:
        """Return the faces in one frame, the largest first; empty if none was found.

        `image` is uint8 (height, width, 3); `time_s` is in seconds, on any clock, and later than that of the previous
        frame. Raise ValueError if it is not.
        """
        pixels = np.asarray(image)
        if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3 or 0 in pixels.shape:
            raise ValueError(f"a frame is uint8 (height, width, 3), not {pixels.dtype} {pixels.shape}")
        if not np.isfinite(time_s) or (self._newest_s is not None and time_s <= self._newest_s):
            raise ValueError(f"the frame at {time_s} s does not come after that at {self._newest_s} s")
        self._newest_s = float(time_s)
        bgr = pixels[:, :, ::-1] if self._is_rgb else pixels
        analysis = self._analyzer.analyze(Frame(np.ascontiguousarray(bgr), self._newest_s))
        self._recorder.record_viewers(self._newest_s, analysis.seen)
        return tuple(Face.of(face) for face in analysis.faces)

    def mark(self, text: str = "") -> None:
        """Add a marker at the newest frame."""
        self._recorder.mark(text)

    def session(self) -> Session:
        """Return all frames so far as a session; more may follow. Raise ValueError before the first frame."""
        if self._newest_s is None:
            raise ValueError("No frame was scored yet.")
        return Session.of(self._recorder.finish())

    def close(self) -> None:
        """Release the face detector."""
        self._analyzer.close()
