"""Studies in the window: opening and making one, and one sitting after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timezone
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from rating_app.desktop.adding_controller import AddingController
from rating_app.desktop.background import Background
from rating_app.desktop.overdue_eraser import OverdueEraser, show_erased
from rating_app.desktop.preferences import Preferences
from rating_app.desktop.session_controller import SessionController
from rating_app.desktop.sitting_controller import SittingController, Step
from rating_app.session.consent import ConsentNotice, notice_for_study
from rating_app.study.films import digest_of, film_problems
from rating_app.study.new_films import bring
from rating_app.study.plan_file import StudyRejected, write_study
from rating_app.study.sitting_folder import SittingFailed, StudyFolder, Withdrawal
from rating_app.system.failure import Failure
from rating_app.system.private_files import CopyCancelled, ensure_private_folder
from rating_app.views.consent import translated as in_notice
from rating_app.views.design.language import translated
from rating_app.views.study.draft import Draft
from rating_app.views.study.page import ShownStudy
from rating_app.views.study.withdraw_dialog import WithdrawDialog
from rating_app.views.study.wizard import StudyWizard
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.navigation import STUDY


class StudyController(QObject):
    """A controller that opens one study at a time. `show_results` gets its folder; without it the window offers no
    results.

    Signals:
        viewer_came(): a viewer is about to sit down, and nothing else may be on the screen.
    """

    viewer_came = Signal()
    _checked = Signal(object, object)
    _copied = Signal(float)
    _made = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        sessions: SessionController,
        preferences: Preferences,
        notice: ConsentNotice,
        show_results: Callable[[Path], object] | None = None,
    ) -> None:
        """Wire the page; `notice` is this run's, to which a study's purpose is added for its viewers."""
        super().__init__(window)
        self._window, self._page = window, window.study
        self._sessions = sessions
        self._preferences = preferences
        self._notice = notice
        self._show_results = show_results
        self._background = Background()
        self._adding = AddingController(window, self._background)
        self._eraser = OverdueEraser(window, self._background)
        self._folder: StudyFolder | None = None
        self._wizard: StudyWizard | None = None
        self._cancelled = threading.Event()
        self._has_looked = False
        self.sitting: SittingController | None = None
        self._wire()

    @property
    def folder(self) -> StudyFolder | None:
        """The folder of the open study."""
        return self._folder

    @property
    def has_viewer(self) -> bool:
        """Whether a viewer is in front of the camera, so that the window does not close without a question."""
        return self.sitting is not None and self.sitting.step is not Step.OVER

    def show_page(self) -> None:
        """Show the newest state of the open study, or open the last one."""
        has_looked, self._has_looked = self._has_looked, True
        last = self._preferences.settings.study_folder
        if self._folder is None and last and not has_looked:
            self.open(Path(last))
        else:
            self.refresh()

    def open(self, path: Path) -> None:
        """Open the study in this folder, or show what is wrong with it, line by line."""
        if self.sitting is not None:
            return
        try:
            self._folder = StudyFolder(path)
        except StudyRejected as rejected:
            self._show_none([translated(problem) for problem in rejected.problems])
            return
        except SittingFailed as failure:
            self._show_none([translated(failure)])
            return
        self._preferences.change(study_folder=str(path))
        self._page.show_film_problems(None)
        self.refresh()
        study = self._folder.study
        self._background.at_once(
            lambda: list(film_problems(study, path)), lambda future: self._checked.emit(path, future)
        )

    @Slot()
    def refresh(self) -> None:
        """Show the study as its folder has it now."""
        folder = self._folder
        if folder is None:
            self._show_none([])
            return
        station = self._preferences.settings.study_station
        try:
            found = folder.sittings()
            shown = ShownStudy(
                folder.study, folder.path, found.sittings, folder.free_code(station), folder.overdue(_now()),
                tuple(map(translated, found.broken)),
            )  # fmt: skip
        except SittingFailed as failure:
            self._show_none([translated(failure)])
            return
        self._page.overview.station_field.setText(station)
        self._page.show_study(shown)
        self._window.menus.show_study(True)

    def close(self) -> None:
        """Stop copying and close the viewer's screen, because the program ends or another window replaces this one; the
        sitting can be resumed later.
        """
        self._cancelled.set()
        self._adding.close()
        if self.sitting is not None:
            self.sitting.abandon()
        self._background.close()

    def _show_none(self, problems: list[str]) -> None:
        self._folder = None
        self._page.show_none(problems)
        self._window.menus.show_study(False)

    def _show_opened(self, path: Path) -> None:
        self._has_looked = True
        self._window.page_chosen.emit(STUDY)
        self.open(path)

    def choose(self) -> None:
        """Ask which study is to be opened."""
        start = self._preferences.settings.study_folder or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Open the folder of a study"), start)
        if chosen:
            self._show_opened(Path(chosen))

    # Making and editing.

    def make_new(self) -> None:
        """Make a study by the wizard."""
        self._open_wizard(None)

    @Slot()
    def _edit(self) -> None:
        if self._folder is not None:
            self._open_wizard(Draft.of(self._folder.study, self._folder.path))

    def _open_wizard(self, draft: Draft | None) -> None:
        self._wizard = wizard = StudyWizard(draft, self._window)
        wizard.make_requested.connect(self._make)
        wizard.cancel_requested.connect(self._cancelled.set)
        wizard.finished.connect(wizard.deleteLater)
        wizard.open()

    @Slot(object)
    def _make(self, draft: Draft) -> None:
        self._cancelled.clear()
        self._background.in_turn(lambda: self._write(draft), self._made.emit)

    def _write(self, draft: Draft) -> Path:
        """Write the study in a thread of its own, since films may be large."""
        ensure_private_folder(draft.folder)
        total = sum(film.file.stat().st_size for film in draft.shown) or 1
        copied = 0

        def tell(size: int) -> None:
            nonlocal copied
            copied += size
            self._copied.emit(copied / total)

        files: dict[Path, tuple[str, str]] = {}
        for film in draft.shown:
            if film.file not in files:
                name = bring(film.file, draft.folder, tell, self._cancelled.is_set)
                files[film.file] = name, digest_of(draft.folder / name)
        write_study(draft.study(files), draft.folder)
        return draft.folder

    @Slot(object)
    def _on_made(self, future: Future[Path]) -> None:
        wizard = self._wizard
        if wizard is None:
            return
        wizard.show_problems([])
        try:
            folder = future.result()
        except CopyCancelled:
            wizard.show_problems([self.tr("Cancelled. Nothing was changed.")])
        except StudyRejected as rejected:
            wizard.show_problems([translated(problem) for problem in rejected.problems])
        except Failure as failure:
            wizard.show_problems([translated(failure)])
        except OSError as error:
            words = self.tr("The folder cannot be written to ({reason}).").format(reason=error.strerror)
            wizard.show_problems([words])
        else:
            wizard.accept()
            self._wizard = None
            self._show_opened(folder)

    @Slot(float)
    def _on_copied(self, share: float) -> None:
        if self._wizard is not None:
            self._wizard.show_progress(share)

    @Slot(object, object)
    def _on_checked(self, path: Path, future: Future[list[Failure]]) -> None:
        if self._folder is not None and self._folder.path == path and not future.cancelled():
            self._page.show_film_problems([translated(problem) for problem in future.result()])

    # One viewer after the other.

    @Slot()
    def _serve_next(self) -> None:
        if self._folder is not None and self._is_free():
            self._serve(self._folder.free_code(self._preferences.settings.study_station), resumes=False)

    @Slot(str)
    def _resume(self, viewer: str) -> None:
        if viewer and self._is_free():
            self._serve(viewer, resumes=True)

    def _is_free(self) -> bool:
        if self._sessions.phase.is_in_session and self.sitting is None:
            self._window.show_message(self.tr("End the session that is being recorded first."))
            return False
        return not self.has_viewer

    def _serve(self, viewer: str, resumes: bool) -> None:
        assert self._folder is not None
        self._end_sitting()
        self.viewer_came.emit()
        self._window.watch.clear_content()
        study = self._folder.study
        notice = notice_for_study(self._notice, study.purpose, study.contact, viewer, study.keep_days, in_notice)
        self.sitting = sitting = SittingController(
            self._folder, viewer, notice, self._window, self._sessions, self._preferences, self._background
        )
        sitting.changed.connect(self.refresh)
        sitting.left.connect(self._end_sitting)
        sitting.next_wanted.connect(self._serve_next)
        sitting.withdrew.connect(self._on_withdrew)
        sitting.begin(resumes)

    @Slot()
    def _end_sitting(self) -> None:
        sitting, self.sitting = self.sitting, None
        if sitting is not None:
            sitting.close()
            self.refresh()

    # Withdrawal.

    @Slot(str)
    def _ask_who_withdraws(self, chosen: str) -> None:
        """Ask which viewer withdraws after their sitting, by code."""
        folder = self._folder
        if folder is None:
            return
        codes = [sitting.viewer for sitting in folder.sittings().sittings]
        if not codes:
            return
        dialog = WithdrawDialog(codes, chosen or codes[0], folder.copies(), self._window)
        dialog.accepted.connect(lambda: self._withdraw(dialog.code))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _ask_whether_withdraws(self) -> None:
        """Ask whether the viewer who sits there now withdraws."""
        sitting, folder = self.sitting, self._folder
        if sitting is None or folder is None or not self.has_viewer:
            return
        viewer = sitting.viewer
        dialog = WithdrawDialog([viewer], viewer, folder.copies(), self._window)
        dialog.accepted.connect(sitting.withdraw)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _withdraw(self, viewer: str) -> None:
        assert self._folder is not None
        try:
            withdrawal = self._folder.withdraw(viewer, _now())
        except SittingFailed as failure:
            self._window.show_message(translated(failure))
        else:
            self._on_withdrew(withdrawal)
        self.refresh()

    @Slot(object)
    def _on_withdrew(self, withdrawal: Withdrawal) -> None:
        show_erased([withdrawal], self._window)

    # What comes from other computers, and what is kept for too long.

    @Slot()
    def _add_sittings(self) -> None:
        if self._folder is not None and not self.has_viewer:
            self._adding.ask(self._folder)

    @Slot()
    def _erase_overdue(self) -> None:
        folder = self._folder
        if folder is not None and (overdue := folder.overdue(_now())):
            self._eraser.ask(folder, overdue)

    @Slot()
    def _on_results_requested(self) -> None:
        if self._folder is not None and self._show_results is not None:
            self._show_results(self._folder.path)

    def _wire(self) -> None:
        page, menus, desk = self._page, self._window.menus, self._window.desk
        for signal, slot in (
            (page.new_requested, self.make_new),
            (page.open_requested, self.choose),
            (page.edit_requested, self._edit),
            (page.next_requested, self._serve_next),
            (menus.next_viewer_requested, self._serve_next),
            (page.add_requested, self._add_sittings),
            (menus.add_sittings_requested, self._add_sittings),
            (page.erase_requested, self._erase_overdue),
            (self._adding.added, self.refresh),
            (self._eraser.ended, self.refresh),
            (page.resume_requested, self._resume),
            (page.withdraw_requested, self._ask_who_withdraws),
            (desk.withdraw_requested, self._ask_whether_withdraws),
            (page.results_requested, self._on_results_requested),
            (menus.results_requested, self._on_results_requested),
            (page.station_changed, self._on_station_changed),
            (self._checked, self._on_checked),
            (self._copied, self._on_copied),
            (self._made, self._on_made),
        ):
            signal.connect(slot)
        page.overview.results_button.setVisible(self._show_results is not None)
        menus.results_action.setVisible(self._show_results is not None)

    @Slot(str)
    def _on_station_changed(self, station: str) -> None:
        self._preferences.change(study_station=station)
        self.refresh()


def _now() -> datetime:
    return datetime.now(timezone.utc)
