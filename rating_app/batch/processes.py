"""Recordings rated in processes of this computer, each of which loads the model once and is kept."""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections import deque
from collections.abc import Generator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

import cv2

from rating_app.analysis import FrameAnalyzer
from rating_app.batch.job import Answer, NotRated, Progressed, RatingJob
from rating_app.batch.recording import carry_out
from rating_app.batch.videos import Fingerprint
from rating_app.core_dumps import forbid_core_dumps
from rating_app.network import forbid_network

REPORT_EVERY_S = 0.2
LET_GO_S = 5.0

# A forked child would share this process's threads and native state half-way.
_SPAWN = get_context("spawn")


class ProcessRunner:
    """Rates as many recordings at a time as there are processes. A process that a hostile file brings down is replaced;
    only its recording is lost.
    """

    def __init__(self, model: Path, processes: int) -> None:
        self._model = model
        self._processes = processes

    def fingerprints(self, videos: Sequence[Path]) -> list[Fingerprint | None]:
        return [Fingerprint.of(video) for video in videos]

    def rate(self, jobs: Sequence[RatingJob]) -> Generator[Answer, None, None]:
        waiting = deque(jobs)
        slots = [_Slot(self._model, self._processes > 1) for _ in range(min(self._processes, len(jobs)))]
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
    """A process that rates one recording after another, and the next process where it ended."""

    def __init__(self, model: Path, one_of_many: bool) -> None:
        self._model = model
        self._one_of_many = one_of_many
        self._process: SpawnProcess | None = None
        self.connection: Connection | None = None
        self.job: RatingJob | None = None

    def give(self, job: RatingJob) -> None:
        """Have `job` done, once there is no other."""
        if self._process is None:
            self._start()
        assert self.connection is not None
        self.job = job
        # Where the process has died meanwhile, the end of the connection is the answer.
        with suppress(OSError):
            self.connection.send(job)

    def take(self) -> Answer:
        """What the process has to say of its job; NotRated where the process is no more."""
        assert self.connection is not None and self.job is not None
        try:
            answer: Answer = self.connection.recv()
        except (EOFError, OSError):
            answer = NotRated(self.job, f"{self.job.video} ended the process that rated it ({self._cause_of_end()}).")
            self.stop()
        if not isinstance(answer, Progressed):
            self.job = None
        return answer

    def stop(self) -> None:
        """End the process now; the next job gets another."""
        if self._process is None or self.connection is None:
            return
        self.connection.close()
        self._process.kill()
        self._process.join(LET_GO_S)
        self._process = self.connection = None

    def _start(self) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(
            target=_serve, args=(theirs, self._model, self._one_of_many), name="rating", daemon=True
        )
        self._process.start()
        # Else the process's end would not be seen here as the end of the connection.
        theirs.close()

    def _cause_of_end(self) -> str:
        assert self._process is not None
        self._process.join(LET_GO_S)
        code = self._process.exitcode
        return f"exit code {code}" if code is None or code >= 0 else signal.Signals(-code).name


def _serve(connection: Connection, model: Path, one_of_many: bool) -> None:
    """What such a process does until the other end of `connection` is closed."""
    # Ctrl-C reaches every process of the terminal; the one that started this one knows what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.enable()
    forbid_network()
    forbid_core_dumps()
    if one_of_many:
        cv2.setNumThreads(1)
        # OpenCV reads it whenever it opens a video.
        os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "threads;1")
    analyzers: list[FrameAnalyzer] = []

    def analyzer() -> FrameAnalyzer:
        if not analyzers:
            analyzers.append(FrameAnalyzer(model))
        return analyzers[0]

    while True:
        try:
            job: RatingJob = connection.recv()
            connection.send(carry_out(job, analyzer, _Reporter(connection, job)))
        except (EOFError, OSError):
            return


class _Reporter:
    """Tells of frames a few times a second: a message for each would cost more than it says."""

    def __init__(self, connection: Connection, job: RatingJob) -> None:
        self._connection = connection
        self._job = job
        self._frames = 0
        self._told_s = time.monotonic()

    def __call__(self, share: float) -> None:
        self._frames += 1
        if time.monotonic() - self._told_s >= REPORT_EVERY_S:
            self._connection.send(Progressed(self._job, self._frames, share))
            self._told_s = time.monotonic()
