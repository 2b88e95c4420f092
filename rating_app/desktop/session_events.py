"""The events in the course of a session, each as a value: what is watched, and what happens to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rating_app.desktop.reviewed import Kept
from rating_app.rating import Baseline
from rating_app.rating.baseline import BaselineFailed
from rating_app.session.consent import DemoBasis, LiveConsent, RecordingAttestation
from rating_app.session.session import Session
from rating_app.system.failure import Failure
from rating_app.vision.camera import CameraFailed, PictureState


@dataclass(frozen=True)
class Camera:
    """The viewer's camera: the settings decide which one, and how, when it is opened."""


@dataclass(frozen=True)
class Video:
    """A recording, rated from its first frame on; its session is called `title`."""

    path: Path
    basis: DemoBasis | RecordingAttestation
    title: str


Source = Camera | Video


@dataclass(frozen=True)
class Outcome:
    """The outcome of watching a source.

    `session` is what was recorded, None if nothing was. `kept` is whether it is in the history. `failure` is why the
    source has ended by itself, None if it came to its end or was stopped.
    """

    session: Session | None = None
    kept: Kept = Kept.UNWANTED
    failure: Failure | None = None


@dataclass(frozen=True)
class Loaded:
    """Detector and model are loaded."""


@dataclass(frozen=True)
class Failed:
    """Detector, model or source cannot be used, or a session cannot be saved."""

    failure: Failure


@dataclass(frozen=True)
class ConsentGiven:
    """The viewer has read the notice and agreed."""

    consent: LiveConsent


@dataclass(frozen=True)
class ConsentRefused:
    """The viewer has read the notice and not agreed."""


@dataclass(frozen=True)
class ConsentTakenBack:
    """The viewer withdraws; also if there is no consent, so that the camera is off for certain."""


@dataclass(frozen=True)
class ConsentExpired:
    """The viewer who agreed leaves, and the next one is asked anew; what was recorded stays."""


@dataclass(frozen=True)
class Wanted:
    """This source is to be watched."""

    source: Source


@dataclass(frozen=True)
class WaitingDue:
    """The source that waits can be watched now."""


@dataclass(frozen=True)
class CameraChanged:
    """The camera's settings have changed."""


@dataclass(frozen=True)
class StartPressed:
    """A session is to begin: after the resting face if it `measures_rest`, else with the `baseline` that is known;
    content that `rewinds` plays from its beginning. A viewer who is `blind` sees neither their face nor any figure
    until it ends.
    """

    title: str
    measures_rest: bool
    rewinds: bool = False
    blind: bool = False
    baseline: Baseline | None = None


@dataclass(frozen=True)
class RestSkipped:
    """The session is to begin without the resting face."""


@dataclass(frozen=True)
class RestAgain:
    """The resting face that failed is to be measured once more."""


@dataclass(frozen=True)
class RestMeasured:
    """The resting face was measured, or could not be."""

    found: Baseline | BaselineFailed


@dataclass(frozen=True)
class PauseToggled:
    """The session and its content are to pause, or to resume."""


@dataclass(frozen=True)
class StopPressed:
    """The session, if there is one, is to end, and the camera to be released."""


@dataclass(frozen=True)
class PutAway:
    """The session that has ended is no longer looked at."""


@dataclass(frozen=True)
class ContentRan:
    """The content has begun to play, by its own controls or by a command."""


@dataclass(frozen=True)
class ContentStood:
    """The content has paused, by its own controls or by a command."""


@dataclass(frozen=True)
class ContentEnded:
    """The content has come to its own end."""


@dataclass(frozen=True)
class Opened:
    """The source delivers frames."""


@dataclass(frozen=True)
class Lost:
    """The camera is gone, or the reason why it is away has changed."""

    failure: CameraFailed


@dataclass(frozen=True)
class Regained:
    """The camera that was lost delivers again."""


@dataclass(frozen=True)
class PictureSeen:
    """The state of the source's picture as a whole."""

    picture: PictureState


@dataclass(frozen=True)
class Finished:
    """The source is no longer watched."""

    outcome: Outcome


Event = (
    Loaded
    | Failed
    | ConsentGiven
    | ConsentRefused
    | ConsentTakenBack
    | ConsentExpired
    | Wanted
    | WaitingDue
    | CameraChanged
    | StartPressed
    | RestSkipped
    | RestAgain
    | RestMeasured
    | PauseToggled
    | StopPressed
    | PutAway
    | ContentRan
    | ContentStood
    | ContentEnded
    | Opened
    | Lost
    | Regained
    | PictureSeen
    | Finished
)
