"""The network's scores for the current picture: one bar per class."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from rating_app.session.observation import CLASS_NAMES, ExpressionScore
from rating_app.views.design.labels import ElidedLabel
from rating_app.views.design.language import per_cent
from rating_app.views.design.theme import current_theme

REDRAW_MS = 100
NO_VALUE = "–"

_ROWS = 6
_COLUMN_WIDTH = 220
_BAR_HEIGHT = 8
_GAP = 8
_EMPTY_STRENGTH = 0.5


class ExpressionBars(QWidget):
    """A panel with the newest ExpressionScore, renewed at most ten times per second; each class has a dash while there
    is none.

    Up to six classes are in one column, more in two.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = self.tr("What the camera sees now")
        self.setAccessibleName(heading)
        self.setToolTip(
            self.tr(
                "How much the face in this one picture looks like each of these to the network.\nIt does not show "
                "what anybody feels."
            )
        )
        self._score: ExpressionScore | None = None
        self._rows: dict[str, _Row] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(REDRAW_MS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._redraw)
        self._heading = QLabel(heading)
        self._heading.setObjectName("muted")
        self._heading.setContentsMargins(0, 0, 0, _GAP // 2)
        self._heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * _GAP)
        self._grid.setVerticalSpacing(0)
        self.show_classes(CLASS_NAMES)

    @property
    def shown(self) -> dict[str, str]:
        """The text beside the bar of each class."""
        return {name: row.words for name, row in self._rows.items()}

    def show_classes(self, class_names: Sequence[str]) -> None:
        """Build a row for each class of a model, and remove the score."""
        for row in self._rows.values():
            row.deleteLater()
        self._rows = {name: _Row(name) for name in class_names}
        columns = -(-len(class_names) // _ROWS)
        self._grid.addWidget(self._heading, 0, 0, 1, columns)
        for number, row in enumerate(self._rows.values()):
            self._grid.addWidget(row, 1 + number % _ROWS, number // _ROWS)
        self.setFixedWidth(columns * _COLUMN_WIDTH + (columns - 1) * self._grid.horizontalSpacing())
        self._score = None
        self._redraw()

    def show_score(self, score: ExpressionScore | None) -> None:
        """Show the score of a picture; None if it had no face, or if there is no picture."""
        self._score = score
        if not self._timer.isActive():
            self._timer.start()

    def _redraw(self) -> None:
        for name, row in self._rows.items():
            row.show_probability(None if self._score is None else self._score.probability(name))


class _Row(QWidget):
    """The name, bar and percentage of one class."""

    def __init__(self, class_name: str) -> None:
        super().__init__()
        words = in_words(class_name)
        name = ElidedLabel(words)
        name.setFixedWidth(name.fontMetrics().horizontalAdvance(in_words("surprised")) + _GAP)
        self._bar = _Bar(counts=class_name == "happy")
        self._bar.setAccessibleName(words)
        self._percent = QLabel()
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._percent.setFixedWidth(self._percent.fontMetrics().horizontalAdvance(per_cent(1.0)) + 2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(name)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._percent)

    @property
    def words(self) -> str:
        return self._percent.text()

    def show_probability(self, p: float | None) -> None:
        percent = None if p is None else round(100 * p)
        words = NO_VALUE if p is None else per_cent(p, whole=True)
        if words != self._percent.text():
            self._percent.setText(words)
            self._bar.show_percent(percent)


class _Bar(QProgressBar):
    """A progress bar, for the sake of screen readers; it has no value while there is no score."""

    def __init__(self, counts: bool) -> None:
        """Build the bar; `counts` is whether the rating is made from this class."""
        super().__init__()
        self.setRange(0, 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._counts = counts

    def show_percent(self, percent: int | None) -> None:
        if percent is None:
            self.reset()
        else:
            self.setValue(percent)
        self.setAccessibleDescription(
            self.tr("nothing seen") if percent is None else self.tr("{percent} per cent").format(percent=percent)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, _BAR_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, _BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        has_value = self.value() >= self.minimum()
        round_end = whole.height() / 2
        painter.setOpacity(1.0 if has_value else _EMPTY_STRENGTH)
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(whole, round_end, round_end)
        if has_value:
            track = QPainterPath()
            track.addRoundedRect(whole, round_end, round_end)
            painter.setClipPath(track)
            # The whole bar is moved in from the left, so that a small share is not wider than it should be.
            filled = whole.translated(whole.width() * (self.value() / 100 - 1), 0)
            painter.setBrush(QColor(theme.joy if self._counts else theme.rest))
            painter.drawRoundedRect(filled, round_end, round_end)
        painter.end()


def in_words(class_name: str) -> str:
    """Return the class's name in the window's language, or as it is if the class is not known here."""
    translate = QCoreApplication.translate
    known = {
        "happy": translate("Expression", "Happy"),
        "neutral": translate("Expression", "Neutral"),
        "angry": translate("Expression", "Angry"),
        "contemptuous": translate("Expression", "Contemptuous"),
        "disgusted": translate("Expression", "Disgusted"),
        "afraid": translate("Expression", "Afraid"),
        "sad": translate("Expression", "Sad"),
        "surprised": translate("Expression", "Surprised"),
        "talking": translate("Expression", "Talking"),
        "other": translate("Expression", "Other"),
    }
    return known.get(class_name, class_name.replace("_", " ").capitalize())
