"""One photograph to be labelled, and the answers beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rating_app.views.design.theme import SPACING
from trainer.labelling.passes import ANSWERS, PassProgress
from trainer.labelling.window.picture import PhotographView
from trainer.labelling.window.widgets import AnswerButton, new_label, new_undo_button, say

PASS_NAMES = {1: "First pass", 2: "Second pass"}

_SIDE_WIDTH = 272


class PassPage(QWidget):
    """A page with one photograph, and the answers beside it.

    Signals:
        answered(str): the label of the button that was pressed.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photograph = PhotographView()
        self.buttons = {label: AnswerButton(label) for label in ANSWERS}
        self.undo_button = new_undo_button()
        self._title = new_label("", "title")
        self._place = new_label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress of this pass")
        self._message = new_label("", "muted", wrapped=True)
        self._message.setMinimumHeight(3 * self._message.fontMetrics().lineSpacing())
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for label, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, label=label: self.answered.emit(label))

        heading = QHBoxLayout()
        heading.addWidget(self._title)
        heading.addStretch()
        heading.addWidget(self._place, alignment=Qt.AlignmentFlag.AlignBottom)
        beside = QWidget()
        beside.setFixedWidth(_SIDE_WIDTH)
        side = QVBoxLayout(beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        for button in self.buttons.values():
            side.addWidget(button, 3)
        side.addSpacing(2)
        side.addWidget(self.undo_button)
        side.addWidget(self._message)
        side.addStretch(1)
        work = QHBoxLayout()
        work.setSpacing(SPACING + 4)
        work.addWidget(self.photograph, 1)
        work.addWidget(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 18)
        layout.setSpacing(10)
        layout.addLayout(heading)
        layout.addWidget(self._bar)
        layout.addLayout(work, 1)

    @property
    def place(self) -> str:
        """Return the text that shows the pass and the position in it."""
        return f"{self._title.text()}: {self._place.text()}"

    @property
    def message(self) -> str:
        return self._message.text()

    def show_place(self, pass_number: int, progress: PassProgress) -> None:
        """Show the pass, how many photographs are done, and how many are left."""
        self._title.setText(f"{PASS_NAMES[pass_number]} of two")
        self._place.setText(f"Photograph {progress.done + 1:,} of {progress.total:,} · {progress.remaining:,} to go")
        self._bar.setMaximum(progress.total)
        self._bar.setValue(progress.done)
        self.photograph.setAccessibleName(f"Photograph {progress.done + 1:,} of {progress.total:,}")

    def show_message(self, text: str, is_alert: bool = False) -> None:
        """Show a sentence below the buttons."""
        say(self._message, text, is_alert)
