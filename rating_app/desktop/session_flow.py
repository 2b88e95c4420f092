"""The course of a session as a table: what the program does next, by its state and by what has happened. No Qt.

`step` is a pure function. The holder of a State passes it each Event in turn, and carries out the Commands that it
returns, in their order; `session_controller.py` does that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rating_app.desktop.session_commands import (
    AskForConsent,
    BeginSession,
    BeginWaiting,
    Command,
    Enter,
    Explain,
    HandOver,
    HoldContent,
    MeasureRest,
    OfferDeletion,
    PauseSession,
    ResumeSession,
    Revoke,
    RewindContent,
    RunContent,
    Say,
    Saying,
    ShowRestFailure,
    StopWatching,
    TellConsent,
    Watch,
    Why,
)
from rating_app.desktop.session_events import (
    Camera,
    CameraChanged,
    ConsentExpired,
    ConsentGiven,
    ConsentRefused,
    ConsentTakenBack,
    ContentEnded,
    ContentRan,
    ContentStood,
    Event,
    Failed,
    Finished,
    Loaded,
    Lost,
    Opened,
    PauseToggled,
    PictureSeen,
    PutAway,
    Regained,
    RestAgain,
    RestMeasured,
    RestSkipped,
    Source,
    StartPressed,
    StopPressed,
    Video,
    WaitingDue,
    Wanted,
)
from rating_app.rating import Baseline
from rating_app.session.consent import Consent, ConsentWithdrawn, LiveConsent
from rating_app.system.failure import Failure
from rating_app.views.watch.phase import Phase
from rating_app.vision.camera import CameraFailed, CameraProblem, PictureState


@dataclass(frozen=True)
class State:
    """The program's state.

    `source` is what is watched, from its opening until it has Finished, None if nothing is; `waiting` is to be watched
    then. `title` is that of the session that begins after the resting face; `blind` is whether its viewer sees nothing
    of themselves, from its start to its end. `loss` is why the camera is away, None while it delivers; `goes_on` is
    whether the session resumes when it returns. `recorded` are the ids of the sessions under the current consent.
    `picture` is the last state of the camera's picture as a whole. `unusable` is why nothing can be rated at all.
    """

    phase: Phase = Phase.LOADING
    consent: LiveConsent | None = None
    source: Source | None = None
    waiting: Source | None = None
    title: str = ""
    blind: bool = False
    loss: CameraProblem | None = None
    goes_on: bool = False
    recorded: tuple[str, ...] = ()
    picture: PictureState = PictureState.OK
    unusable: Failure | None = None

    @property
    def watches_camera(self) -> bool:
        """Whether the current source is a camera."""
        return isinstance(self.source, Camera)

    @property
    def basis(self) -> Consent:
        """The consent under which the current source is rated."""
        if isinstance(self.source, Video):
            return self.source.basis
        assert self.consent is not None, "no camera without consent"
        return self.consent.consent

    @property
    def shows_updates(self) -> bool:
        """Whether the viewer sees what is analysed."""
        return self.phase in (Phase.PREVIEWING, Phase.RESTING, Phase.UNRESTED, Phase.RECORDING)


Step = tuple[State, tuple[Command, ...]]


def step(state: State, event: Event) -> Step:
    """Return the state after `event`, and what is to be done. An event that makes no sense in `state` changes nothing:
    windows and threads report late, and twice.
    """
    return TABLE[type(event)](state, event)


def _load(state: State, _event: Loaded) -> Step:
    if state.phase is not Phase.LOADING or state.unusable is not None:
        return state, ()
    return replace(state, phase=Phase.IDLE), (Enter(Phase.IDLE), BeginWaiting())


def _fail(state: State, event: Failed) -> Step:
    if isinstance(event.failure, ConsentWithdrawn):
        # The withdrawal has been reported already.
        return state, ()
    if state.phase is not Phase.LOADING:
        return state, (Say(event.failure),)
    return replace(state, unusable=event.failure, waiting=None), (_unusable(event.failure),)


def _agree(state: State, event: ConsentGiven) -> Step:
    if state.consent is not None:
        return state, ()
    return replace(state, consent=event.consent, recorded=()), (TellConsent(),)


def _refuse(state: State, _event: ConsentRefused) -> Step:
    return state, (Explain(Why.REFUSED),)


def _withdraw(state: State, _event: ConsentTakenBack) -> Step:
    revoked = () if state.consent is None else (Revoke(state.consent),)
    explained = Explain(Why.WITHDRAWN, ways_on=state.phase is not Phase.LOADING), Say(Saying.CONSENT_WITHDRAWN)
    state, stopped = _stop(replace(state, consent=None, waiting=None))
    state, offered = (state, ()) if state.phase is Phase.STOPPING else _offer_deletion(state)
    return state, (*revoked, *stopped, *explained, *offered)


def _expire(state: State, _event: ConsentExpired) -> Step:
    revoked = () if state.consent is None else (Revoke(state.consent),)
    state, stopped = _stop(replace(state, consent=None, waiting=None, recorded=()))
    return state, (*revoked, *stopped, Explain(Why.CAMERA_OFF, ways_on=state.phase is not Phase.LOADING))


def _want(state: State, event: Wanted) -> Step:
    """Watch a source, after the one before is closed."""
    if isinstance(event.source, Camera) and state.consent is None:
        return state, (AskForConsent(),)
    if state.unusable is not None:
        return state, (_unusable(state.unusable),)
    if state.phase in (Phase.IDLE, Phase.FINISHED):
        return _open(state, event.source)
    return _stop(replace(state, waiting=event.source))


def _take_waiting(state: State, _event: WaitingDue) -> Step:
    waiting, state = state.waiting, replace(state, waiting=None)
    return (state, ()) if waiting is None else _want(state, Wanted(waiting))


def _change_camera(state: State, _event: CameraChanged) -> Step:
    changes = state.phase in (Phase.OPENING, Phase.PREVIEWING) and state.watches_camera
    return _want(state, Wanted(Camera())) if changes else (state, ())


def _start(state: State, event: StartPressed) -> Step:
    if state.phase is not Phase.PREVIEWING:
        # Start leads back to the camera.
        return _want(state, Wanted(Camera()))
    if state.loss is not None:
        return state, (_camera_is_away(state),)
    state = replace(state, title=event.title, blind=event.blind)
    rewound = (RewindContent(),) if event.rewinds else ()
    state, commands = _measure_rest(state) if event.measures_rest else _begin(state, event.baseline)
    return state, (*rewound, *commands)


def _skip_rest(state: State, _event: RestSkipped) -> Step:
    return _begin(state, None) if state.phase.is_before_session else (state, ())


def _rest_again(state: State, _event: RestAgain) -> Step:
    return _measure_rest(state) if state.phase is Phase.UNRESTED else (state, ())


def _take_rest(state: State, event: RestMeasured) -> Step:
    if state.phase is not Phase.RESTING:
        return state, ()
    if isinstance(event.found, Baseline):
        return _begin(state, event.found)
    return replace(state, phase=Phase.UNRESTED), (Enter(Phase.UNRESTED), ShowRestFailure(event.found))


def _toggle_pause(state: State, _event: PauseToggled) -> Step:
    if state.loss is not None:
        return state, (_camera_is_away(state),)
    if state.phase is Phase.RECORDING:
        return _pause(state)
    return _resume(state) if state.phase is Phase.PAUSED else (state, ())


def _press_stop(state: State, _event: StopPressed) -> Step:
    return _stop(state)


def _put_away(state: State, _event: PutAway) -> Step:
    if state.phase is not Phase.FINISHED:
        return state, ()
    return replace(state, phase=Phase.IDLE), (Enter(Phase.IDLE), Explain(Why.CAMERA_OFF))


def _content_runs(state: State, _event: ContentRan) -> Step:
    """Resume the session with its content: both share one clock."""
    if state.loss is not None:
        return state, (HoldContent(), _camera_is_away(state))
    return _resume(state) if state.phase is Phase.PAUSED else (state, ())


def _content_stands(state: State, _event: ContentStood) -> Step:
    return _pause(state) if state.phase is Phase.RECORDING else (state, ())


def _content_ends(state: State, _event: ContentEnded) -> Step:
    return _stop(state) if state.phase in (Phase.RECORDING, Phase.PAUSED) else (state, ())


def _deliver(state: State, _event: Opened) -> Step:
    if state.phase is not Phase.OPENING:
        return state, ()
    if state.watches_camera:
        return replace(state, phase=Phase.PREVIEWING), (Enter(Phase.PREVIEWING),)
    return replace(state, phase=Phase.RECORDING), (Enter(Phase.RECORDING), RunContent())


def _lose(state: State, event: Lost) -> Step:
    if not (state.watches_camera and state.phase.is_watching):
        return state, ()
    said = Say(event.failure)
    state = replace(state, loss=event.failure.problem)
    if state.phase.is_before_session:
        return replace(state, phase=Phase.PREVIEWING, blind=False), (Enter(Phase.PREVIEWING), said)
    if state.phase is Phase.RECORDING:
        # No PauseSession: the clock of a lost source pauses by itself.
        return replace(state, phase=Phase.PAUSED, goes_on=True), (Enter(Phase.PAUSED), HoldContent(), said)
    return state, (said,)


def _regain(state: State, _event: Regained) -> Step:
    if state.loss is None or not state.phase.is_watching:
        return state, ()
    back, goes_on = Say(Saying.CAMERA_BACK), state.goes_on
    state = replace(state, loss=None, goes_on=False)
    if not goes_on:
        return state, (back,)
    return replace(state, phase=Phase.RECORDING), (back, Enter(Phase.RECORDING), RunContent())


def _look(state: State, event: PictureSeen) -> Step:
    if event.picture is state.picture or state.source is None:
        return state, ()
    return replace(state, picture=event.picture), (Say(event.picture),)


def _finish(state: State, event: Finished) -> Step:
    if state.source is None:
        return state, ()
    before, session = state, event.outcome.session
    state = replace(state, source=None, loss=None, goes_on=False, blind=False)
    if session is None:
        state = replace(state, phase=Phase.IDLE)
        commands: tuple[Command, ...] = (HoldContent(), Enter(Phase.IDLE), *_explain_end(before, event.outcome.failure))
    else:
        if before.watches_camera:
            state = replace(state, recorded=(*state.recorded, session.head.session_id))
        state = replace(state, phase=Phase.FINISHED)
        # A viewer who withdrew has seen an explanation, which stays.
        off = () if before.watches_camera and before.consent is None else (Explain(Why.CAMERA_OFF),)
        commands = HoldContent(), *off, Enter(Phase.FINISHED), HandOver(session, event.outcome.kept)
    state, offered = _offer_deletion(state) if state.consent is None else (state, ())
    return state, (*commands, *offered, BeginWaiting())


TABLE: Mapping[type[Event], Callable[[State, Any], Step]] = {
    Loaded: _load,
    Failed: _fail,
    ConsentGiven: _agree,
    ConsentRefused: _refuse,
    ConsentTakenBack: _withdraw,
    ConsentExpired: _expire,
    Wanted: _want,
    WaitingDue: _take_waiting,
    CameraChanged: _change_camera,
    StartPressed: _start,
    RestSkipped: _skip_rest,
    RestAgain: _rest_again,
    RestMeasured: _take_rest,
    PauseToggled: _toggle_pause,
    StopPressed: _press_stop,
    PutAway: _put_away,
    ContentRan: _content_runs,
    ContentStood: _content_stands,
    ContentEnded: _content_ends,
    Opened: _deliver,
    Lost: _lose,
    Regained: _regain,
    PictureSeen: _look,
    Finished: _finish,
}


def _open(state: State, source: Source) -> Step:
    opening = replace(state, phase=Phase.OPENING, source=source, waiting=None, picture=PictureState.OK)
    return opening, (Say(Saying.NOTHING), HoldContent(), Enter(Phase.OPENING), Watch(source, state.consent))


def _measure_rest(state: State) -> Step:
    return replace(state, phase=Phase.RESTING), (MeasureRest(), HoldContent(), Enter(Phase.RESTING))


def _begin(state: State, baseline: Baseline | None) -> Step:
    # A blind viewer no longer sees themselves as soon as a frame is recorded, and nobody is recorded unawares.
    commands = Enter(Phase.RECORDING), BeginSession(state.title, baseline), RunContent()
    return replace(state, phase=Phase.RECORDING), commands


def _pause(state: State) -> Step:
    return replace(state, phase=Phase.PAUSED), (PauseSession(), Enter(Phase.PAUSED), HoldContent())


def _resume(state: State) -> Step:
    return replace(state, phase=Phase.RECORDING), (ResumeSession(), Enter(Phase.RECORDING), RunContent())


def _stop(state: State) -> Step:
    if not state.phase.is_watching:
        return state, ()
    closes = Explain(Why.CAMERA_CLOSES if state.watches_camera else Why.RECORDING_CLOSES, ways_on=False)
    return replace(state, phase=Phase.STOPPING), (closes, Enter(Phase.STOPPING), StopWatching())


def _explain_end(before: State, failure: Failure | None) -> tuple[Command, ...]:
    """Explain the end of a source of which nothing was recorded."""
    problem = failure.problem if isinstance(failure, CameraFailed) else before.loss
    if not before.watches_camera:
        return (Explain(Why.CAMERA_OFF),)
    if before.consent is None:
        # This has been explained already.
        return ()
    if problem is None and before.phase is not Phase.OPENING:
        return (Explain(Why.CAMERA_OFF),)
    return Explain(Why.CAMERA_FAILED, problem), Say(Saying.NOTHING)


def _offer_deletion(state: State) -> tuple[State, tuple[Command, ...]]:
    offered = (OfferDeletion(state.recorded),) if state.recorded else ()
    return replace(state, recorded=()), offered


def _camera_is_away(state: State) -> Say:
    return Say(Saying.GOES_ON_BY_ITSELF if state.goes_on else Saying.CAMERA_AWAY)


def _unusable(failure: Failure) -> Explain:
    return Explain(Why.UNUSABLE, failure, ways_on=False)
