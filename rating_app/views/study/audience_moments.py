"""The stills at which the audience smiled most, and least."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rating_app.compare.moments import Moment
from rating_app.formatting import clock, points
from rating_app.views.design.labels import label
from rating_app.views.design.language import per_cent
from rating_app.views.design.theme import SPACE_L, SPACE_S, SPACE_XS
from rating_app.views.session.moment_strip import STILL_SIZE, StillButton

MOST_BEST, MOST_FLAT = 6, 3


class AudienceMoments(QWidget):
    """A row with the best moments and their numbers on the left, the flattest on the right; if there is little room,
    the last of each are left out. It is hidden while there are none.

    Signals:
        chosen(float): the film is to be played from this second.
    """

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.best: list[StillButton] = []
        self.flattest: list[StillButton] = []
        self._middles_s: dict[StillButton, float] = {}
        self._best_row, self._flat_row = QHBoxLayout(), QHBoxLayout()
        self._flat_heading = label(self.tr("Flattest"), "strong")
        self._flat_heading.setToolTip(
            self.tr(
                "The moments with the least visible joy. That does not make them bad: nobody smiles at the best of "
                "dramas."
            )
        )
        self._best_heading = label(self.tr("Best moments"), "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        for heading, stills in ((self._best_heading, self._best_row), (self._flat_heading, self._flat_row)):
            stills.setSpacing(SPACE_S)
            column = QVBoxLayout()
            column.setSpacing(SPACE_XS)
            column.addWidget(heading)
            column.addLayout(stills)
            row.addLayout(column)
        row.addStretch()
        self.hide()

    @property
    def seconds(self) -> tuple[float, ...]:
        """The middle of each moment, as `add_still` takes it; the best first."""
        return tuple(self._middles_s.values())

    def clear(self) -> None:
        """Remove all moments."""
        for button in (*self.best, *self.flattest):
            button.parentWidget().layout().removeWidget(button)  # type: ignore[union-attr]
            button.deleteLater()
        self.best, self.flattest, self._middles_s = [], [], {}
        self.hide()

    def show_moments(self, best: Sequence[Moment], flattest: Sequence[Moment]) -> None:
        """Show the moments, the best in the order of their ranks; each is black until its still comes."""
        self.clear()
        self.best = [self._button(moment, f"{moment.rank} · {clock(moment.start_s)}") for moment in best[:MOST_BEST]]
        self.flattest = [self._button(moment, clock(moment.start_s)) for moment in flattest[:MOST_FLAT]]
        for button in self.best:
            self._best_row.addWidget(button)
        for button in self.flattest:
            self._flat_row.addWidget(button)
        self._best_heading.setVisible(bool(self.best))
        self._flat_heading.setVisible(bool(self.flattest))
        self.setVisible(bool(self.best or self.flattest))
        self._fit()

    def add_still(self, second: float, image: QImage) -> None:
        """Add the film's still at `second`, one of `seconds`."""
        for button, middle_s in self._middles_s.items():
            if middle_s == second:
                button.show_image(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _button(self, moment: Moment, words: str) -> StillButton:
        button = StillButton(QImage(), words)
        facts = self.tr("{begin} to {end}: mean joy {joy}, {share} of {count} viewers smiling").format(
            begin=clock(moment.start_s),
            end=clock(moment.end_s),
            joy=points(100 * moment.mean_joy),
            share=per_cent(moment.share_smiling, whole=True),
            count=moment.n_viewers,
        )
        button.setToolTip(facts)
        button.setAccessibleDescription(facts)
        start_s = moment.start_s
        button.clicked.connect(lambda: self.chosen.emit(start_s))
        self._middles_s[button] = (moment.start_s + moment.end_s) / 2
        return button

    def _fit(self) -> None:
        """Show as many of each as there is room for."""
        room = max(2, (self.width() - SPACE_L) // (STILL_SIZE.width() + SPACE_S))
        flat = min(len(self.flattest), max(1, room // 3, room - len(self.best)))
        for buttons, most in ((self.best, room - flat), (self.flattest, flat)):
            for place, button in enumerate(buttons):
                button.setVisible(place < most)
