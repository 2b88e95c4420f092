"""How far a batch is, how fast it goes and how long it will take. Pure: the time is a parameter."""

from __future__ import annotations

from pathlib import Path

from rating_app.formatting import clock


class Pace:
    """The pace of a batch. Recordings count by their size in bytes, which is known before they are opened. Times are in
    seconds.
    """

    def __init__(self, sizes: dict[Path, int], started_s: float) -> None:
        self._sizes = sizes
        self._started_s = started_s
        self._shares: dict[Path, float] = {}
        self._frames: dict[Path, int] = {}
        self.finished = 0

    def progressed(self, video: Path, frames: int, share: float) -> None:
        """Note that `frames` of `video` are analysed so far, which is its `share`, in [0, 1]."""
        self._frames[video] = max(frames, self._frames.get(video, 0))
        self._shares[video] = share

    def ended(self, video: Path, frames: int = 0) -> None:
        """Note that `video` is rated, or has failed."""
        self.progressed(video, frames, 1.0)
        self.finished += 1

    @property
    def share(self) -> float:
        """Return the share of all the work that is done, in [0, 1]."""
        total = sum(self._sizes.values())
        if not total:
            return self.finished / len(self._sizes) if self._sizes else 1.0
        return sum(self._sizes[video] * share for video, share in self._shares.items()) / total

    def words(self, now_s: float) -> str:
        """Return the progress in words, such as `3 of 40 recordings, 61 frames/s, 4:10 left`."""
        elapsed_s = max(now_s - self._started_s, 1e-3)
        frames_per_s = sum(self._frames.values()) / elapsed_s
        words = f"{self.finished} of {len(self._sizes)} recordings, {frames_per_s:,.0f} frames/s"
        if self.finished == len(self._sizes):
            return f"{words}, {clock(elapsed_s)}"
        if not self.share:
            return words
        return f"{words}, {clock(elapsed_s * (1 / self.share - 1))} left"
