"""The window for labelling photographs by eye."""

from __future__ import annotations

import shlex
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from rating_app.views.design.theme import apply_theme
from rating_app.views.window.opening import collect_in_event_loop, make_qt_application
from trainer.data.dataset import DataError
from trainer.labelling.agreement import PassAgreement
from trainer.labelling.files import ANSWERS_NAME, LabelFiles
from trainer.labelling.passes import Labelling
from trainer.labelling.window.cards import AfterCard, BeforeCard, BetweenCard, Card
from trainer.labelling.window.pass_page import PassPage
from trainer.labelling.window.picture import PhotographReader
from trainer.labelling.window.widgets import KEYS, style_sheet

_READ_AHEAD = 5


def run_label_window(
    files: LabelFiles, labelling: Labelling, theme_name: str, on_shown: Callable[[], None] = lambda: None
) -> Labelling:
    """Show the window until it is closed, and return the work after that. `theme_name` is system, light or dark."""
    app = make_qt_application(["rating-trainer"])
    window = LabelWindow(files, labelling)

    def dress() -> None:
        apply_theme(app, theme_name, style_sheet)

    dress()
    if theme_name == "system":
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: dress())
    for number in (signal.SIGINT, signal.SIGTERM):
        # It waits for the event loop: a window closed before that would leave the loop running forever.
        signal.signal(number, lambda *_: QTimer.singleShot(0, window.close))
    collect_in_event_loop(window)
    window.show()
    on_shown()
    app.exec()
    return window.labelling


@contextmanager
def only_labeller(folder: Path) -> Iterator[None]:
    """Prevent a second window from overwriting this one's answers. Raise DataError if there already is one.

    A lock left behind by a crashed window does not count.
    """
    lock = QLockFile(str(folder / f"{ANSWERS_NAME}.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        if lock.error() is QLockFile.LockError.LockFailedError:
            raise DataError(f"{folder} is being labelled in another window; close that one first.")
        raise DataError(f"{folder} cannot be written to, so no answer could be kept.")
    try:
        yield
    finally:
        lock.unlock()


class LabelWindow(QMainWindow):
    """A window that shows every photograph twice. Each answer is on disk before the next key is handled."""

    def __init__(self, files: LabelFiles, labelling: Labelling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Label faces: {files.folder.resolve().name}")
        self.resize(1024, 640)
        self.setMinimumSize(QSize(760, 560))
        self._files = files
        self._labelling = labelling
        self.before_card = BeforeCard()
        self.pass_page = PassPage()
        self.between_card = BetweenCard()
        self.after_card = AfterCard()
        self.pages = QStackedWidget()
        self._pages = (self.before_card, self.pass_page, self.between_card, self.after_card)
        for page in self._pages:
            self.pages.addWidget(page)
        self.setCentralWidget(self.pages)
        self._reader = PhotographReader(files.folder, self)
        self._reader.read.connect(self._on_read)
        self._reader.unreadable.connect(self._on_unreadable)
        self._wire()
        self.before_card.go_button.setFocus()
        self._show_work()

    @property
    def labelling(self) -> Labelling:
        """Return the work so far."""
        return self._labelling

    def answer(self, label: str) -> None:
        """Save this answer and continue; does nothing while no photograph is visible."""
        if self._shown_page() is not self.pass_page or not self.pass_page.photograph.is_showing:
            return
        self.pass_page.buttons[label].look_pressed()
        self._change(self._labelling.with_answer(label), self._files.save, f"Your last answer: {label}.")

    def undo(self) -> None:
        """Take back the last answer and show its photograph again."""
        if self._shown_page() is self.before_card or self._labelling.last_answer is None:
            return
        without = self._labelling.without_last_answer()
        self._change(without, self._files.save_taken_back, "Taken back. Answer this one again.")

    def closeEvent(self, event: QCloseEvent) -> None:
        self._reader.close()
        super().closeEvent(event)

    def _wire(self) -> None:
        self.pass_page.answered.connect(self.answer)
        self.before_card.went_on.connect(self._begin)
        self.between_card.went_on.connect(self._begin)
        self.after_card.went_on.connect(self.close)
        for label, key in KEYS.items():
            self._on_key(key, self.pass_page, partial(self.answer, label))
        for page in (self.pass_page, self.between_card, self.after_card):
            page.undo_button.clicked.connect(self.undo)
            self._on_key(Qt.Key.Key_Backspace, page, self.undo)
            self._on_key(QKeySequence.StandardKey.Undo, page, self.undo)
        for card in (self.before_card, self.between_card):
            self._on_key(Qt.Key.Key_Return, card, self._begin)
            self._on_key(Qt.Key.Key_Enter, card, self._begin)
        self._on_key("Ctrl+Q", self, self.close)
        self._on_key("Ctrl+W", self, self.close)

    def _on_key(
        self, key: str | Qt.Key | QKeySequence.StandardKey, page: QWidget, action: Callable[[], object]
    ) -> None:
        """Call `action` once for each press of `key` while `page` is visible; a key that is held down counts once."""
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(action)

    def _change(self, labelling: Labelling, save: Callable[[Labelling], None], message: str) -> None:
        """Continue with `labelling` and save it. If it cannot be saved, go back, and show why."""
        before, page = self._labelling, self._shown_page()
        self._show_page(self.pass_page)
        self.pass_page.show_message(message)
        self._go_on(labelling)
        # Writing a large folder's index takes a while; the next photograph is shown first, the next key has to wait.
        self.repaint()
        try:
            save(labelling)
        except OSError as error:
            self._labelling = before
            self._show_page(page)
            self._show_work()
            sentence = f"This could not be saved ({error.strerror or error}). Try again."
            self._shown_page().show_message(sentence, is_alert=True)

    def _go_on(self, labelling: Labelling) -> None:
        """Continue with `labelling`, with a break before the second pass."""
        before, after = self._labelling.current, labelling.current
        self._labelling = labelling
        begins_pass = before is not None and after is not None and after.pass_number > before.pass_number
        if begins_pass and self._shown_page() is self.pass_page:
            self._show_page(self.between_card)
        self._show_work()

    def _begin(self) -> None:
        self._show_page(self.pass_page)
        self._show_work()

    def _shown_page(self) -> Card | PassPage:
        return self._pages[self.pages.currentIndex()]

    def _show_page(self, page: Card | PassPage) -> None:
        if page is self._shown_page():
            return
        page.show_message("")
        self.pages.setCurrentWidget(page)
        # No answer gets the focus: pressing the space bar by habit would give it.
        (page.photograph if isinstance(page, PassPage) else page.go_button).setFocus()

    def _show_work(self) -> None:
        """Show what is to be done now, and read ahead."""
        work = self._labelling
        first, second = work.progress(1), work.progress(2)
        self.before_card.show_progress(self._files.folder.resolve().name, first, second)
        self.between_card.show_progress(second)
        self.pass_page.undo_button.setEnabled(work.last_answer is not None)
        self._reader.want([task.path for task in work.upcoming(_READ_AHEAD)])
        task = work.current
        if task is None:
            self._show_done()
            return
        self.pass_page.show_place(task.pass_number, (first, second)[task.pass_number - 1])
        image = self._reader.image(task.path)
        if image is None:
            self.pass_page.photograph.show_words("One moment …")
        else:
            self.pass_page.photograph.show_photograph(image)

    def _show_done(self) -> None:
        if not self._labelling.progress(1).total:
            self.close()
            return
        counts = Counter(merged.label for merged in self._labelling.merged())
        command = f"rating-trainer train --data {shlex.quote(str(self._files.folder))}"
        agreement = PassAgreement.of(self._labelling.pairs())
        self.after_card.show_result(counts, agreement, len(self._labelling.unreadable), command)
        self._show_page(self.after_card)

    @Slot(str)
    def _on_read(self, path: str) -> None:
        task = self._labelling.current
        if task is not None and task.path == path:
            self._show_work()

    @Slot(str)
    def _on_unreadable(self, path: str) -> None:
        self._go_on(self._labelling.without_photograph(path))
