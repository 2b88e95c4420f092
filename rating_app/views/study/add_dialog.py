"""Add sittings from other computers: which copies of the study, what would come of them, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from rating_app.study.adding import Addition, Source, copies_in
from rating_app.views.design.icons import IconButton, IconLabel, IconToolButton
from rating_app.views.design.labels import ElidedLabel, label, scrolled, short_path, wrapped
from rating_app.views.design.language import translated
from rating_app.views.design.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, set_role

_SIZE = 640, 460
_ICON_SIZE = 18
_MOST_CODES = 6
_PROGRESS_STEPS = 1000


class AddDialog(QDialog):
    """Nothing is written before `add_requested`.

    Signals:
        look_requested(object): look at what the copies in these folders would add; `show_addition` shows it.
        add_requested(): add what is shown.
        cancel_requested(): add nothing, although it has begun.
    """

    look_requested = Signal(object)
    add_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add sittings"))
        self.resize(*_SIZE)
        self._is_adding = False
        self.paths: tuple[Path, ...] = ()
        self.rows: list[SourceRow] = []
        self._list = QWidget()
        self._list_rows = QVBoxLayout(self._list)
        self._list_rows.setContentsMargins(0, 0, SPACE_S, 0)
        self._list_rows.setSpacing(SPACE_S)
        self._area = scrolled(self._list, self.tr("Copies of the study"), "", framed=False)
        self.left_out = wrapped(name="muted")
        self.summary = wrapped(name="strong")
        self.erased = wrapped()
        set_role(self.erased, "alert")
        self.problem = wrapped()
        set_role(self.problem, "alert")
        self.progress = QProgressBar()
        self.progress.setRange(0, _PROGRESS_STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Sittings that are copied"))
        self.choose_button = IconButton(self.tr("Choose a folder…"), "folder-open")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.add_button = IconButton(self.tr("Add"), "plus", "on_accent")
        self.add_button.setObjectName("primary")
        for button in (self.choose_button, self.cancel_button, self.add_button):
            button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose)
        self.cancel_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._on_add)
        self._build_layout()
        self.show_addition(Addition(()))

    def choose(self) -> None:
        """Let the user choose one more folder."""
        words = self.tr("A copy of the study, or a drive with several copies")
        start = self.paths[-1].parent if self.paths else Path.home()
        chosen = QFileDialog.getExistingDirectory(self, words, str(start))
        if chosen:
            self._look_at((*self.paths, *copies_in(Path(chosen))))

    def show_addition(self, addition: Addition) -> None:
        """Show what would be added."""
        for row in self.rows:
            self._list_rows.removeWidget(row)
            row.deleteLater()
        self.rows = [SourceRow(source) for source in addition.sources]
        for place, row in enumerate(self.rows):
            row.remove_button.clicked.connect(
                lambda _=False, path=row.path: self._look_at([one for one in self.paths if one != path])
            )
            self._list_rows.insertWidget(place, row)
            # A layout shows what is added to it only at the next turn of the event loop.
            row.show()
        self._say(self.left_out, "\n".join(translated(sentence) for sentence in addition.left_out))
        words = self.tr("Also erased here, because they withdrew on another computer: {codes}.")
        self._say(self.erased, words.format(codes=_codes(addition.withdrawn)) if addition.withdrawn else "")
        self._say(self.summary, self._summary_of(addition))
        self._say(self.problem, "")
        self.add_button.setEnabled(addition.changes_anything)
        if addition.changes_anything:
            self.add_button.setDefault(True)
            self.add_button.setFocus()

    def show_progress(self, share: float) -> None:
        """Show the share that is copied, in [0, 1]."""
        self.progress.setValue(round(share * _PROGRESS_STEPS))

    def show_problem(self, words: str) -> None:
        """Show in one sentence why nothing was added."""
        self._set_adding(False)
        self._say(self.problem, words)

    def reject(self) -> None:
        """Close the dialog, also by Esc. While sittings are copied, end that first."""
        if self._is_adding:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _look_at(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(dict.fromkeys(path.resolve() for path in paths))
        self.add_button.setEnabled(False)
        self._say(self.summary, self.tr("Reading…") if self.paths else "")
        self.look_requested.emit(self.paths)

    def _on_add(self) -> None:
        self._set_adding(True)
        self.add_requested.emit()

    def _set_adding(self, adding: bool) -> None:
        self._is_adding = adding
        self.progress.setVisible(adding)
        self.show_progress(0.0)
        self._area.setEnabled(not adding)
        self.choose_button.setEnabled(not adding)
        self.add_button.setEnabled(not adding)
        self._say(self.problem, "")

    def _summary_of(self, addition: Addition) -> str:
        if addition.sources and not addition.changes_anything:
            return self.tr("There is nothing to add.")
        return addition_in_words(addition)

    def _say(self, place: QWidget, words: str) -> None:
        place.setText(words)  # type: ignore[attr-defined]
        place.setVisible(bool(words))

    def _build_layout(self) -> None:
        self._list_rows.addWidget(self.left_out)
        self._list_rows.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.choose_button)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(label(self.tr("Sittings from other computers"), "subtitle"))
        layout.addWidget(
            wrapped(
                self.tr(
                    "Choose a copy of this study's folder, or a drive with several copies. Viewers who are already "
                    "here stay as they are, and nobody is counted twice."
                ),
                "muted",
            )
        )
        layout.addWidget(self._area, 1)
        for widget in (self.summary, self.erased, self.problem, self.progress):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self._set_adding(False)


class SourceRow(QFrame):
    """What one copy brings, or why nothing of it can come."""

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.path = source.path
        icon, role = ("circle-check", "good") if source.new or source.further else ("circle", "muted")
        if source.problem is not None:
            icon, role = "triangle-alert", "alert"
        self.words = wrapped("\n".join(self._words_of(source)), "muted")
        place = ElidedLabel(short_path(source.path))
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setObjectName("strong")
        self.remove_button = IconToolButton("x", role="muted")
        self.remove_button.setToolTip(self.tr("Remove this folder from the list"))
        self.remove_button.setAccessibleName(self.tr("Remove this folder from the list"))
        names = QVBoxLayout()
        names.setSpacing(SPACE_XS)
        names.addWidget(place)
        names.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, SPACE_S)
        row.setSpacing(SPACE_M)
        row.addWidget(IconLabel(_ICON_SIZE, icon, role), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)

    def _words_of(self, source: Source) -> list[str]:
        if source.problem is not None:
            return [translated(source.problem)]
        said = [
            words.format(count=len(codes), codes=_codes(codes))
            for words, codes in (
                (self.tr("New viewers: {count} ({codes})"), source.new),
                (self.tr("With more films seen than here: {count} ({codes})"), source.further),
                (self.tr("Here already, left as they are: {count}"), source.known),
                (self.tr("Withdrawn, and not added: {count} ({codes})"), source.gone),
            )
            if codes
        ]
        return said or [self.tr("It has no viewers.")]


def addition_in_words(addition: Addition) -> str:
    """Return in words how many viewers are added, or were, and whose withdrawal is noted."""
    translate = QCoreApplication.translate
    said = []
    if addition.new:
        said.append(translate("AddDialog", "New viewers: {count}.").format(count=len(addition.new)))
    if addition.further:
        words = translate("AddDialog", "Viewers with more data to add: {count}.")
        said.append(words.format(count=len(addition.further)))
    if addition.unnoted:
        words = translate("AddDialog", "Withdrew at another computer, which is noted here: {codes}.")
        said.append(words.format(codes=_codes(addition.unnoted)))
    return " ".join(said)


def _codes(codes: Sequence[str]) -> str:
    return ", ".join((*codes[:_MOST_CODES], *(["…"] if len(codes) > _MOST_CODES else [])))
