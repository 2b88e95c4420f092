"""The choice of what is to be watched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImageReader
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rating_app.session.playlist import PLAYLIST_SUFFIXES, pictures_of
from rating_app.views.design.icons import IconLabel
from rating_app.views.design.theme import SPACING

MEDIA_SUFFIXES = (
    *("mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "ogv", "wmv"),
    *("mp3", "m4a", "aac", "wav", "flac", "ogg", "oga", "opus", "wma", "aiff"),
)
_ICON_SIZE = 36


class ContentChooser(QFrame):
    """A page with three ways of watching and two of trying the app. Files and folders can also be dropped on it.

    Signals:
        media_chosen(object): the Path of a film or sound.
        pictures_chosen(object, float): the Paths of pictures in their order, a tuple, and for how many seconds each is
            shown; 0 means until the viewer turns the page.
        screen_chosen(str): something else on this screen; empty, because its title is typed below.
        nothing_found(str): why there are no pictures in the files that were chosen or dropped; one sentence.
        seconds_changed(float): how long each picture is shown from now on.
        full_screen_changed(bool): whether films and pictures fill the screen from now on.
        demo_requested(), recording_requested().
    """

    media_chosen = Signal(object)
    pictures_chosen = Signal(object, float)
    screen_chosen = Signal(str)
    nothing_found = Signal(str)
    seconds_changed = Signal(float)
    full_screen_changed = Signal(bool)
    demo_requested = Signal()
    recording_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        heading = QLabel(self.tr("What do you want to watch?"))
        heading.setObjectName("subtitle")
        self.media_button = Tile(
            "film", self.tr("Film or sound…"), self.tr("Played here; pausing it pauses the rating")
        )
        self.pictures_button = Tile("images", self.tr("Pictures…"), self.tr("One after the other, each with a rating"))
        self.screen_button = Tile(
            "monitor", self.tr("Anything else"), self.tr("On this screen, with a small gauge on top")
        )
        self.media_button.clicked.connect(self.choose_media)
        self.pictures_button.clicked.connect(self.choose_pictures)
        self.screen_button.clicked.connect(lambda: self.screen_chosen.emit(""))
        self.seconds_field = QDoubleSpinBox()
        self.seconds_field.setRange(0.0, 600.0)
        self.seconds_field.setDecimals(1)
        self.seconds_field.setValue(5.0)
        # A style sheet's padding does not reach into it.
        self.seconds_field.lineEdit().setTextMargins(8, 0, 0, 0)
        self.seconds_field.setSuffix(" s")
        self.seconds_field.setSpecialValueText(self.tr("until I press a key"))
        self.seconds_field.setAccessibleName(self.tr("How long each picture is shown"))
        self.seconds_field.valueChanged.connect(self.seconds_changed)
        self.full_screen_box = QCheckBox(self.tr("Fill the screen"))
        self.full_screen_box.clicked.connect(self.full_screen_changed)
        self.demo_button = _link(self.tr("Play the demo clip"))
        self.recording_button = _link(self.tr("Rate a recorded face video…"))
        self.folder_button = _link(self.tr("A folder of pictures…"))
        self.folder_button.clicked.connect(self.choose_folder)
        self.demo_button.clicked.connect(self.demo_requested)
        self.recording_button.clicked.connect(self.recording_requested)
        self._build_layout(heading)

    def set_picture_seconds(self, seconds: float) -> None:
        """Set how long each picture is shown, in seconds; 0 means until a key is pressed."""
        self.seconds_field.setValue(seconds)

    def set_full_screen(self, wanted: bool) -> None:
        """Set whether films and pictures fill the screen, without emitting `full_screen_changed`."""
        self.full_screen_box.setChecked(wanted)

    def choose_media(self) -> None:
        """Ask for a film or sound."""
        known = " ".join(f"*.{suffix}" for suffix in MEDIA_SUFFIXES)
        kinds = self.tr("Films and sounds") + f" ({known});;" + self.tr("All files") + " (*)"
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Watch a film or sound"), start, kinds)
        if chosen:
            self.media_chosen.emit(Path(chosen))

    def choose_pictures(self) -> None:
        """Ask for pictures."""
        known = " ".join(f"*.{suffix}" for suffix in (*_picture_suffixes(), *PLAYLIST_SUFFIXES))
        kinds = self.tr("Pictures and lists of pictures") + f" ({known})"
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Watch pictures, in the order of their names"), start, kinds
        )
        self._take_pictures([Path(name) for name in chosen])

    def choose_folder(self) -> None:
        """Ask for a folder of pictures."""
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Watch a folder's pictures, in the order of their names"), start
        )
        if chosen:
            self._take_pictures([Path(chosen)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        media = [file for file in dropped if file.suffix.lower().lstrip(".") in MEDIA_SUFFIXES]
        if media:
            self.media_chosen.emit(media[0])
        else:
            self._take_pictures(dropped)

    def _take_pictures(self, chosen: Sequence[Path]) -> None:
        try:
            files = pictures_of(chosen, _picture_suffixes())
        except OSError as error:
            words = self.tr("{file} cannot be read ({reason}).")
            self.nothing_found.emit(words.format(file=error.filename, reason=error.strerror))
            return
        if files:
            self.pictures_chosen.emit(files, self.seconds_field.value())
        elif chosen:
            self.nothing_found.emit(self.tr("There are no pictures in your selection."))

    def _build_layout(self, heading: QLabel) -> None:
        tiles = QGridLayout()
        tiles.setSpacing(SPACING)
        for column, tile in enumerate((self.media_button, self.pictures_button, self.screen_button)):
            tiles.addWidget(tile, 0, column)
            tiles.setColumnStretch(column, 1)
        each = QLabel(self.tr("Each picture:"))
        each.setObjectName("muted")
        each.setBuddy(self.seconds_field)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(each)
        foot.addWidget(self.seconds_field)
        foot.addWidget(self.folder_button)
        foot.addStretch()
        foot.addWidget(self.full_screen_box)
        links = QHBoxLayout()
        links.setSpacing(2 * SPACING)
        links.addStretch()
        links.addWidget(self.demo_button)
        links.addWidget(self.recording_button)
        links.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACING, SPACING, 2 * SPACING, SPACING)
        layout.setSpacing(SPACING)
        layout.addStretch()
        layout.addWidget(heading, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(tiles)
        layout.addLayout(foot)
        layout.addStretch()
        layout.addLayout(links)


def _picture_suffixes() -> tuple[str, ...]:
    return tuple(bytes(name.data()).decode() for name in QImageReader.supportedImageFormats())


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("link")
    return button


class Tile(QPushButton):
    """A button whose name and line are read aloud together."""

    def __init__(self, icon_name: str, name: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{name} {line}")
        picture = IconLabel(_ICON_SIZE, icon_name, "accent")
        self._name = QLabel(name)
        self._name.setObjectName("subtitle")
        self._line = QLabel(line)
        self._line.setObjectName("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 12, 14)
        layout.setSpacing(6)
        for label in (picture, self._name, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(label is not picture)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def sizeHint(self) -> QSize:
        return QSize(170, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(130, 140)
