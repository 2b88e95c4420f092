"""Questions to a viewer, one after the other; a key for each answer, and Enter to go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from rating_app.study.plan import MAX_ANSWER, Answer, AnswerRefused, Question, QuestionKind
from rating_app.views.design.icons import IconButton
from rating_app.views.design.inputs import NumberBox
from rating_app.views.design.labels import label, wrapped
from rating_app.views.design.language import translated
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, set_role

_WIDEST = 900
_MOST_BUTTONS = 11
"""A scale with more steps has a slider."""


class QuestionsPage(QWidget):
    """A page that checks each answer as the study will check it; a viewer can go back and change one.

    Signals:
        answered(object): all answers, a dict by the questions' ids, without those of questions left open.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self._answers: dict[str, Answer] = {}
        self._number = 0
        self.field: _Field | None = None
        self._count = label(name="muted")
        self._text = wrapped(name="title")
        self._hint = wrapped(name="muted")
        self.back_button = IconButton(self.tr("Back"), "arrow-left")
        self.next_button = IconButton(self.tr("Next"), "arrow-right", "on_accent")
        self.next_button.setObjectName("primary")
        self.next_button.setMinimumWidth(140)
        for button in (self.back_button, self.next_button):
            button.setAutoDefault(True)
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(self._on_next)
        self._build_layout()

    @property
    def question(self) -> Question | None:
        """The current question."""
        return self._questions[self._number] if self._questions else None

    def ask(self, questions: Sequence[Question], answers: Mapping[str, Answer] | None = None) -> None:
        """Ask these questions, at least one, from the first on; `answers` are those that are known already."""
        self._questions, self._answers, self._number = tuple(questions), dict(answers or {}), 0
        self._show_question()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.next_button.isEnabled():
                self._on_next()
        elif self.field is None or not self.field.take_key(event.text()):
            super().keyPressEvent(event)

    def _show_question(self) -> None:
        question = self._questions[self._number]
        if self.field is not None:
            self._place.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
        self.field = _field_of(question)
        self._place.addWidget(self.field)
        if question.id in self._answers:
            self.field.show_answer(self._answers[question.id])
        self.field.changed.connect(self._on_changed)
        several = len(self._questions) > 1
        counted = self.tr("Question {number} of {count}")
        self._count.setText(counted.format(number=self._number + 1, count=len(self._questions)) if several else "")
        self._text.setText(question.text)
        self.setAccessibleName(question.text)
        self.back_button.setVisible(self._number > 0)
        self._on_changed()
        self.field.begin()

    def _on_changed(self) -> None:
        """Show whether the viewer can go on."""
        question, field = self._questions[self._number], self.field
        assert field is not None
        words, role = self._hint_of(question), "muted"
        answer = field.answer
        fits = answer is not None or not question.required
        if answer is not None:
            try:
                question.checked(answer)
            except AnswerRefused as refusal:
                fits, words, role = False, translated(refusal), "alert"
        elif field.is_unclear:
            fits, words, role = False, self.tr("The answer is a number."), "alert"
        self._hint.setText(words)
        set_role(self._hint, role)
        self.next_button.setEnabled(fits)
        skips = answer is None and not question.required and not field.is_unclear
        self.next_button.setText(self.tr("No answer") if skips else self.tr("Next"))

    def _hint_of(self, question: Question) -> str:
        if question.kind is QuestionKind.TEXT:
            return self.tr("Please do not write any names, neither your own nor anybody else's.")
        if question.kind is QuestionKind.NUMBER:
            return self.tr("Type a number, and press Enter.")
        return self.tr("Press the key of your answer or click on it, then press Enter.")

    def _on_next(self) -> None:
        question, field = self._questions[self._number], self.field
        assert field is not None
        if field.answer is None:
            self._answers.pop(question.id, None)
        else:
            self._answers[question.id] = question.checked(field.answer)
        if self._number + 1 < len(self._questions):
            self._turn(+1)
        else:
            self.answered.emit(dict(self._answers))

    def _turn(self, steps: int) -> None:
        self._number += steps
        self._show_question()

    def _build_layout(self) -> None:
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        self._place = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        buttons.addWidget(self.next_button)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_M)
        rows.addStretch(2)
        rows.addWidget(self._count)
        rows.addWidget(self._text)
        rows.addSpacing(SPACE_M)
        rows.addLayout(self._place)
        rows.addWidget(self._hint)
        rows.addSpacing(SPACE_L)
        rows.addLayout(buttons)
        rows.addStretch(3)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        layout.addStretch()
        layout.addWidget(column, 1000)
        layout.addStretch()


class _Field(QWidget):
    """A field for one answer.

    Signals:
        changed(): the answer has changed.
    """

    changed = Signal()

    @property
    def answer(self) -> Answer | None:
        """The answer; None while there is none."""
        raise NotImplementedError

    @property
    def is_unclear(self) -> bool:
        """Whether the field contains something that is not an answer."""
        return False

    def show_answer(self, answer: Answer) -> None:
        """Show an answer that was given before."""
        raise NotImplementedError

    def take_key(self, text: str) -> bool:
        """Give the answer that the key stands for, and return whether there is one."""
        return False

    def begin(self) -> None:
        """Take the focus, because the question is asked now."""
        self.setFocus()


def _field_of(question: Question) -> _Field:
    low, high = question.low, question.high
    if question.kind is QuestionKind.CHOICE:
        return _Choice([(option, option) for option in question.options], upright=True)
    if question.kind is QuestionKind.SCALE and low is not None and high is not None:
        ends = question.low_label, question.high_label
        if high - low < _MOST_BUTTONS:
            steps = range(int(low), int(high) + 1)
            return _Choice([(str(step), float(step)) for step in steps], upright=False, ends=ends)
        return _LongScale(question.text, low, high, ends)
    return _Number() if question.kind is QuestionKind.NUMBER else _Text()


class _Choice(_Field):
    """Buttons, one of which is pressed. The first nine of a list have the keys 1 to 9; a scale's steps their own."""

    def __init__(self, answers: Sequence[tuple[str, Answer]], upright: bool, ends: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: list[QPushButton] = []
        self._answers = [answer for _, answer in answers]
        self._keys: dict[str, int] = {}
        row: QVBoxLayout | QHBoxLayout = QVBoxLayout() if upright else QHBoxLayout()
        row.setSpacing(SPACE_S)
        for number, (words, _) in enumerate(answers):
            key = str(number + 1) if upright else words
            # In a button's text an & would be a mnemonic.
            shown = words.replace("&", "&&")
            button = QPushButton(f"{key}   {shown}" if upright and number < 9 else shown)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setObjectName("answer")
            button.setMinimumHeight(52)
            button.setAccessibleName(words)
            self._group.addButton(button, number)
            row.addWidget(button)
            self.buttons.append(button)
            if len(key) == 1:
                self._keys[key] = number
        if "10" in (words for words, _ in answers) and "0" not in self._keys:
            self._keys["0"] = next(number for number, (words, _) in enumerate(answers) if words == "10")
        self._group.idClicked.connect(lambda _: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        if any(ends):
            layout.addLayout(_ends(*ends))

    @property
    def answer(self) -> Answer | None:
        pressed = self._group.checkedId()
        return None if pressed < 0 else self._answers[pressed]

    def show_answer(self, answer: Answer) -> None:
        if answer in self._answers:
            self.buttons[self._answers.index(answer)].setChecked(True)

    def take_key(self, text: str) -> bool:
        if text not in self._keys:
            return False
        button = self.buttons[self._keys[text]]
        button.setChecked(True)
        button.setFocus()
        self.changed.emit()
        return True

    def begin(self) -> None:
        pressed = max(0, self._group.checkedId())
        self.buttons[pressed].setFocus()


class _LongScale(_Field):
    def __init__(self, name: str, low: float, high: float, ends: tuple[str, str]) -> None:
        super().__init__()
        self._given = False
        self.box = NumberBox(name, (low, high), 1.0)
        self.box.field.setDecimals(0)
        self.box.show_value(round((low + high) / 2))
        self.box.changed.connect(self._on_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        if any(ends):
            layout.addLayout(_ends(*ends))
        self.setFocusProxy(self.box)

    @property
    def answer(self) -> Answer | None:
        # The handle's first position is not an answer.
        return self.box.value if self._given else None

    def show_answer(self, answer: Answer) -> None:
        self._given = True
        self.box.show_value(float(answer))

    def _on_changed(self) -> None:
        self._given = True
        self.changed.emit()


class _Number(_Field):
    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setMaxLength(20)
        self.line.setMaximumWidth(220)
        self.line.textEdited.connect(lambda _: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)

    @property
    def answer(self) -> Answer | None:
        text = self.line.text().strip()
        number, fits = QLocale().toDouble(text)
        if not fits:
            # This is how many people type it, whatever their region.
            number, fits = QLocale.c().toDouble(text)
        return number if fits else None

    @property
    def is_unclear(self) -> bool:
        return bool(self.line.text().strip()) and self.answer is None

    def show_answer(self, answer: Answer) -> None:
        self.line.setText(QLocale().toString(float(answer), "g"))


class _Text(_Field):
    def __init__(self) -> None:
        super().__init__()
        self.edit = _Lines()
        self.edit.textChanged.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    @property
    def answer(self) -> Answer | None:
        return self.edit.toPlainText().strip() or None

    def show_answer(self, answer: Answer) -> None:
        self.edit.setPlainText(str(answer))


class _Lines(QPlainTextEdit):
    """A text of several lines: Enter goes on, as everywhere; Shift+Enter begins another line."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(120)
        self.textChanged.connect(self._keep_short)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _keep_short(self) -> None:
        if len(self.toPlainText()) > MAX_ANSWER:
            self.setPlainText(self.toPlainText()[:MAX_ANSWER])


def _ends(low: str, high: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(label(low, "muted"))
    row.addStretch()
    row.addWidget(label(high, "muted"))
    return row
