"""A rating on its scale, with its interval."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from rating_app.formatting import points
from rating_app.rating import SessionRating
from rating_app.views.design.theme import current_theme

_TRACK_PX, _MARK_PX, _SIDE_PX = 10, 8, 12


class RatingScale(QWidget):
    """0 to 100 from left to right: the interval is a band with ends, the rating a mark that points to its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The rating on its scale"))
        self._rating = SessionRating(None, 0.0, 0.0)

    def sizeHint(self) -> QSize:
        return QSize(280, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _MARK_PX + _TRACK_PX + 6 + self.fontMetrics().height())

    def show_rating(self, rating: SessionRating) -> None:
        """None of its figures makes an empty scale."""
        self._rating = rating
        self.setAccessibleDescription(self._words())
        self.update()

    def _words(self) -> str:
        rating = self._rating
        if rating.rating_0_100 is None:
            return self.tr("no rating")
        if rating.rating_low is None or rating.rating_high is None:
            return self.tr("{value} of 100").format(value=points(rating.rating_0_100))
        return self.tr("{value} of 100, between {low} and {high}").format(
            value=points(rating.rating_0_100), low=points(rating.rating_low), high=points(rating.rating_high)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_SIDE_PX, _MARK_PX + 1, self.width() - 2 * _SIDE_PX, _TRACK_PX)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(track, _TRACK_PX / 2, _TRACK_PX / 2)
        rating = self._rating
        if rating.rating_low is not None and rating.rating_high is not None:
            self._paint_band(painter, track, rating.rating_low, rating.rating_high)
        self._paint_numbers(painter, track)
        if rating.rating_0_100 is not None:
            x = _place(track, rating.rating_0_100)
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.text))
            painter.drawPolygon(
                QPolygonF([QPointF(x - 6, 0), QPointF(x + 6, 0), QPointF(x, track.top() + 1)]),
            )
        painter.end()

    def _paint_band(self, painter: QPainter, track: QRectF, low: float, high: float) -> None:
        theme = current_theme()
        first, last = _place(track, low), _place(track, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.joy))
        painter.drawRect(QRectF(first, track.top() + 2, max(1.0, last - first), _TRACK_PX - 4))
        painter.setPen(QPen(QColor(theme.joy), 2))
        for x in (first, last):
            painter.drawLine(QPointF(x, track.top() - 1), QPointF(x, track.bottom() + 1))

    def _paint_numbers(self, painter: QPainter, track: QRectF) -> None:
        theme = current_theme()
        painter.setPen(QColor(theme.muted))
        height = self.fontMetrics().height()
        for value in (0, 25, 50, 75, 100):
            x = _place(track, value)
            painter.drawLine(QPointF(x, track.bottom() + 1), QPointF(x, track.bottom() + 4))
            box = QRectF(x - 20, self.height() - height, 40, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))


def _place(track: QRectF, value: float) -> float:
    # The ends of the scale are the middles of the track's round ends.
    round_px = track.height() / 2
    return track.left() + round_px + (track.width() - 2 * round_px) * value / 100
