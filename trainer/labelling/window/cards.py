"""The cards before, between and after the passes of labelling."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rating_app.views.design.theme import SPACING
from trainer.labelling.agreement import PassAgreement, counted, in_words, was_or_were
from trainer.labelling.passes import ANSWERS, UNCLEAR, PassProgress
from trainer.labelling.window.widgets import KEYS, MEANINGS, key_cap, new_label, new_undo_button, say

_CARD_WIDTH = 680


class Card(QFrame):
    """A centred card with a heading, some content and one button to continue.

    Signals:
        went_on(): the button was pressed.
    """

    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = new_label("", "title", wrapped=True)
        self._lead = new_label("", "muted", wrapped=True)
        self.go_button = QPushButton()
        self.go_button.setObjectName("primary")
        self.go_button.clicked.connect(self.went_on)
        self.undo_button = new_undo_button()
        self._message = new_label("", "muted", wrapped=True)
        self._message.hide()
        self.content = QVBoxLayout()
        self.content.setSpacing(SPACING)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACING)
        self._buttons.addWidget(self.go_button)
        self._buttons.addWidget(self.undo_button)
        self._buttons.addStretch()

        card = QFrame()
        card.setObjectName("card")
        card.setMaximumWidth(_CARD_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 26, 32, 26)
        inside.setSpacing(SPACING)
        inside.addWidget(self._heading)
        inside.addWidget(self._lead)
        inside.addLayout(self.content)
        inside.addSpacing(6)
        inside.addLayout(self._buttons)
        inside.addWidget(self._message)

        middle = QWidget()
        middle.setObjectName("plain")
        centred = QHBoxLayout(middle)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch(1)
        centred.addWidget(card, 100, Qt.AlignmentFlag.AlignVCenter)
        centred.addStretch(1)
        area = QScrollArea()
        area.setObjectName("plain")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    @property
    def heading(self) -> str:
        return self._heading.text()

    @property
    def lead(self) -> str:
        return self._lead.text()

    def say(self, heading: str, lead: str) -> None:
        """Set the heading and the sentence below it."""
        self._heading.setText(heading)
        self._lead.setText(lead)

    def show_message(self, text: str, is_alert: bool = False) -> None:
        """Show a sentence below the buttons."""
        self._message.setVisible(bool(text))
        say(self._message, text, is_alert)


class BeforeCard(Card):
    """A card that explains the answers and their keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo_button.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(2, 1)
        rows = [(KEYS[label], label.capitalize(), MEANINGS[label]) for label in ANSWERS]
        rows.append(("⌫", "Undo", "Backspace or Ctrl+Z takes back the last answer, and the one before …"))
        for row, (key, name, meaning) in enumerate(rows):
            grid.addWidget(key_cap(key), row, 0)
            grid.addWidget(new_label(name, "strong"), row, 1)
            grid.addWidget(new_label(meaning, "muted", wrapped=True), row, 2)
        self.content.addLayout(grid)
        self.content.addWidget(
            new_label(
                "Say what the face shows, not what the person may feel. Every answer is saved at once: close the "
                "window whenever you like, and go on another day.",
                wrapped=True,
            )
        )

    def show_progress(self, folder_name: str, first: PassProgress, second: PassProgress) -> None:
        """Show how much there is to do, and what the button starts."""
        self.say(
            "Label faces by eye",
            f"{counted(first.total, 'photograph')} in {folder_name}, seen twice: in two passes, each in an order of "
            "its own, the second without a word about the first.",
        )
        if first.remaining:
            begun = f"Go on with the first pass: {first.done:,} of {first.total:,} done"
            self.go_button.setText(begun if first.done else "Start the first pass")
        else:
            begun = f"Go on with the second pass: {second.done:,} of {second.total:,} done"
            self.go_button.setText(begun if second.done else "Start the second pass")


class BetweenCard(Card):
    """A card for a break between the passes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go_button.setText("Start the second pass")
        self.content.addWidget(
            new_label(
                "Answer as if you had never seen them: what both passes say alike can be trusted. The second pass is "
                "worth most after a break, or when somebody else does it. Your answers are saved; you may close the "
                "window and start the second pass another day.",
                wrapped=True,
            )
        )

    def show_progress(self, second: PassProgress) -> None:
        """Show how many photographs remain."""
        self.say(
            "The first pass is done",
            f"Now come the same photographs again, in another order: {second.remaining:,} to go.",
        )


class AfterCard(Card):
    """A card with the result of both passes, and what to do with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go_button.setText("Close")
        self.figures = QGridLayout()
        self.figures.setHorizontalSpacing(SPACING)
        self._agreement = new_label("", wrapped=True)
        self._unreadable = new_label("", "muted", wrapped=True)
        self.command = QLineEdit()
        self.command.setReadOnly(True)
        self.command.setAccessibleName("The command that trains on these labels")
        self.copy_button = QPushButton("Copy")
        self.copy_button.setAccessibleName("Copy the command")
        self.copy_button.clicked.connect(self._copy)
        self._numbers: dict[str, QLabel] = {}
        for column, label in enumerate(ANSWERS):
            number = new_label("", "figure")
            self._numbers[label] = number
            self.figures.setColumnStretch(column, 1)
            caption = new_label("Unclear (left out)" if label == UNCLEAR else label.capitalize(), "muted")
            for row, part in enumerate((number, caption)):
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
                self.figures.addWidget(part, row, column)
        command_line = QHBoxLayout()
        command_line.setSpacing(8)
        command_line.addWidget(self.command, 1)
        command_line.addWidget(self.copy_button)
        self.content.addLayout(self.figures)
        self.content.addWidget(self._agreement)
        self.content.addWidget(self._unreadable)
        self.content.addWidget(new_label("What to do next", "subtitle"))
        self.content.addWidget(new_label("The labels are in index.csv beside the photographs. Train on them:", "muted"))
        self.content.addLayout(command_line)

    @property
    def agreement(self) -> str:
        return self._agreement.text()

    def figure(self, label: str) -> str:
        """Return the number that is shown for this label."""
        return self._numbers[label].text()

    def show_result(self, counts: dict[str, int], agreement: PassAgreement, unreadable: int, command: str) -> None:
        """Show the result; `counts` holds the number of photographs by merged label."""
        self.say("Both passes are done", f"{counted(agreement.photographs, 'photograph')}, each seen twice.")
        for label, number in self._numbers.items():
            number.setText(f"{counts.get(label, 0):,}")
            number.setAccessibleName(f"{counts.get(label, 0):,} {label}")
        self._agreement.setText(in_words(agreement))
        self._unreadable.setText(
            f"{counted(unreadable, 'file')} could not be read and {was_or_were(unreadable)} skipped."
        )
        self._unreadable.setVisible(unreadable > 0)
        self.command.setText(command)
        self.command.setCursorPosition(0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
        self.copy_button.setText("Copied")
        QTimer.singleShot(2000, self.copy_button, lambda: self.copy_button.setText("Copy"))
