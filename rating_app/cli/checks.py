"""Checks of what the program needs from this computer besides a camera, without opening anything of the user's."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from rating_app.settings import Paths, shipped_model
from rating_app.store.disk_space import lack_of_space
from rating_app.system.kernel_rules import landlock
from rating_app.system.kernel_rules.calls import RuleMissing
from rating_app.system.network import NetworkRule
from rating_app.system.screen import why_no_window

EXTRAS = {
    "lsl": ("pylsl", "the Lab Streaming Layer"),
    "cluster": ("distributed", "rating on a Dask cluster"),
    "panel": ("polars", "Parquet files"),
    "study": ("openpyxl", "workbooks of a study's results"),
    "completion": ("shtab", "completion in the shell"),
}
"""The extras by name: a module that each installs, and its purpose."""


class State(Enum):
    """The state of a part: the program works without a `LACKING` one, but not with a `BROKEN` one."""

    OK = "ok"
    LACKING = "lacking"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Check:
    """A part that was checked, and the result in one sentence."""

    name: str
    state: State
    sentence: str


def checks(model: Path, paths: Paths, network: NetworkRule) -> Iterator[Check]:
    """Yield the checks one by one, as they are made."""
    yield check_model(model)
    yield check_faces()
    yield check_sound()
    yield check_disk(paths.data)
    yield check_screen(os.environ)
    yield Check("network", State.OK if network.by_kernel else State.LACKING, str(network.sentence))
    yield check_files()
    yield from check_extras()


def check_model(model: Path) -> Check:
    """Check whether the expression model can be used, by loading it."""
    from rating_app.vision.expression import ModelDescription, ModelRejected
    from rating_app.vision.expression import check_model as look_at

    try:
        look_at(model, shipped_model())
        name = ModelDescription.read(model.with_suffix(".json")).name
    except ModelRejected as refusal:
        return Check("model", State.BROKEN, str(refusal))
    return Check("model", State.OK, f"{name} is intact.")


def check_faces() -> Check:
    """Check whether MediaPipe's face detector can be loaded."""
    from rating_app.vision.blaze_face import DetectorUnavailable
    from rating_app.vision.face import FaceDetector

    try:
        FaceDetector().close()
    except DetectorUnavailable as failure:
        return Check("faces", State.BROKEN, str(failure))
    return Check("faces", State.OK, "The face detector can be loaded.")


def check_sound(platform: str = sys.platform, root: Path = Path("/")) -> Check:
    """Check whether films can be heard: through a sound server, or an ALSA device."""
    if platform != "linux":
        return Check("sound", State.UNKNOWN, "Sound is not checked on this system.")
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    servers = [runtime / "pulse" / "native", runtime / "pipewire-0"]
    try:
        devices = (root / "proc" / "asound" / "pcm").read_text(encoding="utf-8", errors="replace")
    except OSError:
        devices = ""
    if any((root / server.relative_to("/")).exists() for server in servers):
        return Check("sound", State.OK, "There is a sound server.")
    if "playback" in devices:
        return Check("sound", State.OK, "There is a sound device.")
    return Check("sound", State.LACKING, "There is no sound device; films are shown without sound.")


def check_disk(folder: Path) -> Check:
    """Check whether the history can be saved."""
    if (lack := lack_of_space(folder)) is not None:
        return Check("disk", State.LACKING, str(lack))
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not os.access(there, os.W_OK):
        return Check("disk", State.LACKING, f"{there} cannot be written to; sessions cannot be kept.")
    free = shutil.disk_usage(there).free / 10**9
    return Check("disk", State.OK, f"{free:,.0f} GB are free where sessions are kept.")


def check_screen(environment: Mapping[str, str]) -> Check:
    """Check whether a window can be opened."""
    if (why := why_no_window(environment)) is not None:
        return Check("screen", State.LACKING, why)
    return Check("screen", State.OK, "There is a screen to open a window on.")


def check_files(platform: str = sys.platform) -> Check:
    """Check whether the process that decodes a recording is restricted to that recording."""
    held = "the process that decodes a recording can read that recording and nothing else"
    if platform != "linux":
        return Check("files", State.LACKING, f"Only on Linux does the kernel ensure that {held}.")
    try:
        version = landlock.version()
    except RuleMissing as why:
        return Check("files", State.LACKING, f"The kernel does not ensure that {held}: {why}.")
    return Check("files", State.OK, f"The kernel ensures that {held} (Landlock {version}).")


def check_extras() -> Iterator[Check]:
    """Yield a check for each optional part: whether it is installed."""
    for name, (module, purpose) in EXTRAS.items():
        if find_spec(module) is not None:
            yield Check(f"extra {name}", State.OK, f"{purpose[0].upper()}{purpose[1:]}: installed.")
        else:
            words = f"{purpose[0].upper()}{purpose[1:]}: not installed (pip install 'reaction-gauge[{name}]')."
            yield Check(f"extra {name}", State.LACKING, words)
