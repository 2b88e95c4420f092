"""Recordings rated by the workers of a Dask cluster with shared storage. Jobs and numbers travel, no pictures.

This is the only module that imports Dask (extra `cluster`).
"""

from __future__ import annotations

import pydoc
import threading
import uuid
from collections import deque
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from distributed import Client, Future, Worker, WorkerPlugin, as_completed, get_worker

from rating_app import __version__
from rating_app.batch.job import Answer, NotRated, Rated, RatingJob, RunnerFailed
from rating_app.batch.recording import carry_out
from rating_app.batch.videos import Fingerprint
from rating_app.vision.analysis import FrameAnalyzer

CONNECT_WITHIN_S = 6.0
"""Together with the start of the program, a wrong address is reported within ten seconds."""

JOBS_PER_THREAD = 2
"""One that runs and one that waits: the results of more would pile up in the workers' memory."""


@dataclass(frozen=True)
class ModelFiles:
    """A model that can be sent. Loading it checks its SHA-256 against the description."""

    content: bytes
    description: bytes

    @classmethod
    def read(cls, model: Path) -> ModelFiles:
        return cls(model.read_bytes(), model.with_suffix(".json").read_bytes())

    def write(self, folder: Path) -> Path:
        """Write the model's files into `folder`, and return its path."""
        model = folder / "expression.tflite"
        model.write_bytes(self.content)
        model.with_suffix(".json").write_bytes(self.description)
        return model


class RatingPlugin(WorkerPlugin):  # type: ignore[misc]
    """What each worker needs for this run, including workers that join later: the model, and one analyzer per
    thread.
    """

    def __init__(self, model: ModelFiles, name: str) -> None:
        self.name = name
        self.version = __version__
        self._model = model

    def setup(self, worker: Worker) -> None:
        self._folder = TemporaryDirectory(prefix="reaction-gauge-")
        self._path = self._model.write(Path(self._folder.name))
        self._threads = threading.local()
        self._stopped = threading.Event()

    def teardown(self, worker: Worker) -> None:
        self._stopped.set()
        self._folder.cleanup()

    def rate(self, job: RatingJob) -> Rated | NotRated:
        """Rate one recording, in a thread of the worker."""
        if self.version != __version__:
            return NotRated(job, f"{job.video} was given to a worker with Reaction Gauge {__version__}.")
        return carry_out(job, self._analyzer, self._stop_if_asked)

    def _analyzer(self) -> FrameAnalyzer:
        if not hasattr(self._threads, "analyzer"):
            self._threads.analyzer = FrameAnalyzer(self._path)
        analyzer: FrameAnalyzer = self._threads.analyzer
        return analyzer

    def _stop_if_asked(self, share: float) -> None:
        if self._stopped.is_set():
            raise InterruptedError("the run was stopped")


class ClusterRunner:
    """A runner that has recordings rated by the workers behind the scheduler at `address`. Use it in a `with` block."""

    def __init__(self, address: str, model: Path) -> None:
        """Connect to the scheduler. Raise RunnerFailed if it is not reached within CONNECT_WITHIN_S, has no workers, or
        has some with another version of Reaction Gauge.
        """
        self._plugin = f"reaction-gauge-{uuid.uuid4().hex}"
        self._client = _connected(address)
        try:
            self._check_workers(address)
            self._client.register_plugin(RatingPlugin(ModelFiles.read(model), self._plugin))
        except BaseException:
            self._client.close()
            raise

    def __enter__(self) -> ClusterRunner:
        return self

    def __exit__(self, *exception: object) -> None:
        # If the scheduler is gone, there is nothing left to stop.
        with suppress(Exception):
            self._client.unregister_worker_plugin(self._plugin)
        self._client.close()

    def fingerprints(self, videos: Sequence[Path]) -> list[Fingerprint | None]:
        futures = self._client.map(Fingerprint.of, [video.absolute() for video in videos], pure=False)
        try:
            seen: list[Fingerprint | None] = self._client.gather(futures)
        except Exception as error:
            raise RunnerFailed(f"The cluster does not answer any more ({_said(error)}).") from error
        return seen

    def rate(self, jobs: Sequence[RatingJob]) -> Generator[Answer, None, None]:
        waiting = deque(jobs)
        running: dict[str, RatingJob] = {}
        finished = as_completed(loop=self._client.loop, with_results=True, raise_errors=False)
        try:
            while waiting or running:
                room = JOBS_PER_THREAD * max(1, sum(self._client.nthreads().values())) - len(running)
                for _ in range(min(room, len(waiting))):
                    job = waiting.popleft()
                    future = self._submit(job)
                    running[future.key] = job
                    finished.add(future)
                future, result = next(finished)
                yield _answer(running.pop(future.key), future, result)
        finally:
            finished.clear()

    def _submit(self, job: RatingJob) -> Future:
        there = replace(job, video=job.video.absolute())
        return self._client.submit(_rate_on_worker, self._plugin, there, key=f"{self._plugin}-{uuid.uuid4().hex}")

    def _check_workers(self, address: str) -> None:
        # This is from the standard library, so that a worker without Reaction Gauge can answer, too.
        versions = self._client.run(pydoc.locate, "rating_app.__version__")
        if not versions:
            raise RunnerFailed(f"The scheduler {address} has no workers.")
        for worker, version in versions.items():
            if version != __version__:
                has = "no Reaction Gauge" if version is None else f"Reaction Gauge {version}"
                raise RunnerFailed(f"The worker {worker} has {has}; this is {__version__}.")


def _connected(address: str) -> Client:
    """Connect in a separate thread, because Dask waits forever if something other than a scheduler listens."""
    outcome: list[Client | Exception] = []

    def connect() -> None:
        try:
            # The scheduler is the only computer that this process may connect to.
            client = Client(address, timeout=CONNECT_WITHIN_S, set_as_default=False, direct_to_workers=False)
        except Exception as error:
            outcome.append(error)
        else:
            outcome.append(client)

    thread = threading.Thread(target=connect, name="connect", daemon=True)
    thread.start()
    thread.join(CONNECT_WITHIN_S + 1)
    if not outcome:
        raise RunnerFailed(f"The scheduler {address} does not answer.")
    if isinstance(outcome[0], Exception):
        raise RunnerFailed(f"The scheduler {address} cannot be reached ({_said(outcome[0])}).")
    return outcome[0]


def _rate_on_worker(plugin: str, job: RatingJob) -> Rated | NotRated:
    here: RatingPlugin = get_worker().plugins[plugin]
    return here.rate(job)


def _answer(job: RatingJob, future: Future, result: Any) -> Answer:
    """Return the answer with `job` as it is known here, since a path can be written in several ways."""
    if isinstance(result, Rated | NotRated):
        return replace(result, job=job)
    error = result[1] if isinstance(result, tuple) else future.exception()
    return NotRated(job, f"{job.video} could not be rated on the cluster ({_said(error)}).")


def _said(error: BaseException | None) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split()) if str(error) else type(error).__name__
