"""The picture that was just analysed, with a box around each face.

NumPy and OpenCV are there with the first picture; a window that has none yet does not wait for them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.rating import DEFAULT_METHOD
from rating_app.views.design.theme import RADIUS, current_theme
from rating_app.vision.camera import PictureState

if TYPE_CHECKING:
    from rating_app.vision.analysis import FaceAnalysis, FrameAnalysis
    from rating_app.vision.face import Image

MODES = ("shown", "blurred", "hidden")

REPAINTS_PER_S = 30
"""The limit; a frame that comes earlier is not shown."""

_EARLY_S = 0.005
"""A frame that is early by less than this is shown, because cameras are not punctual."""

_SHRINK_BELOW = 0.75
"""Ratio of the widget's size to the frame's: below it the frame is shrunk before it is painted."""

_FACE_BLOCKS, _PICTURE_BLOCKS = 7, 24
"""The number of blocks to which the longer side of a blurred face, or picture, is reduced."""

_FACE_MARGIN = 0.35
"""Share of the box that is added on each side: the detector's box ends at the brow and the chin."""

_BADGE = 24
"""Diameter of a viewer's number, in pixels."""

_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap

Box = tuple[float, float, float, float]


class Preview(QWidget):
    """A widget that holds one picture at a time, and none while it is hidden. No picture is written anywhere."""

    def __init__(self, parent: QWidget | None = None, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture that is being analysed"))
        self._now_s = now_s
        self._image: QImage | None = None
        self._pixels: Image | None = None
        self._boxes: dict[int, Box] = {}
        self._mirrored = False
        self._mirrors = True
        self._mode = "shown"
        self._state = PictureState.OK
        self._notice = ""
        self._due_s = 0.0

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 195)

    def set_mode(self, mode: str) -> None:
        """Set one of MODES: the picture as it is, with blurred faces, or none; analysis continues. ValueError for
        another name.

        The faces that are rated are blurred, or the whole picture if no face is found.
        """
        if mode not in MODES:
            raise ValueError(f"no preview is {mode!r}")
        self._mode = mode
        self.clear()

    @property
    def shows_picture(self) -> bool:
        """Whether the viewers' picture is shown, blurred or not, when the widget is visible."""
        return self._mode != "hidden"

    def set_mirrored(self, mirrored: bool) -> None:
        """Set whether the viewer's own camera is mirrored, from the next frame on."""
        self._mirrors = mirrored

    def show_analysis(self, analysis: FrameAnalysis, mirrored: bool) -> None:
        """Show this frame and its faces; `mirrored`, as people know themselves, unless `set_mirrored` has turned that
        off.
        """
        if self._mode == "hidden" or not self.isVisible() or not self._is_due():
            return
        pixels, scale = self._shrunk(analysis.frame.image)
        boxes = {face.viewer: _scaled(face.detection.box, scale) for face in analysis.faces}
        if self._mode == "blurred":
            pixels = _blurred(pixels, boxes.values())
        import numpy as np

        # QImage does not copy the memory.
        self._pixels = pixels = np.ascontiguousarray(pixels)
        height, width = pixels.shape[:2]
        self._image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_BGR888)
        self._boxes = boxes
        self._mirrored = mirrored and self._mirrors
        self._state = analysis.picture_state
        self._describe(self._description(analysis))
        self.update()

    def clear(self) -> None:
        """Remove the picture and the notice."""
        self.show_notice("")

    def show_notice(self, words: str) -> None:
        """Show words in place of the picture, such as that the camera is gone, until the next picture or `clear`."""
        self._image = None
        self._pixels = None
        self._boxes = {}
        self._state = PictureState.OK
        self._due_s = 0.0
        self._notice = words
        self._describe(words or self._hidden_words())
        self.update()

    def _hidden_words(self) -> str:
        return self.tr("The picture is hidden. The rating goes on.") if self._mode == "hidden" else ""

    def _is_due(self) -> bool:
        now_s = self._now_s()
        if now_s < self._due_s - _EARLY_S:
            return False
        self._due_s = max(self._due_s, now_s - 1 / REPAINTS_PER_S) + 1 / REPAINTS_PER_S
        return True

    def _shrunk(self, image: Image) -> tuple[Image, float]:
        """Return the frame in the size in which it is painted if it is much larger, and the factor by which it was
        scaled.
        """
        import cv2
        import numpy as np

        height, width = image.shape[:2]
        ratio = self.devicePixelRatioF()
        scale = min(self.width() * ratio / width, self.height() * ratio / height)
        if scale >= _SHRINK_BELOW:
            return image, 1.0
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        # Averaging a whole 4K frame would take most of the window thread's time.
        step = max(1, int(0.5 / scale))
        sampled = np.ascontiguousarray(image[::step, ::step])
        return np.asarray(cv2.resize(sampled, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), scale

    def _describe(self, words: str) -> None:
        # A screen reader announces each change.
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _description(self, analysis: FrameAnalysis) -> str:
        if analysis.picture_state is not PictureState.OK:
            return self._state_words()
        well = all(_is_seen_well(face) for face in analysis.faces)
        if not analysis.faces:
            return self.tr("No face")
        if len(analysis.faces) == 1:
            return self.tr("One face, seen well") if well else self.tr("One face, not seen well")
        words = self.tr("{number} faces, seen well") if well else self.tr("{number} faces, not all seen well")
        return words.format(number=len(analysis.faces))

    def _state_words(self) -> str:
        if self._state is PictureState.BLACK:
            return self.tr("The picture is black: is a lid or shutter closed?")
        if self._state is PictureState.FROZEN:
            return self.tr("The picture no longer changes: unplug the camera and plug it in again.")
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), QColor(theme.sunken))
        if self._image is None:
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), _CENTRED, self._notice or self._hidden_words())
        else:
            self._paint_picture(painter, self._image)
            self._paint_state(painter)
        painter.end()

    def _paint_state(self, painter: QPainter) -> None:
        words = self._state_words()
        if not words:
            return
        room = self.rect().adjusted(24, 24, -24, -24)
        plate = painter.boundingRect(room, _CENTRED, words).adjusted(-14, -10, 14, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = current_theme()
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(plate, RADIUS, RADIUS)
        painter.setPen(QColor(theme.text))
        painter.drawText(room, _CENTRED, words)

    def _paint_picture(self, painter: QPainter, image: QImage) -> None:
        scale = min(self.width() / image.width(), self.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        painter.save()
        painter.translate((self.width() - width) / 2, (self.height() - height) / 2)
        if self._mirrored:
            painter.translate(width, 0)
            painter.scale(-1, 1)
        painter.drawImage(QRectF(0, 0, width, height), image)
        for viewer, (x, y, wide, high) in self._boxes.items():
            box = QRectF(x * scale, y * scale, wide * scale, high * scale)
            painter.setPen(QPen(QColor(0, 0, 0, 110), 5))
            painter.drawRoundedRect(box, 8, 8)
            painter.setPen(QPen(QColor("#ffffff"), 2.5))
            painter.drawRoundedRect(box, 8, 8)
            if len(self._boxes) > 1:
                self._paint_number(painter, viewer, box)
        painter.restore()

    def _paint_number(self, painter: QPainter, viewer: int, box: QRectF) -> None:
        painter.save()
        painter.translate(box.center().x(), box.top())
        if self._mirrored:
            painter.scale(-1, 1)
        badge = QRectF(-_BADGE / 2, -_BADGE / 2, _BADGE, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(badge)
        painter.setPen(QColor("#000000"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(viewer))
        painter.restore()


def _is_seen_well(face: FaceAnalysis) -> bool:
    return face.quality.overall >= DEFAULT_METHOD.min_quality


def _scaled(box: Box, scale: float) -> Box:
    x, y, width, height = box
    return x * scale, y * scale, width * scale, height * scale


def _blurred(pixels: Image, boxes: Iterable[Box]) -> Image:
    """Return a copy in which the faces are blocks, or the whole picture, since a face may have been missed."""
    import numpy as np

    boxes = list(boxes)
    if not boxes:
        return _in_blocks(pixels, _PICTURE_BLOCKS)
    pixels = pixels.copy()
    height, width = pixels.shape[:2]
    for x, y, wide, high in boxes:
        left, right = np.clip((x - _FACE_MARGIN * wide, x + (1 + _FACE_MARGIN) * wide), 0, width).astype(int)
        top, bottom = np.clip((y - _FACE_MARGIN * high, y + (1 + _FACE_MARGIN) * high), 0, height).astype(int)
        if left < right and top < bottom:
            pixels[top:bottom, left:right] = _in_blocks(pixels[top:bottom, left:right], _FACE_BLOCKS)
    return pixels


def _in_blocks(pixels: Image, blocks: int) -> Image:
    import cv2
    import numpy as np

    height, width = pixels.shape[:2]
    longer = max(height, width)
    coarse = (max(1, round(width * blocks / longer)), max(1, round(height * blocks / longer)))
    small = cv2.resize(pixels, coarse, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST), dtype=np.uint8)
