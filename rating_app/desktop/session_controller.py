"""The sessions, one after the other: events go to `session_flow`, and its commands are carried out here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from rating_app import __version__
from rating_app.desktop import session_words as words
from rating_app.desktop.equipment import Equipment
from rating_app.desktop.preferences import Preferences
from rating_app.desktop.recording import NewSession
from rating_app.desktop.reviewed import Origin, Reviewed
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
    ShowRestFailure,
    StopWatching,
    TellConsent,
    Watch,
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
from rating_app.desktop.session_flow import State, step
from rating_app.desktop.worker import AnalysisWorker
from rating_app.now_playing import Track
from rating_app.rating import Baseline
from rating_app.rating.baseline import BaselineFailed, RestMeasurement
from rating_app.session.consent import ConsentNotice, DemoBasis, LiveConsent
from rating_app.session.content import ClockSource, ContentClock, ContentItem, ContentKind, ContentPosition
from rating_app.session.exclusion import ExclusionReason
from rating_app.session.session import SessionHead, SessionListener, together
from rating_app.session.sight import Company, Sight, SightNow
from rating_app.settings import demo_clip, demo_film
from rating_app.system.failure import Failure
from rating_app.views.content.view import ContentView
from rating_app.views.design.language import translated
from rating_app.views.watch.phase import Phase
from rating_app.views.watch.start_card import Reason, loading
from rating_app.vision.camera import CameraFailed, FrameSource, WebcamSource
from rating_app.vision.expression import ModelDescription
from rating_app.vision.live_update import LiveUpdate
from rating_app.vision.recording.decoder import IsolatedVideoSource

_CAMERA_POLL_MS = 50


class Sights(Protocol):
    """A place where viewers may see themselves."""

    @property
    def sight(self) -> Sight:
        """The part of themselves that they see there now."""


class Stage(Sights, Protocol):
    """A place where content is shown."""

    @property
    def content(self) -> ContentView | None:
        """The view of content that the app itself shows; None if something else is watched."""

    @property
    def kind(self) -> ContentKind | None:
        """The kind of the content, None if nothing is chosen."""

    def open_demo(self, film: Path, title: str) -> None:
        """Show what the viewer of the demo clip watches."""


class Elsewhere(Protocol):
    """Another player, as the source of what is watched."""

    def begin(self) -> Track | None:
        """Begin a session, and return its film; None if it is unknown."""

    def run(self) -> None:
        """Resume the session."""


@dataclass(frozen=True)
class SittingTerms:
    """The terms on which a study records its `viewer`, a code, in place of the user's settings: content is shown on
    `stage`, the viewer watches in this `company`, and sees nothing of themselves if they are `blind`.
    """

    stage: Stage
    viewer: str
    company: Company
    blind: bool


class SessionController(QObject):
    """The controller between the viewer's requests and the worker. `session_flow` decides what follows from what.

    `clock` holds the position in the content. `reason` is the last explanation of why nothing is seen.

    Signals:
        phase_changed(object): the new Phase.
        explained(object): a Reason why nothing is seen.
        said(str, str, str): a sentence for the user, the role of its colour, and its subject.
        updated(object, bool): a LiveUpdate, and whether its picture is shown mirrored.
        rest_left(float): for how many more seconds the resting face is measured.
        rest_failed(str): why there is no resting face; one sentence. `rest_again` or `skip_rest` is to follow.
        recorded(object): the session that has just ended, as Reviewed.
        item_recorded(object): the Session of an item that has just ended, in a study's sitting.
        consent_changed(bool): whether there is a live consent.
        withdrawn(object): the ids of the sessions that were recorded under the consent that was withdrawn, a tuple.
        camera_switched(bool): whether a camera is held open.
    """

    phase_changed = Signal(object)
    explained = Signal(object)
    said = Signal(str, str, str)
    updated = Signal(object, bool)
    rest_left = Signal(float)
    rest_failed = Signal(str)
    recorded = Signal(object)
    item_recorded = Signal(object)
    consent_changed = Signal(bool)
    withdrawn = Signal(object)
    camera_switched = Signal(bool)

    def __init__(
        self,
        worker: AnalysisWorker,
        preferences: Preferences,
        keeper: SessionListener,
        notice: ConsentNotice,
        ask_for_consent: Callable[[], bool],
        equipment: Equipment,
        clock: ContentClock,
        camera: str = "",
        parent: QObject | None = None,
    ) -> None:
        """Wire the worker. `keeper` is notified of sessions that are to be saved. `ask_for_consent` shows the notice
        and returns whether the viewer agrees. `camera` was named on the command line, by an index or a part of its
        name; no other is used then.
        """
        super().__init__(parent)
        self.clock = clock
        self.reason = loading()
        self._state = State()
        self._events: deque[Event] = deque()
        self._is_handling = False
        self._worker = worker
        self._preferences = preferences
        self._keeper = keeper
        self._listeners: tuple[SessionListener, ...] = ()
        self._notice = notice
        self._ask_for_consent = ask_for_consent
        self._equipment = equipment
        self._camera = camera
        self._sitting: SittingTerms | None = None
        self._item_keeper: SessionListener | None = None
        self._sitting_ends = False
        self._stage: Stage | None = None
        self._elsewhere: Elsewhere | None = None
        self._beside: Sights | None = None
        self._sight = SightNow()
        self._model: ModelDescription | None = None
        self._source: FrameSource | None = None
        self._rest = RestMeasurement(preferences.settings.method)
        self._camera_poll = QTimer(self)
        self._camera_poll.setInterval(_CAMERA_POLL_MS)
        self._camera_poll.timeout.connect(self._on_camera_poll)
        self._deeds: Mapping[type[Command], Callable[[Any], object]] = {
            Enter: lambda command: self.phase_changed.emit(command.phase),
            AskForConsent: self._ask,
            TellConsent: lambda _: self.consent_changed.emit(True),
            Revoke: self._revoke,
            Watch: self._watch,
            StopWatching: lambda _: worker.stop(),
            MeasureRest: self._measure_rest,
            ShowRestFailure: lambda command: self.rest_failed.emit(translated(command.failure)),
            BeginSession: self._begin_session,
            PauseSession: lambda _: worker.pause(),
            ResumeSession: lambda _: worker.resume(),
            HoldContent: self._hold_content,
            RewindContent: self._rewind_content,
            RunContent: self._run_content,
            HandOver: self._hand_over,
            OfferDeletion: self._offer_deletion,
            BeginWaiting: lambda _: self._handle(WaitingDue()),
            Say: lambda command: self.said.emit(*words.sentence(command.what), words.about(command.what)),
            Explain: lambda command: self.explain(words.reason(command)),
        }
        worker.opened.connect(self._on_opened)
        worker.updated.connect(self._on_updated)
        worker.finished.connect(self._on_finished)
        worker.failed.connect(self._on_failed)
        worker.lost.connect(self._on_lost)
        worker.regained.connect(self._on_regained)

    @property
    def phase(self) -> Phase:
        """The current phase of the program."""
        return self._state.phase

    @property
    def has_consent(self) -> bool:
        """Whether a viewer has agreed and not withdrawn."""
        return self._state.consent is not None

    @property
    def is_blind(self) -> bool:
        """Whether the viewer sees nothing of themselves at present."""
        return self._state.blind

    @property
    def watches_camera(self) -> bool:
        """Whether the camera is rated, rather than a recording."""
        return self._state.watches_camera

    def show_on(self, stage: Stage) -> None:
        """Show content on `stage` from now on."""
        self._stage = stage

    def follow(self, elsewhere: Elsewhere) -> None:
        """Take from `elsewhere` what is known of content that the app does not show itself."""
        self._elsewhere = elsewhere

    def show_beside(self, place: Sights) -> None:
        """Include `place` in what viewers may see of themselves, from now on."""
        self._beside = place

    def tell_too(self, listener: SessionListener) -> None:
        """Notify `listener` of every session that begins from now on."""
        self._listeners = (*self._listeners, listener)

    def explain(self, reason: Reason) -> None:
        """Show why nothing is seen."""
        self.reason = reason
        self.explained.emit(reason)

    def be_ready(self, model: ModelDescription) -> None:
        """Go on after the model is loaded, and watch what was requested meanwhile."""
        self._model = model
        self._handle(Loaded())

    @property
    def is_in_sitting(self) -> bool:
        """Whether a study's viewer is being recorded, so that nothing else can be."""
        return self._sitting is not None

    def begin_sitting(self, terms: SittingTerms) -> None:
        """Begin a study viewer's sitting, without any earlier consent; no session may be under way."""
        self._sitting, self._sitting_ends = terms, False
        self.let_viewer_go()

    def end_sitting(self) -> None:
        """End the sitting once everything that belongs to its viewer is closed."""
        self.let_viewer_go()
        self._sitting_ends = True
        self._leave_sitting()

    def _leave_sitting(self) -> None:
        if self._sitting_ends and self.phase in (Phase.LOADING, Phase.IDLE, Phase.FINISHED):
            self.put_away()
            self._sitting, self._item_keeper, self._sitting_ends = None, None, False

    def let_viewer_go(self) -> None:
        """End the viewer's consent and turn the camera off; what was recorded stays."""
        self._handle(ConsentExpired())

    def show_item(self, title: str, keeper: SessionListener, baseline: Baseline | None, measures_rest: bool) -> None:
        """Begin a session of the content on the sitting's stage; `keeper` saves it instead of the history."""
        assert self._sitting is not None, "a sitting first"
        self._item_keeper = keeper
        blind = self._sitting.blind
        self._handle(StartPressed(title, measures_rest, rewinds=True, blind=blind, baseline=baseline))

    def give_consent(self, notice: ConsentNotice | None = None) -> None:
        """Record that the viewer has read the notice, or a study's, and agreed."""
        self._handle(ConsentGiven(LiveConsent.give(notice or self._notice)))

    def withdraw_consent(self) -> None:
        """Turn the camera off at once; it stays off until the viewer agrees again."""
        self._handle(ConsentTakenBack())

    def use_camera(self) -> None:
        """Ask for consent if there is none yet, then open the camera."""
        self._handle(Wanted(Camera()))

    def change_camera(self, another: bool) -> None:
        """Open the camera anew after its settings have changed; `another` means that they name another one."""
        if another:
            self._camera = ""
        self._handle(CameraChanged())

    def play_demo(self) -> None:
        """Rate the demo clip, in which nobody is being watched."""
        self._handle(Wanted(Video(demo_clip(), DemoBasis(), words.demo_title())))

    def start(self, title: str) -> None:
        """Begin a session, after the resting face if that is wanted; if no camera is on, open it instead."""
        settings = self._preferences.settings
        measures_rest = settings.measure_rest and settings.viewers == 1
        self._handle(StartPressed(title or words.untitled(), measures_rest, settings.rewind, settings.blind))

    def rest_again(self) -> None:
        """Measure the resting face once more after it failed."""
        self._handle(RestAgain())

    def skip_rest(self) -> None:
        """Begin without the resting face."""
        self._handle(RestSkipped())

    def toggle_pause(self) -> None:
        """Pause the session and its content, or resume both."""
        self._handle(PauseToggled())

    def mark(self, text: str, newest_s: float) -> None:
        """Note the moment at which the session's frame of `newest_s` was the newest that had come."""
        self._worker.mark(text, newest_s + self._camera_lag_s)

    def exclude(self, reason: ExclusionReason | None) -> None:
        """Leave everything from now on out of the rating; with None, count it again."""
        self._worker.exclude(reason)

    def stop(self) -> None:
        """End the session, if there is one, and release the camera."""
        self._handle(StopPressed())

    def put_away(self) -> None:
        """Leave the session that has ended."""
        self._handle(PutAway())

    @Slot(bool)
    def on_content_running_changed(self, running: bool) -> None:
        """Follow the content, which was paused or resumed by its own controls or by this controller."""
        self._handle(ContentRan() if running else ContentStood())

    @Slot(object, object)
    def on_content_jumped(self, left: ContentPosition, reached: ContentPosition) -> None:
        """Note a jump of the viewer's within the content."""
        self._worker.seek(left, reached)

    @Slot()
    def on_content_ended(self) -> None:
        """End the session, because its content is over."""
        self._handle(ContentEnded())

    def _handle(self, event: Event) -> None:
        """Do everything that follows from `event`; events that come meanwhile wait for their turn."""
        # A worker's signal calls a plain function in the worker's thread, and an event would be lost there.
        assert QThread.currentThread() is self.thread(), "the session is led in the window's thread"
        self._events.append(event)
        if self._is_handling:
            return
        self._is_handling = True
        try:
            while self._events:
                self._state, commands = step(self._state, self._events.popleft())
                for command in commands:
                    self._deeds[type(command)](command)
        finally:
            self._is_handling = False

    def _ask(self, _command: AskForConsent) -> None:
        # The dialog has an event loop of its own, and other events must not wait for the answer.
        self._is_handling = False
        if self._ask_for_consent():
            self.give_consent()
            self.use_camera()
        else:
            self._handle(ConsentRefused())

    def _revoke(self, command: Revoke) -> None:
        command.consent.withdraw()
        self.consent_changed.emit(False)

    def _watch(self, command: Watch) -> None:
        settings = self._preferences.settings
        watched, session = command.source, None
        if isinstance(watched, Video):
            self._source = IsolatedVideoSource(watched.path, paced=True)
            self.explain(words.opening_recording(self._source.name))
            if isinstance(watched.basis, DemoBasis) and self._stage is not None:
                self._stage.open_demo(demo_film(), watched.title)
            session = self._new_session(watched.title)
        else:
            assert command.consent is not None, "no camera without consent"
            permit = command.consent.camera_permit()
            wanted = self._camera or settings.camera
            # A remembered camera may be unplugged by now; one from the command line must be there.
            or_first = not self._camera
            equipment = self._equipment
            self._source = WebcamSource(
                permit, wanted, or_first, settings.frame_size, equipment.now_s, equipment.cameras, self._camera_lag_s
            )
            self.explain(words.opening_camera())
        self._sight.tell(None)
        # A study's viewer is one person, even if others are in the room.
        viewers = settings.viewers if self._sitting is None else 1
        self._worker.watch(self._source, session, self.clock, viewers, settings.method, settings.needle_s, self._sight)
        self._camera_poll.start()

    @property
    def _camera_lag_s(self) -> float:
        """As it is set, which cannot change in a session; what is not before the camera has none."""
        return self._preferences.settings.camera_lag_ms / 1000 if self._state.watches_camera else 0.0

    def _begin_session(self, command: BeginSession) -> None:
        self._tell_sight()
        self._worker.begin_session(self._new_session(command.title, command.baseline))

    def _new_session(self, title: str, baseline: Baseline | None = None) -> NewSession:
        state, settings, sitting = self._state, self._preferences.settings, self._sitting
        stage = self._shown_on
        assert self._source is not None and self._model is not None
        if isinstance(self._source, WebcamSource):
            # It may have been set since the camera was opened.
            self._source.lag_s = self._camera_lag_s
        # What the people in a recording watched is unknown; what the demo's viewer watched is known.
        knows_content = state.watches_camera or isinstance(state.basis, DemoBasis)
        shown = self._content if knows_content else None
        kind = ContentKind.SCREEN if state.watches_camera else ContentKind.RECORDING
        if shown is not None and stage is not None and stage.kind is not None:
            kind = stage.kind
        items, told_by = (() if shown is None else shown.items), ClockSource.NONE if shown is None else ClockSource.APP
        length_s = None if shown is None else shown.duration_s
        elsewhere = self._elsewhere if kind is ContentKind.SCREEN and sitting is None else None
        track = None if elsewhere is None else elsewhere.begin()
        if track is not None:
            items, told_by, length_s = (ContentItem(track.title, ""),), ClockSource.MPRIS, track.length_s
        company = _company(settings.company) if sitting is None else sitting.company
        head = SessionHead(
            state.basis,
            title,
            self._source.name,
            self._model.name,
            __version__,
            self._model.class_names,
            baseline=baseline,
            method=settings.method,
            content_kind=kind,
            items=items,
            viewer="" if sitting is None else sitting.viewer,
            company=company if state.watches_camera else None,
            content_clock=told_by,
            content_length_s=length_s,
            camera_lag_s=self._camera_lag_s,
        )
        keeper = self._keeper if settings.keep_sessions else None
        if sitting is not None:
            keeper = self._item_keeper
        return NewSession(head, keeper, self._listeners, settings.needle_s)

    def _measure_rest(self, _command: MeasureRest) -> None:
        self._rest = RestMeasurement(self._preferences.settings.method)

    @property
    def _shown_on(self) -> Stage | None:
        return self._stage if self._sitting is None else self._sitting.stage

    @property
    def _content(self) -> ContentView | None:
        return None if self._shown_on is None else self._shown_on.content

    def _hold_content(self, _command: HoldContent) -> None:
        if self._content is not None:
            self._content.hold()

    def _rewind_content(self, _command: RewindContent) -> None:
        if self._content is not None:
            self._content.rewind()
            self.clock.forget()

    def _run_content(self, _command: RunContent) -> None:
        if self._content is not None:
            self._content.run()
        elif self._elsewhere is not None and self._state.watches_camera:
            self._elsewhere.run()

    def _hand_over(self, command: HandOver) -> None:
        if self._sitting is None:
            self.recorded.emit(Reviewed(command.session, Origin.ENDED, command.kept))
        else:
            self.item_recorded.emit(command.session)

    def _offer_deletion(self, command: OfferDeletion) -> None:
        # Nothing of a study's viewer is in the history.
        if self._sitting is None:
            self.withdrawn.emit(command.session_ids)

    @Slot()
    def _on_opened(self) -> None:
        self._handle(Opened())

    @Slot()
    def _on_updated(self) -> None:
        update = self._worker.take_update()
        if update is None:
            return
        self._handle(PictureSeen(update.analysis.picture_state))
        if self._state.shows_updates:
            self.updated.emit(update, self._state.watches_camera and self._preferences.settings.mirror)
        if self.phase is Phase.RESTING:
            self._look_at_rest(update)

    def _look_at_rest(self, update: LiveUpdate) -> None:
        seen = update.analysis.seen
        p_happy = together(seen, self._preferences.settings.method)
        head = seen[0].head if seen else None
        left_s = self._rest.update(update.analysis.frame.timestamp_s, p_happy, None, head)
        self.rest_left.emit(left_s)
        if left_s > 0:
            return
        found: Baseline | BaselineFailed
        try:
            found = self._rest.baseline()
        except BaselineFailed as failure:
            found = failure
        self._handle(RestMeasured(found))

    @Slot(object)
    def _on_lost(self, loss: CameraFailed) -> None:
        self._handle(Lost(loss))

    @Slot()
    def _on_regained(self) -> None:
        self._handle(Regained())

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self._handle(Failed(failure))

    @Slot(object)
    def _on_finished(self, outcome: Outcome) -> None:
        self._handle(Finished(outcome))
        self._leave_sitting()

    def _tell_sight(self) -> None:
        if self._state.watches_camera:
            shown: tuple[Sights | None, ...] = (self._stage, self._beside)
            if self._sitting is not None:
                shown = (self._sitting.stage,)
            places = [place.sight for place in shown if place is not None]
            self._sight.tell(Sight(any(one.face for one in places), any(one.gauge for one in places)))

    def _on_camera_poll(self) -> None:
        self._tell_sight()
        self.camera_switched.emit(any(isinstance(source, WebcamSource) for source in self._worker.open_sources))
        if self._worker.is_released and self.phase in (Phase.IDLE, Phase.FINISHED):
            self._camera_poll.stop()


def _company(setting: str) -> Company | None:
    """Return the company that the setting names; None if the viewer has not answered."""
    return Company(setting) if setting in {company.value for company in Company} else None
