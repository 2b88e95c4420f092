"""Fixtures for all tests. Every path of the app is redirected into the test's own folder."""

from __future__ import annotations

import gc
import os
import sqlite3
import tomllib
import uuid
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

# No test needs a screen, and a window that opens would take the focus from whoever runs them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest
from fakes.cameras import Socket
from fakes.fallen_workers import (  # noqa: F401
    pytest_configure,
    pytest_sessionstart,
    pytest_terminal_summary,
    pytest_testnodedown,
    pytest_unconfigure,
)
from fakes.patience import PatientQtBot

from rating_app.settings import Paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
"""Of pytest-xdist; else all tests run in one process."""

# TensorFlow reads these at import.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
if IS_WORKER:
    # It would take every processor from the workers beside it, for networks that are too small to gain by it.
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
    os.environ.setdefault("TF_NUM_INTEROP_THREADS", "1")

# How long an example takes says how busy the machine is. Each run draws others, so that many runs see many;
# `pytest --hypothesis-profile=thorough` sees as many in one.
hypothesis.settings.register_profile("tests", deadline=None, max_examples=40)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=500)
hypothesis.settings.load_profile("tests")

ROOT = Path(__file__).resolve().parents[1]
SHARED_VIDEOS = ROOT.parent / "shared" / "videos"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure the coverage of the rooms that count by their own tests, and by those of batch, cli and now_playing,
    which use them. Following each line doubles the time of what runs often: sessions, trainings, the examples of a
    property.
    """
    rooms = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["coverage"]["run"]["source_pkgs"]
    users = (ROOT / "tests" / "rating_app" / name for name in ("batch", "cli", "now_playing"))
    counting = [*users, *map(_tests_of, rooms)]
    for item in items:
        is_property = hypothesis.is_hypothesis_test(getattr(item, "obj", None))
        if is_property or not any(item.path.is_relative_to(place) for place in counting):
            item.add_marker("no_cover")


def _tests_of(module: str) -> Path:
    *folders, name = module.split(".")
    room = Path(ROOT, "tests", *folders, name)
    return room if room.is_dir() else room.with_name(f"test_{name}.py")


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Iterator[object]:
    """Escape lone surrogates: a worker of pytest-xdist can send none, and what a test has logged may have some."""
    return _sendable((yield))


def _sendable(part: object) -> object:
    match part:
        case str():
            return part.encode("utf-8", "backslashreplace").decode("utf-8")
        case dict():
            return {name: _sendable(value) for name, value in part.items()}
        case list() | tuple():
            return type(part)(map(_sendable, part))
        case _:
            return part


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Collect what a test of a window has made and left in the window's thread, before a later test has threads."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect(0)
        gc.enable()


@pytest.fixture
def qtbot(qapp, request) -> Iterator[PatientQtBot]:
    from PySide6.QtCore import QCoreApplication, QEvent

    yield PatientQtBot(request)
    # They wait for an event loop, which the next test runs only after its windows are built.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    undress(qapp)


def undress(app: QApplication) -> None:
    """As it was before its first window. A style sheet that stays in force is read for each widget that is built, and
    again for each that is left when the next one comes: that takes longer than most tests of a window.
    """
    from rating_app.views.design.theme import put_in_force

    if app.styleSheet():
        put_in_force(app, "light")
        app.setStyleSheet("")


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def portraits() -> Path:
    return ROOT / "tests" / "fixtures" / "portraits"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    home = tmp_path / "home"
    return Paths(home / "data", home / "config", home / "log")


@pytest.fixture(scope="session")
def black_face() -> dict[str, float]:
    """What `six_class_model` gives to a black crop."""
    return {"happy": 0.1, "neutral": 0.3, "sad": 0.25, "surprised": 0.2, "angry": 0.1, "other": 0.05}


@pytest.fixture(scope="session")
def six_class_model(tmp_path_factory, black_face) -> Path:
    """A real model that tells more apart than three; the test is skipped where it cannot be made.

    It is made once, by whichever worker needs it first: TensorFlow takes seconds to load.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if IS_WORKER else base) / "six classes"
    folder.mkdir(exist_ok=True)
    # The database is a lock that goes with its holder, on every system.
    with closing(sqlite3.connect(folder / "lock", timeout=300.0, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        made = folder / "small.json"
        if not made.is_file():
            pytest.importorskip("tensorflow", reason="the model is made with TensorFlow, which is not installed")
            from fakes.models import write_model

            write_model(folder, black_face)
        return made.with_suffix(".tflite")


@pytest.fixture(scope="session")
def lsl(tmp_path_factory):
    """pylsl, kept on the loopback and deaf to every other session; the tests are skipped where it cannot be loaded."""
    from fakes.lsl import LOOPBACK

    from rating_app.lsl import LslUnavailable, check_lsl

    try:
        check_lsl()
    except LslUnavailable as refusal:
        pytest.skip(str(refusal))
    session = f"test-{uuid.uuid4().hex}"
    settings = tmp_path_factory.mktemp("lsl") / "lsl_api.cfg"
    settings.write_text(LOOPBACK.format(session=session))
    with pytest.MonkeyPatch.context() as patch:
        # liblsl reads it once, at its first stream, and hands it to no other process.
        patch.setenv("LSLAPICFG", str(settings))
        import pylsl

        probe = pylsl.StreamOutlet(pylsl.StreamInfo("probe", "Probe", 1, 0, "int8", session))
        assert probe.get_info().session_id() == session, "liblsl was in use before it was kept on the loopback"
        del probe
        yield pylsl


@pytest.fixture
def shared_video():
    """A recording that is not part of the project; the test is skipped where it is not there."""

    def find(name: str) -> Path:
        video = SHARED_VIDEOS / name
        if not video.is_file():
            pytest.skip(f"the recording {name} is not on this machine")
        return video

    return find


@pytest.fixture
def dress(qapp):
    """Put a theme on the whole application, by its name: `dress("dark")`. Afterwards it is light."""
    from rating_app.views.design.theme import apply_theme

    yield partial(apply_theme, qapp)
    undress(qapp)


@pytest.fixture
def socket() -> Socket:
    """Where a test plugs its camera in; `socket.cameras` are those of its computer."""
    return Socket()


@pytest.fixture
def plug_in(socket):
    """Plug in a fake camera: `plug_in(FakeCapture())`. It is the only one of the computer, at index 0."""
    return socket.plug_in
