"""Recordings of other people: rated as fast as the computer can, in a process of their own, alongside the window."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QProgressDialog

from rating_app.batch.job import Answer, NotRated, Progressed, Rated, RatingJob
from rating_app.desktop.preferences import Preferences
from rating_app.desktop.reviewed import Kept, Origin, Reviewed
from rating_app.session.consent import RecordingAttestation
from rating_app.session.content import ContentItem
from rating_app.session.session import Session
from rating_app.store import SessionStore, StoreFailed
from rating_app.views.design.language import length, per_cent, translated
from rating_app.views.window.main_window import MainWindow

_TOLD_FROM = 0.03
"""Share of the whole; before it, the remaining time would be a guess."""


class RecordingController(QObject):
    """The controller that rates one recording at a time, shows its progress, and can cancel it.

    Signals:
        rated(object): the result as Reviewed; it is in the history already if it is to be kept.
        said(str, str): a sentence for the user, and the role of its colour; an empty one when another recording is
            rated.
    """

    rated = Signal(object)
    said = Signal(str, str)
    _answered = Signal(object)
    _ended = Signal(object)

    def __init__(self, window: MainWindow, model: Path, store: SessionStore, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._store = store
        self._preferences = preferences
        self._rating: _Rating | None = None
        self._answered.connect(self._on_answered)
        self._ended.connect(self._on_ended)

    @property
    def is_rating(self) -> bool:
        """Whether a recording is being rated."""
        return self._rating is not None

    def rate(self, video: Path, attestation: RecordingAttestation, title: str) -> None:
        """Rate `video`; do nothing while another one is being rated."""
        if self._rating is not None:
            return
        self.said.emit("", "muted")
        settings = self._preferences.settings
        job = RatingJob(
            video.absolute(), attestation, viewers=settings.viewers, content=title or video.stem, method=settings.method
        )
        dialog = QProgressDialog(self._window)
        dialog.setWindowTitle(self.tr("Rate a recording"))
        dialog.setLabelText(self.tr("{name} is being opened.").format(name=video.name))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setMinimumDuration(0)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.setRange(0, 0)
        dialog.setMinimumWidth(420)
        dialog.canceled.connect(self.cancel)
        self._rating = _Rating(job, dialog)
        dialog.show()
        work = threading.Thread(
            target=self._work, args=(self._rating, settings.keep_sessions), name="recording", daemon=True
        )
        work.start()

    @Slot()
    def cancel(self) -> None:
        """Stop the rating; nothing is kept."""
        if self._rating is not None:
            rating, self._rating = self._rating, None
            rating.cancelled.set()
            rating.dialog.close()
            rating.dialog.deleteLater()

    def _work(self, rating: _Rating, keep: bool) -> None:
        with suppress(RuntimeError):
            # If the program was closed meanwhile, nobody is left to be notified.
            self._ended.emit((rating, self._outcome(rating, keep)))

    def _outcome(self, rating: _Rating, keep: bool) -> Reviewed | str | None:
        """Return the result, a sentence if there is none, or None if the rating was cancelled."""
        # This loads the library that decodes recordings: 15 MB that a session in front of the camera does not need.
        from rating_app.batch.processes import ProcessRunner

        with closing(ProcessRunner(self._model, 1).rate([rating.job])) as answers:
            for answer in answers:
                if rating.cancelled.is_set():
                    return None
                if isinstance(answer, Rated):
                    return self._kept(_replayable(answer.session, rating.job.video), keep)
                if isinstance(answer, NotRated):
                    if answer.details:
                        logging.getLogger("unexpected").critical("unexpected error\n%s", answer.details)
                    return answer.reason
                self._answered.emit((rating, answer))
        return None

    def _kept(self, session: Session, keep: bool) -> Reviewed:
        if not keep:
            return Reviewed(session, Origin.ENDED, Kept.UNWANTED)
        try:
            self._store.save(session)
        except StoreFailed:
            logging.getLogger(__name__).exception("a recording's session cannot be kept")
            return Reviewed(session, Origin.ENDED, Kept.FAILED)
        return Reviewed(session, Origin.ENDED, Kept.IN_HISTORY)

    @Slot(object)
    def _on_answered(self, told: tuple[_Rating, Answer]) -> None:
        rating, answer = told
        if rating is not self._rating or not isinstance(answer, Progressed):
            return
        rating.dialog.setRange(0, 1000)
        rating.dialog.setValue(round(1000 * answer.share))
        words = self.tr("{name}: {share} rated").format(name=rating.job.video.name, share=per_cent(answer.share, True))
        left_s = rating.left_s(answer.share)
        if left_s is not None:
            words += " · " + self.tr("about {length} left").format(length=length(left_s))
        rating.dialog.setLabelText(words)

    @Slot(object)
    def _on_ended(self, told: tuple[_Rating, Reviewed | str | None]) -> None:
        rating, outcome = told
        if rating is not self._rating or outcome is None:
            return
        self._rating = None
        rating.dialog.close()
        rating.dialog.deleteLater()
        if isinstance(outcome, str):
            self.said.emit(translated(outcome), "alert")
            return
        if outcome.kept is Kept.FAILED:
            self.said.emit(self.tr("This session could not be kept in the history, export it now."), "alert")
        self.rated.emit(outcome)


class _Rating:
    """A rating under way."""

    def __init__(self, job: RatingJob, dialog: QProgressDialog) -> None:
        self.job = job
        self.dialog = dialog
        self.cancelled = threading.Event()
        self._began: tuple[float, float] | None = None

    def left_s(self, share: float) -> float | None:
        """Return the remaining time in seconds; None while it is unknown."""
        now_s = time.monotonic()
        if self._began is None:
            # The start of the process is not part of the rating's time.
            self._began = (now_s, share)
        began_s, began_share = self._began
        if share - began_share < _TOLD_FROM:
            return None
        return round((now_s - began_s) / (share - began_share) * (1 - share))


def _replayable(session: Session, video: Path) -> Session:
    """Return the session with the recording's path, so that it can be played beside its curve."""
    return replace(session, head=replace(session.head, items=(ContentItem(video.name, str(video)),)))
