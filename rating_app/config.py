"""Where things lie, and what the user has set."""

from __future__ import annotations

import base64
import json
import logging
import os
import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

if TYPE_CHECKING:
    from rating_app.rating import RatingMethod

APP_NAME = "Reaction Gauge"
_FOLDER_NAME = "reaction-gauge"

THEMES = ("system", "light", "dark", "contrast")
LANGUAGES = ("system", "en", "de")
RESOLUTIONS = ("auto", "640x480", "1280x720", "1920x1080")
PICTURES = ("shown", "blurred", "hidden")
MAX_KEEP_DAYS = 36_500

SMOOTHING_S = (0.3, 10.0)
MIN_QUALITY = (0.0, 0.9)
SMILE_ON = (0.1, 0.9)
PICTURE_SECONDS = (0.0, 3600.0)

MAX_VIEWERS = 4
"""Who can be rated at once: more do not sit before one webcam in a size that can be seen well."""


@dataclass(frozen=True)
class Paths:
    """The folders of this installation. Tests build their own."""

    data: Path
    config: Path
    log: Path

    @classmethod
    def of_this_user(cls) -> Paths:
        """As the platform keeps them; REACTION_GAUGE_HOME, where it is set, holds all three."""
        home = os.environ.get("REACTION_GAUGE_HOME")
        if home:
            return cls(Path(home) / "data", Path(home) / "config", Path(home) / "log")
        return cls(
            platformdirs.user_data_path(_FOLDER_NAME, appauthor=False),
            platformdirs.user_config_path(_FOLDER_NAME, appauthor=False),
            platformdirs.user_log_path(_FOLDER_NAME, appauthor=False),
        )

    @property
    def database(self) -> Path:
        return self.data / "sessions.sqlite"

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"

    @property
    def log_file(self) -> Path:
        return self.log / "reaction-gauge.log"


def assets() -> Path:
    """The folder of model and demo clip: inside an installed wheel, else beside the package in a checkout."""
    package = Path(__file__).resolve().parent
    packaged = package / "assets"
    return packaged if packaged.is_dir() else package.parent / "assets"


def shipped_model() -> Path:
    """The expression model that comes with the app."""
    return assets() / "expression.tflite"


def demo_clip() -> Path:
    """The built-in clip."""
    return assets() / "demo" / "demo.mp4"


@dataclass(frozen=True)
class Settings:
    """What the app remembers from one start to the next. ValueError where a value makes no sense.

    `theme`, `language`, `resolution`, `picture`: one of THEMES, LANGUAGES, RESOLUTIONS, PICTURES.
    `camera`: its name, empty for the first that is found.
    `mirror`: the picture is shown as in a mirror.
    `smoothing_s`: time constant of the live gauge, within SMOOTHING_S.
    `min_quality`: frames of lower signal quality do not count, within MIN_QUALITY.
    `smile_on`: intensity from which on a smile is one, within SMILE_ON.
    `measure_rest`: a session before the camera begins with a few seconds of the resting face.
    `viewers`: so many faces are rated, 1 to MAX_VIEWERS.
    `keep_sessions`: sessions go into the history; otherwise they live in memory until the next one, or the end.
    `keep_days`: after so many days they are deleted, 0 to MAX_KEEP_DAYS; with 0 they stay.
    `export_folder`: where the folder dialog begins, empty for the user's home.
    `window_geometry`: what QWidget.saveGeometry gave, as base64; empty before the first end.
    `gauge_place`: of the floating gauge's top left corner, "x,y" in pixels; empty where it was never moved.
    `picture_seconds`: how long each picture of a slide show stands, within PICTURE_SECONDS; 0 waits for a key.
    `welcomed`: the version of the notice for which the first run was gone through; empty before.
    """

    theme: str = "system"
    language: str = "system"
    camera: str = ""
    resolution: str = "auto"
    mirror: bool = True
    picture: str = "shown"
    smoothing_s: float = 1.5
    min_quality: float = 0.25
    smile_on: float = 0.4
    measure_rest: bool = True
    viewers: int = 1
    keep_sessions: bool = True
    keep_days: int = 0
    export_folder: str = ""
    window_geometry: str = ""
    gauge_place: str = ""
    picture_seconds: float = 5.0
    welcomed: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            if type(getattr(self, field.name)) is not type(field.default):
                raise ValueError(f"{field.name} has the wrong type")
        for name, choices in (
            ("theme", THEMES),
            ("language", LANGUAGES),
            ("resolution", RESOLUTIONS),
            ("picture", PICTURES),
        ):
            if getattr(self, name) not in choices:
                raise ValueError(f"{name} must be one of {', '.join(choices)}")
        for name, (least, most) in (
            ("smoothing_s", SMOOTHING_S),
            ("min_quality", MIN_QUALITY),
            ("smile_on", SMILE_ON),
            ("picture_seconds", PICTURE_SECONDS),
            ("viewers", (1, MAX_VIEWERS)),
            ("keep_days", (0, MAX_KEEP_DAYS)),
        ):
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be {least} to {most}")
        if self.gauge_place and re.fullmatch(r"-?\d{1,6},-?\d{1,6}", self.gauge_place) is None:
            raise ValueError("gauge_place must be two whole numbers")
        # Its binascii.Error is a ValueError.
        base64.b64decode(self.window_geometry.encode(), validate=True)

    @property
    def frame_size(self) -> tuple[int, int] | None:
        """Width and height in pixels that are asked of the camera; None leaves them to it."""
        if self.resolution == "auto":
            return None
        width, height = self.resolution.split("x")
        return int(width), int(height)

    @property
    def method(self) -> RatingMethod:
        """How sessions are rated with these settings."""
        # It brings SciPy, which whoever asks for a path alone should not wait for.
        from rating_app.rating import DEFAULT_METHOD

        return replace(
            DEFAULT_METHOD,
            time_constant_s=self.smoothing_s,
            min_quality=self.min_quality,
            smile_on=self.smile_on,
            smile_off=self.smile_on * (DEFAULT_METHOD.smile_off / DEFAULT_METHOD.smile_on),
        )


def load_settings(path: Path) -> Settings:
    """The stored settings; one that is missing or makes no sense falls back to its default."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        logging.getLogger(__name__).warning("settings cannot be read, defaults are used: %s", error)
        return Settings()
    settings = Settings()
    for name, value in _renamed(stored).items() if isinstance(stored, dict) else ():
        settings = _with(settings, name, value)
    return settings


def save_settings(settings: Settings, path: Path) -> None:
    """For this user alone to read. Raises OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    # One that a crash left behind may be open to others.
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(json.dumps(asdict(settings), indent=2) + "\n")
    partial.replace(path)


def _renamed(stored: dict[str, Any]) -> dict[str, Any]:
    """Before 0.2 the picture was shown or not."""
    renamed = dict(stored)
    if renamed.pop("show_preview", True) is False:
        renamed.setdefault("picture", "hidden")
    return renamed


def _with(settings: Settings, name: str, value: Any) -> Settings:
    try:
        if type(value) is int and isinstance(getattr(settings, name, None), float):
            value = float(value)
        return replace(settings, **{name: value})
    except (TypeError, ValueError, OverflowError) as error:
        logging.getLogger(__name__).warning("setting %s is ignored: %s", name, error)
        return settings
