"""The sentences for the user in the course of a session, in the window's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from rating_app.desktop.session_commands import Explain, Saying, Why
from rating_app.system.failure import Failure
from rating_app.views.design.language import problem_in_words, translated
from rating_app.views.watch.start_card import Reason, one_moment
from rating_app.views.window.banner import CONSENT, COURSE
from rating_app.vision.camera import CameraFailed, CameraProblem, PictureState
from rating_app.vision.camera.problem import BLACK_PICTURE, FROZEN_PICTURE

_PICTURE_PROBLEMS = {PictureState.BLACK: BLACK_PICTURE, PictureState.FROZEN: FROZEN_PICTURE}


def sentence(what: Saying | Failure | PictureState) -> tuple[str, str]:
    """Return the sentence, empty to remove the last one, and the role of its colour: alert, good or muted."""
    if isinstance(what, PictureState):
        problem = _PICTURE_PROBLEMS.get(what)
        return "" if problem is None else problem_in_words(problem), "alert"
    if isinstance(what, Failure):
        return translated(what), "alert"
    return _SAYINGS[what]()


def about(what: Saying | Failure | PictureState) -> str:
    """Return the subject of a sentence, which disappears with it; empty for one that stays until another comes."""
    if what is Saying.CONSENT_WITHDRAWN:
        return CONSENT
    ends_with_session = isinstance(what, PictureState | CameraFailed)
    return COURSE if ends_with_session or (isinstance(what, Saying) and what is not Saying.NOTHING) else ""


def reason(explain: Explain) -> Reason:
    """Return the reason to show in the picture's place."""
    return _REASONS[explain.why](explain)


def opening_recording(name: str) -> Reason:
    """Return the reason to show while the recording of this name is opened."""
    return one_moment(QCoreApplication.translate("Session", "Opening {name}.").format(name=name))


def opening_camera() -> Reason:
    """Return the reason to show while a camera is opened; only then is it known which one."""
    return one_moment(QCoreApplication.translate("Session", "The camera is being opened."))


def not_opened_yet() -> Reason:
    """Return the reason to show before the viewer is asked for the first time."""
    return Reason(
        QCoreApplication.translate("Session", "The camera is off"),
        QCoreApplication.translate("Session", "It opens only after you have read the notice and agreed to it."),
        chooses=True,
    )


def untitled() -> str:
    """Return the title of a session that has none."""
    return QCoreApplication.translate("Session", "Untitled")


def demo_title() -> str:
    """Return the title of the demo clip's session: that of the film that its viewer watches."""
    return QCoreApplication.translate("Session", "A penguin goes fishing")


def _stays_off() -> str:
    return QCoreApplication.translate("Session", "The camera is off and stays off until you agree again.")


def _withdrawn_sentence() -> tuple[str, str]:
    return QCoreApplication.translate("Session", "Consent is withdrawn.") + " " + _stays_off(), "good"


def _goes_on_sentence() -> tuple[str, str]:
    words = QCoreApplication.translate("Session", "The session continues by itself as soon as the camera is back.")
    return words, "muted"


_SAYINGS: Mapping[Saying, Callable[[], tuple[str, str]]] = {
    Saying.NOTHING: lambda: ("", "muted"),
    Saying.CONSENT_WITHDRAWN: _withdrawn_sentence,
    Saying.CAMERA_AWAY: lambda: (
        QCoreApplication.translate("Session", "The camera is disconnected. The session waits for it."),
        "muted",
    ),
    Saying.GOES_ON_BY_ITSELF: _goes_on_sentence,
    Saying.CAMERA_BACK: lambda: (QCoreApplication.translate("Session", "The camera is back."), "good"),
}


def _refused(_explain: Explain) -> Reason:
    return Reason(
        QCoreApplication.translate("Session", "The camera stays off"),
        QCoreApplication.translate(
            "Session",
            "You did not agree, and that is fine. You can still use the demo clip, your history and the notice.",
        ),
    )


def _withdrawn(explain: Explain) -> Reason:
    heading = QCoreApplication.translate("Session", "Consent is withdrawn")
    return Reason(heading, _stays_off(), ways_on=explain.ways_on)


def _unusable(explain: Explain) -> Reason:
    assert isinstance(explain.cause, Failure)
    stays = QCoreApplication.translate("Session", "You can still use your history, its exports and the settings.")
    heading = QCoreApplication.translate("Session", "Nothing can be rated")
    return Reason(heading, translated(explain.cause) + " " + stays, ways_on=False, failed=True)


def _camera_failed(explain: Explain) -> Reason:
    problem = explain.cause
    again = QCoreApplication.translate("Session", "Try the camera again")
    if isinstance(problem, CameraProblem):
        return Reason(translated(problem.heading), problem_in_words(problem), again)
    return Reason(
        QCoreApplication.translate("Session", "The camera did not open"),
        QCoreApplication.translate(
            "Session", "You can watch the built-in demo clip, rate a recorded video, or try the camera again."
        ),
        again,
    )


def _camera_off(_explain: Explain) -> Reason:
    return Reason(
        QCoreApplication.translate("Session", "The camera is off"),
        QCoreApplication.translate("Session", "Nothing is being watched."),
        chooses=True,
    )


def _camera_closes(_explain: Explain) -> Reason:
    return one_moment(QCoreApplication.translate("Session", "The camera is being switched off."))


def _recording_closes(_explain: Explain) -> Reason:
    return one_moment(QCoreApplication.translate("Session", "The recording is being closed."))


_REASONS: Mapping[Why, Callable[[Explain], Reason]] = {
    Why.REFUSED: _refused,
    Why.WITHDRAWN: _withdrawn,
    Why.UNUSABLE: _unusable,
    Why.CAMERA_FAILED: _camera_failed,
    Why.CAMERA_OFF: _camera_off,
    Why.CAMERA_CLOSES: _camera_closes,
    Why.RECORDING_CLOSES: _recording_closes,
}
