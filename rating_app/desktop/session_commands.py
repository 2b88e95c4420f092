"""What is to be done on the way of a session, each as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from rating_app.desktop.reviewed import Kept
from rating_app.desktop.session_events import Source
from rating_app.rating import Baseline
from rating_app.rating.baseline import BaselineFailed
from rating_app.session.consent import LiveConsent
from rating_app.session.session import Session
from rating_app.system.failure import Failure
from rating_app.views.watch.phase import Phase
from rating_app.vision.camera import CameraProblem, PictureState


@dataclass(frozen=True)
class Enter:
    """Show that this phase has begun."""

    phase: Phase


@dataclass(frozen=True)
class AskForConsent:
    """Show the notice, and tell the answer; after consent the camera is wanted. Always the last of its list."""


@dataclass(frozen=True)
class TellConsent:
    """There is a consent now."""


@dataclass(frozen=True)
class Revoke:
    """End this consent, so that no camera can be read under it from now on."""

    consent: LiveConsent


@dataclass(frozen=True)
class Watch:
    """Open the source; a camera under `consent`, a video with its session at once."""

    source: Source
    consent: LiveConsent | None


@dataclass(frozen=True)
class StopWatching:
    """End session and source. Finished tells when that is done."""


@dataclass(frozen=True)
class MeasureRest:
    """Begin to measure the resting face. RestMeasured tells what came of it."""


@dataclass(frozen=True)
class ShowRestFailure:
    """Tell the viewer why there is no resting face, and offer to measure it again or to go on without."""

    failure: BaselineFailed


@dataclass(frozen=True)
class BeginSession:
    """Record from the next frame on."""

    title: str
    baseline: Baseline | None


@dataclass(frozen=True)
class PauseSession:
    """Look at no frame until ResumeSession."""


@dataclass(frozen=True)
class ResumeSession:
    """Look at the frames again."""


@dataclass(frozen=True)
class HoldContent:
    """Let the content stand still, if there is one."""


@dataclass(frozen=True)
class RewindContent:
    """Put the content, if there is one, back to its beginning; this is no jump of the viewer's."""


@dataclass(frozen=True)
class RunContent:
    """Let the content go on, if there is one."""


@dataclass(frozen=True)
class HandOver:
    """There is a session to look at."""

    session: Session
    kept: Kept


@dataclass(frozen=True)
class OfferDeletion:
    """The consent under which these were recorded is gone."""

    session_ids: tuple[str, ...]


@dataclass(frozen=True)
class BeginWaiting:
    """Tell WaitingDue. Always the last of its list."""


class Saying(Enum):
    """A sentence to the user without values; NOTHING takes back the one that stands there."""

    NOTHING = auto()
    CONSENT_WITHDRAWN = auto()
    CAMERA_AWAY = auto()
    GOES_ON_BY_ITSELF = auto()
    CAMERA_BACK = auto()


@dataclass(frozen=True)
class Say:
    """Tell the user: a sentence, what has failed, or what is wrong with the picture."""

    what: Saying | Failure | PictureState


class Why(Enum):
    """Why nothing is seen."""

    REFUSED = auto()
    WITHDRAWN = auto()
    UNUSABLE = auto()
    CAMERA_FAILED = auto()
    CAMERA_OFF = auto()
    CAMERA_CLOSES = auto()
    RECORDING_CLOSES = auto()


@dataclass(frozen=True)
class Explain:
    """Say in the picture's place why nothing is seen, and show the ways on unless there are none. `cause` is what lies
    behind it, where that is known.
    """

    why: Why
    cause: Failure | CameraProblem | None = None
    ways_on: bool = True


Command = (
    Enter
    | AskForConsent
    | TellConsent
    | Revoke
    | Watch
    | StopWatching
    | MeasureRest
    | ShowRestFailure
    | BeginSession
    | PauseSession
    | ResumeSession
    | HoldContent
    | RewindContent
    | RunContent
    | HandOver
    | OfferDeletion
    | BeginWaiting
    | Say
    | Explain
)
