"""The settings of the rating. Those that make ratings differ from other people's are marked as such."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rating_app.settings import MAX_VIEWERS, MIN_QUALITY, NEEDLE_S, SMILE_ON, Settings
from rating_app.views.design.inputs import ChoiceBox, NumberBox
from rating_app.views.settings.section import DefaultRow, Section, TickRow

_DEFAULTS = Settings()


class RatingSection(Section):
    """A section with the needle, thresholds, the resting face and the number of viewers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("gauge", self.tr("Rating"), parent)
        self.smoothing = NumberBox(self.tr("Smoothing of the needle"), NEEDLE_S, 0.1, self.tr(" s"))
        self.smoothing_row = DefaultRow(
            self.tr("Smoothing of the needle"),
            self.tr("How long the needle takes to follow your face. Nothing that is kept or exported depends on it."),
            self.smoothing,
        )
        self.min_quality = NumberBox(self.tr("Least signal quality"), MIN_QUALITY, 0.05)
        self.min_quality_row = DefaultRow(
            self.tr("Least signal quality"),
            self.tr(
                "Moments in which your face is seen less well than this do not count (0 counts all). Ratings with "
                "different thresholds cannot be compared."
            ),
            self.min_quality,
        )
        self.smile_on = NumberBox(self.tr("Smile threshold"), SMILE_ON, 0.05)
        self.smile_on_row = DefaultRow(
            self.tr("Smile threshold"),
            self.tr(
                "How strong visible joy must be to count as a smile. Smiles counted with different thresholds cannot "
                "be compared."
            ),
            self.smile_on,
        )
        self.viewers = ChoiceBox(self.tr("Viewers in front of the camera"))
        self.viewers.show_choices([(number, self._viewers_words(number)) for number in range(1, MAX_VIEWERS + 1)], 1)
        self.viewers.chosen.connect(lambda number: self.set_by_user.emit("viewers", number))
        self.viewers_row = DefaultRow(
            self.tr("Viewers in front of the camera"),
            self.tr("Whose faces are rated. Everybody in front of the camera must know and agree."),
            self.viewers,
        )
        self.rest_row = TickRow(
            self.tr("Measure the resting face before each session (5 s)"),
            self.tr("Joy is then measured against your own resting face. With one viewer only."),
        )
        self.rest_row.toggled.connect(lambda on: self.set_by_user.emit("measure_rest", on))
        self._numbers = {
            "needle_s": (self.smoothing, self.smoothing_row),
            "min_quality": (self.min_quality, self.min_quality_row),
            "smile_on": (self.smile_on, self.smile_on_row),
        }
        for field in self._numbers:
            self._wire(field)
        self.viewers_row.default_wanted.connect(lambda: self.set_by_user.emit("viewers", _DEFAULTS.viewers))
        for row in self._rows:
            self.rows.addWidget(row)
        self.rows.addWidget(self.rest_row)

    @property
    def _rows(self) -> tuple[DefaultRow, ...]:
        return self.smoothing_row, self.min_quality_row, self.smile_on_row, self.viewers_row

    def show_settings(self, settings: Settings) -> None:
        for field, (number, row) in self._numbers.items():
            number.show_value(getattr(settings, field))
            same = getattr(settings, field) == getattr(_DEFAULTS, field)
            row.show_default("" if same else number.words(getattr(_DEFAULTS, field)))
        self.viewers.show_value(settings.viewers)
        same = settings.viewers == _DEFAULTS.viewers
        self.viewers_row.show_default("" if same else self._viewers_words(_DEFAULTS.viewers))
        self.rest_row.show_value(settings.measure_rest)

    def set_session_running(self, running: bool) -> None:
        reason = self.tr("Cannot change while a session is running.") if running else ""
        for row in (self.min_quality_row, self.smile_on_row, self.viewers_row):
            row.set_locked(reason)

    def _wire(self, field: str) -> None:
        number, row = self._numbers[field]
        number.changed.connect(lambda value: self.being_set.emit(field, value))
        row.default_wanted.connect(lambda: self.set_by_user.emit(field, getattr(_DEFAULTS, field)))

    def _viewers_words(self, number: int) -> str:
        if number == 1:
            return self.tr("One, the nearest")
        return self.tr("Up to {number}, each rated").format(number=number)
