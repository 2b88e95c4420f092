"""A loader that reads pictures from files, away from the window's thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal, SignalInstance
from PySide6.QtGui import QImage, QImageReader

LARGEST_SIDE = 3840
"""Larger pictures are kept in this size, which fills a 4K screen."""

_MEGABYTES = 512


class PictureLoader(QObject):
    """A loader that keeps the pictures that were requested last.

    Signals:
        loaded(object, object): the file's Path, and the QImage; a null one if it cannot be read.
    """

    loaded = Signal(object, object)
    _read = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._kept: dict[Path, QImage] = {}
        self._under_way: set[Path] = set()
        self._read.connect(self._on_read)

    def ask_for(self, *files: Path) -> None:
        """Load these pictures and discard all others; `loaded` reports each, at once if it is there already."""
        self._kept = {file: image for file, image in self._kept.items() if file in files}
        for file in files:
            if file in self._kept:
                self.loaded.emit(file, self._kept[file])
            elif file not in self._under_way:
                self._under_way.add(file)
                self._pool.start(_Reading(file, self._read))

    def forget(self) -> None:
        """Discard every picture."""
        self._kept.clear()

    def wait(self) -> None:
        """Wait until no picture is being read any more."""
        self._pool.waitForDone()

    def _on_read(self, file: Path, image: QImage) -> None:
        self._under_way.discard(file)
        self._kept[file] = image
        self.loaded.emit(file, image)


class _Reading(QRunnable):
    def __init__(self, file: Path, tell: SignalInstance) -> None:
        super().__init__()
        self._file = file
        self._tell = tell

    def run(self) -> None:
        image = read_picture(self._file)
        try:
            self._tell.emit(self._file, image)
        except RuntimeError:
            # The loader has been deleted, and nobody waits for the picture.
            return


def read_picture(file: Path) -> QImage:
    """Return the picture, upright by its camera's orientation and no larger than LARGEST_SIDE; null if it cannot be
    read.
    """
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_MEGABYTES)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGEST_SIDE:
        reader.setScaledSize(size.scaled(QSize(LARGEST_SIDE, LARGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
