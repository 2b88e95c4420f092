"""The result of a session in words, with the rating on its scale, and the viewer's own judgement."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rating_app.formatting import points
from rating_app.rating import RatingMethod, SessionRating
from rating_app.rating.session_rating import is_mixed
from rating_app.rating.standing import Standing
from rating_app.rating.unsure import is_often_unsure
from rating_app.session.consent import RecordingAttestation
from rating_app.session.recording import loss_of
from rating_app.session.session import Session
from rating_app.views.design.language import length, per_cent, translated
from rating_app.views.design.theme import SPACING, current_theme
from rating_app.views.session.fields import StarField
from rating_app.views.session.moment_strip import MomentStrip

_TRACK_PX, _MARK_PX, _SIDE_PX = 10, 8, 12
NOTES_LENGTH = 1000


class RatingScale(QWidget):
    """A scale from 0 to 100, left to right: the interval is a band with ends, the rating a mark that points to its
    place.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The rating on its scale"))
        self._rating = SessionRating(None, 0.0, 0.0)

    def sizeHint(self) -> QSize:
        return QSize(280, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _MARK_PX + _TRACK_PX + 6 + self.fontMetrics().height())

    def show_rating(self, rating: SessionRating) -> None:
        """Show a rating; without figures the scale is empty."""
        self._rating = rating
        self.setAccessibleDescription(self._words())
        self.update()

    def _words(self) -> str:
        rating = self._rating
        if rating.rating_0_100 is None:
            return self.tr("no rating")
        if rating.rating_low is None or rating.rating_high is None:
            return self.tr("{value} of 100").format(value=points(rating.rating_0_100))
        return self.tr("{value} of 100, between {low} and {high}").format(
            value=points(rating.rating_0_100), low=points(rating.rating_low), high=points(rating.rating_high)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_SIDE_PX, _MARK_PX + 1, self.width() - 2 * _SIDE_PX, _TRACK_PX)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(track, _TRACK_PX / 2, _TRACK_PX / 2)
        rating = self._rating
        if rating.rating_low is not None and rating.rating_high is not None:
            self._paint_band(painter, track, rating.rating_low, rating.rating_high)
        self._paint_numbers(painter, track)
        if rating.rating_0_100 is not None:
            x = _place(track, rating.rating_0_100)
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.text))
            painter.drawPolygon(
                QPolygonF([QPointF(x - 6, 0), QPointF(x + 6, 0), QPointF(x, track.top() + 1)]),
            )
        painter.end()

    def _paint_band(self, painter: QPainter, track: QRectF, low: float, high: float) -> None:
        theme = current_theme()
        first, last = _place(track, low), _place(track, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.joy))
        painter.drawRect(QRectF(first, track.top() + 2, max(1.0, last - first), _TRACK_PX - 4))
        painter.setPen(QPen(QColor(theme.joy), 2))
        for x in (first, last):
            painter.drawLine(QPointF(x, track.top() - 1), QPointF(x, track.bottom() + 1))

    def _paint_numbers(self, painter: QPainter, track: QRectF) -> None:
        theme = current_theme()
        painter.setPen(QColor(theme.muted))
        height = self.fontMetrics().height()
        for value in (0, 25, 50, 75, 100):
            x = _place(track, value)
            painter.drawLine(QPointF(x, track.bottom() + 1), QPointF(x, track.bottom() + 4))
            box = QRectF(x - 20, self.height() - height, 40, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))


def _place(track: QRectF, value: float) -> float:
    # The ends of the scale are the middles of the track's round ends.
    round_px = track.height() / 2
    return track.left() + round_px + (track.width() - 2 * round_px) * value / 100


class SummaryCard(QFrame):
    """A card that shows a finished session.

    Signals:
        remarked(object, str): the viewer's stars, 1 to 5 or None, and notes.
        limits_requested(): the user wants to know what the network mistakes for joy.
    """

    remarked = Signal(object, str)
    limits_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._heading = _label("display")
        self._interval = _label("subtitle")
        self._meaning = _label("muted")
        self._facts = _label("muted")
        self._unsure = _label("muted")
        self._unsure.setTextFormat(Qt.TextFormat.RichText)
        self._unsure.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._unsure.linkActivated.connect(lambda _link: self.limits_requested.emit())
        self.scale = RatingScale()
        self.strip = MomentStrip()
        self.stars = StarField()
        self.notes = QLineEdit()
        self.notes.setPlaceholderText(self.tr("Notes (optional)"))
        self.notes.setAccessibleName(self.tr("Notes on this session"))
        self.notes.setMaxLength(NOTES_LENGTH)
        self.stars.changed.connect(lambda _stars: self._on_changed())
        self.notes.editingFinished.connect(self._on_changed)
        self._told: tuple[int | None, str] = (None, "")
        self._asked = asked = QLabel(self.tr("And how did you like it?"))
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
        for part in (self._heading, self._interval, self.scale, self._meaning, self._facts, self._unsure):
            layout.addWidget(part)
        layout.addWidget(self.strip)
        layout.addStretch()
        layout.addLayout(own)

    @property
    def heading(self) -> str:
        return self._heading.text()

    @property
    def text(self) -> str:
        """All text under the heading."""
        return " ".join(label.text() for label in (self._interval, self._meaning, self._facts, self._unsure))

    def show_session(self, session: Session) -> None:
        """Show a session that has just ended."""
        self._told = (session.stars, session.notes)
        # Nobody can judge for others how they liked it.
        for widget in (self._asked, self.stars):
            widget.setVisible(not is_of_others(session))
        self._show_unsure(session.unsure_share)
        self.stars.show_stars(session.stars)
        self.notes.setText(session.notes)
        self.show_details(session, None, {})

    def show_details(self, session: Session, standing: Standing | None, viewers: Mapping[int, SessionRating]) -> None:
        """Renew the text, but not what the viewer is typing. `standing` is the session's place among this viewer's
        earlier ones of its kind, None if there are too few; `viewers` are the ratings of several by number.
        """
        rating = session.rating
        figure = rating.rating_0_100
        rated = self.tr("No rating") if figure is None else self.tr("Rating {figure} of 100")
        self._heading.setText(rated.format(figure=points(figure)))
        self._interval.setText(" · ".join(filter(None, (interval_in_words(rating), left_out_in_words(session)))))
        self.scale.show_rating(rating)
        self.scale.setVisible(figure is not None)
        self._meaning.setText(meaning_in_words(rating, session.head.method, bool(viewers), is_of_others(session)))
        self._facts.setText(facts_in_words(session, standing, viewers))

    def _show_unsure(self, share: float) -> None:
        often = is_often_unsure(share)
        words = self.tr(
            "The network was unsure {share} of the time: it saw joy together with something else, as it does in "
            "distress and in speech."
        )
        link = self.tr("What fools it")
        self._unsure.setText(f'{words.format(share=per_cent(share))} <a href="limits">{link}</a>' if often else "")
        self._unsure.setVisible(often)

    def _on_changed(self) -> None:
        remark = (self.stars.stars, self.notes.text().strip())
        if remark != self._told:
            self._told = remark
            self.remarked.emit(*remark)


def interval_in_words(rating: SessionRating) -> str:
    """Describe the rating's interval; empty if there is no rating, or one that cannot have an interval."""
    if rating.rating_0_100 is None:
        return ""
    if rating.rating_low is None or rating.rating_high is None:
        short = QCoreApplication.translate("SummaryCard", "Too short for an interval")
        return short if is_mixed(rating.rating_0_100) else ""
    between = QCoreApplication.translate("SummaryCard", "between {low} and {high} (95 %)")
    return between.format(low=points(rating.rating_low), high=points(rating.rating_high))


def left_out_in_words(session: Session) -> str:
    """Describe how much is left out, and the rating with it; empty if nothing is."""
    if session.whole_rating is None:
        return ""
    words = QCoreApplication.translate("SummaryCard", "{length} left out; with them {whole}")
    whole = points(session.whole_rating.rating_0_100)
    return words.format(length=length(session.rating.excluded_s), whole=whole)


def is_of_others(session: Session) -> bool:
    """Return whether the session rates other people than the user who reads it."""
    return isinstance(session.head.consent, RecordingAttestation)


def meaning_in_words(
    rating: SessionRating, method: RatingMethod, several: bool = False, of_others: bool = False
) -> str:
    """Describe what the rating means, in one or two sentences to the viewer, to `several` viewers together, or about
    `of_others`.
    """
    if rating.rating_0_100 is None:
        if rating.coverage == 0:
            return QCoreApplication.translate("SummaryCard", "No face was found in this session.")
        if rating.coverage >= method.min_coverage:
            short = QCoreApplication.translate(
                "SummaryCard",
                "This was too short for a rating, which needs {seconds} seconds of a face that is seen well.",
            )
            return short.format(seconds=f"{method.min_rated_s:g}")
        return QCoreApplication.translate(
            "SummaryCard",
            "A face was seen well for too little of the time for a rating. Was there enough light, "
            "and did the face point towards the camera?",
        )
    if rating.smiles == 0:
        return QCoreApplication.translate(
            "SummaryCard",
            "No smile was seen. That is not a verdict: many people love what they watch with a straight face.",
        )
    who = _smiled_together(of_others) if several else _smiled(rating.smiles == 1, of_others)
    words = who.format(times=rating.smiles, share=per_cent(rating.smiling_share or 0))
    if several:
        return words
    joy = QCoreApplication.translate(
        "SummaryCard", "The rating is about visible joy: 0 is a face at rest, never a bad film."
    )
    return f"{words} {joy}"


def _smiled(once: bool, of_others: bool) -> str:
    if of_others and once:
        return QCoreApplication.translate("SummaryCard", "The viewer smiled once, {share} of the time.")
    if of_others:
        return QCoreApplication.translate("SummaryCard", "The viewer smiled {times} times, {share} of the time.")
    if once:
        return QCoreApplication.translate("SummaryCard", "You smiled once, {share} of the time.")
    return QCoreApplication.translate("SummaryCard", "You smiled {times} times, {share} of the time.")


def _smiled_together(of_others: bool) -> str:
    if of_others:
        return QCoreApplication.translate(
            "SummaryCard",
            "The viewers together smiled for {share} of the time. The rating is about their visible joy: 0 is faces at "
            "rest, never a bad film.",
        )
    return QCoreApplication.translate(
        "SummaryCard",
        "Together you smiled for {share} of the time. The rating is about the room's visible joy: 0 is faces at "
        "rest, never a bad film.",
    )


def facts_in_words(session: Session, standing: Standing | None, viewers: Mapping[int, SessionRating]) -> str:
    """Describe the data behind the rating."""
    rating = session.rating
    seen = QCoreApplication.translate("SummaryCard", "Face seen {share} of the time")
    facts = [seen.format(share=per_cent(rating.coverage))]
    loss = None if session.recording is None else loss_of(session.recording, session.duration_s)
    if loss is not None:
        facts.insert(0, translated(loss))
    if rating.mean_happy_0_100 is not None:
        mean = QCoreApplication.translate("SummaryCard", "mean p_happy {mean} of 100")
        facts.append(mean.format(mean=points(rating.mean_happy_0_100)))
    facts.append(
        QCoreApplication.translate("SummaryCard", "measured against the viewer's resting face")
        if session.head.baseline and is_of_others(session)
        else QCoreApplication.translate("SummaryCard", "measured against your resting face")
        if session.head.baseline
        else QCoreApplication.translate("SummaryCard", "no resting face measured")
    )
    if rating.peak_0_100 is not None:
        strongest = QCoreApplication.translate("SummaryCard", "intensity of the strongest tenth {peak} of 100")
        facts.append(strongest.format(peak=points(rating.peak_0_100)))
    if rating.end_0_100 is not None:
        last = QCoreApplication.translate("SummaryCard", "of the last fifth {end}")
        facts.append(last.format(end=points(rating.end_0_100)))
    facts += filter(None, (facing_in_words(rating),))
    for viewer, theirs in viewers.items():
        if theirs.rating_0_100 is None:
            told = QCoreApplication.translate("SummaryCard", "viewer {viewer}: seen too rarely")
            facts.append(told.format(viewer=viewer))
        else:
            told = QCoreApplication.translate("SummaryCard", "viewer {viewer}: {figure}")
            facts.append(told.format(viewer=viewer, figure=points(theirs.rating_0_100)))
    if standing is not None:
        among = QCoreApplication.translate(
            "SummaryCard", "higher than {lower} of your {others} earlier sessions of this kind"
        )
        facts.append(among.format(lower=standing.lower, others=standing.others))
    return " · ".join(facts)


def facing_in_words(rating: SessionRating) -> str:
    """Describe for how much of the time the head was turned to the screen; empty if that is unknown."""
    if rating.facing_share is None:
        return ""
    share = per_cent(rating.facing_share)
    if not rating.looks_away:
        words = QCoreApplication.translate("SummaryCard", "head towards the screen {share} of the time")
    elif rating.looks_away == 1:
        words = QCoreApplication.translate("SummaryCard", "head towards the screen {share} of the time, once away")
    else:
        words = QCoreApplication.translate(
            "SummaryCard", "head towards the screen {share} of the time, {times} times away"
        )
    return words.format(share=share, times=rating.looks_away)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label
