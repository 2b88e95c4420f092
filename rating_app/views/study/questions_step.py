"""The wizard's questions: a list of them, and a dialog for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rating_app.study.plan import SCALE_STEPS, Asked, Question, QuestionKind
from rating_app.views.design.icons import IconButton
from rating_app.views.design.labels import wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, set_role
from rating_app.views.study.draft import DraftQuestion

_BOUND = 1000


class QuestionsStep(QWidget):
    """A list of questions in the order in which they are asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: list[DraftQuestion] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Questions to the viewers"))
        self.list.setWordWrap(True)
        self.add_button = IconButton(self.tr("Add a question…"), "plus")
        self.edit_button = IconButton(self.tr("Edit…"), "pencil")
        self.up_button = IconButton(self.tr("Up"), "chevron-up")
        self.down_button = IconButton(self.tr("Down"), "chevron-down")
        self.remove_button = IconButton(self.tr("Remove"), "trash-2")
        self.list.currentRowChanged.connect(lambda _: self._follow_choice())
        self.list.itemDoubleClicked.connect(lambda _: self._edit())
        self.add_button.clicked.connect(self._add)
        self.edit_button.clicked.connect(self._edit)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(+1))
        self.remove_button.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        for button in (self.add_button, self.edit_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self.up_button, self.down_button, self.remove_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(
            wrapped(
                self.tr(
                    "Do not ask for names: viewers are known only by their codes. Results can be filtered by every "
                    "choice."
                ),
                "muted",
            )
        )
        self.neutral = wrapped(
            self.tr("Nothing is asked after the neutral clip: it only serves as a baseline."), "muted"
        )
        self.neutral.hide()
        layout.addWidget(self.neutral)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.show_questions(usual_questions())

    @property
    def questions(self) -> tuple[DraftQuestion, ...]:
        return tuple(self._questions)

    def show_questions(self, questions: Sequence[DraftQuestion]) -> None:
        """Show these questions in place of those before."""
        self._questions = list(questions)
        self._show(0)

    def show_neutral(self, comes_first: bool) -> None:
        """Explain the neutral clip if one comes before the films."""
        self.neutral.setVisible(comes_first)

    def _add(self) -> None:
        self._open(None)

    def _edit(self) -> None:
        if self.list.currentRow() >= 0:
            self._open(self.list.currentRow())

    def _open(self, row: int | None) -> None:
        dialog = QuestionDialog(None if row is None else self._questions[row], self.window())
        dialog.accepted.connect(lambda: self._take(row, dialog.question))
        dialog.open()

    def _take(self, row: int | None, question: DraftQuestion) -> None:
        if row is None:
            self._questions.append(question)
            row = len(self._questions) - 1
        else:
            self._questions[row] = question
        self._show(row)

    def _move(self, steps: int) -> None:
        row = self.list.currentRow()
        self._questions.insert(row + steps, self._questions.pop(row))
        self._show(row + steps)

    def _remove(self) -> None:
        row = self.list.currentRow()
        self._questions.pop(row)
        self._show(min(row, len(self._questions) - 1))

    def _show(self, row: int) -> None:
        self.list.clear()
        self.list.addItems([_in_words(one) for one in self._questions])
        self.list.setCurrentRow(row)
        self._follow_choice()

    def _follow_choice(self) -> None:
        row, count = self.list.currentRow(), len(self._questions)
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(row >= 0)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < count - 1)


class QuestionDialog(QDialog):
    """A dialog for one question, new or to be changed."""

    def __init__(self, edited: DraftQuestion | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Question"))
        self.setMinimumWidth(520)
        self._id = "" if edited is None else edited.question.id
        self.text = QLineEdit()
        self.when_box = QComboBox()
        for words, value in (
            (self.tr("about the viewer, before the films"), None),
            (self.tr("after each film"), Asked.AFTER_EACH),
            (self.tr("at the end"), Asked.AT_END),
        ):
            self.when_box.addItem(words, value)
        self.kind_box = QComboBox()
        for kind, words in _kinds().items():
            self.kind_box.addItem(words, kind)
        self.options = QPlainTextEdit()
        self.options.setTabChangesFocus(True)
        self.options.setFixedHeight(110)
        self.options.setPlaceholderText(self.tr("One answer on each line"))
        self.low, self.high = QSpinBox(), QSpinBox()
        for box in (self.low, self.high):
            box.setRange(-_BOUND, _BOUND)
        self.low_label, self.high_label = QLineEdit(), QLineEdit()
        self.low_label.setPlaceholderText(self.tr("not at all"))
        self.high_label.setPlaceholderText(self.tr("very much"))
        self.required_box = QCheckBox(self.tr("An answer is needed to go on"))
        self.problem = wrapped()
        set_role(self.problem, "alert")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.ok_button = QPushButton(self.tr("OK"))
        self.ok_button.setObjectName("primary")
        self.ok_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.accept)
        self._build_layout()
        self._show(edited or DraftQuestion(Question("", "", QuestionKind.SCALE, low=1, high=7)))
        for signal in (
            self.text.textChanged, self.options.textChanged, self.low.valueChanged, self.high.valueChanged,
            self.kind_box.currentIndexChanged, self.when_box.currentIndexChanged,
        ):  # fmt: skip
            signal.connect(self._follow)
        self._follow()

    @property
    def question(self) -> DraftQuestion:
        """The question as it is described now."""
        kind, when = self._kind, self._when
        is_scale = kind is QuestionKind.SCALE
        question = Question(
            self._id,
            self.text.text().strip(),
            kind,
            when or Asked.AT_END,
            options=self._options if kind is QuestionKind.CHOICE else (),
            low=float(self.low.value()) if is_scale else None,
            high=float(self.high.value()) if is_scale else None,
            low_label=self.low_label.text().strip() if is_scale else "",
            high_label=self.high_label.text().strip() if is_scale else "",
            required=self.required_box.isChecked() and when is not None,
        )
        return DraftQuestion(question, about_viewer=when is None)

    @property
    def _kind(self) -> QuestionKind:
        # Qt keeps only the text.
        return QuestionKind(self.kind_box.currentData())

    @property
    def _when(self) -> Asked | None:
        """The time at which the question is asked; None for one about the viewer."""
        when = self.when_box.currentData()
        return None if when is None else Asked(when)

    @property
    def _options(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.options.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def _show(self, edited: DraftQuestion) -> None:
        question = edited.question
        self.text.setText(question.text)
        self.when_box.setCurrentIndex(self.when_box.findData(None if edited.about_viewer else question.asked))
        self.kind_box.setCurrentIndex(self.kind_box.findData(question.kind))
        self.options.setPlainText("\n".join(question.options))
        self.low.setValue(round(1 if question.low is None else question.low))
        self.high.setValue(round(7 if question.high is None else question.high))
        self.low_label.setText(question.low_label)
        self.high_label.setText(question.high_label)
        self.required_box.setChecked(question.required)

    def _follow(self) -> None:
        kind, when = self._kind, self._when
        for field, kinds in (
            (self.options, (QuestionKind.CHOICE,)),
            (self._ends, (QuestionKind.SCALE,)),
            (self._labels, (QuestionKind.SCALE,)),
        ):
            self._form.setRowVisible(field, kind in kinds)
        self.required_box.setVisible(when is not None)
        problem = ""
        if not self.text.text().strip():
            problem = self.tr("Write the question.")
        elif when is None and kind not in (QuestionKind.CHOICE, QuestionKind.TEXT):
            problem = self.tr("About the viewer, ask for a choice or a text: results are filtered by it.")
        elif kind is QuestionKind.CHOICE and len(self._options) < 2:
            problem = self.tr("A choice has at least two answers.")
        elif kind is QuestionKind.SCALE and not 1 <= self.high.value() - self.low.value() < SCALE_STEPS[1]:
            problem = self.tr("A scale goes from a lower number to a higher one, in at most {most} steps.").format(
                most=SCALE_STEPS[1]
            )
        self.problem.setText(problem)
        self.ok_button.setEnabled(not problem)

    def _build_layout(self) -> None:
        self._ends, self._labels = QWidget(), QWidget()
        for place, fields in ((self._ends, (self.low, self.high)), (self._labels, (self.low_label, self.high_label))):
            row = QHBoxLayout(place)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_S)
            for field in fields:
                row.addWidget(field, 1)
        self._form = form = QFormLayout()
        form.setHorizontalSpacing(SPACE_L)
        form.setVerticalSpacing(SPACE_M)
        form.addRow(self.tr("Question"), self.text)
        form.addRow(self.tr("Asked"), self.when_box)
        form.addRow(self.tr("Answer"), self.kind_box)
        form.addRow(self.tr("Answers"), self.options)
        form.addRow(self.tr("From, to"), self._ends)
        form.addRow(self.tr("What the ends mean"), self._labels)
        form.addRow("", self.required_box)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.problem, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_L)
        layout.addLayout(form)
        layout.addStretch()
        layout.addLayout(buttons)


def usual_questions() -> tuple[DraftQuestion, ...]:
    """Return the questions of a new study, until the user changes them."""
    translate = QCoreApplication.translate
    age = Question(
        "age_band",
        translate("UsualQuestions", "How old are you?"),
        QuestionKind.CHOICE,
        Asked.AT_END,
        options=("18-29", "30-44", "45-59", "60+"),
    )
    liking = Question(
        "liking",
        translate("UsualQuestions", "How much did you like it?"),
        QuestionKind.SCALE,
        low=1,
        high=7,
        low_label=translate("UsualQuestions", "not at all"),
        high_label=translate("UsualQuestions", "very much"),
        required=True,
    )
    remark = Question(
        "remark",
        translate("UsualQuestions", "Is there anything that you would like to tell us?"),
        QuestionKind.TEXT,
        Asked.AT_END,
    )
    return DraftQuestion(age, about_viewer=True), DraftQuestion(liking), DraftQuestion(remark)


def _kinds() -> dict[QuestionKind, str]:
    translate = QCoreApplication.translate
    return {
        QuestionKind.SCALE: translate("QuestionsStep", "on a scale"),
        QuestionKind.CHOICE: translate("QuestionsStep", "a choice"),
        QuestionKind.NUMBER: translate("QuestionsStep", "a number"),
        QuestionKind.TEXT: translate("QuestionsStep", "a text"),
    }


def _in_words(one: DraftQuestion) -> str:
    translate = QCoreApplication.translate
    when = translate("QuestionsStep", "after each film")
    if one.about_viewer:
        when = translate("QuestionsStep", "about the viewer")
    elif one.question.asked is Asked.AT_END:
        when = translate("QuestionsStep", "at the end")
    return f"{one.question.text}  ({when}, {_kinds()[one.question.kind]})"
