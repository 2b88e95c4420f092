"""Where files are kept, and what the user has set."""

from __future__ import annotations

import base64
import json
import logging
import os
import re
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from rating_app.system.failure import Failure
from rating_app.system.private_files import ensure_private_folder, write_atomically

if TYPE_CHECKING:
    from rating_app.rating import RatingMethod

APP_NAME = "Reaction Gauge"
_FOLDER_NAME = "reaction-gauge"

THEMES = ("system", "light", "dark", "contrast")
LANGUAGES = ("system", "en", "de")
RESOLUTIONS = ("auto", "640x480", "1280x720", "1920x1080")
PICTURES = ("shown", "blurred", "hidden")
COMPANIES = ("", "alone", "in company", "unsaid")
MAX_KEEP_DAYS = 36_500

NEEDLE_S = (0.1, 10.0)
MIN_QUALITY = (0.0, 0.9)
SMILE_ON = (0.1, 0.9)
PICTURE_SECONDS = (0.0, 3600.0)
CAMERA_LAG_MS = (0.0, 1000.0)

MAX_VIEWERS = 4
"""The most people who can be rated at once: more do not fit in front of one webcam at a sufficient size."""


class NoHome(Failure):
    """There is no folder to keep anything in."""


@dataclass(frozen=True)
class Paths:
    """The folders of this installation. Tests build their own."""

    data: Path
    config: Path
    log: Path

    @classmethod
    def of_this_user(cls) -> Paths:
        """Return the platform's usual folders, or those in REACTION_GAUGE_HOME if it is set. Raise NoHome without
        either.
        """
        home = os.environ.get("REACTION_GAUGE_HOME")
        if home:
            return cls(Path(home) / "data", Path(home) / "config", Path(home) / "log")
        paths = cls(
            platformdirs.user_data_path(_FOLDER_NAME, appauthor=False),
            platformdirs.user_config_path(_FOLDER_NAME, appauthor=False),
            platformdirs.user_log_path(_FOLDER_NAME, appauthor=False),
        )
        if not paths.data.is_absolute():
            # "~" is not expanded for a user missing from the system's list, and would become a subfolder of the current
            # folder.
            raise NoHome("This user has no home folder; name one in HOME or in REACTION_GAUGE_HOME.")
        return paths

    @property
    def database(self) -> Path:
        return self.data / "sessions.sqlite"

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"

    @property
    def log_file(self) -> Path:
        return self.log / "reaction-gauge.log"


@cache
def assets() -> Path:
    """Return the folder of models and demo clip: in an installed wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent
    packaged = package / "assets"
    return packaged if packaged.is_dir() else package.parent / "assets"


def face_model() -> Path:
    """Return the path of MediaPipe's short-range BlazeFace."""
    return assets() / "face" / "face_detection_short_range.tflite"


def shipped_model() -> Path:
    """Return the path of the expression model that comes with the app."""
    return assets() / "expression.tflite"


def demo_clip() -> Path:
    """Return the path of the demo clip."""
    return assets() / "demo" / "demo.mp4"


def demo_film() -> Path:
    """Return the path of the film that the viewer in the demo clip watches."""
    return assets() / "demo" / "film.mp4"


def neutral_clip() -> Path:
    """Return the path of a clip that a study may show first, as a reference for viewers' other ratings."""
    return assets() / "neutral" / "neutral.mp4"


@dataclass(frozen=True)
class Settings:
    """The settings that the app remembers between starts. Raises ValueError for invalid values.

    `theme`, `language`, `resolution`, `picture`: one of THEMES, LANGUAGES, RESOLUTIONS, PICTURES.
    `blind`: while something is watched, the viewer sees neither their face nor the gauge.
    `company`: who is in the room, one of COMPANIES; empty before the user was asked, `unsaid` if they do not say.
    `full_screen`: films and pictures fill the screen.
    `rewind`: a session begins at the beginning of its film or pictures.
    `camera`: its name, empty for the first one found.
    `camera_lag_ms`: how long the camera takes from the light to the picture's arrival, within CAMERA_LAG_MS; 0 corrects
    nothing.
    `mirror`: the picture is shown as in a mirror.
    `needle_s`: how long the gauge's needle takes to follow the face, within NEEDLE_S; it does not affect stored data.
    `min_quality`: frames of lower signal quality do not count, within MIN_QUALITY.
    `smile_on`: the intensity from which on a smile counts, within SMILE_ON.
    `measure_rest`: a session with a camera begins with a few seconds of the resting face.
    `viewers`: the most faces that are rated, 1 to MAX_VIEWERS.
    `follow_player`: for "anything else", title, length and position are read from the player that shows it.
    `keep_sessions`: sessions are saved in the history; otherwise they stay in memory until the next one, or the end.
    `keep_days`: the number of days after which they are deleted, 0 to MAX_KEEP_DAYS; 0 keeps them.
    `export_folder`: where the folder dialog begins, empty for the user's home.
    `window_geometry`: the result of QWidget.saveGeometry, as base64; empty before the first end.
    `gauge_place`: the floating gauge's top left corner, "x,y" in pixels; empty if it was never moved.
    `watch_shares`: on the watch page, the film's share of the width, and the share of the height for film and gauge,
    such as "0.6,0.7"; empty if no divider was moved.
    `study_folder`: the study that was open last, empty if none was; `study_station`: this computer's name in studies
    that run on several, up to two capital letters.
    `picture_seconds`: how long a slide show shows each picture, within PICTURE_SECONDS; 0 waits for a key.
    `welcomed`: the version of the notice at which the first run was completed; empty before.
    """

    theme: str = "system"
    language: str = "system"
    camera: str = ""
    resolution: str = "auto"
    camera_lag_ms: float = 0.0
    mirror: bool = True
    picture: str = "shown"
    blind: bool = False
    company: str = ""
    full_screen: bool = False
    rewind: bool = True
    needle_s: float = 0.5
    min_quality: float = 0.25
    smile_on: float = 0.4
    measure_rest: bool = True
    viewers: int = 1
    follow_player: bool = False
    keep_sessions: bool = True
    keep_days: int = 0
    export_folder: str = ""
    window_geometry: str = ""
    gauge_place: str = ""
    watch_shares: str = ""
    study_folder: str = ""
    study_station: str = ""
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
            ("company", COMPANIES),
        ):
            if getattr(self, name) not in choices:
                raise ValueError(f"{name} must be one of {', '.join(choices)}")
        for name, (least, most) in (
            ("needle_s", NEEDLE_S),
            ("min_quality", MIN_QUALITY),
            ("smile_on", SMILE_ON),
            ("picture_seconds", PICTURE_SECONDS),
            ("camera_lag_ms", CAMERA_LAG_MS),
            ("viewers", (1, MAX_VIEWERS)),
            ("keep_days", (0, MAX_KEEP_DAYS)),
        ):
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be {least} to {most}")
        if self.gauge_place and re.fullmatch(r"-?\d{1,6},-?\d{1,6}", self.gauge_place) is None:
            raise ValueError("gauge_place must be two whole numbers")
        if self.watch_shares and re.fullmatch(r"0\.\d{1,3},0\.\d{1,3}", self.watch_shares) is None:
            raise ValueError("watch_shares must be two shares")
        if re.fullmatch(r"[A-Z]{0,2}", self.study_station) is None:
            raise ValueError("study_station must be up to two capital letters")
        # It may raise binascii.Error, which is a ValueError.
        base64.b64decode(self.window_geometry.encode(), validate=True)

    @property
    def frame_size(self) -> tuple[int, int] | None:
        """Return the width and height in pixels that are requested from the camera; None leaves the choice to it."""
        if self.resolution == "auto":
            return None
        width, height = self.resolution.split("x")
        return int(width), int(height)

    @property
    def method(self) -> RatingMethod:
        """Return the rating method with these settings."""
        # It imports NumPy, a tenth of a second that the opening window should not wait for. So two of its constants
        # are also defaults here; a test keeps them in agreement.
        from rating_app.rating import DEFAULT_METHOD

        return replace(
            DEFAULT_METHOD,
            min_quality=self.min_quality,
            smile_on=self.smile_on,
            smile_off=self.smile_on * (DEFAULT_METHOD.smile_off / DEFAULT_METHOD.smile_on),
        )


class SettingsUnreadable(Failure):
    """The settings cannot be read, and the defaults apply. The message is one sentence for the user."""


def load_settings(path: Path) -> Settings:
    """Load the stored settings; a setting that is missing or invalid gets its default.

    Raise SettingsUnreadable if the file as a whole is invalid; it is then kept under another name.
    """
    try:
        return _stored_settings(path)
    except OSError as error:
        raise SettingsUnreadable(
            "Your settings cannot be read ({reason}). The defaults are in force.", reason=error
        ) from error
    except ValueError as error:
        raise _kept_aside(path) from error


def glance_at_settings(path: Path) -> Settings:
    """Return the stored settings for uses that cannot wait; defaults if the file cannot be read. It never moves the
    file.
    """
    try:
        return _stored_settings(path)
    except (OSError, ValueError):
        return Settings()


def save_settings(settings: Settings, path: Path) -> None:
    """Write the file for this user alone, in one step even if another process saves at the same time.

    Raise OSError if it cannot be written; the file is then unchanged.
    """
    ensure_private_folder(path.parent)
    write_atomically(path, [(json.dumps(asdict(settings), indent=2) + "\n").encode("utf-8")])


def change_settings(path: Path, changes: dict[str, Any]) -> None:
    """Save these fields, and keep the others as they now are in the file. Raise OSError as in `save_settings`."""
    try:
        stored = load_settings(path)
    except SettingsUnreadable:
        stored = Settings()
    save_settings(replace(stored, **changes), path)


def _stored_settings(path: Path) -> Settings:
    """Return the stored settings. Raise OSError if the file cannot be read, and ValueError if it is invalid."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except RecursionError as error:
        # A file of many opening brackets exceeds Python's stack.
        raise ValueError("it is nested too deeply") from error
    if not isinstance(stored, dict):
        raise ValueError("it is no JSON object")
    settings = Settings()
    for name, value in _renamed(stored).items():
        settings = _with(settings, name, value)
    return settings


def _kept_aside(path: Path) -> SettingsUnreadable:
    aside = path.with_name(f"{path.stem}-unreadable{path.suffix}")
    try:
        path.replace(aside)
    except OSError:
        aside = path
    return SettingsUnreadable(
        "Your settings could not be read, and the defaults are in force; please check them. The old settings are "
        "kept in {file}.",
        file=aside,
    )


def _renamed(stored: dict[str, Any]) -> dict[str, Any]:
    """Return `stored` with current names: before 0.2, `show_preview` was either True or False."""
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
