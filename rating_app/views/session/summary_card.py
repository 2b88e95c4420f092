"""What came of a session, and what the viewer says of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rating_app.formatting import points
from rating_app.rating import RatingMethod, SessionRating
from rating_app.rating.session_rating import is_mixed
from rating_app.rating.standing import Standing
from rating_app.session.recording import loss_of
from rating_app.session.session import Session
from rating_app.views.design.numbers import per_cent
from rating_app.views.design.theme import SPACING
from rating_app.views.session.rating_scale import RatingScale
from rating_app.views.session.star_field import StarField
from rating_app.views.window.language import translated

NOTES_LENGTH = 1000


class SummaryCard(QFrame):
    """Shows a finished session.

    Signals:
        remarked(object, str): the viewer's stars, 1 to 5 or None, and notes.
    """

    remarked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._heading = _label("display")
        self._interval = _label("subtitle")
        self._meaning = _label("muted")
        self._facts = _label("muted")
        self.scale = RatingScale()
        self.stars = StarField()
        self.notes = QLineEdit()
        self.notes.setPlaceholderText(self.tr("Notes (optional)"))
        self.notes.setAccessibleName(self.tr("Notes on this session"))
        self.notes.setMaxLength(NOTES_LENGTH)
        self.stars.changed.connect(lambda _stars: self._on_changed())
        self.notes.editingFinished.connect(self._on_changed)
        self._told: tuple[int | None, str] = (None, "")
        asked = QLabel(self.tr("And how did you like it?"))
        asked.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        given = QVBoxLayout()
        given.setSpacing(0)
        given.addWidget(asked)
        given.addWidget(self.stars)
        own = QHBoxLayout()
        own.setSpacing(SPACING)
        own.addLayout(given)
        own.addWidget(self.notes, 1, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACING, SPACING, 2 * SPACING, SPACING)
        layout.setSpacing(6)
        layout.addStretch()
        for part in (self._heading, self._interval, self.scale, self._meaning, self._facts):
            layout.addWidget(part)
        layout.addStretch()
        layout.addLayout(own)

    @property
    def heading(self) -> str:
        return self._heading.text()

    @property
    def text(self) -> str:
        """All that is said under the heading."""
        return " ".join(label.text() for label in (self._interval, self._meaning, self._facts))

    def show_session(self, session: Session) -> None:
        """A session that has just ended."""
        self._told = (session.stars, session.notes)
        self.stars.show_stars(session.stars)
        self.notes.setText(session.notes)
        self.show_details(session, None, {})

    def show_details(self, session: Session, standing: Standing | None, viewers: Mapping[int, SessionRating]) -> None:
        """Renew what is said, and leave what the viewer is typing. `standing` is the session's place among this
        viewer's earlier ones, None where they are too few; `viewers` are the ratings of several by number.
        """
        rating = session.rating
        figure = rating.rating_0_100
        rated = self.tr("No rating") if figure is None else self.tr("Rating {figure} of 100")
        self._heading.setText(rated.format(figure=points(figure)))
        self._interval.setText(interval_in_words(rating))
        self.scale.show_rating(rating)
        self.scale.setVisible(figure is not None)
        self._meaning.setText(meaning_in_words(rating, session.head.method, several=bool(viewers)))
        self._facts.setText(facts_in_words(session, standing, viewers))

    def _on_changed(self) -> None:
        remark = (self.stars.stars, self.notes.text().strip())
        if remark != self._told:
            self._told = remark
            self.remarked.emit(*remark)


def interval_in_words(rating: SessionRating) -> str:
    """How sure the rating is; empty where there is none."""
    if rating.rating_0_100 is None:
        return ""
    if rating.rating_low is None or rating.rating_high is None:
        short = QCoreApplication.translate("SummaryCard", "Too short for an interval")
        return short if is_mixed(rating.rating_0_100) else ""
    between = QCoreApplication.translate("SummaryCard", "between {low} and {high} (95 %)")
    return between.format(low=points(rating.rating_low), high=points(rating.rating_high))


def meaning_in_words(rating: SessionRating, method: RatingMethod, several: bool = False) -> str:
    """One or two sentences for the viewer, or for `several` together."""
    if rating.rating_0_100 is None:
        if rating.coverage == 0:
            return QCoreApplication.translate("SummaryCard", "No face was found in this session.")
        if rating.coverage >= method.min_coverage:
            short = QCoreApplication.translate(
                "SummaryCard",
                "This was too short for a rating, which takes {seconds} seconds of a face that is seen well.",
            )
            return short.format(seconds=f"{method.min_rated_s:g}")
        return QCoreApplication.translate(
            "SummaryCard",
            "A face was seen well too rarely for a rating. Was there enough light, and the face towards the camera?",
        )
    if rating.smiles == 0:
        return QCoreApplication.translate(
            "SummaryCard",
            "No smile was seen. That is no verdict: many people love what they watch with a straight face.",
        )
    share = per_cent(rating.smiling_share or 0)
    if several:
        together = QCoreApplication.translate(
            "SummaryCard",
            "Together you smiled for {share} of the time. The rating is about the room's visible joy: 0 is faces at "
            "rest, never a bad film.",
        )
        return together.format(share=share)
    if rating.smiles == 1:
        smiled = QCoreApplication.translate("SummaryCard", "You smiled once, {share} of the time.")
    else:
        smiled = QCoreApplication.translate("SummaryCard", "You smiled {times} times, {share} of the time.")
    joy = QCoreApplication.translate(
        "SummaryCard", "The rating is about visible joy: 0 is a face at rest, never a bad film."
    )
    return f"{smiled.format(times=rating.smiles, share=share)} {joy}"


def facts_in_words(session: Session, standing: Standing | None, viewers: Mapping[int, SessionRating]) -> str:
    """What the rating stands on."""
    rating = session.rating
    seen = QCoreApplication.translate("SummaryCard", "Face seen well {share} of the time")
    facts = [seen.format(share=per_cent(rating.coverage))]
    loss = None if session.recording is None else loss_of(session.recording, session.duration_s)
    if loss is not None:
        facts.insert(0, translated(loss))
    if rating.mean_happy_0_100 is not None:
        mean = QCoreApplication.translate("SummaryCard", "mean p_happy {mean} of 100")
        facts.append(mean.format(mean=points(rating.mean_happy_0_100)))
    facts.append(
        QCoreApplication.translate("SummaryCard", "measured against your resting face")
        if session.head.baseline
        else QCoreApplication.translate("SummaryCard", "no resting face measured")
    )
    for viewer, theirs in viewers.items():
        if theirs.rating_0_100 is None:
            told = QCoreApplication.translate("SummaryCard", "viewer {viewer}: seen too rarely")
            facts.append(told.format(viewer=viewer))
        else:
            told = QCoreApplication.translate("SummaryCard", "viewer {viewer}: {figure}")
            facts.append(told.format(viewer=viewer, figure=points(theirs.rating_0_100)))
    if standing is not None:
        among = (
            QCoreApplication.translate(
                "SummaryCard", "1 star of 5 among your {others} earlier sessions (above {share} of them)"
            )
            if standing.stars == 1
            else QCoreApplication.translate(
                "SummaryCard", "{stars} stars of 5 among your {others} earlier sessions (above {share} of them)"
            )
        )
        share = per_cent(standing.percentile / 100)
        facts.append(among.format(stars=standing.stars, others=standing.others, share=share))
    return " · ".join(facts)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label
