"""The commands that follow from the course of a session, each as a value."""

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
    """A command to show that this phase has begun."""

    phase: Phase


@dataclass(frozen=True)
class AskForConsent:
    """A command to show the notice and report the answer; after consent the camera is wanted. Always the last of its
    list.
    """


@dataclass(frozen=True)
class TellConsent:
    """A command to report that there is a consent now."""


@dataclass(frozen=True)
class Revoke:
    """A command to end this consent, so that no camera can be read under it from now on."""

    consent: LiveConsent


@dataclass(frozen=True)
class Watch:
    """A command to open the source; a camera under `consent`, a video with its session at once."""

    source: Source
    consent: LiveConsent | None


@dataclass(frozen=True)
class StopWatching:
    """A command to end session and source. Finished reports when that is done."""


@dataclass(frozen=True)
class MeasureRest:
    """A command to begin measuring the resting face. RestMeasured reports the outcome."""


@dataclass(frozen=True)
class ShowRestFailure:
    """A command to show why there is no resting face, and to offer measuring it again or going on without."""

    failure: BaselineFailed


@dataclass(frozen=True)
class BeginSession:
    """A command to record from the next frame on."""

    title: str
    baseline: Baseline | None


@dataclass(frozen=True)
class PauseSession:
    """A command to analyse no frame until ResumeSession."""


@dataclass(frozen=True)
class ResumeSession:
    """A command to analyse frames again."""


@dataclass(frozen=True)
class HoldContent:
    """A command to pause the content, if there is any."""


@dataclass(frozen=True)
class RewindContent:
    """A command to rewind the content, if there is any; this does not count as a jump of the viewer's."""


@dataclass(frozen=True)
class RunContent:
    """A command to resume the content, if there is any."""


@dataclass(frozen=True)
class HandOver:
    """A command to show a session that has ended."""

    session: Session
    kept: Kept


@dataclass(frozen=True)
class OfferDeletion:
    """A command to offer deletion of these sessions, because the consent that they were recorded under is gone."""

    session_ids: tuple[str, ...]


@dataclass(frozen=True)
class BeginWaiting:
    """A command to report WaitingDue. Always the last of its list."""


class Saying(Enum):
    """A sentence without values for the user; NOTHING removes the current one."""

    NOTHING = auto()
    CONSENT_WITHDRAWN = auto()
    CAMERA_AWAY = auto()
    GOES_ON_BY_ITSELF = auto()
    CAMERA_BACK = auto()


@dataclass(frozen=True)
class Say:
    """A command to show a sentence, a failure, or what is wrong with the picture."""

    what: Saying | Failure | PictureState


class Why(Enum):
    """A reason why nothing is seen."""

    REFUSED = auto()
    WITHDRAWN = auto()
    UNUSABLE = auto()
    CAMERA_FAILED = auto()
    CAMERA_OFF = auto()
    CAMERA_CLOSES = auto()
    RECORDING_CLOSES = auto()


@dataclass(frozen=True)
class Explain:
    """A command to show in the picture's place why nothing is seen, and the ways to continue if `ways_on`. `cause` is
    the underlying reason, if it is known.
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
