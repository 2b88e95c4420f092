"""The surfaces on which content is painted, as large as there is room: a film's pictures or a sound's name, and single
pictures.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.views.design.icons import pixmap
from rating_app.views.design.theme import current_theme

if TYPE_CHECKING:
    # As in media_view: imported with the first film.
    from PySide6.QtMultimedia import QVideoFrame

_ICON_SIZE = 64


class VideoSurface(QWidget):
    """A surface that keeps only the newest frame. Frames are converted away from the window's thread, and only while
    the surface is visible; frames that come during a conversion are skipped.

    Signals:
        pressed(), double_clicked(): by the mouse.
    """

    pressed = Signal()
    double_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Film"))
        self._frame: QVideoFrame | None = None
        self._shown_frame: QVideoFrame | None = None
        self._image = QImage()
        self._title = ""
        self._at_work: _Conversion | None = None

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def show_frame(self, frame: QVideoFrame) -> None:
        """Show this frame in place of the one before."""
        if frame.isValid():
            self._frame = frame
            self._convert()

    def show_poster(self, image: QImage) -> None:
        """Show this picture until the next frame comes."""
        self._frame = self._shown_frame = self._at_work = None
        self._image = image
        self.update()

    def show_title(self, file: Path) -> None:
        """Show the file's name until a frame comes, which for a sound is never."""
        self.clear()
        self._title = file.stem

    def clear(self) -> None:
        """Remove picture and title."""
        self._frame = self._shown_frame = None
        self._image, self._title = QImage(), ""
        # The result of a conversion under way is ignored.
        self._at_work = None
        self.update()

    @property
    def image(self) -> QImage:
        """The newest picture that was made; null if there is none."""
        return self._image

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._convert()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A picture made for a smaller surface is coarse in a larger one, and no other comes while the film is paused.
        self._frame = self._frame or self._shown_frame
        self._convert()

    def _convert(self) -> None:
        if self._frame is None or self._at_work is not None or not self.isVisible():
            return
        scale = self.devicePixelRatioF()
        room = QSize(round(self.width() * scale), round(self.height() * scale))
        self._at_work = _Conversion(self._frame, room)
        self._frame, self._shown_frame = None, self._frame
        self._at_work.done.connect(self._on_converted)
        QThreadPool.globalInstance().start(_Work(self._at_work))

    def _on_converted(self, conversion: _Conversion) -> None:
        if conversion is not self._at_work:
            return
        self._at_work = None
        if not conversion.image.isNull():
            self._image = conversion.image
            self.update()
        self._convert()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        image = self.image
        if image.isNull():
            painter.fillRect(self.rect(), QColor(current_theme().sunken))
            self._paint_title(painter)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            # The ground of films is black, whatever the colours around them.
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
        painter.end()

    def _paint_title(self, painter: QPainter) -> None:
        if not self._title:
            return
        theme = current_theme()
        note = pixmap("music", theme.muted, _ICON_SIZE, self.devicePixelRatioF())
        top = (self.height() - _ICON_SIZE) // 2 - 16
        painter.drawPixmap((self.width() - _ICON_SIZE) // 2, top, note)
        painter.setPen(QColor(theme.text))
        words = QRectF(16, top + _ICON_SIZE + 8, self.width() - 32, 48)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._title)


class _Conversion(QObject):
    """The conversion of one frame into `image`."""

    done = Signal(object)

    def __init__(self, frame: QVideoFrame, room: QSize) -> None:
        super().__init__()
        self._frame = frame
        self._room = room
        self.image = QImage()

    def run(self) -> None:
        # As in media_view.
        from rating_app.views.content.frame_picture import picture_of

        self.image = picture_of(self._frame, self._room)
        self.done.emit(self)


class _Work(QRunnable):
    def __init__(self, conversion: _Conversion) -> None:
        super().__init__()
        self._conversion = conversion

    def run(self) -> None:
        self._conversion.run()


class PictureSurface(QWidget):
    """A surface that scales its picture when its own size changes rather than at every repaint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._fitted = QImage()

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    @property
    def image(self) -> QImage:
        """The picture that is shown; null if there is none."""
        return self._image

    def show_picture(self, image: QImage, name: str) -> None:
        """Show this picture in place of the one before; `name` describes it to screen readers."""
        self._image, self._fitted = image, QImage()
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().sunken))
        if not self._image.isNull():
            scale = self.devicePixelRatioF()
            room = QSize(round(self.width() * scale), round(self.height() * scale))
            wanted = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            if self._fitted.size() != wanted:
                self._fitted = self._image.scaled(
                    wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            width, height = wanted.width() / scale, wanted.height() / scale
            painter.drawImage(
                QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height), self._fitted
            )
        painter.end()
