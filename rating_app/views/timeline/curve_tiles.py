"""The drawn curve in pieces that are kept: a view that moves costs no drawing, and a new point that of one piece."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from rating_app.rating.series import stretches
from rating_app.views.design.theme import Theme, current_theme
from rating_app.views.timeline.chart_painting import paint_area
from rating_app.views.timeline.live_curve import LiveCurve

TILE_PX = 256
"""Device pixels; a multiple of the hatching's 8, so that it goes on from piece to piece."""

HATCH_PX = 8
_ROOM_PX = 2
_KEPT = 64


class CurveTiles:
    """Draws a LiveCurve, with a strip below it that is hatched where no face was found.

    Attributes:
        drawn: how many pieces have been drawn so far.
    """

    def __init__(self, curve: LiveCurve) -> None:
        self._curve = curve
        self._tiles: dict[int, QPixmap] = {}
        self._look: tuple[float, int, float, Theme] | None = None
        self._drawn_until_s = 0.0
        self.drawn = 0

    def forget(self) -> None:
        """That the curve has become another."""
        self._tiles.clear()
        self._drawn_until_s = 0.0

    def paint(self, painter: QPainter, box: QRectF, first_px: int, px_per_s: float, scale: float) -> None:
        """Into `box`, whose lowest HATCH_PX are the strip. `first_px` is the place of its left edge in device pixels
        from second 0, of which a second has `px_per_s`; `scale` is how many device pixels a pixel has.
        """
        look = (px_per_s, round(box.height()), scale, current_theme())
        if look != self._look:
            self._look = look
            self.forget()
        first, last = first_px // TILE_PX, math.floor((first_px + box.width() * scale) / TILE_PX)
        if self._curve.newest_s > self._drawn_until_s:
            # The line to the newest point begins at the one before.
            stale = math.floor((self._drawn_until_s * px_per_s - 2) / TILE_PX)
            self._tiles = {number: tile for number, tile in self._tiles.items() if number < stale}
        if len(self._tiles) > _KEPT:
            self._tiles = {number: tile for number, tile in self._tiles.items() if first <= number <= last}
        painter.save()
        painter.setClipRect(box)
        for number in range(max(0, first), last + 1):
            if number * TILE_PX > self._curve.newest_s * px_per_s + 1:
                break
            if number not in self._tiles:
                self._tiles[number] = self._draw(number, px_per_s, round(box.height()), scale)
            at = QPointF(box.left() + (number * TILE_PX - first_px) / scale, box.top())
            painter.drawPixmap(at, self._tiles[number])
        painter.restore()
        self._drawn_until_s = self._curve.newest_s

    def _draw(self, number: int, px_per_s: float, height: int, scale: float) -> QPixmap:
        self.drawn += 1
        theme = current_theme()
        tile = QPixmap(TILE_PX, math.ceil(height * scale))
        tile.fill(Qt.GlobalColor.transparent)
        left = number * TILE_PX
        times, values = self._curve.between(left / px_per_s, (left + TILE_PX) / px_per_s, 1 / px_per_s)
        floor = (height - HATCH_PX) * scale
        xs = times * px_per_s - left
        ys = _ROOM_PX + (floor - 2 * _ROOM_PX) * (1 - values / 100)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = ~np.isnan(values)
        pen = QPen(QColor(theme.joy), 1)
        pen.setCosmetic(True)
        for first, end in stretches(seen):
            points = [QPointF(*at) for at in zip(xs[first:end].tolist(), ys[first:end].tolist(), strict=True)]
            paint_area(painter, points, floor, pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(theme.muted), Qt.BrushStyle.BDiagPattern))
        for first, end in stretches(~seen):
            begins, ends = xs[first], xs[min(end, len(xs) - 1)]
            painter.drawRect(QRectF(begins, floor, max(1.0, ends - begins), HATCH_PX * scale))
        painter.end()
        tile.setDevicePixelRatio(scale)
        return tile
