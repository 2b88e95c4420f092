"""The dialog that exports markers: which ones, in which formats, and how the film's frames are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from rating_app.export.markers import MARK_FORMATS, MarkClock, MarkFormatName, MarkKind, Marks
from rating_app.session.film_time import STANDARD_RATES, FilmTime, can_drop, film_time
from rating_app.views.design.inputs import ChoiceBox
from rating_app.views.design.labels import wrapped
from rating_app.views.design.language import decimal_mark
from rating_app.views.design.theme import SPACE_L, SPACE_M

_Count = tuple[Fraction, bool]
"""Frames per second, and whether timecodes are drop-frame."""

_COUNTS: tuple[_Count, ...] = tuple(
    (rate, drop) for rate in STANDARD_RATES for drop in (False, True) if not drop or can_drop(rate)
)

_USUAL = (Fraction(25), False)

_EACH_OWN = -1
"""In the place of a count."""


@dataclass(frozen=True)
class MarksChoice:
    """The user's choice: `formats`, marks of `kinds`, and `time`, None if no chosen format counts frames, and with
    `each_own`: then each film counts its own.
    """

    formats: tuple[MarkFormatName, ...]
    kinds: tuple[MarkKind, ...]
    time: FilmTime | None = None
    each_own: bool = False


FIRST_CHOICE = MarksChoice(("vtt",), tuple(MarkKind))


@dataclass(frozen=True)
class FoundMarks:
    """The marks of a session; `own` is how their film counts frames, None if that is not known."""

    marks: Marks
    own: FilmTime | None


class MarksDialog(QDialog):
    """A dialog for exporting the marks of one session or several. `export_button` closes it and sets `choice`."""

    def __init__(
        self, found: Sequence[FoundMarks], before: MarksChoice = FIRST_CHOICE, parent: QWidget | None = None
    ) -> None:
        """Build the dialog with the choice `before` selected."""
        super().__init__(parent)
        self.choice: MarksChoice | None = None
        owns = {one.own for one in found}
        self._own = own = next(iter(owns)) if len(owns) == 1 else None
        self._offers_each_own = len(owns) > 1
        self.setWindowTitle(self.tr("Export markers"))
        self.clock = wrapped(self._clock_in_words(found[0].marks) if len(found) == 1 else self._clocks_in_words(found))
        kinds = {
            MarkKind.MOMENT: self.tr("Best moments"),
            MarkKind.SMILE: self.tr("Other smiles"),
            MarkKind.MARKER: self.tr("Markers"),
        }
        self.kinds = {
            kind: QCheckBox(f"{words} ({sum(len(one.marks.of(kind)) for one in found)})")
            for kind, words in kinds.items()
        }
        self.formats = {name: QCheckBox(words) for name, words in self._format_words().items()}
        for kind, box in self.kinds.items():
            box.setChecked(kind in before.kinds)
            box.toggled.connect(self._follow)
        for name, box in self.formats.items():
            box.setChecked(name in before.formats)
            box.toggled.connect(self._follow)
        self.rate = ChoiceBox(self.tr("Frames per second"))
        choices = [(number, self._count_in_words(count)) for number, count in enumerate(_COUNTS)]
        if self._offers_each_own:
            choices = [(_EACH_OWN, self.tr("Each film's own, if known")), *choices]
        first = _EACH_OWN if self._offers_each_own else _COUNTS.index(self._first_count())
        self.rate.show_choices(choices, first)
        self.start = QLineEdit("00:00:00:00" if own is None else own.timecode(own.start_frame))
        self.start.setAccessibleName(self.tr("Timecode of the first frame"))
        self.start.textEdited.connect(self._follow)
        self.rate.chosen.connect(self._on_rate_chosen)
        self.problem = wrapped("")
        self.problem.setObjectName("alert")
        buttons = QDialogButtonBox()
        self.export_button = buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.export_button.setDefault(True)
        self.export_button.setObjectName("primary")
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self._follow()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self.clock)
        kinds = QHBoxLayout()
        kinds.setSpacing(SPACE_L)
        for box in self.kinds.values():
            kinds.addWidget(box)
        kinds.addStretch()
        layout.addLayout(kinds)
        formats = QGridLayout()
        formats.setHorizontalSpacing(SPACE_L)
        half = (len(self.formats) + 1) // 2
        for number, box in enumerate(self.formats.values()):
            formats.addWidget(box, number % half, number // half)
        layout.addLayout(formats)
        self._frames = QWidget()
        form = QFormLayout(self._frames)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(QLabel(self.tr("Frames per second")), self.rate)
        form.addRow(QLabel(self.tr("Timecode of the first frame")), self.start)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._frames)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)

    def _format_words(self) -> dict[MarkFormatName, str]:
        return {
            "vtt": self.tr("WebVTT: browsers, VLC, mpv"),
            "srt": self.tr("SubRip: players, Premiere Pro"),
            "youtube": self.tr("YouTube chapters"),
            "edl": self.tr("DaVinci Resolve markers (EDL)"),
            "otio": self.tr("OpenTimelineIO: Resolve, Premiere Pro"),
            "eaf": self.tr("ELAN"),
            "textgrid": self.tr("Praat TextGrid"),
        }

    def _clock_in_words(self, marks: Marks) -> str:
        if marks.clock is MarkClock.FILM:
            return self.tr("Times are those of the film {film}.").format(film=marks.film)
        if marks.clock is MarkClock.PLAYER:
            words = self.tr("Times are those of the film {film} in another player, and are approximate.")
            return words.format(film=marks.film)
        if marks.clock is MarkClock.RECORDING:
            return self.tr("Times are those of the recording {film}.").format(film=marks.film)
        return self.tr(
            "No film time is known, so times count from the session's first frame, without pauses. The file names "
            "say so as well."
        )

    def _clocks_in_words(self, found: Sequence[FoundMarks]) -> str:
        words = self.tr("{count} sessions, each with its own files.").format(count=len(found))
        of_session = sum(one.marks.clock is MarkClock.SESSION for one in found)
        if not of_session:
            return words + " " + self.tr("Times are those of their films and recordings.")
        more = self.tr(
            "For {count} of them no film time is known: their times count from the session's first frame, and their "
            "file names say so."
        )
        return words + " " + more.format(count=of_session)

    def _count_in_words(self, count: _Count) -> str:
        rate, drop = count
        words = FilmTime(rate).rate_in_words.replace(".", decimal_mark())
        if drop:
            words = self.tr("{rate}, drop-frame").format(rate=words)
        if self._own is not None and count == (self._own.rate, self._own.drop_frame):
            near = self.tr("{rate} (the nearest to the film's)")
            words = (near if self._own.rate_varies else self.tr("{rate} (the film's)")).format(rate=words)
        return words

    def _first_count(self) -> _Count:
        return _USUAL if self._own is None else (self._own.rate, self._own.drop_frame)

    @property
    def _counts_frames(self) -> bool:
        return any(MARK_FORMATS[name].by_frame and box.isChecked() for name, box in self.formats.items())

    def _on_rate_chosen(self, number: int) -> None:
        if number == _EACH_OWN:
            self._follow()
            return
        mark = ";" if _COUNTS[number][1] else ":"
        text = self.start.text()
        if len(text) > 3:
            self.start.setText(f"{text[:-3]}{mark}{text[-2:]}")
        self._follow()

    @property
    def _wants_each_own(self) -> bool:
        return bool(self.rate.currentData() == _EACH_OWN)

    def _time(self) -> FilmTime | None:
        """Return how frames are counted; None if no chosen format counts them, or each film's own are wanted.
        ValueError if the timecode is invalid at this rate.
        """
        if not self._counts_frames or self._wants_each_own:
            return None
        rate, drop = _COUNTS[self.rate.currentData()]
        own = self._own
        is_own = own is not None and rate == own.rate
        length_s = None if own is None else own.length_s
        return film_time(rate, self.start.text(), drop, length_s, is_own and own is not None and own.rate_varies)

    def _follow(self) -> None:
        """Disable the fields that are not needed, and show what is missing."""
        self._frames.setEnabled(self._counts_frames)
        self.start.setEnabled(not self._wants_each_own)
        problem = ""
        try:
            self._time()
        except ValueError:
            problem = self.tr("A timecode looks like 01:00:00:00; this one is not valid at this frame rate.")
        chosen = any(box.isChecked() for box in self.formats.values())
        some = any(box.isChecked() for box in self.kinds.values())
        self.problem.setText(problem)
        self.export_button.setEnabled(chosen and some and not problem)

    def _on_accepted(self) -> None:
        formats = tuple(name for name, box in self.formats.items() if box.isChecked())
        kinds = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        self.choice = MarksChoice(formats, kinds, self._time(), self._wants_each_own)
        self.accept()
