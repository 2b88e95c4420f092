"""The curve of visible joy over time, in no more points than a viewer can see, drawn in pieces that are kept: moving
the view costs no drawing, and a new point costs that of one piece.

NumPy is imported with the first piece that is drawn: a window is painted without a curve at first, and does not wait
for it.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from rating_app.rating.method import DEFAULT_METHOD, MOSTLY_SEEN
from rating_app.views.design.theme import Theme, current_theme
from rating_app.views.timeline.chart_painting import paint_area

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

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
        self.clear()

    def clear(self) -> None:
        """Remove all points."""
        self._times, self._values = array("d"), array("d")
        self._bin = -1
        self._sum, self._present, self._frames = 0.0, 0, 0

    def __len__(self) -> int:
        return len(self._times)

    @property
    def times(self) -> Floats:
        """float64 (n,), increasing; a copy."""
        return _floats(self._times)

    @property
    def values(self) -> Floats:
        """float64 (n,) in [0, 100]; NaN where no face was found. A copy."""
        return _floats(self._values)

    @property
    def newest_s(self) -> float:
        """The time of the newest frame; 0 if there is none."""
        return self._times[-1] if self._times else 0.0

    def add(self, timestamp_s: float, value: float | None) -> None:
        """Add one frame; `value` is None if no face was found."""
        timestamp_s = max(timestamp_s, self.newest_s)
        number = int(timestamp_s / POINT_S + _HAIR)
        if number != self._bin:
            if self._times and timestamp_s - self.newest_s > BREAK_S:
                self._append(self.newest_s + POINT_S, math.nan)
            self._append(timestamp_s, math.nan)
            self._bin, self._sum, self._present, self._frames = number, 0.0, 0, 0
        self._frames += 1
        if value is not None:
            self._present += 1
            self._sum += value
        seen = self._present / self._frames
        self._times[-1] = timestamp_s
        self._values[-1] = self._sum / self._present if seen >= MOSTLY_SEEN else math.nan

    def fill(self, times: Floats, values: Floats) -> None:
        """Replace the curve by all frames of a session, as if they had been added one by one; NaN where no face was
        found.
        """
        import numpy as np

        from rating_app.rating.series import bins_of_runs

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
        self._times = array("d", np.insert(lasts, breaks, lasts[breaks - 1] + POINT_S))
        self._values = array("d", np.insert(means, breaks, math.nan))
        newest = values[starts[-1] :]
        self._bin = int(numbers[-1])
        self._frames, self._present = len(newest), int((~np.isnan(newest)).sum())
        self._sum = float(np.nansum(newest))

    def between(self, first_s: float, last_s: float, column_s: float) -> tuple[Floats, Floats]:
        """Return times and values from `first_s` to `last_s`, and one point beyond either end if there is one. If
        several points fall into a column of `column_s`, they become one at its middle, by `drawn_curve`.

        Columns are counted from 0 s, whatever `first_s` is, so that stretches that are drawn one by one fit together.
        """
        if column_s > POINT_S and len(self) > 1:
            return self._columns(math.floor(first_s / column_s) - 1, math.ceil(last_s / column_s) + 1, column_s)
        times = self._times
        first = bisect_left(times, (math.floor(first_s / column_s) - 1) * column_s)
        if first and (first == len(times) or times[first] >= first_s):
            first -= 1
        end = bisect_left(times, (math.ceil(last_s / column_s) + 1) * column_s)
        end = min(len(times), end + (not end or times[end - 1] < last_s))
        return _floats(times[first:end]), _floats(self._values[first:end])

    def value_at(self, second: float) -> float | None:
        """Return the value of the nearest point; None if no face was found there, or nothing is known."""
        if not self._times:
            return None
        after = min(bisect_left(self._times, second), len(self) - 1)
        nearest = after - (after > 0 and second - self._times[after - 1] < self._times[after] - second)
        value = self._values[nearest]
        return None if math.isnan(value) or abs(self._times[nearest] - second) > BREAK_S else value

    def _columns(self, first: int, end: int, column_s: float) -> tuple[Floats, Floats]:
        """Return the points of the columns with these numbers, as far as the curve goes; the outermost columns end with
        it.
        """
        import numpy as np

        from rating_app.rating.series import drawn_curve

        edges = np.unique(np.clip(np.arange(first, end + 1) * column_s, self._times[0], self.newest_s))
        # Each point represents the time up to halfway to its neighbours.
        begin, last = (bisect_left(self._times, end_s) for end_s in (edges[0] - BREAK_S, edges[-1] + BREAK_S))
        near = slice(max(0, begin - 1), last + 1)
        times, values = _floats(self._times[near]), _floats(self._values[near])
        return (edges[1:] + edges[:-1]) / 2, drawn_curve(times, values, edges, BREAK_S)

    def _append(self, timestamp_s: float, value: float) -> None:
        self._times.append(timestamp_s)
        self._values.append(value)


def _floats(numbers: array[float]) -> Floats:
    import numpy as np

    return np.array(numbers)


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
        if not len(self._curve):
            return
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
        import numpy as np

        from rating_app.rating.series import stretches

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
