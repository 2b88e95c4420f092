"""The course of a session: each step by itself, and any order of steps against a worker, a camera and a player."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import get_args

import pytest
from fakes.sessions import session_of
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rating_app.desktop import session_words as words
from rating_app.desktop.reviewed import Kept
from rating_app.desktop.session_commands import (
    AskForConsent,
    BeginSession,
    BeginWaiting,
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
    Outcome,
    PauseToggled,
    PictureSeen,
    PutAway,
    Regained,
    RestAgain,
    RestMeasured,
    RestSkipped,
    StartPressed,
    StopPressed,
    Video,
    WaitingDue,
    Wanted,
)
from rating_app.desktop.session_flow import TABLE, State, step
from rating_app.rating import Baseline
from rating_app.rating.baseline import BaselineFailed
from rating_app.session.consent import NOTICE, ConsentWithdrawn, DemoBasis, LiveConsent
from rating_app.system.failure import Failure
from rating_app.views.watch.phase import Phase
from rating_app.vision.camera import CameraFailed, CameraProblem, PictureState, ProblemKind, SourceFailed

UNPLUGGED = CameraFailed(CameraProblem(ProblemKind.UNPLUGGED, "The camera is gone", "It stopped."))
BUSY = CameraFailed(CameraProblem(ProblemKind.BUSY, "The camera is busy", "It is used elsewhere."))
UNREADABLE = SourceFailed("It cannot be read.")
CLIP = Video(Path("clip.mp4"), DemoBasis(), "A clip")
OTHER_CLIP = Video(Path("other.mp4"), DemoBasis(), "Another clip")
REST = Baseline(-2.0, 5.0)
NO_REST = BaselineFailed("The face was not seen well enough to measure it at rest.")
AWAY, BACK = Say(Saying.CAMERA_AWAY), Say(Saying.CAMERA_BACK)
RESTS = (RestMeasured(REST), RestMeasured(NO_REST))
LATE = (Opened(), Lost(UNPLUGGED), Regained(), PictureSeen(PictureState.BLACK), Finished(Outcome()), *RESTS)
LATE += (RestSkipped(), RestAgain(), WaitingDue(), ContentStood(), ContentEnded())
STOPPED = (Explain(Why.CAMERA_CLOSES, ways_on=False), Enter(Phase.STOPPING), StopWatching())


def agreed():
    return LiveConsent.give(NOTICE)


def after(*events, state=None):
    """Return the state after these events from the very beginning, and the last one's commands."""
    state, commands = state or State(), ()
    for event in events:
        state, commands = step(state, event)
    return state, commands


def before_the_camera(*events):
    """Return the same for a viewer whose camera is open."""
    return after(Loaded(), ConsentGiven(agreed()), Wanted(Camera()), Opened(), *events)


def recording(*events):
    """Return the same for a viewer who is recorded."""
    return before_the_camera(StartPressed("A film", measures_rest=False), *events)


def test_table_has_every_event():
    assert set(TABLE) == set(get_args(Event))


def test_source_wanted_while_the_model_loads_is_watched_afterwards():
    state, commands = after(Wanted(CLIP))
    assert (state.phase, state.waiting, commands) == (Phase.LOADING, CLIP, ())
    state, commands = after(Loaded(), state=state)
    assert state.phase is Phase.IDLE and commands == (Enter(Phase.IDLE), BeginWaiting())
    state, commands = after(WaitingDue(), state=state)
    assert (state.phase, state.source, state.waiting) == (Phase.OPENING, CLIP, None)
    assert commands == (Say(Saying.NOTHING), HoldContent(), Enter(Phase.OPENING), Watch(CLIP, None))


def test_unusable_model_is_explained_again_at_each_try():
    refusal = Failure("The model cannot be read.")
    explained = (Explain(Why.UNUSABLE, refusal, ways_on=False),)
    state, commands = after(Failed(refusal))
    assert state.phase is Phase.LOADING and commands == explained
    assert after(Wanted(CLIP), state=state) == (state, explained)


def test_camera_opens_after_consent_and_no_sooner():
    state, commands = after(Loaded(), Wanted(Camera()))
    assert state.source is None and commands == (AskForConsent(),)
    assert after(ConsentRefused(), state=state) == (state, (Explain(Why.REFUSED),))
    consent = agreed()
    state, commands = after(ConsentGiven(consent), state=state)
    assert commands == (TellConsent(),)
    state, commands = after(Wanted(Camera()), state=state)
    assert commands[-1] == Watch(Camera(), consent)
    state, commands = after(Opened(), state=state)
    assert state.phase is Phase.PREVIEWING and commands == (Enter(Phase.PREVIEWING),)


def test_second_agreement_changes_nothing():
    state, _ = before_the_camera()
    assert after(ConsentGiven(agreed()), state=state) == (state, ())


def test_recording_is_a_session_from_its_first_frame_on():
    state, commands = after(Loaded(), Wanted(CLIP), Opened())
    assert state.phase is Phase.RECORDING and commands == (Enter(Phase.RECORDING), RunContent())


def test_session_begins_with_its_content():
    state, commands = recording()
    assert state.phase is Phase.RECORDING
    assert commands == (Enter(Phase.RECORDING), BeginSession("A film", None), RunContent())


@pytest.mark.parametrize(("event", "baseline"), [(RestMeasured(REST), REST), (RestSkipped(), None)])
def test_resting_face_comes_before_the_session(event, baseline):
    state, commands = before_the_camera(StartPressed("A film", measures_rest=True))
    assert state.phase is Phase.RESTING and commands == (MeasureRest(), HoldContent(), Enter(Phase.RESTING))
    state, commands = after(event, state=state)
    assert state.phase is Phase.RECORDING
    assert commands == (Enter(Phase.RECORDING), BeginSession("A film", baseline), RunContent())


def test_resting_face_that_is_known_is_not_measured_again():
    _, commands = before_the_camera(StartPressed("A film", measures_rest=False, baseline=REST))
    assert commands == (Enter(Phase.RECORDING), BeginSession("A film", REST), RunContent())


def test_resting_face_that_fails_is_measured_again_or_skipped():
    state, commands = before_the_camera(StartPressed("A film", measures_rest=True), RestMeasured(NO_REST))
    assert state.phase is Phase.UNRESTED and commands == (Enter(Phase.UNRESTED), ShowRestFailure(NO_REST))
    again, commands = after(RestAgain(), state=state)
    assert again.phase is Phase.RESTING and commands == (MeasureRest(), HoldContent(), Enter(Phase.RESTING))
    assert after(RestMeasured(REST), state=again)[1][1] == BeginSession("A film", REST)
    _, commands = after(RestSkipped(), state=state)
    assert commands == (Enter(Phase.RECORDING), BeginSession("A film", None), RunContent())
    assert after(RestMeasured(REST), state=state) == (state, ())
    assert after(Lost(UNPLUGGED), state=state)[0].phase is Phase.PREVIEWING


@pytest.mark.parametrize("measures_rest", [True, False])
def test_content_goes_back_to_its_beginning_at_the_start_and_never_later(measures_rest):
    state, commands = before_the_camera(StartPressed("A film", measures_rest, rewinds=True))
    assert commands[0] == RewindContent()
    if measures_rest:
        state, commands = after(RestMeasured(NO_REST), state=state)
        state, commands = after(RestAgain(), state=state)
        state, commands = after(RestSkipped(), state=state)
    assert commands[-1] == RunContent() and RewindContent() not in commands[1:]
    assert RewindContent() not in before_the_camera(StartPressed("A film", measures_rest))[1]


def test_viewer_is_blind_from_the_start_of_a_session_to_its_end():
    start = StartPressed("A film", measures_rest=True, blind=True)
    events = (start, RestMeasured(NO_REST), RestSkipped(), PauseToggled(), PauseToggled(), StopPressed())
    states = [before_the_camera(*events[: number + 1])[0] for number in range(len(events))]
    assert [state.blind for state in states] == [True] * 6
    assert not after(Finished(Outcome(session_of([0.5]))), state=states[-1])[0].blind
    assert not before_the_camera(start, Lost(UNPLUGGED))[0].blind
    assert not before_the_camera()[0].blind and not recording()[0].blind


def test_rest_that_is_measured_too_late_begins_nothing():
    for state, _ in (recording(), before_the_camera(StartPressed("A film", measures_rest=True), Lost(UNPLUGGED))):
        assert after(RestMeasured(REST), state=state) == (state, ())
        assert after(RestSkipped(), state=state) == (state, ())


def test_start_without_a_camera_leads_back_to_it():
    consent = agreed()
    state, commands = after(Loaded(), ConsentGiven(consent), StartPressed("A film", measures_rest=False))
    assert state.phase is Phase.OPENING and commands[-1] == Watch(Camera(), consent)


@pytest.mark.parametrize(("held", "run"), [(PauseToggled(), PauseToggled()), (ContentStood(), ContentRan())])
def test_pause_holds_session_and_content_and_ends_with_both(held, run):
    state, commands = recording(held)
    assert state.phase is Phase.PAUSED and commands == (PauseSession(), Enter(Phase.PAUSED), HoldContent())
    assert after(ContentStood(), state=state) == (state, ())
    state, commands = after(run, state=state)
    assert state.phase is Phase.RECORDING and commands == (ResumeSession(), Enter(Phase.RECORDING), RunContent())


def test_content_before_the_session_is_the_viewers_own():
    state, _ = before_the_camera()
    for event in (ContentRan(), ContentStood(), ContentEnded()):
        assert after(event, state=state) == (state, ())


@pytest.mark.parametrize("event", [StopPressed(), ContentEnded()])
@pytest.mark.parametrize("pause", [(), (PauseToggled(),)])
def test_session_ends_once(event, pause):
    state, commands = recording(*pause, event)
    assert state.phase is Phase.STOPPING and commands == STOPPED
    assert after(event, state=state) == (state, ())
    session = session_of([0.5])
    state, commands = after(Finished(Outcome(session, Kept.IN_HISTORY)), state=state)
    assert state.phase is Phase.FINISHED and state.source is None
    handed = HandOver(session, Kept.IN_HISTORY)
    assert commands == (HoldContent(), Explain(Why.CAMERA_OFF), Enter(Phase.FINISHED), handed, BeginWaiting())
    assert after(Finished(Outcome(session)), state=state) == (state, ())
    assert after(PutAway(), state=state)[1] == (Enter(Phase.IDLE), Explain(Why.CAMERA_OFF))


def test_lost_camera_pauses_the_session_and_its_return_resumes_it():
    state, commands = recording(Lost(UNPLUGGED))
    assert state.phase is Phase.PAUSED
    assert commands == (Enter(Phase.PAUSED), HoldContent(), Say(UNPLUGGED))
    assert after(PauseToggled(), state=state) == (state, (Say(Saying.GOES_ON_BY_ITSELF),))
    assert after(ContentRan(), state=state) == (state, (HoldContent(), Say(Saying.GOES_ON_BY_ITSELF)))
    state, commands = after(Regained(), state=state)
    assert state.phase is Phase.RECORDING and commands == (BACK, Enter(Phase.RECORDING), RunContent())


def test_session_that_was_paused_stays_so_when_the_camera_is_back():
    state, commands = recording(PauseToggled(), Lost(UNPLUGGED))
    assert state.phase is Phase.PAUSED and commands == (Say(UNPLUGGED),)
    assert after(PauseToggled(), state=state) == (state, (AWAY,))
    state, commands = after(Regained(), state=state)
    assert state.phase is Phase.PAUSED and commands == (BACK,)


def test_lost_camera_ends_the_resting_face_and_delays_the_start():
    state, commands = before_the_camera(StartPressed("A film", measures_rest=True), Lost(UNPLUGGED))
    assert state.phase is Phase.PREVIEWING and commands == (Enter(Phase.PREVIEWING), Say(UNPLUGGED))
    assert after(StartPressed("A film", measures_rest=True), state=state) == (state, (AWAY,))
    assert after(Lost(BUSY), state=state)[0].loss is BUSY.problem


def test_withdrawal_revokes_first_and_offers_deletion_once_all_is_closed():
    session = session_of([0.5])
    state, _ = recording(StopPressed(), Finished(Outcome(session)), Wanted(Camera()), Opened())
    consent = state.consent
    state, commands = after(ConsentTakenBack(), state=state)
    said = (Explain(Why.WITHDRAWN), Say(Saying.CONSENT_WITHDRAWN))
    assert commands == (Revoke(consent), *STOPPED, *said) and state.consent is None
    state, commands = after(Finished(Outcome()), state=state)
    offered = OfferDeletion((session.head.session_id,))
    assert commands == (HoldContent(), Enter(Phase.IDLE), offered, BeginWaiting())


def test_consent_that_expires_is_revoked_and_nothing_is_offered_for_deletion():
    state, _ = recording(StopPressed(), Finished(Outcome(session_of([0.5]))), Wanted(Camera()), Opened())
    consent = state.consent
    state, commands = after(ConsentExpired(), state=state)
    assert commands == (Revoke(consent), *STOPPED, Explain(Why.CAMERA_OFF)) and state.consent is None
    _, commands = after(Finished(Outcome()), state=state)
    assert commands == (HoldContent(), Enter(Phase.IDLE), BeginWaiting())
    # The next viewer is asked anew.
    assert after(Finished(Outcome()), Wanted(Camera()), state=state)[1] == (AskForConsent(),)


def test_consent_expires_where_nothing_is_watched():
    state, commands = after(Loaded(), ConsentExpired())
    assert state.phase is Phase.IDLE and commands == (Explain(Why.CAMERA_OFF),)


@pytest.mark.parametrize("opened", [(), (Opened(),)])
def test_stopped_recording_is_shown_to_be_closing(opened):
    _, commands = after(Loaded(), Wanted(CLIP), *opened, StopPressed())
    assert commands == (Explain(Why.RECORDING_CLOSES, ways_on=False), Enter(Phase.STOPPING), StopWatching())


def test_end_of_a_withdrawn_session_keeps_the_explanation():
    _, commands = recording(ConsentTakenBack(), Finished(Outcome(session_of([0.5]))))
    assert not any(isinstance(command, Explain) for command in commands)


def test_withdrawal_while_stopping_waits_for_the_end():
    session = session_of([0.5])
    state, commands = recording(StopPressed(), ConsentTakenBack())
    assert not any(isinstance(command, StopWatching | OfferDeletion) for command in commands)
    _, commands = after(Finished(Outcome(session)), state=state)
    assert OfferDeletion((session.head.session_id,)) in commands


def test_withdrawal_while_nothing_is_watched_offers_deletion_at_once():
    session = session_of([0.5])
    _, commands = recording(StopPressed(), Finished(Outcome(session)), ConsentTakenBack())
    assert commands[-1] == OfferDeletion((session.head.session_id,))


def test_withdrawal_takes_the_waiting_camera_back():
    state, _ = after(ConsentGiven(agreed()), Wanted(Camera()), ConsentTakenBack(), Loaded())
    assert after(WaitingDue(), state=state) == (state, ())


def test_frame_forbidden_by_the_withdrawal_is_not_reported_as_a_failure():
    state, _ = before_the_camera(ConsentTakenBack())
    assert after(Failed(ConsentWithdrawn("The camera stays off.")), state=state) == (state, ())
    assert after(Failed(UNREADABLE), state=state) == (state, (Say(UNREADABLE),))


def test_next_source_waits_until_the_one_before_is_closed():
    state, commands = before_the_camera(Wanted(CLIP))
    assert state.waiting == CLIP and commands == STOPPED
    state, commands = after(Wanted(OTHER_CLIP), state=state)
    assert state.waiting == OTHER_CLIP and commands == ()
    state, commands = after(Finished(Outcome()), WaitingDue(), state=state)
    assert commands[-1] == Watch(OTHER_CLIP, state.consent)


def test_another_camera_is_opened_where_one_is_seen():
    state, commands = before_the_camera(CameraChanged())
    assert state.waiting == Camera() and commands == STOPPED
    for state, _ in (recording(), after(Loaded()), after(Loaded(), Wanted(CLIP))):
        assert after(CameraChanged(), state=state) == (state, ())


@pytest.mark.parametrize(
    ("events", "outcome", "explained"),
    [
        ((), Outcome(failure=BUSY), (Explain(Why.CAMERA_FAILED, BUSY.problem), Say(Saying.NOTHING))),
        ((), Outcome(failure=UNREADABLE), (Explain(Why.CAMERA_FAILED), Say(Saying.NOTHING))),
        ((Opened(), StopPressed()), Outcome(), (Explain(Why.CAMERA_OFF),)),
        (
            (Opened(), Lost(UNPLUGGED), StopPressed()),
            Outcome(),
            (Explain(Why.CAMERA_FAILED, UNPLUGGED.problem), Say(Saying.NOTHING)),
        ),
        ((Opened(), Lost(UNPLUGGED), Regained(), StopPressed()), Outcome(), (Explain(Why.CAMERA_OFF),)),
    ],
)
def test_end_without_a_session_is_explained(events, outcome, explained):
    state, commands = after(Loaded(), ConsentGiven(agreed()), Wanted(Camera()), *events, Finished(outcome))
    assert state.phase is Phase.IDLE
    assert commands == (HoldContent(), Enter(Phase.IDLE), *explained, BeginWaiting())


def test_picture_that_shows_nothing_is_reported_once_and_then_cleared():
    state, commands = before_the_camera(PictureSeen(PictureState.BLACK))
    assert commands == (Say(PictureState.BLACK),)
    assert after(PictureSeen(PictureState.BLACK), state=state) == (state, ())
    assert after(PictureSeen(PictureState.OK), state=state)[1] == (Say(PictureState.OK),)


class AnyOrder(RuleBasedStateMachine):
    """A viewer, a worker with its camera, and a player, who act in any order; the worker keeps its promises.

    `watched` is the source that the worker has open. The player reports that it plays or pauses, as Qt's does, also
    after a command.
    """

    def __init__(self):
        super().__init__()
        self.state = State()
        self.events = deque()
        self.watched = None
        self.opened = self.stopping = self.lost = False
        self.begun = self.ended = 0
        self.paused = False
        self.plays = False
        self.chose_blind = False
        self.asked = False
        self.under_consent = []
        self.offered = []
        self.handed = []

    @property
    def in_session(self):
        return self.begun > self.ended

    def handle(self, event):
        self.events.append(event)
        while self.events:
            before = self.state
            self.state, commands = step(before, self.events.popleft())
            entered = [command.phase for command in commands if isinstance(command, Enter)]
            assert entered == ([self.state.phase] if self.state.phase is not before.phase else [])
            for number, command in enumerate(commands, start=1):
                self.carry_out(command, is_last=number == len(commands))

    def carry_out(self, command, is_last):
        match command:
            case Revoke(consent):
                consent.withdraw()
            case HandOver(session):
                self.handed.append(session.head.session_id)
            case OfferDeletion(session_ids):
                assert self.state.consent is None and self.watched is None
                self.offered += session_ids
            case AskForConsent():
                assert is_last and self.state.consent is None
                self.asked = True
            case BeginWaiting():
                assert is_last
                self.events.append(WaitingDue())
            case Say(what):
                words.sentence(what)
            case Explain():
                assert words.reason(command).heading
            case HoldContent() | RunContent() | RewindContent():
                self.move_content(command)
            case ShowRestFailure():
                assert self.state.phase is Phase.UNRESTED and not self.in_session
            case _:
                self.move_worker(command)

    def move_content(self, command):
        if command == RewindContent():
            # Nobody loses their place in the middle of a session.
            assert self.watched == Camera() and not self.in_session
        if command == HoldContent() and self.plays:
            self.plays = False
            self.events.append(ContentStood())
        elif command == RunContent():
            assert self.in_session and not (self.lost or self.paused)
            if self.watched == Camera() and not self.plays:
                self.plays = True
                self.events.append(ContentRan())

    def move_worker(self, command):
        match command:
            case Watch(source, consent):
                assert self.watched is None
                if source == Camera():
                    consent.camera_permit()
                self.watched, self.opened, self.stopping, self.lost, self.paused = source, False, False, False, False
                self.begun += source != Camera()
            case StopWatching():
                assert self.watched is not None and not self.stopping
                self.stopping = True
            case BeginSession():
                assert self.watched == Camera() and self.opened
                assert not (self.in_session or self.lost or self.stopping)
                self.begun += 1
            case PauseSession():
                assert self.in_session and not self.paused
                self.paused = True
            case ResumeSession():
                assert self.in_session and self.paused and not self.lost
                self.paused = False

    @initialize(way=st.sampled_from(["loading", "unusable", "ready", "camera", "lost", "recording"]))
    def begin(self, way):
        """Begin a session; without this rule, one would be rare among so many possible events."""
        if way == "unusable":
            self.handle(Failed(Failure("The model cannot be read.")))
        elif way != "loading":
            self.handle(Loaded())
        if way in ("camera", "lost", "recording"):
            self.agree()
            self.handle(Wanted(Camera()))
            self.deliver()
        if way == "lost":
            self.lose(UNPLUGGED)
        if way == "recording":
            self.start(measures_rest=False)

    @precondition(lambda self: self.state.phase is Phase.LOADING and self.state.unusable is None)
    @rule()
    def is_loaded(self):
        waiting = self.state.waiting
        self.handle(Loaded())
        assert self.watched == waiting

    @precondition(lambda self: self.state.consent is None)
    @rule()
    def agree(self):
        self.asked = False
        self.under_consent = []
        self.handle(ConsentGiven(agreed()))

    @precondition(lambda self: self.asked)
    @rule(agrees=st.booleans())
    def answer(self, agrees):
        self.asked = False
        if not agrees:
            self.handle(ConsentRefused())
        else:
            self.handle(ConsentGiven(agreed()))
            self.handle(Wanted(Camera()))

    @rule(what=st.sampled_from(["camera", "clip", "stop", "withdraw", "end of content", "end of source"]))
    def break_off(self, what):
        if what == "withdraw":
            self.withdraw()
        elif what == "end of content" and self.plays:
            self.plays = False
            self.handle(ContentStood())
            self.handle(ContentEnded())
        elif what == "end of source" and self.watched is not None:
            self.finish(has_samples=True, kept=Kept.IN_HISTORY, failure=None)
        else:
            self.handle({"camera": Wanted(Camera()), "clip": Wanted(CLIP)}.get(what, StopPressed()))

    def withdraw(self):
        self.handle(ConsentTakenBack())
        assert self.state.waiting is None
        assert self.watched is None or self.stopping

    @rule(measures_rest=st.booleans(), rewinds=st.booleans(), blind=st.booleans())
    def start(self, measures_rest, rewinds=True, blind=False):
        begins = self.state.phase is Phase.PREVIEWING and self.state.loss is None
        self.handle(StartPressed("A film", measures_rest, rewinds, blind))
        if begins:
            self.chose_blind = blind

    @rule(event=st.sampled_from([PutAway(), CameraChanged(), Wanted(OTHER_CLIP), ContentRan(), WaitingDue()]))
    @precondition(lambda self: self.state.phase not in (Phase.PREVIEWING, Phase.RECORDING, Phase.PAUSED))
    def press_elsewhere(self, event):
        self.handle(event)

    @rule(event=st.sampled_from([RestSkipped(), RestAgain(), *RESTS]))
    def end_rest(self, event):
        self.handle(event)

    @rule()
    def toggle_pause(self):
        self.handle(PauseToggled())

    @precondition(lambda self: self.state.phase in (Phase.IDLE, Phase.PREVIEWING, Phase.RECORDING, Phase.PAUSED))
    @precondition(lambda self: self.watched in (None, Camera()))
    @rule()
    def play_or_hold(self):
        """Play or pause the film, which is possible before any camera is on."""
        self.plays = not self.plays
        self.handle(ContentRan() if self.plays else ContentStood())

    @precondition(lambda self: self.watched is not None and not self.opened)
    @rule()
    def deliver(self):
        self.opened = True
        self.handle(Opened())

    @precondition(lambda self: self.watched == Camera() and self.opened)
    @rule(loss=st.sampled_from([UNPLUGGED, BUSY]))
    def lose(self, loss):
        self.lost = True
        self.handle(Lost(loss))

    @precondition(lambda self: self.lost)
    @rule()
    def regain(self):
        self.lost = False
        self.handle(Regained())

    @precondition(lambda self: self.watched is not None)
    @rule(picture=st.sampled_from(PictureState))
    def see(self, picture):
        self.handle(PictureSeen(picture))

    @precondition(lambda self: self.watched is not None and (self.stopping or not self.opened))
    @rule(
        has_samples=st.booleans(),
        kept=st.sampled_from(Kept),
        failure=st.sampled_from([None, UNREADABLE, BUSY, ConsentWithdrawn("The camera stays off.")]),
    )
    def finish(self, has_samples, kept, failure):
        """Finish by itself, or after a command."""
        waiting, was_camera = self.state.waiting, self.watched == Camera()
        session = session_of([0.5]) if self.in_session and has_samples else None
        handed = len(self.handed)
        self.ended = self.begun
        self.watched = None
        self.lost = self.stopping = False
        if failure is not None:
            self.handle(Failed(failure))
        if session is not None and was_camera:
            self.under_consent.append(session.head.session_id)
        self.handle(Finished(Outcome(session, kept, failure)))
        assert self.handed[handed:] == ([] if session is None else [session.head.session_id])
        assert self.watched == waiting and self.state.waiting is None

    @precondition(lambda self: self.watched is None)
    @rule(event=st.sampled_from(LATE))
    def tell_late(self, event):
        before = self.state
        self.handle(event)
        assert self.state == before

    @invariant()
    def it_knows_what_is_watched(self):
        assert self.state.source == self.watched
        assert (self.watched is not None) == (self.state.phase.is_watching or self.state.phase is Phase.STOPPING)
        assert self.stopping == (self.state.phase is Phase.STOPPING)
        assert self.stopping or self.lost == (self.state.loss is not None)

    @invariant()
    def it_knows_what_is_recorded(self):
        phase = self.state.phase
        if phase in (Phase.RECORDING, Phase.PAUSED):
            assert self.in_session
            assert (phase is Phase.RECORDING) == (not self.paused and not self.lost)
        elif self.in_session:
            assert phase is Phase.STOPPING or (phase is Phase.OPENING and self.watched != Camera())
        assert self.begun - self.ended in (0, 1)

    @invariant()
    def content_runs_with_the_session(self):
        phase = self.state.phase
        if phase in (Phase.RECORDING, Phase.PAUSED) and self.watched == Camera():
            assert self.plays == (phase is Phase.RECORDING)
        if phase.is_before_session or phase in (Phase.OPENING, Phase.FINISHED):
            assert not self.plays

    @invariant()
    def viewer_sees_what_they_chose_to_see(self):
        phase = self.state.phase
        if self.watched == Camera() and (phase.is_before_session or phase.is_recording):
            assert self.state.blind == self.chose_blind
        elif phase is not Phase.STOPPING:
            assert not self.state.blind

    @invariant()
    def no_camera_without_consent(self):
        if self.watched == Camera() and not self.stopping:
            self.state.consent.camera_permit()

    @invariant()
    def what_waits_is_due_some_time(self):
        if self.state.waiting is not None:
            assert self.state.phase in (Phase.LOADING, Phase.STOPPING)

    @invariant()
    def whoever_withdraws_is_offered_deletion_of_all(self):
        if self.state.consent is None and self.watched is None:
            assert set(self.under_consent) <= set(self.offered)
        assert len(self.offered) == len(set(self.offered))

    def teardown(self):
        """Withdraw, which ends any course: the source is stopped, and nothing follows."""
        self.withdraw()
        if self.watched is not None:
            self.finish(False, Kept.UNWANTED, None)
        assert self.watched is None and self.state.phase in (Phase.LOADING, Phase.IDLE, Phase.FINISHED)
        assert not self.in_session
        # A film that somebody looks into without any camera is their own.
        assert not self.plays or self.state.phase is Phase.IDLE


AnyOrder.TestCase.settings = settings(stateful_step_count=40)
TestAnyOrder = AnyOrder.TestCase
