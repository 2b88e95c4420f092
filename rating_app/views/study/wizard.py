"""The wizard that makes a study, or edits one: its purpose, its films, how they are shown, and the questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rating_app.study.plan import MAX_BLANK_S, MAX_KEEP_DAYS, Company, Order
from rating_app.study.plan_file import STUDY_FILE
from rating_app.views.design.icons import IconButton
from rating_app.views.design.indicators import StepIndicator
from rating_app.views.design.labels import ElidedLabel, label, short_path, wrapped
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, set_role
from rating_app.views.study.draft import Draft
from rating_app.views.study.films_step import FilmsStep
from rating_app.views.study.questions_step import QuestionsStep

_SIZE = QSize(780, 600)
_FRAME = 60
_STEPS = 4
_PROGRESS_STEPS = 1000


class StudyWizard(QDialog):
    """A dialog that writes nothing before its last step; the receiver of `make_requested` does, and the dialog waits
    for it.

    Signals:
        make_requested(object): the Draft.
        cancel_requested(): copying the films is to stop.
    """

    make_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, draft: Draft | None = None, parent: QWidget | None = None) -> None:
        """Build the dialog for a study to be edited; without a `draft`, for a new one."""
        super().__init__(parent)
        self._draft = draft or Draft(_studies_folder())
        self._follows_title = draft is None
        self._is_making = False
        self.setWindowTitle(self.tr("New study") if draft is None else self.tr("Edit the study"))
        free = self.screen().availableGeometry().size()
        self.resize(_SIZE.boundedTo(QSize(free.width(), free.height() - _FRAME)))
        self.about = AboutStep(self._draft, draft is not None)
        self.films = FilmsStep()
        self.showing = ShowingStep(self._draft)
        self.questions = QuestionsStep()
        self.pages = QStackedWidget()
        headings = (
            self.tr("What is the study for?"),
            self.tr("What do viewers see?"),
            self.tr("How do they see it?"),
            self.tr("What do you ask them?"),
        )
        for number, (heading, page) in enumerate(
            zip(headings, (self.about, self.films, self.showing, self.questions), strict=True), 1
        ):
            self.pages.addWidget(_titled(number, heading, page))
        self.problem = wrapped()
        set_role(self.problem, "alert")
        self.progress = QProgressBar()
        self.progress.setRange(0, _PROGRESS_STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Films that are copied"))
        self.progress.hide()
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.back_button = IconButton(self.tr("Back"), "arrow-left")
        self.next_button = IconButton(self.tr("Next"), "arrow-right", "on_accent")
        self.next_button.setObjectName("primary")
        self.next_button.setMinimumWidth(140)
        self.next_button.setDefault(True)
        for button in (self.cancel_button, self.back_button):
            button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(self._on_next)
        self.about.changed.connect(self._follow)
        self.films.changed.connect(self._follow)
        if draft is not None:
            self.films.show_films(draft.films, draft.neutral)
            self.questions.show_questions(draft.questions)
        self._build_layout()
        self._turn(0)

    @property
    def draft(self) -> Draft:
        """The study as it is described now."""
        about, showing = self.about, self.showing
        return replace(
            self._draft,
            folder=about.folder,
            title=about.title.text().strip(),
            purpose=about.purpose.toPlainText().strip(),
            contact=about.contact.text().strip(),
            films=self.films.films,
            neutral=self.films.neutral,
            order=Order(showing.order_box.currentData()),
            blank_s=showing.blank_field.value(),
            blind=showing.blind_box.isChecked(),
            company=Company(showing.company_box.currentData()),
            keep_days=showing.keep_field.value(),
            questions=self.questions.questions,
        )

    def show_progress(self, share: float) -> None:
        """Show the share of the films that is copied, in [0, 1]."""
        self.progress.setValue(round(share * _PROGRESS_STEPS))

    def show_problems(self, problems: Sequence[str]) -> None:
        """Show why the study could not be made, one sentence per reason."""
        self._set_making(False)
        self._follow()
        self.problem.setText("\n".join(problems))

    def reject(self) -> None:
        """Close the dialog, also by Esc; while films are copied, stop that first."""
        if self._is_making:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _on_next(self) -> None:
        if self.pages.currentIndex() + 1 < _STEPS:
            self._turn(+1)
        else:
            self._set_making(True)
            self.make_requested.emit(self.draft)

    def _set_making(self, making: bool) -> None:
        self._is_making = making
        self.progress.setVisible(making)
        self.show_progress(0.0)
        self.pages.setEnabled(not making)
        self.back_button.setEnabled(not making)
        self.next_button.setEnabled(not making)

    def _turn(self, steps: int) -> None:
        self.pages.setCurrentIndex(self.pages.currentIndex() + steps)
        is_last = self.pages.currentIndex() == _STEPS - 1
        self.questions.show_neutral(self.films.neutral is not None)
        made = self.tr("Make the study") if self._draft.edits is None else self.tr("Save")
        self.next_button.setText(made if is_last else self.tr("Next"))
        self.next_button.show_icon("check" if is_last else "arrow-right", "on_accent")
        self.back_button.setEnabled(self.pages.currentIndex() > 0)
        page = (self.about.title, self.films.add_button, self.showing.order_box, self.questions.list)
        page[self.pages.currentIndex()].setFocus()
        self._follow()

    def _follow(self) -> None:
        """Enable the button to go on if nothing is missing, else show the problem."""
        if self._is_making:
            return
        problem = (self.about.problem, self.films.problem, "", "")[self.pages.currentIndex()]
        self.problem.setText(problem)
        self.next_button.setEnabled(not problem)

    def _build_layout(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch()
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.progress)
        layout.addLayout(buttons)


class AboutStep(QWidget):
    """The step with title, purpose, contact and folder.

    Signals:
        changed(): a field has changed.
    """

    changed = Signal()

    def __init__(self, draft: Draft, edits: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._parent_folder = draft.folder
        self._chosen = draft.folder if edits else None
        self.title = QLineEdit(draft.title)
        self.title.setPlaceholderText(self.tr("Test screening, two cuts"))
        self.purpose = QPlainTextEdit(draft.purpose)
        self.purpose.setTabChangesFocus(True)
        self.purpose.setPlaceholderText(
            self.tr("We want to find out which of two cuts of our trailer raises more smiles, and when.")
        )
        self.contact = QLineEdit(draft.contact)
        self.contact.setPlaceholderText(
            self.tr("Contact for viewers' questions and for erasing their data: an office, a phone number")
        )
        self._place = ElidedLabel()
        self._place.setObjectName("muted")
        self.folder_button = IconButton(self.tr("Choose…"), "folder-open")
        self.folder_button.setAutoDefault(False)
        self.folder_button.clicked.connect(self._ask)
        self.folder_button.setVisible(not edits)
        for signal in (self.title.textChanged, self.purpose.textChanged, self.contact.textChanged):
            signal.connect(self._follow)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(self.folder_button)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(SPACE_L)
        form.setVerticalSpacing(SPACE_M)
        form.addRow(
            wrapped(self.tr("The purpose and the contact appear in the notice that each viewer agrees to."), "muted")
        )
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Purpose"), self.purpose)
        form.addRow(self.tr("Contact"), self.contact)
        form.addRow(self.tr("Folder"), place)
        self._follow()

    @property
    def folder(self) -> Path:
        """The folder in which the study is, or is to be made."""
        if self._chosen is not None:
            return self._chosen
        name = "".join(letter for letter in self.title.text() if letter.isalnum() or letter in " -_").strip()
        return self._parent_folder / (name or self.tr("Study"))

    @property
    def problem(self) -> str:
        """The reason why the user cannot go on; empty if they can."""
        if not self.title.text().strip():
            return self.tr("Give the study a title.")
        if not self.purpose.toPlainText().strip():
            return self.tr("Say what the study is for: every viewer reads it before they agree.")
        if not self.contact.text().strip():
            return self.tr("Enter who answers viewers' questions and erases their data.")
        if not self._edits and (self.folder / STUDY_FILE).exists():
            return self.tr("There is a study in this folder already. Open it, or choose another folder.")
        return ""

    def choose(self, folder: Path) -> None:
        """Make the study in this folder, whatever its title."""
        self._chosen = folder
        self._follow()

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the study"), str(self.folder.parent))
        if chosen:
            self.choose(Path(chosen))

    def _follow(self) -> None:
        self._place.setText(short_path(self.folder))
        self.changed.emit()


class ShowingStep(QWidget):
    """The step that sets how films are shown, and how long recorded data are kept."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order_box = QComboBox()
        for words, order in (
            (
                self.tr("Balanced: each film comes equally often in each position, and after each of the others"),
                Order.BALANCED,
            ),
            (self.tr("Random: a different order for each viewer"), Order.RANDOM),
            (self.tr("Fixed: in the order of the list"), Order.FIXED),
        ):
            self.order_box.addItem(words, order)
        self.order_box.setCurrentIndex(self.order_box.findData(draft.order))
        self.company_box = QComboBox()
        self.company_box.addItem(self.tr("Alone in the room"), Company.ALONE)
        self.company_box.addItem(self.tr("In company, where people smile about twice as much"), Company.TOGETHER)
        self.company_box.setCurrentIndex(self.company_box.findData(draft.company))
        self.blank_field = QDoubleSpinBox()
        self.blank_field.setRange(0.0, MAX_BLANK_S)
        self.blank_field.setDecimals(1)
        self.blank_field.setSuffix(" s")
        self.blank_field.setValue(draft.blank_s)
        self.blank_field.lineEdit().setTextMargins(8, 0, 0, 0)
        self.blind_box = QCheckBox(self.tr("Viewers do not see the gauge while they watch"))
        self.blind_box.setToolTip(self.tr("Viewers who see their own rating react differently"))
        self.blind_box.setChecked(draft.blind)
        self.keep_field = QSpinBox()
        self.keep_field.setRange(0, MAX_KEEP_DAYS)
        self.keep_field.setSuffix(" " + self.tr("days"))
        self.keep_field.setSpecialValueText(self.tr("until they are deleted by hand"))
        self.keep_field.setValue(draft.keep_days)
        self.keep_field.lineEdit().setTextMargins(8, 0, 0, 0)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(SPACE_L)
        form.setVerticalSpacing(SPACE_M)
        for words, field in (
            (self.tr("Order"), self.order_box),
            (self.tr("Empty screen before each film"), self.blank_field),
            (self.tr("Viewers watch"), self.company_box),
            ("", self.blind_box),
            (self.tr("Viewers' data are kept for"), self.keep_field),
        ):
            form.addRow(words, field)
        form.addRow(
            wrapped(
                self.tr("The notice shows viewers how long; the study's page shows whose data are due to be erased."),
                "muted",
            )
        )


def _titled(number: int, heading: str, page: QWidget) -> QWidget:
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_M)
    layout.addWidget(StepIndicator(number, _STEPS))
    layout.addWidget(label(heading, "title"))
    layout.addWidget(page, 1)
    return whole


def _studies_folder() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home())
