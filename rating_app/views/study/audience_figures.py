"""The figures of an item beside its film: its rating over viewers, its parts, and how it differs from the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from rating_app.formatting import points
from rating_app.rating.means import MIN_VIEWERS as MIN_FOR_CURVE
from rating_app.study.audience import PartResult
from rating_app.study.inference import CAUTION_VIEWERS, MIN_GROUP, MIN_PAIRED, MIN_VIEWERS, MeanRating
from rating_app.study.results import Comparison, ContentResult
from rating_app.study.words import CERTAIN, p_in_words, signed
from rating_app.system.failure import Sentence
from rating_app.views.design.labels import ElidedLabel, label, wrapped
from rating_app.views.design.language import decimal_mark, per_cent, translated
from rating_app.views.design.theme import SPACE_S, SPACE_XS, current_theme, is_theme_change, set_role
from rating_app.views.timeline.chart_painting import line_sample

_SAMPLE = QSize(34, 14)


class AudienceFigures(QWidget):
    """A panel of figures that shows at once what is known at once, and the rest as it comes.

    Signals:
        shown_changed(int, bool): the part at this place is to be drawn, or left out.
    """

    shown_changed = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rating = label(name="display")
        self.rating_words = wrapped(name="muted")
        self.caution = wrapped()
        set_role(self.caution, "alert")
        self.neutral = wrapped()
        self.facts = wrapped(name="muted")
        self.entries: list[PartEntry] = []
        self._entries = QVBoxLayout()
        self._entries.setSpacing(SPACE_S)
        self._against_heading = label(self.tr("Compared with the others (this one minus the other)"), "strong")
        self.against = wrapped()
        self._heed_heading = label(self.tr("Keep in mind"), "strong")
        self.cautions = wrapped(name="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(label(self.tr("Rating over viewers"), "strong"))
        for widget in (self.rating, self.rating_words, self.caution, self.neutral):
            layout.addWidget(widget)
        layout.addSpacing(SPACE_XS)
        layout.addLayout(self._entries)
        layout.addWidget(self.facts)
        layout.addSpacing(SPACE_S)
        for widget in (self._against_heading, self.against):
            layout.addWidget(widget)
        layout.addSpacing(SPACE_S)
        for widget in (self._heed_heading, self.cautions):
            layout.addWidget(widget)
        layout.addStretch()
        self.clear()

    def clear(self) -> None:
        """Remove all figures."""
        for words in (self.rating, self.rating_words):
            words.setText("")
        self._show_parts(())
        self._say(self.caution, "")
        self._clear_details()

    def show_results(self, whole: PartResult, parts: Sequence[PartResult]) -> None:
        """Show the rating over the chosen viewers, and that of each part of them; `show_details` follows."""
        self.rating.setText("–" if whole.rating is None else points(whole.rating.mean))
        self.rating_words.setText(self._rating_in_words(whole))
        self._say(self.caution, self._caution_of(whole))
        self._show_parts(parts)
        self._clear_details()

    def show_details(
        self,
        result: ContentResult,
        has_neutral: bool,
        comparisons: Sequence[Comparison],
        cautions: Sequence[Sentence | str],
    ) -> None:
        """Show what takes longer to compute: the neutral difference, agreement, and those of the study's `comparisons`
        that are about this item.
        """
        self._say(self.neutral, self._neutral_in_words(result) if has_neutral else "")
        self._say(self.facts, self._facts_of(result))
        own = [one for one in comparisons if result.item in (one.first, one.second)]
        words = [self._comparison_in_words(one, result, len(comparisons)) for one in own]
        self._say(self.against, "\n\n".join(words))
        self._against_heading.setVisible(bool(words))
        self._say(self.cautions, "\n\n".join(translated(one) for one in cautions))
        self._heed_heading.setVisible(bool(cautions))

    def show_values(self, values: Sequence[str]) -> None:
        """Show each part's value at the pointer; empty for none."""
        for entry, value in zip(self.entries, values, strict=False):
            entry.value.setText(value)

    def _clear_details(self) -> None:
        for words in (self.neutral, self.facts, self.against, self.cautions):
            self._say(words, "")
        self._against_heading.hide()
        self._heed_heading.hide()

    def _show_parts(self, parts: Sequence[PartResult]) -> None:
        for entry in self.entries:
            self._entries.removeWidget(entry)
            entry.deleteLater()
        self.entries = []
        for place, result in enumerate(parts):
            entry = PartEntry(place, result)
            entry.box.toggled.connect(lambda shown, place=place: self.shown_changed.emit(place, shown))
            self._entries.addWidget(entry)
            self.entries.append(entry)

    def _say(self, place: QWidget, words: str) -> None:
        place.setText(words)  # type: ignore[attr-defined]
        place.setVisible(bool(words))

    def _rating_in_words(self, whole: PartResult) -> str:
        if whole.rating is None:
            words = self.tr(
                "No rating: at least {least} viewers need a rating that counts, and {rated} of {viewers} have one."
            )
            return words.format(least=MIN_VIEWERS, rated=whole.rated, viewers=whole.viewers)
        words = self.tr("of 100; {low} to {high} (95 % interval), over {count} viewers")
        rating = whole.rating
        return words.format(low=points(rating.low), high=points(rating.high), count=rating.viewers)

    def _caution_of(self, whole: PartResult) -> str:
        if whole.rating is None or whole.rated >= CAUTION_VIEWERS:
            return ""
        words = self.tr("With fewer than {count} viewers, the rating is not known to within 10 points.")
        return words.format(count=CAUTION_VIEWERS)

    def _neutral_in_words(self, result: ContentResult) -> str:
        difference = result.against_neutral
        if difference is None:
            words = self.tr(
                "The difference from the neutral clip is not known: fewer than {count} viewers have both ratings, or "
                "hardly any of them smiled."
            )
            return words.format(count=MIN_PAIRED)
        words = self.tr("{interval} points relative to the viewers' own neutral clips, over {count} viewers")
        return words.format(interval=self._signed(difference), count=difference.viewers)

    def _facts_of(self, result: ContentResult) -> str:
        facts: list[str] = []
        if result.viewers < MIN_FOR_CURVE:
            return ""
        if result.smiled is not None:
            facts.append(self.tr("{share} of the viewers smiled at all.").format(share=per_cent(result.smiled, True)))
        if result.coverage is not None:
            facts.append(self.tr("Faces were seen {share} of the time.").format(share=per_cent(result.coverage, True)))
        if result.agreement is not None:
            alpha = f"{result.agreement.alpha:.2f}".replace(".", decimal_mark()).replace("-", "−")
            facts.append(
                self.tr("Agreement from moment to moment: {alpha} (1 is complete, 0 is none).").format(alpha=alpha)
            )
        return " ".join(facts)

    def _comparison_in_words(self, comparison: Comparison, result: ContentResult, comparisons: int) -> str:
        """Describe a comparison as this item less the other one."""
        is_first = comparison.first == result.item
        other = (comparison.second if is_first else comparison.first).title
        found = comparison.difference
        if found is None or comparison.p_holm is None:
            words = self.tr(
                "{other}: cannot be compared. Fewer than {paired} viewers saw both, or hardly anybody smiled, and "
                "there are not two groups of {group} viewers who each saw only one."
            )
            return words.format(other=other, paired=MIN_PAIRED, group=MIN_GROUP)
        mean = MeanRating(found.mean, found.low, found.high, found.viewers)
        if not is_first:
            mean = MeanRating(-found.mean, -found.high, -found.low, found.viewers)
        if comparison.p_holm >= CERTAIN:
            verdict = self.tr("cannot be told apart")
        elif mean.mean > 0:
            verdict = self.tr("this one raised more visible joy")
        else:
            verdict = self.tr("this one raised less visible joy")
        who = (
            self.tr("{count} viewers saw both").format(count=found.viewers)
            if found.paired
            else self.tr("{first} and {second} different viewers").format(
                first=found.viewers if is_first else found.others, second=found.others if is_first else found.viewers
            )
        )
        p = p_in_words(comparison.p_holm).replace(".", decimal_mark())
        if comparisons > 1:
            p = self.tr("{p}, corrected for {count} comparisons").format(p=p, count=comparisons)
        words = self.tr("{other}: {verdict}. {interval} points; {p}; {who}.")
        return words.format(other=other, verdict=verdict, interval=self._signed(mean), p=p, who=who)

    def _signed(self, mean: MeanRating) -> str:
        words = self.tr("{mean} ({low} to {high})")
        return words.format(mean=signed(mean.mean), low=signed(mean.low), high=signed(mean.high))


class PartEntry(QFrame):
    """A part of the viewers in the legend; its box shows and hides the curve."""

    def __init__(self, place: int, result: PartResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        part = result.part
        assert part is not None, "of all viewers there is no legend"
        self.box = QCheckBox()
        self.box.setChecked(True)
        self.box.setIconSize(_SAMPLE)
        self.box.setAccessibleName(self.tr("Show {part}").format(part=part.words))
        self.value = label(name="subtitle")
        self.value.setAccessibleName(self.tr("Joy at the pointer"))
        facts = ElidedLabel()
        facts.setObjectName("muted")
        if result.rating is None:
            facts.setText(self.tr("no rating: {rated} rated").format(rated=result.rated))
        else:
            rating = result.rating
            words = self.tr("rating {mean} ({low} to {high}), {count} viewers")
            facts.setText(
                words.format(
                    mean=points(rating.mean), low=points(rating.low), high=points(rating.high), count=rating.viewers
                )
            )
        self.facts = facts
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SPACE_XS)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self.box, 0, 0)
        layout.addWidget(ElidedLabel(part.words), 0, 1)
        layout.addWidget(self.value, 0, 2)
        layout.addWidget(facts, 1, 0, 1, 3)
        self._draw_sample()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_theme_change(event):
            self._draw_sample()

    def _draw_sample(self) -> None:
        self.box.setIcon(line_sample(self._place, current_theme(), _SAMPLE))
