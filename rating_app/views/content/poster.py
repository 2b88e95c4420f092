"""What stands for a film before it plays, where its first picture is nearly dark: many films fade in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from rating_app.views.content.stills import Stills

if TYPE_CHECKING:
    # As in media_view.
    from PySide6.QtMultimedia import QVideoFrame

MOMENTS_S = (1.0, 3.0, 8.0)
"""Where a picture that shows something is looked for, the first one counts."""

_LIT, _SHOWS_SOMETHING = 40, 1 / 3
"""From so much of 255 on a point is lit; a picture shows something where so large a share of its points is."""

_SMALL = QSize(32, 32)


class Poster(QObject):
    """Looks for it.

    Signals:
        found(object): the QImage.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stills = Stills(self)
        self._stills.taken.connect(self._on_taken)

    def look(self, film: Path, first: QVideoFrame) -> None:
        """For a film with this `first` frame; nothing is found where that shows something, or no other does."""
        # As in media_view.
        from rating_app.views.content.frame_picture import picture_of

        if not shows_something(picture_of(first, _SMALL)):
            self._stills.take(film, MOMENTS_S)

    def stop(self) -> None:
        """Look no further."""
        self._stills.stop()

    def _on_taken(self, _moment_s: float, image: QImage) -> None:
        if shows_something(image):
            self.stop()
            self.found.emit(image)


def shows_something(image: QImage) -> bool:
    """Whether it is more than nearly dark; a null image is not."""
    if image.isNull():
        return False
    grey = image.scaled(_SMALL).convertToFormat(QImage.Format.Format_Grayscale8)
    points = bytes(grey.constBits())
    return sum(point >= _LIT for point in points) >= _SHOWS_SOMETHING * len(points)
