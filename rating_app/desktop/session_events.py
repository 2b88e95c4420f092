"""What can happen on the way of a session, each as a value: what is watched, and what becomes of it."""

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
    """The viewer's camera: which one, and how, is for the settings to say when it is opened."""


@dataclass(frozen=True)
class Video:
    """A recording, rated from its first frame on; its session is called `title`."""

    path: Path
    basis: DemoBasis | RecordingAttestation
    title: str


Source = Camera | Video


@dataclass(frozen=True)
class Outcome:
    """How the watching of a source has ended.

    `session` is what was recorded, None where nothing was. `kept` says whether the history has it. `failure` is why the
    source has ended before anybody stopped it, None where it came to its end.
    """

    session: Session | None = None
    kept: Kept = Kept.UNWANTED
    failure: Failure | None = None


@dataclass(frozen=True)
class Loaded:
    """Detector and model are there."""


@dataclass(frozen=True)
class Failed:
    """Detector, model or source cannot be used, or a session not be kept."""

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
    """The viewer withdraws; also where there is nothing to withdraw, and the camera is to be off for certain."""


@dataclass(frozen=True)
class ConsentExpired:
    """The viewer who agreed leaves, and whoever comes next is asked anew; what was recorded of them stays."""


@dataclass(frozen=True)
class Wanted:
    """This is to be watched."""

    source: Source


@dataclass(frozen=True)
class WaitingDue:
    """What waits can be watched by now."""


@dataclass(frozen=True)
class CameraChanged:
    """The settings want the camera otherwise."""


@dataclass(frozen=True)
class StartPressed:
    """A session is to begin, after the resting face where it `measures_rest`, else with the `baseline` that is known;
    of a content that `rewinds` from its beginning. The viewer who is `blind` sees neither their face nor any figure
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
    """The resting face, or why it is none."""

    found: Baseline | BaselineFailed


@dataclass(frozen=True)
class PauseToggled:
    """Hold the session and its content, or go on with both."""


@dataclass(frozen=True)
class StopPressed:
    """End the session, if there is one, and let the camera go."""


@dataclass(frozen=True)
class PutAway:
    """The session that has ended is not looked at any more."""


@dataclass(frozen=True)
class ContentRan:
    """The content was set going, by its own controls or by a command."""


@dataclass(frozen=True)
class ContentStood:
    """The content was held, likewise."""


@dataclass(frozen=True)
class ContentEnded:
    """The content came to its own end."""


@dataclass(frozen=True)
class Opened:
    """The source delivers."""


@dataclass(frozen=True)
class Lost:
    """The camera is gone, or there is another reason by now why it is away."""

    failure: CameraFailed


@dataclass(frozen=True)
class Regained:
    """The camera that was lost delivers again."""


@dataclass(frozen=True)
class PictureSeen:
    """A picture of the source, as a whole."""

    picture: PictureState


@dataclass(frozen=True)
class Finished:
    """The source is watched no more."""

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
