"""The notice for viewers, their agreement, and the right to open a camera that follows from it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone

from rating_app.system.failure import Failure


@dataclass(frozen=True)
class NoticePoint:
    """One heading of the notice with the plain text under it."""

    heading: str
    text: str


@dataclass(frozen=True)
class ConsentNotice:
    """The notice that is shown before a camera opens. When the text changes, so does its `version`."""

    version: str
    points: tuple[NoticePoint, ...]


NOTICE = ConsentNotice(
    version="5",
    points=(
        NoticePoint(
            "What is measured",
            "From the moment you agree until you press Stop, this program looks at your face through the camera and "
            "estimates, many times a second, how visibly happy it looks, how much it shows other expressions, and "
            "where your head is turned. From that it computes a rating of what you are watching. Nothing is recorded "
            "before you press Start. It does not recognise who you are, and it cannot tell what you feel or think.",
        ),
        NoticePoint(
            "Nothing leaves this computer",
            "The program opens no network connection. There is no account, no upload and no telemetry.",
        ),
        NoticePoint(
            "No picture is stored",
            "Each camera picture is used for a moment in memory and then forgotten. No photograph or video of you is "
            "written to disk.",
        ),
        NoticePoint(
            "What is stored, and how to delete it",
            "Numbers, and what you type: for each moment the estimates, whether a face was found, how well it was seen "
            "and the rating; your resting face as three numbers; for how much of the time you saw your own picture and "
            "the gauge, and whether others were in the room, if you say so; the title, your markers, stars and notes, "
            "what you left out, and the time; of films and pictures that you watch in this program their names and "
            "places, and where in them you were; of a film in another player, only if you allow it, its title and "
            "length, and where in it you were, never its address. They stay on this computer, in History, for as long "
            "as you choose in Settings, or are not kept at all if you choose that. You can delete them in History: for "
            "ten seconds that can be taken back, then it is final. A file that you export is yours to keep or delete.",
        ),
        NoticePoint(
            "What it must not be used for",
            "Not for employees at work or pupils in education (the European Union forbids it), and not for hiring, "
            "policing or diagnosis. Everybody in front of the camera must know and agree.",
        ),
        NoticePoint(
            "You can stop at any time",
            "Stop ends the session and switches the camera off at once. Withdraw consent, above every page, does the "
            "same, and the camera stays off until you agree again.",
        ),
    ),
)


STREAMED = NoticePoint(
    "Your numbers are sent to the local network",
    "This program was started so that a laboratory can record along (Lab Streaming Layer). While a session is "
    "recorded, the estimates, the rating, how well your face was seen, the title and the markers are offered, "
    "unencrypted, to every program on the local network that asks for them, with this computer's name. No picture is "
    "sent. There is no account, no upload and no telemetry.",
)


RECEIVED = NoticePoint(
    "Markers come in from the local network",
    "This program was started so that a laboratory's markers are noted in your session (Lab Streaming Layer). It looks "
    "for streams of markers on the local network; what they send while a session is recorded is kept with it, like the "
    "markers that you set. Nothing about you is sent for that. There is no account, no upload and no telemetry.",
)


HANDED_ON = NoticePoint(
    "Your numbers are handed to another program",
    "Another program on this computer has started this one: a game, an experiment or a stream overlay, say. While a "
    "session is recorded, it gets the estimates, the rating, how well your face was seen, the title and the markers, "
    "and may begin and end sessions. What it does with them this program cannot know. It gets no picture, and cannot "
    "agree for you. This program itself opens no network connection. There is no account, no upload and no telemetry.",
)


def notice_for(streamed: bool, handed_on: bool = False, received: bool = False) -> ConsentNotice:
    """Return the notice of a run: `streamed` if its numbers are offered to the local network, `handed_on` if another
    program gets them, `received` if markers are taken from the local network.
    """
    kinds = ((STREAMED, "lsl", streamed), (RECEIVED, "lsl-markers", received), (HANDED_ON, "stdio", handed_on))
    said = [point for point, _, holds in kinds if holds]
    if not said:
        return NOTICE
    points = [
        one for point in NOTICE.points for one in (said if point.heading == "Nothing leaves this computer" else [point])
    ]
    endings = [ending for _, ending, holds in kinds if holds]
    return ConsentNotice("-".join([NOTICE.version, *endings]), tuple(points))


STUDY_PURPOSE = NoticePoint("What this study is for", "{purpose}\n\nQuestions, and who erases your data: {contact}")
STUDY_MEASURED = NoticePoint(
    "What is measured",
    "From the moment you agree until this study has thanked you, this program may look at your face through the "
    "camera. It estimates, many times a second, how visibly happy your face looks, how much it shows other "
    "expressions, and where your head is turned, and computes from that a rating of what you are watching. Nothing is "
    "recorded before the first film begins, nor while you answer questions. It does not recognise who you are, and it "
    "cannot tell what you feel or think.",
)
STUDY_STORED = NoticePoint(
    "What is stored, and how to have it erased",
    "Numbers, and what you answer: for each moment the estimates, whether a face was found, how well it was seen and "
    "the rating; your resting face as three numbers; what you were shown, in which order and when. They are kept under "
    "the code {viewer} instead of your name, in the study's folder, which those who run the study can copy and compute "
    "results from. {kept} Keep the code in mind: with it you can have everything that is kept of you erased, today or "
    "later.",
)
KEPT_FOR_DAYS = "After {days} days they are to be deleted."
KEPT_UNTIL_DELETED = "They are kept until those who run the study delete them."
STUDY_STOPPED = NoticePoint(
    "You can stop at any time",
    "Press Esc: what you are watching pauses, and you can continue, stop there, or withdraw. If you withdraw, the "
    "camera is switched off at once, and everything that was kept of you is erased.",
)
_IN_STUDIES = {
    "What is measured": STUDY_MEASURED,
    "What is stored, and how to delete it": STUDY_STORED,
    "You can stop at any time": STUDY_STOPPED,
}


def notice_for_study(
    notice: ConsentNotice,
    purpose: str,
    contact: str,
    viewer: str,
    keep_days: int,
    translate: Callable[[str], str] = str,
) -> ConsentNotice:
    """Return what a study's `viewer`, a code, agrees to: what the study is for, and then this run's `notice` in its
    wording for studies. If `keep_days` is 0, nobody has specified how long. `translate` returns a text in the window's
    language.
    """
    kept = translate(KEPT_FOR_DAYS if keep_days else KEPT_UNTIL_DELETED).format(days=keep_days)
    values = {"purpose": purpose, "contact": contact, "viewer": viewer, "kept": kept}
    ours = {STUDY_PURPOSE, *_IN_STUDIES.values()}
    points = (STUDY_PURPOSE, *(_IN_STUDIES.get(point.heading, point) for point in notice.points))
    return ConsentNotice(
        f"{notice.version}-study",
        tuple(
            NoticePoint(translate(point.heading), translate(point.text).format(**values))
            if point in ours
            else NoticePoint(translate(point.heading), translate(point.text))
            for point in points
        ),
    )


@dataclass(frozen=True)
class ViewerConsent:
    """The consent of a viewer in front of the camera to this version of the notice."""

    notice_version: str
    given_at: datetime

    basis = "camera_viewer"


@dataclass(frozen=True)
class RecordingAttestation:
    """A statement by `attested_by` that the people in a recording agreed to its being rated."""

    attested_by: str
    attested_at: datetime

    basis = "recording_attested"

    @classmethod
    def by_this_user(cls) -> RecordingAttestation:
        """Attest for the user of this program, now."""
        return cls("the user of this computer", datetime.now(timezone.utc))


@dataclass(frozen=True)
class DemoBasis:
    """The basis for rating the demo clip: no viewer is watched."""

    basis = "demo"


Consent = ViewerConsent | RecordingAttestation | DemoBasis
"""The basis on which a session rates faces. A Session cannot be built without one."""


class ConsentWithdrawn(Failure):
    """A camera was opened or read without a valid consent."""


class CameraPermit:
    """The right to open a camera, for as long as the consent behind it is valid. Only LiveConsent issues it."""

    def __init__(self, key: object, withdrawn: threading.Event) -> None:
        if key is not _PERMIT_KEY:
            raise TypeError("a CameraPermit comes from LiveConsent.camera_permit()")
        self._withdrawn = withdrawn

    @property
    def is_valid(self) -> bool:
        """Whether the permit is valid; False from the moment of withdrawal on, in every thread."""
        return not self._withdrawn.is_set()

    def require(self) -> None:
        """Raise ConsentWithdrawn unless the permit is valid."""
        if not self.is_valid:
            raise ConsentWithdrawn("The camera stays off, since consent was withdrawn.")


_PERMIT_KEY = object()


class LiveConsent:
    """A viewer's consent while this program runs; it can be withdrawn once, from any thread."""

    def __init__(self, consent: ViewerConsent) -> None:
        self.consent = consent
        self._withdrawn = threading.Event()

    @classmethod
    def give(cls, notice: ConsentNotice) -> LiveConsent:
        """Record that the viewer agrees to `notice` now."""
        return cls(ViewerConsent(notice.version, datetime.now(timezone.utc)))

    def camera_permit(self) -> CameraPermit:
        """Return a permit; raise ConsentWithdrawn after withdrawal."""
        permit = CameraPermit(_PERMIT_KEY, self._withdrawn)
        permit.require()
        return permit

    def withdraw(self) -> None:
        """Make every permit that was issued invalid at once."""
        self._withdrawn.set()
