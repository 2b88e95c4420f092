"""Fixtures for all tests. Every path of the app is redirected into the test's own folder."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

# No test needs a screen, and a window that opens would take the focus from whoever runs them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest
from fakes.cameras import Socket

from rating_app.settings import Paths

# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("tests", deadline=None)
hypothesis.settings.load_profile("tests")

ROOT = Path(__file__).resolve().parents[1]
SHARED_VIDEOS = ROOT.parent / "shared" / "videos"


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
    """A real model that tells more apart than three; the test is skipped where it cannot be made."""
    # TensorFlow reads both at import.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    pytest.importorskip("tensorflow", reason="the model is made with TensorFlow, which is not installed")
    from fakes.models import write_model

    return write_model(tmp_path_factory.mktemp("model"), black_face)


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
    apply_theme(qapp, "light")


@pytest.fixture
def socket() -> Socket:
    """Where a test plugs its camera in; `socket.cameras` are those of its computer."""
    return Socket()


@pytest.fixture
def plug_in(socket):
    """Plug in a fake camera: `plug_in(FakeCapture())`. It is the only one of the computer, at index 0."""
    return socket.plug_in
