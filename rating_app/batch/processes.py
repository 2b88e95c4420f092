"""Recordings rated in processes of this computer, each of which loads the model once and is reused."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Generator, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path

import cv2

from rating_app.batch.job import Answer, Nonsense, NotRated, Progressed, RatingJob, from_bytes, to_bytes
from rating_app.batch.recording import carry_out
from rating_app.batch.videos import Fingerprint
from rating_app.settings import assets
from rating_app.system.child_process import MEMORY_LIMIT_BYTES, ChildProcess
from rating_app.vision.analysis import FrameAnalyzer

REPORT_EVERY_S = 0.2

READY_WITHIN_S = 180.0
"""Time limit for the start of a process and its libraries, when many start at once on a busy computer."""

PROGRESS_WITHIN_S = 60.0
"""Time limit for the next frame. One in 8K takes a second or two; a disk may take ten to wake up."""


class ProcessRunner:
    """A runner that rates as many recordings at a time as there are processes. A process that a hostile file crashes,
    stalls or bloats is replaced; only its recording is lost.
    """

    def __init__(self, model: Path, processes: int, progress_within_s: float = PROGRESS_WITHIN_S) -> None:
        self._model = model
        self._processes = processes
        self._progress_within_s = progress_within_s

    def fingerprints(self, videos: Sequence[Path]) -> list[Fingerprint | None]:
        return [Fingerprint.of(video) for video in videos]

    def rate(self, jobs: Sequence[RatingJob]) -> Generator[Answer, None, None]:
        waiting = deque(jobs)
        readable = [*_program_files(), self._model, self._model.with_suffix(".json"), *(job.video for job in jobs)]
        slots = [
            _Slot(self._model, self._processes > 1, self._progress_within_s, readable)
            for _ in range(min(self._processes, len(jobs)))
        ]
        try:
            for slot in slots:
                slot.give(waiting.popleft())
            while busy := [slot for slot in slots if slot.job is not None]:
                ready = wait([slot.connection for slot in busy if slot.connection is not None])
                for slot in busy:
                    if slot.connection not in ready:
                        continue
                    yield slot.take()
                    if slot.job is None and waiting:
                        slot.give(waiting.popleft())
        finally:
            for slot in slots:
                slot.stop()


class _Slot:
    """A process that rates one recording after another, replaced by the next process if it ended. It can read the files
    and folders in `readable`, which include all recordings of the batch, since its permissions can only be reduced.
    """

    def __init__(self, model: Path, one_of_many: bool, progress_within_s: float, readable: Sequence[Path]) -> None:
        self._model = model
        self._one_of_many = one_of_many
        self._progress_within_s = progress_within_s
        self._readable = readable
        self._process: ChildProcess | None = None
        self.job: RatingJob | None = None

    @property
    def connection(self) -> Connection | None:
        return None if self._process is None else self._process.connection

    def give(self, job: RatingJob) -> None:
        """Start `job`; no other job may be running."""
        if self._process is None:
            self._process = ChildProcess("rating", _serve, self._model, self._one_of_many, readable=self._readable)
        self.job = job
        self._process.allow(READY_WITHIN_S)
        # If the process has died meanwhile, the end of the connection is the answer.
        with suppress(OSError):
            self._process.connection.send(job)

    def take(self) -> Answer:
        """Return the process's next answer; NotRated if the process is gone."""
        assert self._process is not None and self.job is not None
        try:
            answer = from_bytes(self._process.connection.recv_bytes(MEMORY_LIMIT_BYTES), self.job)
        except Nonsense as nonsense:
            answer = NotRated(
                self.job, f"{self.job.video} made the process that rated it talk nonsense.", str(nonsense)
            )
            self.stop()
        except (EOFError, OSError):
            cause = self._process.cause_of_end
            answer = NotRated(self.job, f"{self.job.video} ended the process that rated it ({cause}).")
            self.stop()
        else:
            self._process.allow(self._progress_within_s if isinstance(answer, Progressed) else None)
        if not isinstance(answer, Progressed):
            self.job = None
        return answer

    def stop(self) -> None:
        """End the process now; the next job gets another."""
        if self._process is not None:
            self._process.stop()
            self._process = None


def _program_files() -> tuple[Path, ...]:
    """Return the folders and files that the program is made of, and those it reads about the computer: nothing of the
    user's.

    Libraries load some of their parts on first use.
    """
    paths = ["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache"]
    paths += ["/sys/devices/system/cpu", "/sys/fs/cgroup", "/proc/cpuinfo", "/proc/sys/vm/overcommit_memory"]
    package, where_pip_put_it = Path(__file__).resolve().parents[1], Path(cv2.__file__).parents[1]
    python = (Path(sys.prefix, "lib"), Path(sys.base_prefix, "lib"), Path(sys.executable))
    return (package, assets(), where_pip_put_it, *python, *map(Path, paths))


def _serve(connection: Connection, model: Path, one_of_many: bool) -> None:
    """Rate recordings in such a process until the other end of `connection` is closed."""
    if one_of_many:
        cv2.setNumThreads(1)
    # 0 means one per processor.
    threads = 1 if one_of_many else 0
    analyzers: list[FrameAnalyzer] = []

    def ready(job: RatingJob) -> FrameAnalyzer:
        if not analyzers:
            analyzers.append(FrameAnalyzer(model))
        connection.send_bytes(to_bytes(Progressed(job, 0, 0.0)))
        return analyzers[0]

    while True:
        job: RatingJob = connection.recv()
        connection.send_bytes(to_bytes(carry_out(job, partial(ready, job), _Reporter(connection, job), threads)))


class _Reporter:
    """A reporter of progress a few times per second: one message per frame would cost too much."""

    def __init__(self, connection: Connection, job: RatingJob) -> None:
        self._connection = connection
        self._job = job
        self._frames = 0
        self._told_s = time.monotonic()

    def __call__(self, share: float) -> None:
        self._frames += 1
        if time.monotonic() - self._told_s >= REPORT_EVERY_S:
            self._connection.send_bytes(to_bytes(Progressed(self._job, self._frames, share)))
            self._told_s = time.monotonic()
