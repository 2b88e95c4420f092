"""The wizard's films: their titles and lengths, and the neutral clip before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rating_app.settings import neutral_clip
from rating_app.views.content.chooser import MEDIA_SUFFIXES
from rating_app.views.content.length_finder import LengthFinder
from rating_app.views.design.icons import IconButton
from rating_app.views.design.labels import ElidedLabel, wrapped
from rating_app.views.design.language import length
from rating_app.views.design.theme import SPACE_M, SPACE_S
from rating_app.views.study.draft import PICTURE_S, DraftFilm


class FilmsStep(QWidget):
    """The step that chooses the films.

    Signals:
        changed(): the films have changed, or the length of one has become known.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._films: list[DraftFilm] = []
        self._neutral: DraftFilm | None = None
        self._unplayable: set[Path] = set()
        self._finder = LengthFinder(self)
        self._finder.found.connect(self._on_found)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(self.tr("Films of the study"))
        self.table.setHorizontalHeaderLabels([self.tr("Title"), self.tr("Length"), self.tr("File")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._on_item_changed)
        self.table.itemSelectionChanged.connect(self._follow_choice)
        self.add_button = IconButton(self.tr("Add films…"), "plus")
        self.up_button = IconButton(self.tr("Up"), "chevron-up")
        self.down_button = IconButton(self.tr("Down"), "chevron-down")
        self.remove_button = IconButton(self.tr("Remove"), "trash-2")
        self.neutral_box = QCheckBox(self.tr("Show a neutral clip first, as each viewer's baseline"))
        self.neutral_button = IconButton(self.tr("Choose…"), "film")
        self._neutral_name = ElidedLabel()
        self._neutral_name.setObjectName("muted")
        self.add_button.clicked.connect(self._choose)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(+1))
        self.remove_button.clicked.connect(self._remove)
        self.neutral_box.clicked.connect(self._on_neutral_toggled)
        self.neutral_button.clicked.connect(self._choose_neutral)
        for button in (self.add_button, self.up_button, self.down_button, self.remove_button, self.neutral_button):
            button.setAutoDefault(False)
        self._build_layout()
        self._show_films()

    @property
    def films(self) -> tuple[DraftFilm, ...]:
        """The films in their order."""
        return tuple(self._films)

    @property
    def neutral(self) -> DraftFilm | None:
        """The neutral clip; None if there is none."""
        return self._neutral if self.neutral_box.isChecked() else None

    @property
    def problem(self) -> str:
        """The reason why the user cannot go on; empty if they can."""
        if not self._films:
            return self.tr("Add at least one film, sound or picture.")
        shown = [*self._films, *([] if self.neutral is None else [self.neutral])]
        broken = [film.file.name for film in shown if film.file in self._unplayable]
        if broken:
            return self.tr("{name} cannot be played on this computer. Remove it, or convert it to H.264.").format(
                name=broken[0]
            )
        if any(film.length_s <= 0 for film in shown):
            return self.tr("One moment: the lengths of the films are being read.")
        return ""

    def show_films(self, films: Sequence[DraftFilm], neutral: DraftFilm | None) -> None:
        """Show the films of a study that is edited."""
        self._films, self._neutral = list(films), neutral
        self.neutral_box.setChecked(neutral is not None)
        self._show_films()

    def add(self, files: Sequence[Path]) -> None:
        """Add files after the others, each only once."""
        known = {film.file for film in self._films}
        for file in files:
            if file not in known:
                self._films.append(self._measured(file))
        self._show_films()

    def _measured(self, file: Path) -> DraftFilm:
        if file.suffix.lower().lstrip(".") in MEDIA_SUFFIXES:
            self._finder.find(file)
            return DraftFilm(file, file.stem)
        return DraftFilm(file, file.stem, PICTURE_S)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Films of the study"), _films_folder(), self._kinds())
        self.add([Path(name) for name in chosen])

    def _choose_neutral(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Neutral clip"), _films_folder(), self._kinds())
        if chosen:
            self._neutral = self._measured(Path(chosen))
            self._show_films()

    def _kinds(self) -> str:
        pictures = [bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()]
        known = " ".join(f"*.{suffix}" for suffix in (*MEDIA_SUFFIXES, *pictures))
        return self.tr("Films, sounds and pictures") + f" ({known})"

    def _on_found(self, file: Path, seconds: float) -> None:
        if seconds <= 0:
            self._unplayable.add(file)
        self._films = [replace(f, length_s=seconds) if f.file == file else f for f in self._films]
        if self._neutral is not None and self._neutral.file == file:
            self._neutral = replace(self._neutral, length_s=seconds)
        self._show_films()

    def _on_neutral_toggled(self, wanted: bool) -> None:
        if wanted and self._neutral is None:
            self._neutral = replace(self._measured(neutral_clip()), title=self.tr("Neutral clip"))
        self._show_films()

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == 0 and item.text().strip():
            film = self._films[item.row()]
            self._films[item.row()] = replace(film, title=item.text().strip())
            self.changed.emit()

    def _move(self, steps: int) -> None:
        row = self.table.currentRow()
        self._films.insert(row + steps, self._films.pop(row))
        self._show_films()
        self.table.selectRow(row + steps)

    def _remove(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._films):
            self._films.pop(row)
            self._show_films()

    def _show_films(self) -> None:
        chosen = self.table.currentRow()
        blocked = self.table.blockSignals(True)
        self.table.setRowCount(len(self._films))
        for row, film in enumerate(self._films):
            words = length(film.length_s) if film.length_s else "…"
            for column, text in enumerate((film.title, words, film.file.name)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(str(film.file))
                if column:
                    cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, cell)
        self.table.blockSignals(blocked)
        if self._films and chosen >= 0:
            self.table.selectRow(min(chosen, len(self._films) - 1))
        has_neutral = self.neutral_box.isChecked()
        self.neutral_button.setEnabled(has_neutral)
        self._neutral_name.setText(self._name_of_neutral if has_neutral else "")
        self._follow_choice()
        self.changed.emit()

    @property
    def _name_of_neutral(self) -> str:
        if self._neutral is None:
            return ""
        is_shipped = self._neutral.file == neutral_clip()
        return self.tr("30 seconds of drifting shapes") if is_shipped else self._neutral.file.name

    def _follow_choice(self) -> None:
        row = self.table.currentRow()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < len(self._films) - 1)
        self.remove_button.setEnabled(0 <= row < len(self._films))

    def _build_layout(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.add_button)
        buttons.addStretch()
        for button in (self.up_button, self.down_button, self.remove_button):
            buttons.addWidget(button)
        neutral = QHBoxLayout()
        neutral.setSpacing(SPACE_S)
        neutral.addWidget(self.neutral_box)
        neutral.addWidget(self.neutral_button)
        neutral.addWidget(self._neutral_name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(
            wrapped(self.tr("They are copied into the study's folder. Double-click a title to change it."), "muted")
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        layout.addLayout(neutral)


def _films_folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
