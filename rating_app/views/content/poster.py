"""A picture shown before a film plays, if its first frame is nearly dark: many films fade in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from rating_app.views.content.stills import Stills

if TYPE_CHECKING:
    # As in media_view: imported with the first file.
    from PySide6.QtMultimedia import QVideoFrame

MOMENTS_S = (1.0, 3.0, 8.0)
"""Moments at which a picture that shows something is searched for; the first success counts."""

_LIT, _SHOWS_SOMETHING = 40, 1 / 3
"""A point is lit from this value of 255 on; a picture shows something if at least this share of its points is lit."""

_SMALL = QSize(32, 32)


class Poster(QObject):
    """A search for such a picture.

    Signals:
        found(object): the QImage.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stills = Stills(self)
        self._stills.taken.connect(self._on_taken)

    def look(self, film: Path, first: QVideoFrame) -> None:
        """Search the film, unless its `first` frame shows something; `found` is not emitted if no other frame does."""
        # As in media_view.
        from rating_app.views.content.frame_picture import picture_of

        if not shows_something(picture_of(first, _SMALL)):
            self._stills.take(film, MOMENTS_S)

    def stop(self) -> None:
        """Stop the search."""
        self._stills.stop()

    def _on_taken(self, _moment_s: float, image: QImage) -> None:
        if shows_something(image):
            self.stop()
            self.found.emit(image)


def shows_something(image: QImage) -> bool:
    """Return whether the image is more than nearly dark; a null image is not."""
    if image.isNull():
        return False
    grey = image.scaled(_SMALL).convertToFormat(QImage.Format.Format_Grayscale8)
    points = bytes(grey.constBits())
    return sum(point >= _LIT for point in points) >= _SHOWS_SOMETHING * len(points)
