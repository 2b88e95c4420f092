"""One viewer's way through a study: what their screen shows next, and what is saved of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime, timezone
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from rating_app import __version__
from rating_app.desktop.background import Background
from rating_app.desktop.preferences import Preferences
from rating_app.desktop.session_controller import SessionController, SittingTerms
from rating_app.rating import Baseline
from rating_app.session.consent import ConsentNotice
from rating_app.session.session import Session
from rating_app.study.plan import NEUTRAL, Answer, Asked, Question, QuestionKind
from rating_app.study.sitting import Mark, Sitting
from rating_app.study.sitting_folder import StudyFolder, Withdrawal
from rating_app.system.failure import Failure
from rating_app.views.design.indicators import RecordingState
from rating_app.views.design.language import translated
from rating_app.views.study.desk import DeskState
from rating_app.views.study.viewer_screen import ViewerScreen
from rating_app.views.watch.face_state import face_state, joy_caption
from rating_app.views.watch.phase import Phase
from rating_app.views.watch.start_card import Reason
from rating_app.views.window.main_window import MainWindow
from rating_app.vision.live_update import LiveUpdate

_LOOK_AGAIN_MS = 1000
"""After this time, a camera that is away or did not open is tried again."""


class Step(Enum):
    """A step of the sitting. In ITEM the resting face is measured first if it is not known yet; in KEEPING the recorded
    session is written; in CLOSING the camera goes off before all of the viewer's data are erased.
    """

    READING = auto()
    CONSENT = auto()
    FIELDS = auto()
    READY = auto()
    BLANK = auto()
    ITEM = auto()
    KEEPING = auto()
    QUESTIONS = auto()
    CLOSING = auto()
    OVER = auto()


class After(Enum):
    """The next step once the item has gone from the screen."""

    QUESTIONS = auto()
    REPEAT = auto()
    NEXT = auto()
    STOP = auto()
    ERASE = auto()


class SittingController(QObject):
    """A controller that serves one viewer, from the notice to the thanks; the next viewer has another. Everything is
    written to the study's folder before it is shown, so that only the current moment is lost if the program ends.

    Signals:
        changed(): the folder's contents have changed.
        withdrew(object): the viewer has withdrawn, and is erased; the Withdrawal.
        left(): the moderator goes back to the study.
        next_wanted(): the next viewer may come.
    """

    changed = Signal()
    withdrew = Signal(object)
    left = Signal()
    next_wanted = Signal()
    _read = Signal(object)

    def __init__(
        self,
        folder: StudyFolder,
        viewer: str,
        notice: ConsentNotice,
        window: MainWindow,
        sessions: SessionController,
        preferences: Preferences,
        background: Background,
    ) -> None:
        """Wire screens and sessions. `notice` is this viewer's, with the study's purpose; `background` writes."""
        super().__init__(window)
        self._folder, self._study, self._viewer = folder, folder.study, viewer
        self._notice = notice
        self._window, self._desk = window, window.desk
        self._app: QGuiApplication = QGuiApplication.instance()  # type: ignore[assignment]
        self._sessions = sessions
        self._preferences = preferences
        self._background = background
        self._step, self._after = Step.READING, After.QUESTIONS
        self._sitting: Sitting | None = None
        self._item = ""
        self._baseline: Baseline | None = None
        self._is_rested = False
        self._is_halted = False
        self._is_seen = False
        self._told_of_camera = False
        self._then: Callable[[Sitting], None] = self._go_on
        self._blank = QTimer(self)
        self._blank.setSingleShot(True)
        self._blank.timeout.connect(self._on_blank_over)
        self.screen = ViewerScreen(sessions.clock, window)
        self._wire()

    @property
    def viewer(self) -> str:
        """The viewer's code."""
        return self._viewer

    @property
    def step(self) -> Step:
        """The current step."""
        return self._step

    @property
    def sitting(self) -> Sitting | None:
        """The sitting as it is saved so far; None before the viewer has agreed."""
        return self._sitting

    def begin(self, resumes: bool = False) -> None:
        """Begin the sitting, or resume it after the program has ended in between."""
        terms = SittingTerms(self.screen, self._viewer, self._study.recorded_company, self._study.blind)
        self._sessions.begin_sitting(terms)
        self._desk.show_viewer(self._study, self._viewer, self._has_own_screen)
        self._window.show_desk(True)
        self.screen.show_words(self.tr("Welcome"), self.tr("One moment, please."))
        self._fill()
        if resumes:
            self._write(lambda: self._folder.resume(self._viewer), self._on_resumed)
            self._show_desk()
        else:
            self._ask_for_consent()

    def close(self) -> None:
        """Close the viewer's screen and delete the controller; a sitting that is not over can go on later."""
        self._blank.stop()
        self._step = Step.OVER
        self._sessions.end_sitting()
        self.abandon()
        self._window.show_desk(False)
        self._window.show_message("")
        self.deleteLater()

    def abandon(self) -> None:
        """Close the viewer's screen because the program ends."""
        self._blank.stop()
        self.screen.end()
        self.screen.deleteLater()

    # Actions of the viewer.

    @Slot()
    def _on_agreed(self) -> None:
        if self._step is not Step.CONSENT:
            return
        self._sessions.give_consent(self._notice)
        if self._sitting is not None:
            self._make_ready()
        elif self._study.fields:
            self._step = Step.FIELDS
            fields = [
                Question(f.id, f.text, QuestionKind.CHOICE if f.options else QuestionKind.TEXT, options=f.options)
                for f in self._study.fields
            ]
            self.screen.questions.ask(fields)
            self.screen.show_questions()
            self._show_desk()
        else:
            self._open({})

    @Slot()
    def _on_refused(self) -> None:
        if self._step is Step.CONSENT:
            self._dismiss()

    @Slot(object)
    def _on_answered(self, answers: Mapping[str, Answer]) -> None:
        if self._step is Step.FIELDS:
            self._open({name: str(answer) for name, answer in answers.items()})
        elif self._step is Step.QUESTIONS and self._sitting is not None:
            sitting = self._sitting
            for question, answer in answers.items():
                sitting = sitting.answered(self._study, question, answer, self._item or None)
            if self._save(sitting):
                self._next() if self._item else self._thank()

    @Slot()
    def _on_begun(self) -> None:
        if self._step is not Step.READY:
            return
        self._come_back()
        if self._sessions.phase is Phase.PREVIEWING:
            self._next()
        elif self._sessions.phase is Phase.IDLE:
            self._use_camera()

    @Slot()
    def _on_halted(self) -> None:
        """Halt the sitting: the viewer has pressed Esc, or closed their window."""
        if self._step not in (Step.READING, Step.CONSENT, Step.KEEPING, Step.CLOSING, Step.OVER):
            self._halt()
            self.screen.show_halt()

    @Slot()
    def _on_continued(self) -> None:
        if not self._is_halted:
            return
        self._is_halted = False
        if self._sessions.phase is Phase.PAUSED:
            self._sessions.toggle_pause()
        self._show_step()

    @Slot()
    def _on_moderator_called(self) -> None:
        """Show the moderator's screen if the viewer's screen covers it; the moderator has pressed the keys."""
        if self._has_own_screen:
            return
        if self._step is not Step.OVER:
            self._halt()
        self.screen.hide()
        self._window.raise_()
        self._window.activateWindow()
        self._show_desk()

    # Actions of the moderator.

    @Slot()
    def _on_screen_requested(self) -> None:
        self._fill()
        if not self._has_own_screen:
            self._on_continued()

    @Slot()
    def _on_again(self) -> None:
        self._come_back()
        if self._step is Step.ITEM:
            self._leave_item(After.REPEAT)
        elif self._step in (Step.BLANK, Step.QUESTIONS) and self._sitting is not None:
            self._repeat(self._sitting)

    @Slot()
    def _on_skip(self) -> None:
        self._come_back()
        if self._step is Step.ITEM:
            self._leave_item(After.NEXT)
        elif self._step is Step.BLANK and self._sitting is not None:
            if self._save(self._sitting.skip(_now())):
                self._next()
        elif self._step is Step.QUESTIONS:
            self._next() if self._item else self._thank()

    @Slot()
    def _on_stop(self) -> None:
        """Stop the sitting, for the moderator or for the viewer."""
        self._is_halted = False
        if self._step in (Step.ITEM, Step.KEEPING):
            self._leave_item(After.STOP)
        elif self._sitting is None and self._step in (Step.CONSENT, Step.FIELDS):
            self._dismiss()
        elif self._step not in (Step.READING, Step.CLOSING, Step.OVER):
            self._thank()

    @Slot()
    def withdraw(self) -> None:
        """Withdraw the viewer: the camera goes off at once, and all of their data are erased."""
        if self._step in (Step.READING, Step.OVER, Step.CLOSING):
            return
        self._is_halted = False
        self._after = After.ERASE
        self._blank.stop()
        keeping = self._step is Step.KEEPING
        self._step = Step.CLOSING
        self.screen.show_blank()
        self._show_desk()
        if self._sessions.phase.is_watching or self._sessions.phase is Phase.STOPPING:
            self._sessions.withdraw_consent()
        else:
            self._sessions.let_viewer_go()
            if not keeping:
                self._erase()

    @Slot()
    def _on_screens_changed(self) -> None:
        """Move the viewer's window to its screen after one was plugged in or unplugged."""
        was_away = not self.screen.isVisible()
        self._desk.show_screens(self._has_own_screen)
        if not was_away or self._has_own_screen:
            self._fill()
        if was_away and self._has_own_screen:
            self._on_continued()
        self._show_desk()

    # Events of the session.

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        if self._step is Step.OVER:
            return
        if phase is not Phase.RECORDING and not phase.is_seeing:
            self._is_seen = False
            self._desk.show_no_face()
        if phase.is_recording:
            self._desk.show_recording(RecordingState(paused=phase is Phase.PAUSED))
        else:
            self._desk.show_recording(None)
        if phase is Phase.PREVIEWING:
            self._on_previewing()
        elif phase is Phase.RESTING and not self._is_halted:
            self.screen.show_rest()
        elif phase is Phase.RECORDING:
            self._on_recording()
        elif phase is Phase.IDLE:
            # Nothing was recorded.
            QTimer.singleShot(0, self, self._on_item_gone)
        self._show_desk()

    def _on_previewing(self) -> None:
        if self._told_of_camera:
            self._told_of_camera = False
            self._desk.show_message("")
        if self._step is Step.BLANK and not self._blank.isActive() and not self._is_halted:
            self._blank.start(0)
        elif self._step is Step.ITEM:
            # The camera was lost while the resting face was measured.
            self._show_blank(_LOOK_AGAIN_MS)

    def _on_recording(self) -> None:
        sitting = self._sitting
        assert sitting is not None
        self._is_rested = True
        if sitting.showing is None and not self._save(sitting.show(_now())):
            return
        if self._is_halted:
            QTimer.singleShot(0, self, self._sessions.toggle_pause)
        else:
            self.screen.show_film(with_gauge=not self._study.blind)

    @Slot(object)
    def _on_item_recorded(self, session: Session) -> None:
        sitting = self._sitting
        if self._after is After.ERASE:
            QTimer.singleShot(0, self, self._erase)
        elif sitting is not None and self._step is Step.ITEM:
            self._step = Step.KEEPING
            self._baseline = self._baseline or session.head.baseline
            self.screen.show_blank()
            self._write(lambda: self._folder.keep(sitting, session), self._on_kept)
            self._show_desk()

    @Slot()
    def _on_item_gone(self) -> None:
        """Go on after the camera has closed without a session."""
        if self._after is After.ERASE:
            self._erase()
        elif self._step is Step.ITEM and self._sitting is not None:
            sitting = self._sitting
            if sitting.showing is not None and self._save(sitting.shown(marks=(Mark.INTERRUPTED,))):
                self._on_kept(self._sitting)
            elif sitting.showing is None and self._after is After.STOP:
                self._thank()
            elif sitting.showing is None and (self._after is not After.NEXT or self._save(sitting.skip(_now()))):
                self._after = After.QUESTIONS
                self._next()
        elif self._step is Step.BLANK:
            # The camera did not open; the moderator can read why.
            QTimer.singleShot(_LOOK_AGAIN_MS, self, self._on_camera_due)

    @Slot()
    def _on_camera_due(self) -> None:
        if self._step is Step.BLANK:
            self._use_camera()

    @Slot(object)
    def _on_explained(self, reason: Reason) -> None:
        """Show the moderator why nothing is seen, so that they can fix it."""
        waits = self._step in (Step.READY, Step.BLANK) and self._sessions.has_consent
        if waits and reason.ways_on and self._sessions.phase is Phase.IDLE:
            self._told_of_camera = True
            self._desk.show_message(f"{reason.heading}: {reason.text}")

    @Slot(object, bool)
    def _on_updated(self, update: LiveUpdate, mirrored: bool) -> None:
        if self._step is Step.OVER:
            return
        settings = self._preferences.settings
        self._desk.show_update(update, mirrored, settings.min_quality)
        seen = update.analysis.main_face is not None
        if self._step is Step.READY:
            words, _, role = face_state(update.analysis, settings.min_quality)
            self.screen.ready.show_face(seen, "" if role == "good" or not seen else words)
            if seen != self._is_seen:
                self._is_seen = seen
                self._show_desk()
        self.screen.rest_screen.show_face(seen)
        mean = None if update.rating is None else update.rating.rating_0_100
        self.screen.show_live(update.live, mean, joy_caption(update))

    @Slot(str)
    def _on_film_failed(self, sentence: str) -> None:
        """Leave the item out, so that the viewer does not look at nothing."""
        self._desk.show_message(sentence)
        if self._step is Step.ITEM:
            self._leave_item(After.NEXT)
        elif self._step is Step.BLANK:
            QTimer.singleShot(0, self, self._on_skip)

    # The steps.

    def _ask_for_consent(self) -> None:
        self._step = Step.CONSENT
        self.screen.show_consent(self._notice)
        self._show_desk()

    def _on_resumed(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.changed.emit()
        self._ask_for_consent()

    def _open(self, fields: Mapping[str, str]) -> None:
        agreed_at = _now()
        try:
            self._sitting = self._folder.begin(self._viewer, self._notice.version, agreed_at, __version__, fields)
        except Failure as failure:
            self._give_up(failure)
            return
        self.changed.emit()
        self._make_ready()

    def _make_ready(self) -> None:
        self._step, self._is_seen = Step.READY, False
        self.screen.show_ready()
        self._use_camera()
        self._show_desk()

    def _use_camera(self) -> None:
        if not self._sessions.phase.is_watching:
            self._sessions.use_camera()

    def _next(self) -> None:
        sitting = self._sitting
        assert sitting is not None
        self.screen.close_item()
        self._item = sitting.next_item or ""
        questions = self._study.asked(Asked.AT_END)
        if self._item:
            self._show_blank(round(self._study.blank_s * 1000))
            item = self._study.item(self._item)
            self._use_camera()
            self.screen.open_item(self._folder.path / item.file, item.length_s)
        elif questions:
            self._ask(questions)
        else:
            self._thank()

    def _show_blank(self, milliseconds: int) -> None:
        self._step = Step.BLANK
        if not self._is_halted:
            self.screen.show_blank()
            self._blank.start(milliseconds)
        self._show_desk()

    @Slot()
    def _on_blank_over(self) -> None:
        if self._step is not Step.BLANK or self._sessions.phase is not Phase.PREVIEWING:
            # The item begins as soon as the camera delivers.
            return
        self._step = Step.ITEM
        title = f"{self._study.title}: {self._study.item(self._item).title}"
        keeper = self._folder.listener(self._viewer)
        self._sessions.show_item(title, keeper, self._baseline, measures_rest=not self._is_rested)
        if self._sessions.phase is Phase.PREVIEWING:
            # The camera is away.
            self._show_blank(_LOOK_AGAIN_MS)
        self._show_desk()

    def _leave_item(self, after: After) -> None:
        self._after = after
        self._sessions.stop()

    def _on_kept(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.changed.emit()
        after, self._after = self._after, After.QUESTIONS
        if after is After.ERASE:
            self._after = after
            self._erase()
        elif after is After.STOP:
            self._thank()
        elif after is After.REPEAT:
            self._repeat(sitting)
        else:
            self._go_on(sitting, asks=after is After.QUESTIONS)

    def _go_on(self, _sitting: Sitting, asks: bool = True) -> None:
        questions = self._study.asked(Asked.AFTER_EACH)
        # No questions follow the neutral clip, which films are compared with.
        if asks and questions and self._item != NEUTRAL:
            self._ask(questions)
        else:
            self._next()

    def _repeat(self, sitting: Sitting) -> None:
        """Show the last item again; its first showing is saved, and does not count."""
        shown = [one.item for one in sitting.showings if Mark.REPEATED not in one.marks]
        if shown and self._save(sitting.again(shown[-1])):
            self._next()

    def _ask(self, questions: tuple[Question, ...]) -> None:
        self._step = Step.QUESTIONS
        self.screen.close_item()
        self.screen.questions.ask(questions)
        if not self._is_halted:
            self.screen.show_questions()
        self._show_desk()

    def _thank(self) -> None:
        sitting = self._sitting
        if sitting is not None and not self._save(sitting.end(_now())):
            return
        words = self.tr("Your code is {code}. With it you can have all your data erased later. Contact: {contact}")
        self._end(self.tr("Thank you"), words.format(code=self._viewer, contact=self._study.contact))

    def _dismiss(self) -> None:
        """Thank a viewer who has not agreed, or left before anything was saved."""
        self._end(self.tr("Thank you"), self.tr("You did not agree, and that is fine. Nothing more is recorded."))

    def _erase(self) -> None:
        withdrawal: Withdrawal | None = None
        if self._sitting is not None:
            try:
                withdrawal = self._folder.withdraw(self._viewer, _now())
            except Failure as failure:
                self._give_up(failure)
                return
            self._sitting = None
        self._end(self.tr("Thank you"), self.tr("All your data have been erased."))
        self.changed.emit()
        if withdrawal is not None:
            self.withdrew.emit(withdrawal)

    def _give_up(self, failure: Failure) -> None:
        """End the sitting because nothing more can be saved; the folder's data stay, and it can be resumed later."""
        sorry = self.tr("Something is not working here. Please ask the person who invited you.")
        self._end(self.tr("One moment, please."), sorry)
        self._desk.show_message(translated(failure))

    def _end(self, heading: str, words: str) -> None:
        """End the viewer's consent and show the last words."""
        self._blank.stop()
        self._step = Step.OVER
        self._is_halted = False
        self._sessions.let_viewer_go()
        self._desk.show_message("")
        self._desk.show_recording(None)
        self.screen.close_item()
        self.screen.show_words(heading, words)
        self.changed.emit()
        self._show_desk()

    # Writing.

    def _save(self, sitting: Sitting) -> bool:
        try:
            self._sitting = self._folder.save(sitting)
        except Failure as failure:
            self._give_up(failure)
            return False
        self._show_desk()
        return True

    def _write(self, work: Callable[[], Sitting], then: Callable[[Sitting], None]) -> None:
        """Write in the background, since hours of recording take a while."""
        self._then = then
        self._background.in_turn(work, self._read.emit)

    @Slot(object)
    def _on_written(self, future: Future[Sitting]) -> None:
        try:
            sitting = future.result()
        except Failure as failure:
            if self._after is After.ERASE:
                # A session that could not be written must not be kept either.
                self._erase()
            else:
                self._give_up(failure)
        else:
            self._then(sitting)

    # Display.

    @property
    def _has_own_screen(self) -> bool:
        return len(QGuiApplication.screens()) > 1

    def _fill(self) -> None:
        beside = [screen for screen in QGuiApplication.screens() if screen is not self._window.screen()]
        self.screen.fill(beside[0] if beside else self._window.screen())

    def _come_back(self) -> None:
        """Put the viewer's screen back; the moderator goes on for them."""
        if self._is_halted:
            self._is_halted = False
            self._fill()

    def _halt(self) -> None:
        self._is_halted = True
        self._blank.stop()
        if self._sessions.phase is Phase.RECORDING:
            self._sessions.toggle_pause()

    def _show_step(self) -> None:
        """Restore what the viewer saw before they halted."""
        phase = self._sessions.phase
        if self._step in (Step.FIELDS, Step.QUESTIONS):
            self.screen.show_questions()
        elif self._step is Step.READY:
            self.screen.show_ready()
        elif self._step is Step.BLANK:
            self._show_blank(round(self._study.blank_s * 1000))
        elif self._step is Step.ITEM and phase.is_before_session:
            self.screen.pages.setCurrentWidget(self.screen.rest_screen)
        elif self._step is Step.ITEM and phase.is_recording:
            self.screen.show_film(with_gauge=not self._study.blind)

    def _show_desk(self) -> None:
        sitting, step = self._sitting, self._step
        moves = step in (Step.BLANK, Step.ITEM, Step.QUESTIONS)
        has_shown = sitting is not None and any(Mark.REPEATED not in one.marks for one in sitting.showings)
        waits = step is Step.READY and self._sessions.phase is Phase.IDLE
        self._desk.show_sitting(self._study, sitting)
        self._desk.show_state(
            DeskState(
                self._words(),
                checks_camera=step is Step.READY,
                can_begin=self._is_seen or waits,
                can_repeat=moves and (step is Step.ITEM or has_shown),
                can_skip=moves,
                is_over=step is Step.OVER,
            )
        )

    def _words(self) -> str:
        phase = self._sessions.phase
        if self._is_halted and self._step in (Step.FIELDS, Step.BLANK, Step.ITEM, Step.QUESTIONS):
            return self.tr("The viewer has stopped for a moment.")
        if self._step is Step.ITEM and phase.is_before_session:
            return self.tr("The resting face is measured.")
        return {
            Step.READING: self.tr("What was seen before is being read."),
            Step.CONSENT: self.tr("The viewer reads the notice. They agree or refuse by themselves."),
            Step.FIELDS: self.tr("The viewer answers questions about themselves."),
            Step.READY: self.tr("Seat the viewer. They, or you, press Begin."),
            Step.BLANK: self.tr("An empty screen before the next film."),
            Step.ITEM: self.tr("The viewer watches."),
            Step.KEEPING: self.tr("What was seen is being written."),
            Step.QUESTIONS: self.tr("The viewer answers questions."),
            Step.CLOSING: self.tr("The camera is being switched off."),
            Step.OVER: self.tr("This sitting is over."),
        }[self._step]

    def _wire(self) -> None:
        screen, desk, sessions = self.screen, self._desk, self._sessions
        self._read.connect(self._on_written)
        for signal, slot in (
            (screen.agreed, self._on_agreed),
            (screen.refused, self._on_refused),
            (screen.answered, self._on_answered),
            (screen.begun, self._on_begun),
            (screen.halted, self._on_halted),
            (screen.continued, self._on_continued),
            (screen.stopped, self._on_stop),
            (screen.withdrawn, self.withdraw),
            (screen.moderator_called, self._on_moderator_called),
            (screen.film_failed, self._on_film_failed),
            (screen.skip_requested, sessions.skip_rest),
            (screen.again_requested, sessions.rest_again),
            (desk.begin_requested, self._on_begun),
            (desk.again_requested, self._on_again),
            (desk.skip_requested, self._on_skip),
            (desk.stop_requested, self._on_stop),
            (desk.screen_requested, self._on_screen_requested),
            (desk.next_requested, self.next_wanted),
            (desk.left, self.left),
            (sessions.phase_changed, self._on_phase_changed),
            (sessions.item_recorded, self._on_item_recorded),
            (sessions.explained, self._on_explained),
            (sessions.updated, self._on_updated),
            (sessions.rest_left, screen.rest_screen.show_left),
            (sessions.rest_failed, screen.rest_screen.show_failure),
            (sessions.camera_switched, screen.show_camera_state),
        ):
            signal.connect(slot)
        # Qt moves its windows before it is done with a screen that is gone.
        for changed in (self._app.screenAdded, self._app.screenRemoved):
            changed.connect(self._on_screens_changed, Qt.ConnectionType.QueuedConnection)
        for view in (screen.media, screen.pictures):
            view.running_changed.connect(sessions.on_content_running_changed)
            view.jumped.connect(sessions.on_content_jumped)
            view.ended.connect(sessions.on_content_ended)


def _now() -> datetime:
    return datetime.now(timezone.utc)
