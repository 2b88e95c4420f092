"""Where things lie, and what the user has set."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

APP_NAME = "Reaction Gauge"
_FOLDER_NAME = "reaction-gauge"

THEMES = ("system", "light", "dark")
MAX_KEEP_DAYS = 36_500

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
    """What the app remembers from one start to the next.

    `keep_sessions`: sessions go into the history; otherwise they live in memory until the next one, or the end.
    `keep_days`: after so many days they are deleted, 0 to MAX_KEEP_DAYS; with 0 they stay.
    `measure_rest`: a session before the camera begins with a few seconds of the resting face.
    `viewers`: so many faces are rated, 1 to MAX_VIEWERS.
    """

    theme: str = "system"
    camera: str = ""
    show_preview: bool = True
    export_folder: str = ""
    keep_sessions: bool = True
    keep_days: int = 0
    measure_rest: bool = True
    viewers: int = 1

    def __post_init__(self) -> None:
        if self.theme not in THEMES:
            raise ValueError(f"theme must be one of {', '.join(THEMES)}")
        for field in fields(self):
            if type(getattr(self, field.name)) is not type(field.default):
                raise ValueError(f"{field.name} has the wrong type")
        if not 1 <= self.viewers <= MAX_VIEWERS:
            raise ValueError(f"viewers must be 1 to {MAX_VIEWERS}")
        if not 0 <= self.keep_days <= MAX_KEEP_DAYS:
            raise ValueError(f"keep_days must be 0 to {MAX_KEEP_DAYS}")


def load_settings(path: Path) -> Settings:
    """The stored settings; one that is missing or makes no sense falls back to its default."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        logging.getLogger(__name__).warning("settings cannot be read, defaults are used: %s", error)
        return Settings()
    settings = Settings()
    for name, value in stored.items() if isinstance(stored, dict) else ():
        settings = _with(settings, name, value)
    return settings


def save_settings(settings: Settings, path: Path) -> None:
    """Raises OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8")
    partial.replace(path)


def _with(settings: Settings, name: str, value: Any) -> Settings:
    try:
        return replace(settings, **{name: value})
    except (TypeError, ValueError) as error:
        logging.getLogger(__name__).warning("setting %s is ignored: %s", name, error)
        return settings
