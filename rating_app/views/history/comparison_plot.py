"""The curves of several sessions over one another."""

from __future__ import annotations

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPen
from PySide6.QtWidgets import QWidget

from rating_app.formatting import clock
from rating_app.views.design.numbers import per_cent
from rating_app.views.design.theme import SERIES_DASHES, Theme, current_theme, is_theme_change
from rating_app.views.history.trace import Trace

MOST_CURVES = len(SERIES_DASHES)
_LINE_WIDTH = 2.0
_LEAST_TICK_PX = 70
_SPANS_S = (1, 2, 5, 10, 15, 30, *(60 * minutes for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 360)))
_SHARES = (0.1, 0.2, 0.25, 0.5)
_KEY_STEP = 0.01
"""Share of the axis that an arrow key goes."""


def pen_of(place: int, theme: Theme) -> QPen:
    """How the curve in this place, from 0, is drawn."""
    pen = QPen(pg.mkColor(theme.series[place]), _LINE_WIDTH)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if SERIES_DASHES[place]:
        pen.setDashPattern(SERIES_DASHES[place])
    return pen


@dataclass
class _Drawn:
    trace: Trace
    curve: pg.PlotDataItem


class ComparisonPlot(pg.PlotWidget):  # type: ignore[misc]
    """Up to MOST_CURVES curves over minutes, or over the share of each one's duration.

    Signals:
        pointed(object): the place on the axis under the pointer, or where the arrow keys went, in seconds or as a share
            in [0, 1]; None where there is none any more.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, axisItems={"bottom": _Axis("bottom")})
        self.setAccessibleName(self.tr("Live ratings of the sessions over one another"))
        self.setAccessibleDescription(self.tr("Left and right move through time; the legend says each value"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setYRange(0, 100, padding=0.05)
        self.getAxis("left").setTicks([[(value, str(value)) for value in (0, 25, 50, 75, 100)]])
        self.getAxis("left").setWidth(38)
        self._drawn: dict[int, _Drawn] = {}
        self._as_share = False
        self._pointer = pg.InfiniteLine(angle=90, movable=False)
        self._pointer.hide()
        self.addItem(self._pointer)
        self.setMouseTracking(True)
        self._dress()

    @property
    def length(self) -> float:
        """Of the axis: seconds of the longest shown session, or 1 as a share."""
        shown = [drawn.trace.duration_s for drawn in self._drawn.values() if drawn.curve.isVisible()]
        return 1.0 if self._as_share else max(shown, default=1.0) or 1.0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event) and hasattr(self, "_pointer"):
            self._dress()

    def _dress(self) -> None:
        theme = current_theme()
        self.setBackground(theme.surface)
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(pg.mkPen(theme.border))
            axis.setTextPen(pg.mkPen(theme.muted))
        self._pointer.setPen(pg.mkPen(theme.muted, width=1))
        for place, drawn in self._drawn.items():
            drawn.curve.setPen(pen_of(place, theme))
        self.showGrid(x=False, y=True, alpha=0.15)

    def clear_curves(self) -> None:
        """Begin anew."""
        for drawn in self._drawn.values():
            self.removeItem(drawn.curve)
        self._drawn.clear()
        self._point_at(None)

    def add_curve(self, place: int, trace: Trace) -> None:
        """Draw the curve in this place, from 0."""
        curve = pg.PlotDataItem(connect="finite", pen=pen_of(place, current_theme()))
        self._drawn[place] = _Drawn(trace, curve)
        self.addItem(curve)
        self._lay_out()

    def set_curve_shown(self, place: int, shown: bool) -> None:
        """Leave the curve in this place out, or show it again."""
        if place in self._drawn:
            self._drawn[place].curve.setVisible(shown)
            self._lay_out()

    def set_as_share(self, as_share: bool) -> None:
        """Stretch each session to the whole width, so that those of different lengths can be compared."""
        self._as_share = as_share
        self.getAxis("bottom").as_share = as_share
        self._point_at(None)
        self._lay_out()

    def values_at(self, place_on_axis: float) -> dict[int, float | None]:
        """The rating of each curve there, by its place; None where it has none."""
        return {
            place: drawn.trace.at(place_on_axis * drawn.trace.duration_s if self._as_share else place_on_axis)
            for place, drawn in self._drawn.items()
        }

    def place_in_words(self, place_on_axis: float) -> str:
        """`1:05`, or `40 %`."""
        return per_cent(place_on_axis, whole=True) if self._as_share else clock(place_on_axis)

    def mouseMoveEvent(self, event: object) -> None:
        super().mouseMoveEvent(event)
        scene = self.mapToScene(event.position().toPoint())  # type: ignore[attr-defined]
        self._point_at(self.getViewBox().mapSceneToView(scene).x())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
            return
        now = self._pointer.value() if self._pointer.isVisible() else (0.0 if steps > 0 else self.length)
        self._point_at(min(max(0.0, now + steps * _KEY_STEP * self.length), self.length))

    def _point_at(self, place_on_axis: float | None) -> None:
        within = place_on_axis is not None and 0 <= place_on_axis <= self.length
        self._pointer.setVisible(within)
        if within:
            self._pointer.setValue(place_on_axis)
        self.pointed.emit(place_on_axis if within else None)

    def _lay_out(self) -> None:
        for drawn in self._drawn.values():
            scale = (drawn.trace.duration_s or 1.0) if self._as_share else 1.0
            drawn.curve.setData(drawn.trace.seconds / scale, drawn.trace.ratings)
        self.setXRange(0, self.length, padding=0.01)


class _Axis(pg.AxisItem):  # type: ignore[misc]
    as_share = False

    def tickSpacing(self, lowest: float, highest: float, size: float) -> list[tuple[float, float]]:
        steps = _SHARES if self.as_share else _SPANS_S
        least = (highest - lowest) * _LEAST_TICK_PX / max(size, 1.0)
        return [(next((step for step in steps if step >= least), steps[-1]), 0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [per_cent(value, whole=True) if self.as_share else clock(max(0.0, value)) for value in values]
