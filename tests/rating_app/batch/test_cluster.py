"""Recordings rated on a real Dask cluster: a scheduler and two worker processes on this computer."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from fakes.media import BEGINNING_FRAMES, made_another, write_beginning_of_demo

from rating_app import __version__

distributed = pytest.importorskip("distributed", reason="Dask (extra `cluster`) is not installed")


@pytest.fixture
def rate(tmp_path):
    """Run `rating-app rate` against a scheduler."""

    def run(address, *arguments):
        command = [sys.executable, "-m", "rating_app", "rate", "--out", "out", "--client", address, *arguments]
        env = os.environ | {"REACTION_GAUGE_HOME": str(tmp_path / "home")}
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=150, check=False)

    return run


def start(tmp_path, workers):
    """Without a dashboard, on this computer's own address only."""
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        # Its HTTP server, which it has all the same, would take port 8787 of every address.
        scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
        local_directory=tmp_path / "workers",
    )


@pytest.fixture
def cluster(tmp_path):
    with start(tmp_path, workers=2) as cluster:
        yield cluster


@pytest.fixture
def scheduler(tmp_path):
    with start(tmp_path, workers=0) as cluster:
        yield cluster


def workers_at_it(cluster):
    """Process ids of the workers that rate a recording now."""
    states = cluster.scheduler.workers.values()
    names = {state.name for state in states if any("reaction-gauge" in task.key for task in state.processing)}
    return [nanny.process.pid for name, nanny in cluster.workers.items() if name in names]


def until(found, timeout_s=60):
    """What `found` gives, as soon as it gives something."""
    deadline = time.monotonic() + timeout_s
    while not (result := found()):
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)
    return result


@pytest.mark.timeout(300)
def test_two_workers_rate_what_they_see(cluster, rate, tmp_path):
    (tmp_path / "panel").mkdir()
    for number in range(3):
        made_another(write_beginning_of_demo(tmp_path / "panel" / f"{number}.mp4"))
    done = rate(cluster.scheduler_address, "--i-have-consent", "panel", "none.mp4")
    assert done.returncode == 1, done.stderr
    assert "rating-app: 1 of 4 could not be rated:" in done.stderr
    assert f"rating-app: There is no file {tmp_path / 'none.mp4'}." in done.stderr
    assert sorted(pd.read_csv(tmp_path / "out" / "sessions.csv")["source"]) == [
        "panel/0.mp4",
        "panel/1.mp4",
        "panel/2.mp4",
    ]
    assert len(pd.read_csv(tmp_path / "out" / "panel_1.timeline.csv")) == BEGINNING_FRAMES
    again = rate(cluster.scheduler_address, "--i-have-consent", "panel")
    assert again.returncode == 0 and "3 recordings were rated before" in again.stdout
    assert not [name for name in cluster.scheduler.worker_plugins if name.startswith("reaction-gauge")]


@pytest.mark.timeout(300)
def test_worker_that_dies_is_replaced_and_its_recordings_are_rated(cluster, rate, tmp_path):
    (tmp_path / "panel").mkdir()
    for number in range(3):
        made_another(write_beginning_of_demo(tmp_path / "panel" / f"{number}.mp4"))
    with ThreadPoolExecutor() as background:
        rating = background.submit(rate, cluster.scheduler_address, "--i-have-consent", "panel")
        os.kill(until(lambda: workers_at_it(cluster))[0], signal.SIGKILL)
        done = rating.result()
    assert done.returncode == 0, done.stderr
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 3


@pytest.mark.timeout(300)
def test_worker_of_another_version_is_refused(scheduler, rate, tmp_path):
    """And before it has come, there are no workers."""
    done = rate(scheduler.scheduler_address, "--demo")
    assert done.returncode == 2 and "has no workers" in done.stderr
    other = tmp_path / "other" / "rating_app"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text('__version__ = "0.0.1"\n')
    worker = [sys.executable, "-m", "dask", "worker", scheduler.scheduler_address]
    options = ["--no-nanny", "--no-dashboard", "--host", "127.0.0.1", "--local-directory", tmp_path / "worker"]
    env = os.environ | {"PYTHONPATH": str(other.parent)}
    with subprocess.Popen([*worker, *options], cwd=tmp_path, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            until(lambda: scheduler.scheduler.workers)
            done = rate(scheduler.scheduler_address, "--demo")
        finally:
            process.kill()
    assert done.returncode == 2
    assert f"has Reaction Gauge 0.0.1; this is {__version__}." in done.stderr
    assert not (tmp_path / "out" / "sessions.csv").exists()


@pytest.mark.parametrize(("listens", "sentence"), [(True, "does not answer"), (False, "cannot be reached")])
def test_scheduler_that_is_none_is_one_sentence(rate, listens, sentence):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        if not listens:
            server.close()
        started = time.monotonic()
        done = rate(address, "--demo")
    # The machine may be busy; left alone, Dask would wait half a minute or for ever.
    assert time.monotonic() - started < 25
    assert done.returncode == 2
    assert sentence in done.stderr and "Traceback" not in done.stderr
