"""One viewing after the other: consent, source, resting face, recording, and its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rating_app import __version__
from rating_app.desktop.worker import AnalysisWorker
from rating_app.rating import Baseline
from rating_app.rating.baseline import BaselineFailed, RestMeasurement
from rating_app.session.consent import (
    Consent,
    ConsentNotice,
    ConsentWithdrawn,
    DemoBasis,
    LiveConsent,
    RecordingAttestation,
)
from rating_app.session.content import ContentClock, ContentKind, ContentPosition
from rating_app.session.session import Session, SessionHead, together
from rating_app.settings import Settings, demo_clip
from rating_app.system.failure import Failure
from rating_app.views.content.view import ContentView
from rating_app.views.watch.phase import Phase
from rating_app.views.watch.start_card import Reason
from rating_app.views.window.language import problem_in_words, translated
from rating_app.vision.camera import CameraProblem, FrameSource, PictureState, WebcamSource
from rating_app.vision.camera.decoder import IsolatedVideoSource
from rating_app.vision.camera.problem import BLACK_PICTURE, FROZEN_PICTURE
from rating_app.vision.expression import ModelDescription
from rating_app.vision.live_update import LiveUpdate

_CAMERA_POLL_MS = 50
_PICTURE_PROBLEMS = {PictureState.BLACK: BLACK_PICTURE, PictureState.FROZEN: FROZEN_PICTURE}


@dataclass(frozen=True)
class _Wish:
    """What is to be watched: `content` is given where it is recorded from its first frame on."""

    make_source: Callable[[], FrameSource]
    basis: Consent
    content: str | None


class Viewing(QObject):
    """Turns what the viewer asks for into what the worker does, and back.

    `settings` count from the next source or session on. `content` is what the app shows, None where something else is
    watched; `kind` is how. `clock` is told where the content is.

    Signals:
        phase_changed(object): the new Phase.
        explained(object): a Reason why nothing is seen.
        said(str, str): a sentence for the user, and the role of its colour.
        updated(object, bool): a LiveUpdate, and whether its picture is shown mirrored.
        rest_left(float): for how many seconds the resting face is still measured.
        recorded(object): the Session that has just ended.
        consent_changed(bool): whether there is a live consent.
        withdrawn(object): the ids of the sessions that were recorded under the consent that is gone, a tuple.
        camera_switched(bool): whether a camera is held open.
    """

    phase_changed = Signal(object)
    explained = Signal(object)
    said = Signal(str, str)
    updated = Signal(object, bool)
    rest_left = Signal(float)
    recorded = Signal(object)
    consent_changed = Signal(bool)
    withdrawn = Signal(object)
    camera_switched = Signal(bool)

    def __init__(
        self,
        worker: AnalysisWorker,
        settings: Settings,
        notice: ConsentNotice,
        ask_for_consent: Callable[[], bool],
        camera: str = "",
        parent: QObject | None = None,
    ) -> None:
        """`ask_for_consent` shows the notice and returns whether the viewer agrees. `camera` was asked for on the
        command line: an index or a part of a name, and no other will do.
        """
        super().__init__(parent)
        self.settings = settings
        self.content: ContentView | None = None
        self.kind = ContentKind.SCREEN
        self.clock = ContentClock()
        self.phase = Phase.LOADING
        self._worker = worker
        self._notice = notice
        self._ask_for_consent = ask_for_consent
        self._camera = camera
        self._model: ModelDescription | None = None
        self._live_consent: LiveConsent | None = None
        self._recorded_under_consent: list[str] = []
        self._basis: Consent | None = None
        self._source: FrameSource | None = None
        self._rest: RestMeasurement | None = None
        self._title = ""
        self._records_at_once = False
        self._waiting: _Wish | None = None
        self._unusable: Reason | None = None
        self._camera_is_lost = False
        self._goes_on_when_back = False
        self._problem: CameraProblem | None = None
        self._picture_state = PictureState.OK
        self._camera_poll = QTimer(self)
        self._camera_poll.setInterval(_CAMERA_POLL_MS)
        self._camera_poll.timeout.connect(self._on_camera_poll)
        worker.opened.connect(self._on_opened)
        worker.updated.connect(self._on_updated)
        worker.finished.connect(self._on_finished)
        worker.failed.connect(self._on_failed)
        worker.problem_found.connect(self._on_problem_found)
        worker.lost.connect(self._on_lost)
        worker.regained.connect(self._on_regained)

    @property
    def has_consent(self) -> bool:
        """Whether a viewer has agreed and not withdrawn."""
        return self._live_consent is not None

    @property
    def watches_camera(self) -> bool:
        """Whether the present source is a camera."""
        return isinstance(self._source, WebcamSource)

    def be_ready(self, model: ModelDescription) -> None:
        """The model is loaded; what was asked for meanwhile is watched now."""
        self._model = model
        self._enter(Phase.IDLE)
        self._watch_what_waits()

    def give_consent(self) -> None:
        """The viewer has read the notice and agreed."""
        self._live_consent = LiveConsent.give(self._notice)
        self._recorded_under_consent = []
        self.consent_changed.emit(True)

    def withdraw_consent(self) -> None:
        """Camera off at once; it stays off until the viewer agrees again."""
        if self._live_consent is not None:
            self._live_consent.withdraw()
            self._live_consent = None
            self.consent_changed.emit(False)
        self._waiting = None
        ends_later = self.phase.is_watching or self.phase is Phase.STOPPING
        self.stop()
        words = self.tr("The camera is off and stays off until you agree again.")
        loading = self.phase is Phase.LOADING
        self.explained.emit(Reason(self.tr("Consent is withdrawn"), words, ways_on=not loading))
        self.said.emit(self.tr("Consent is withdrawn.") + " " + words, "good")
        if not ends_later:
            self._offer_deletion()

    def use_camera(self) -> None:
        """Ask for consent where there is none yet, then open the camera."""
        if self._live_consent is None:
            if not self._ask_for_consent():
                self.explained.emit(
                    Reason(
                        self.tr("The camera stays off"),
                        self.tr(
                            "You did not agree, and that is fine. The demo clip, your history and the notice are open "
                            "to you."
                        ),
                    )
                )
                return
            self.give_consent()
        consent = self._live_consent
        assert consent is not None
        wanted = self._camera or self.settings.camera
        # A remembered camera may be unplugged by now; one that was asked for must be there.
        or_first = not self._camera
        resolution = self.settings.frame_size
        self._watch(
            _Wish(
                lambda: WebcamSource(consent.camera_permit(), wanted, or_first, resolution),
                consent.consent,
                content=None,
            )
        )

    def change_camera(self, another: bool) -> None:
        """The settings want it otherwise; `another` where they name another one than before."""
        if another:
            self._camera = ""
        if self.phase in (Phase.OPENING, Phase.PREVIEWING) and self.watches_camera:
            self.use_camera()

    def play_demo(self) -> None:
        """Rate the built-in clip, in which nobody is being watched."""
        self._watch_video(demo_clip(), DemoBasis(), self.tr("Demo clip"))

    def watch_recording(self, video: Path, attestation: RecordingAttestation, title: str = "") -> None:
        """Rate a recorded video in real time."""
        self._watch_video(video, attestation, title or video.stem)

    def start(self, title: str) -> None:
        """Begin a session, after the resting face where it is wanted; or go back to the camera first."""
        if self.phase is not Phase.PREVIEWING:
            self.use_camera()
            return
        if self._camera_is_lost:
            self._say_that_camera_is_away()
            return
        self._title = title or self.tr("Untitled")
        if self.content is not None:
            self.content.hold()
        if self.settings.measure_rest and self.settings.viewers == 1:
            self._rest = RestMeasurement(self.settings.method)
            self._enter(Phase.RESTING)
        else:
            self._begin_session(None)

    def skip_rest(self) -> None:
        """Begin without the resting face."""
        if self.phase is Phase.RESTING:
            self._begin_session(None)

    def toggle_pause(self) -> None:
        """Hold the session and its content, or go on with both."""
        if self._camera_is_lost:
            self._say_that_camera_is_away()
        elif self.phase is Phase.RECORDING:
            self._pause()
        elif self.phase is Phase.PAUSED:
            self._resume()

    def mark(self, text: str, timestamp_s: float) -> None:
        """Note a moment of the session."""
        self._worker.mark(text, timestamp_s)

    def stop(self) -> None:
        """End the session, if there is one, and let the camera go."""
        if self.phase.is_watching:
            self._enter(Phase.STOPPING)
            self._worker.stop()

    def put_away(self) -> None:
        """The session that has ended is not looked at any more."""
        if self.phase is Phase.FINISHED:
            self._enter(Phase.IDLE)
            self.explained.emit(Reason(self.tr("The camera is off"), self.tr("Nothing is being watched.")))

    @Slot(bool)
    def on_content_running_changed(self, running: bool) -> None:
        """Playback and rating share one clock: the content was paused or set going on its own controls."""
        if running and self._camera_is_lost and self.content is not None:
            self.content.hold()
            self._say_that_camera_is_away()
        elif running and self.phase is Phase.PAUSED:
            self._resume()
        elif not running and self.phase is Phase.RECORDING:
            self._pause()

    @Slot(object, object)
    def on_content_jumped(self, left: ContentPosition, reached: ContentPosition) -> None:
        """The viewer has jumped within the content."""
        if self.phase in (Phase.RECORDING, Phase.PAUSED):
            self._worker.seek(left, reached)

    @Slot()
    def on_content_ended(self) -> None:
        """The content is over, and with it the session."""
        if self.phase in (Phase.RECORDING, Phase.PAUSED):
            self.stop()

    def _watch_video(self, video: Path, basis: Consent, content: str) -> None:
        self._watch(_Wish(lambda: IsolatedVideoSource(video, paced=True), basis, content))

    def _watch(self, wish: _Wish) -> None:
        """Watch a source, after the one before is closed."""
        if self._unusable is not None:
            self.explained.emit(self._unusable)
            return
        if self.phase.is_watching or self.phase in (Phase.LOADING, Phase.STOPPING):
            self._waiting = wish
            self.stop()
            return
        try:
            source = wish.make_source()
        except ConsentWithdrawn as refusal:
            self.said.emit(translated(refusal), "alert")
            return
        self._source, self._basis = source, wish.basis
        self._records_at_once = wish.content is not None
        self._camera_is_lost = self._goes_on_when_back = False
        self._problem = None
        self._picture_state = PictureState.OK
        self.said.emit("", "muted")
        self.explained.emit(
            Reason(self.tr("One moment…"), self.tr("Opening {name}.").format(name=source.name), ways_on=False)
        )
        self._enter(Phase.OPENING)
        self._worker.viewers = self.settings.viewers
        self._worker.method = self.settings.method
        head = None if wish.content is None else self._head(wish.content)
        self._worker.watch(source, head, self.clock)
        self._camera_poll.start()

    def _head(self, content: str, baseline: Baseline | None = None) -> SessionHead:
        assert self._basis is not None and self._source is not None and self._model is not None
        shown = self.content if self.watches_camera else None
        return SessionHead(
            self._basis,
            content,
            self._source.name,
            self._model.name,
            __version__,
            self._model.class_names,
            baseline=baseline,
            method=self.settings.method,
            content_kind=ContentKind.SCREEN if shown is None else self.kind,
            items=() if shown is None else shown.items,
        )

    def _begin_session(self, baseline: Baseline | None) -> None:
        self._rest = None
        self._worker.begin_session(self._head(self._title, baseline))
        self._enter(Phase.RECORDING)
        if self.content is not None:
            self.content.run()

    def _measure_rest(self, update: LiveUpdate, measurement: RestMeasurement) -> None:
        p_happy = together(update.analysis.seen, self.settings.method)
        left_s = measurement.update(update.analysis.frame.timestamp_s, p_happy, None)
        self.rest_left.emit(left_s)
        if left_s > 0:
            return
        try:
            self._begin_session(measurement.baseline())
        except BaselineFailed as failure:
            self._begin_session(None)
            sentence = self.tr("{reason} The session goes on without it.").format(reason=translated(failure))
            self.said.emit(sentence, "alert")

    def _pause(self) -> None:
        self._worker.pause()
        self._enter(Phase.PAUSED)
        if self.content is not None:
            self.content.hold()

    def _resume(self) -> None:
        self._worker.resume()
        self._enter(Phase.RECORDING)
        if self.content is not None:
            self.content.run()

    @Slot()
    def _on_opened(self) -> None:
        if self.phase is Phase.OPENING:
            self._enter(Phase.RECORDING if self._records_at_once else Phase.PREVIEWING)

    @Slot()
    def _on_updated(self) -> None:
        update = self._worker.take_update()
        if update is not None:
            self._tell_picture_state(update.analysis.picture_state)
        if update is not None and self.phase in (Phase.PREVIEWING, Phase.RESTING, Phase.RECORDING):
            self.updated.emit(update, self.watches_camera and self.settings.mirror)
            if self.phase is Phase.RESTING and self._rest is not None:
                self._measure_rest(update, self._rest)

    def _tell_picture_state(self, state: PictureState) -> None:
        """The way out of a picture that shows nothing, once, until it shows something again."""
        if state is self._picture_state:
            return
        self._picture_state = state
        problem = _PICTURE_PROBLEMS.get(state)
        self.said.emit("" if problem is None else problem_in_words(problem), "alert")

    @Slot(object)
    def _on_problem_found(self, problem: CameraProblem) -> None:
        self._problem = problem

    @Slot(object)
    def _on_lost(self, loss: Failure) -> None:
        self._camera_is_lost = True
        if self.phase is Phase.RESTING:
            self._rest = None
            self._enter(Phase.PREVIEWING)
        elif self.phase is Phase.RECORDING:
            self._goes_on_when_back = True
            self._enter(Phase.PAUSED)
            if self.content is not None:
                self.content.hold()
        self.said.emit(translated(loss), "alert")

    @Slot()
    def _on_regained(self) -> None:
        self.said.emit(self.tr("The camera is back."), "good")
        goes_on = self._goes_on_when_back and self.phase is Phase.PAUSED
        self._camera_is_lost = self._goes_on_when_back = False
        self._problem = None
        if goes_on:
            self._enter(Phase.RECORDING)
            if self.content is not None:
                self.content.run()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self.phase is Phase.LOADING:
            text = translated(failure) + " " + self.tr("Your history, its exports and the settings are open to you.")
            self._unusable = Reason(self.tr("Nothing can be rated"), text, ways_on=False, failed=True)
            self.explained.emit(self._unusable)
        else:
            self.said.emit(translated(failure), "alert")

    @Slot(object)
    def _on_finished(self, session: Session | None) -> None:
        never_opened = self.phase is Phase.OPENING
        self._camera_is_lost = self._goes_on_when_back = False
        if self.content is not None:
            self.content.hold()
        if session is not None and session.samples:
            if self.watches_camera:
                self._recorded_under_consent.append(session.head.session_id)
            self._enter(Phase.FINISHED)
            self.recorded.emit(session)
        else:
            self._enter(Phase.IDLE)
            self._explain_end(never_opened)
        if self._live_consent is None:
            self._offer_deletion()
        self._watch_what_waits()

    def _explain_end(self, never_opened: bool) -> None:
        problem = self._problem
        if self.watches_camera and (never_opened or problem is not None) and self._live_consent is not None:
            ways_on = self.tr("You can watch the built-in demo clip, rate a recorded video, or try the camera again.")
            self.explained.emit(
                Reason(
                    self.tr("The camera did not open") if problem is None else translated(problem.heading),
                    ways_on if problem is None else problem_in_words(problem),
                    self.tr("Try the camera again"),
                )
            )
            self.said.emit("", "muted")
        elif not (self.watches_camera and self._live_consent is None):
            self.explained.emit(Reason(self.tr("The camera is off"), self.tr("Nothing is being watched.")))

    def _watch_what_waits(self) -> None:
        following, self._waiting = self._waiting, None
        if following is not None:
            self._watch(following)

    def _say_that_camera_is_away(self) -> None:
        words = (
            self.tr("The session goes on by itself as soon as the camera is back.")
            if self._goes_on_when_back
            else self.tr("The camera is away, and is waited for.")
        )
        self.said.emit(words, "muted")

    def _offer_deletion(self) -> None:
        recorded, self._recorded_under_consent = tuple(self._recorded_under_consent), []
        if recorded:
            self.withdrawn.emit(recorded)

    def _on_camera_poll(self) -> None:
        self.camera_switched.emit(any(isinstance(source, WebcamSource) for source in self._worker.open_sources))
        if self._worker.is_released and self.phase in (Phase.IDLE, Phase.FINISHED):
            self._camera_poll.stop()

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit(phase)
