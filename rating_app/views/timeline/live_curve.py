"""The curve of visible joy over time, in no more points than a viewer can see, drawn in pieces that are kept: moving
the view costs no drawing, and a new point costs that of one piece.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from rating_app.rating import DEFAULT_METHOD
from rating_app.rating.series import MOSTLY_SEEN, bins_of_runs, drawn_curve, stretches
from rating_app.views.design.theme import Theme, current_theme
from rating_app.views.timeline.chart_painting import paint_area

Floats = npt.NDArray[np.float64]

POINT_S = 0.1
BREAK_S = DEFAULT_METHOD.max_gap_s
"""Frames further apart leave a gap, even if a face was seen at both of its ends."""

_HAIR = 1e-6
"""A margin for rounding: a frame at 0.3 s, stored as 0.29999..., is not counted with those before it."""

TILE_PX = 256
"""Width in device pixels; a multiple of the hatching's 8, so that it continues from piece to piece."""

HATCH_PX = 8
_ROOM_PX = 2
_KEPT = 64


class LiveCurve:
    """A curve of at most ten points per second: each is the mean of its frames, NaN if a face was not MOSTLY_SEEN in
    them.

    A point has the time of its last frame. Times are in seconds since the session's first frame, and never decrease.
    """

    def __init__(self) -> None:
        self._times = np.empty(1024)
        self._values = np.empty(1024)
        self.clear()

    def clear(self) -> None:
        """Remove all points."""
        self._count = 0
        self._bin = -1
        self._sum, self._present, self._frames = 0.0, 0, 0

    def __len__(self) -> int:
        return self._count

    @property
    def times(self) -> Floats:
        """float64 (n,), increasing."""
        return self._times[: self._count]

    @property
    def values(self) -> Floats:
        """float64 (n,) in [0, 100]; NaN where no face was found."""
        return self._values[: self._count]

    @property
    def newest_s(self) -> float:
        """The time of the newest frame; 0 if there is none."""
        return float(self._times[self._count - 1]) if self._count else 0.0

    def add(self, timestamp_s: float, value: float | None) -> None:
        """Add one frame; `value` is None if no face was found."""
        timestamp_s = max(timestamp_s, self.newest_s)
        number = int(timestamp_s / POINT_S + _HAIR)
        if number != self._bin:
            if self._count and timestamp_s - self.newest_s > BREAK_S:
                self._append(self.newest_s + POINT_S, math.nan)
            self._append(timestamp_s, math.nan)
            self._bin, self._sum, self._present, self._frames = number, 0.0, 0, 0
        self._frames += 1
        if value is not None:
            self._present += 1
            self._sum += value
        seen = self._present / self._frames
        self._times[self._count - 1] = timestamp_s
        self._values[self._count - 1] = self._sum / self._present if seen >= MOSTLY_SEEN else math.nan

    def fill(self, times: Floats, values: Floats) -> None:
        """Replace the curve by all frames of a session, as if they had been added one by one; NaN where no face was
        found.
        """
        self.clear()
        if not len(times):
            return
        times = np.maximum.accumulate(np.asarray(times, float))
        values = np.asarray(values, float)
        numbers = (times / POINT_S + _HAIR).astype(np.int64)
        starts = np.flatnonzero(np.diff(numbers, prepend=-1))
        bins = bins_of_runs(values, starts)
        means = np.where(bins.gaps, math.nan, bins.mean)
        lasts = times[np.append(starts[1:], len(times)) - 1]
        # A gap begins at the last frame before it and ends at the first one after it.
        breaks = np.flatnonzero(times[starts[1:]] - lasts[:-1] > BREAK_S) + 1
        self._times = np.insert(lasts, breaks, lasts[breaks - 1] + POINT_S)
        self._values = np.insert(means, breaks, math.nan)
        self._count = len(self._times)
        newest = values[starts[-1] :]
        self._bin = int(numbers[-1])
        self._frames, self._present = len(newest), int((~np.isnan(newest)).sum())
        self._sum = float(np.nansum(newest))

    def between(self, first_s: float, last_s: float, column_s: float) -> tuple[Floats, Floats]:
        """Return times and values from `first_s` to `last_s`, and one point beyond either end if there is one. If
        several points fall into a column of `column_s`, they become one at its middle, by `drawn_curve`.

        Columns are counted from 0 s, whatever `first_s` is, so that stretches that are drawn one by one fit together.
        """
        if column_s > POINT_S and self._count > 1:
            return self._columns(math.floor(first_s / column_s) - 1, math.ceil(last_s / column_s) + 1, column_s)
        times, values = self.times, self.values
        first = int(np.searchsorted(times, (math.floor(first_s / column_s) - 1) * column_s))
        if first and (first == len(times) or times[first] >= first_s):
            first -= 1
        end = int(np.searchsorted(times, (math.ceil(last_s / column_s) + 1) * column_s))
        end = min(len(times), end + (not end or times[end - 1] < last_s))
        return times[first:end], values[first:end]

    def value_at(self, second: float) -> float | None:
        """Return the value of the nearest point; None if no face was found there, or nothing is known."""
        if not self._count:
            return None
        after = min(int(np.searchsorted(self.times, second)), self._count - 1)
        nearest = after - (after > 0 and second - self._times[after - 1] < self._times[after] - second)
        value = float(self._values[nearest])
        return None if math.isnan(value) or abs(self._times[nearest] - second) > BREAK_S else value

    def _columns(self, first: int, end: int, column_s: float) -> tuple[Floats, Floats]:
        """Return the points of the columns with these numbers, as far as the curve goes; the outermost columns end with
        it.
        """
        edges = np.unique(np.clip(np.arange(first, end + 1) * column_s, self._times[0], self.newest_s))
        # Each point represents the time up to halfway to its neighbours.
        begin, last = np.searchsorted(self.times, (edges[0] - BREAK_S, edges[-1] + BREAK_S))
        near = slice(max(0, int(begin) - 1), int(last) + 1)
        return (edges[1:] + edges[:-1]) / 2, drawn_curve(self.times[near], self.values[near], edges, BREAK_S)

    def _append(self, timestamp_s: float, value: float) -> None:
        if self._count == len(self._times):
            self._times = np.concatenate([self._times, np.empty(max(1024, self._count))])
            self._values = np.concatenate([self._values, np.empty(max(1024, self._count))])
        self._times[self._count], self._values[self._count] = timestamp_s, value
        self._count += 1


class CurveTiles:
    """A painter of a LiveCurve, with a strip below it that is hatched where no face was found.

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
        """Discard all pieces, because the curve has been replaced."""
        self._tiles.clear()
        self._drawn_until_s = 0.0

    def paint(self, painter: QPainter, box: QRectF, first_px: int, px_per_s: float, scale: float) -> None:
        """Paint the curve into `box`, whose lowest HATCH_PX are the strip. `first_px` is the place of its left edge, in
        device pixels from second 0, at `px_per_s` of them per second; `scale` is the number of device pixels per pixel.
        """
        look = (px_per_s, round(box.height()), scale, current_theme())
        if look != self._look:
            self._look = look
            self.forget()
        first, last = first_px // TILE_PX, math.floor((first_px + box.width() * scale) / TILE_PX)
        if self._curve.newest_s > self._drawn_until_s:
            # The line to the newest point begins at the point before it.
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
