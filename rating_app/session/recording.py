"""How much of a recording was read, compared with what it promises."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from rating_app.formatting import length
from rating_app.system.failure import Failure, Figure

MOST_LOST_SHARE = 0.01
"""The largest share of its time that a recording may have lost and still be complete."""

END_MISSING_S = 0.5
"""Containers round, and end with their longest track; a recording that ends this much before its promised end is cut
off."""


@dataclass(frozen=True)
class RecordingRead:
    """How a recording was read. `undecoded_frames`: pictures that are there, or promised, and could not be decoded.
    `lost_s`: how much of the recording's time they are, including a missing end, in seconds. `source_duration_s`: how
    long the recording lasts according to itself, None if it does not contain that.

    `complete`: whether its end was reached with at most MOST_LOST_SHARE lost; None if nothing was visibly lost, but the
    recording does not contain where its end is.
    """

    undecoded_frames: int = 0
    lost_s: float = 0.0
    source_duration_s: float | None = None
    complete: bool | None = None

    @classmethod
    def of(
        cls,
        read_s: float,
        frame_s: float,
        undecoded_frames: int,
        promised_s: float | None,
        reached_s: float,
        promised_frames: int | None = None,
    ) -> RecordingRead:
        """Describe how a recording was read that was read to its end. `read_s` is the time of the decoded pictures,
        each of which stands for `frame_s`; `undecoded_frames` are those among them that could not be decoded.
        `promised_s` and `promised_frames` are its length and number of pictures according to itself, None if it does
        not contain them; `reached_s` is how far its packets go.
        """
        missing_s = 0.0 if promised_s is None else promised_s - reached_s
        missing_s = missing_s if missing_s >= END_MISSING_S else 0.0
        frames = undecoded_frames + (round(missing_s / frame_s) if frame_s > 0 else 0)
        if promised_frames is not None and frame_s > 0:
            frames = max(undecoded_frames, promised_frames - round(read_s / frame_s))
        lost_s = undecoded_frames * frame_s + missing_s
        whole = missing_s == 0 and lost_s <= MOST_LOST_SHARE * (read_s + lost_s)
        return cls(frames, lost_s, promised_s, None if whole and promised_s is None else whole)

    @classmethod
    def heard(cls, values: Mapping[str, object]) -> RecordingRead | None:
        """Check the report of another process, and return it; None if it is impossible."""
        match values:
            case {
                "undecoded_frames": int(frames),
                "lost_s": int() | float() as lost_s,
                "source_duration_s": None | int() | float() as duration_s,
                "complete": None | bool() as complete,
            } if len(values) == 4 and frames >= 0 and 0 <= lost_s < math.inf and 0 < (duration_s or 1.0) < math.inf:
                return cls(frames, float(lost_s), duration_s, complete)
        return None


def loss_of(read: RecordingRead, read_s: float) -> Failure | None:
    """Return a sentence about what is missing from a recording, None if nothing is. `read_s`: how long the part that
    was read lasts, in seconds.
    """
    frames = str(read.undecoded_frames)
    if read.complete is not False:
        if read.undecoded_frames == 1:
            return Failure("1 picture of the recording could not be decoded.")
        if read.undecoded_frames:
            return Failure("{frames} pictures of the recording could not be decoded.", frames=frames)
        return None
    if read.lost_s == 0:
        # The user stopped it.
        return None
    if read.source_duration_s is None or read_s > read.source_duration_s - END_MISSING_S:
        return Failure("The recording is incomplete: {frames} pictures could not be decoded.", frames=frames)
    whole = Figure(length, read.source_duration_s)
    return Failure(
        "The recording is incomplete: {read} of {whole} were read.", read=Figure(length, read_s), whole=whole
    )
