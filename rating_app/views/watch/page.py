"""The page with content, face, gauge, and the course of the session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rating_app.formatting import clock, points
from rating_app.session.content import ContentClock, ContentKind
from rating_app.session.sight import Sight
from rating_app.views.content.chooser import ContentChooser
from rating_app.views.content.full_screen import FullScreen
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.pictures_view import PicturesView
from rating_app.views.design.icons import IconButton
from rating_app.views.design.labels import ElidedLabel, label, wrapped
from rating_app.views.design.language import per_cent
from rating_app.views.design.split import Split
from rating_app.views.design.theme import SPACING
from rating_app.views.gauge.gauge import Gauge
from rating_app.views.timeline.lanes import reason_in_words
from rating_app.views.timeline.timeline import Timeline
from rating_app.views.watch.controls import Controls
from rating_app.views.watch.expression_bars import ExpressionBars
from rating_app.views.watch.face_state import joy_caption
from rating_app.views.watch.now_playing_line import NowPlayingLine
from rating_app.views.watch.phase import Phase
from rating_app.views.watch.preview import Preview
from rating_app.views.watch.rest_screen import RestScreen
from rating_app.views.watch.start_card import Reason, StartCard

if TYPE_CHECKING:
    from rating_app.session.exclusion import Exclusion, ExclusionReason
    from rating_app.session.session import Marker
    from rating_app.views.content.view import ContentView
    from rating_app.views.design.indicators import RecordingState
    from rating_app.vision.live_update import LiveUpdate

_SMALL_PREVIEW_WIDTH = 224
_LEAST_PREVIEW, _LEAST_TIMELINE = (150, 96), (200, 84)
"""Least sizes in pixels, so that a window on a screen of 1024x600 has room for the whole page."""

_FILM_SHARE, _UPPER_SHARE = 0.6, 0.68
"""The content's share of the width, beside the gauge; the share of the height of both, above the curve."""


class WatchPage(QWidget):
    """A page that shows what is watched and how the viewer reacts to it.

    Signals:
        content_changed(): there is other content on the page, or none.
        content_failed(str): why content cannot be shown; one sentence.
        marked(str, float): words for a marker, and its moment in seconds of the session.
        divided(str): the user has moved a divider; the argument of `divide`.
    """

    content_changed = Signal()
    content_failed = Signal(str)
    marked = Signal(str, float)
    divided = Signal(str)

    def __init__(self, clock: ContentClock, parent: QWidget | None = None) -> None:
        """Build the page; `clock` is kept at the position in the content."""
        super().__init__(parent)
        self._phase = Phase.LOADING
        self._blind = False
        self._chooses = False
        self._newest_s = 0.0
        self._excluding: ExclusionReason | None = None
        self._exclusions: tuple[Exclusion, ...] = ()
        self._title_of_content = ""
        self.kind: ContentKind | None = None
        self.shows_demo = False
        self.start_card = StartCard()
        self.chooser = ContentChooser()
        self.rest_screen = RestScreen()
        self.preview = Preview()
        self.media = MediaView(clock)
        self.pictures = PicturesView(clock)
        self.gauge = Gauge()
        self.timeline = Timeline()
        self.expression_bars = ExpressionBars()
        self.facts = ElidedLabel()
        self.facts.setObjectName("muted")
        self.change_button = IconButton(self.tr("Watch something else…"), "arrow-left")
        self.change_button.clicked.connect(self.clear_content)
        self.now_playing = NowPlayingLine()
        self.controls = Controls(self.now_playing)
        self.full_screen = FullScreen(for_sessions=True, parent=self)
        self._build_layout()
        self.chooser.media_chosen.connect(self._on_media_chosen)
        self.chooser.pictures_chosen.connect(self._on_pictures_chosen)
        self.chooser.nothing_found.connect(self.content_failed)
        self.chooser.screen_chosen.connect(self.open_screen)
        for view in (self.media, self.pictures):
            view.failed.connect(lambda sentence, view=view: self._on_content_failed(view, sentence))
            view.full_screen_requested.connect(self.toggle_full_screen)
            view.running_changed.connect(self._show_whether_recorded)
            view.moved.connect(self._show_whether_recorded)
        self.full_screen.mark_requested.connect(lambda: self.marked.emit("", self._newest_s))
        self.controls.mark_requested.connect(lambda: self.marked.emit("", self._newest_s))
        self.show_phase(Phase.LOADING)

    @property
    def content(self) -> MediaView | PicturesView | None:
        """The view of content that the app itself shows; None if something else on the screen is watched."""
        if self.kind is ContentKind.MEDIA:
            return self.media
        return self.pictures if self.kind is ContentKind.PICTURES else None

    @property
    def newest_s(self) -> float:
        """The newest moment of the session that is shown, in seconds."""
        return self._newest_s

    def divide(self, shares: str) -> None:
        """Give film, gauge and curve the shares that `divided` reported; the usual ones if `shares` is empty."""
        film, upper = (float(share) for share in shares.split(",")) if shares else (_FILM_SHARE, _UPPER_SHARE)
        self.split_beside.set_share(film)
        self.split_above.set_share(upper)

    @property
    def sight(self) -> Sight:
        """The part of themselves that viewers see on the screen, as far as the program can know."""
        handle = self.window().windowHandle()
        in_sight = handle is not None and handle.isExposed() and not self.full_screen.is_filled
        face = self.preview.isVisible() and self.preview.shows_picture
        gauge = self.gauge.isVisible() or self.timeline.isVisible() or self.expression_bars.isVisible()
        return Sight(in_sight and face, in_sight and gauge)

    def show_classes(self, class_names: Sequence[str]) -> None:
        """Name the classes of the loaded model."""
        self.expression_bars.show_classes(class_names)

    def show_reason(self, reason: Reason) -> None:
        """Show why nothing is seen."""
        self.start_card.show_reason(reason)
        self._chooses = reason.chooses
        self._show_stage()

    def open_media(self, file: Path) -> None:
        """Open a film or sound that is played here."""
        self.media.open(file)
        self._put_on_stage(ContentKind.MEDIA, file.stem)

    def open_demo(self, film: Path, title: str) -> None:
        """Open the film that the demo's viewer watches; it plays together with the recording of them, without jumps."""
        self.media.open(film)
        self._put_on_stage(ContentKind.MEDIA, title, demo=True)

    def open_pictures(self, files: Sequence[Path], seconds_each: float) -> None:
        """Open pictures, shown one after the other; with 0 seconds the viewer turns the pages."""
        self.pictures.open(files, seconds_each)
        self._put_on_stage(ContentKind.PICTURES, files[0].parent.name)

    def open_screen(self, title: str) -> None:
        """Choose anything else on this screen as the content."""
        self._put_on_stage(ContentKind.SCREEN, title)
        self.controls.title_field.setFocus()

    def suggest_title(self, title: str) -> None:
        """Use another player's title, unless the viewer has typed one."""
        field = self.controls.title_field
        if title != self._title_of_content and field.text() in ("", self._title_of_content):
            self._title_of_content = title
            field.setText(title)

    def toggle_full_screen(self) -> bool:
        """Show the app's content on the full screen, or leave it. Return whether there is any."""
        content = self.content
        if content is None or not content.items or self._stage.currentWidget() not in (content, self.rest_screen):
            return False
        self.full_screen.toggle(content)
        return True

    def clear_content(self) -> None:
        """Return to the choice of content."""
        self._close_content()
        self.kind, self.shows_demo = None, False
        self._chooses = True
        self._take_title_back()
        self._show_stage()
        self.content_changed.emit()

    def show_phase(self, phase: Phase, blind: bool = False) -> None:
        """Show what belongs to this phase; a viewer who watches `blind` sees nothing of themselves."""
        self._phase, self._blind = phase, blind
        self.controls.show_phase(phase)
        self.controls.show_blind(blind)
        if phase is Phase.RESTING:
            for rest in self._rests:
                rest.show_begin()
        if not phase.is_seeing and phase is not Phase.IDLE:
            self.full_screen.leave()
        self.full_screen.show_phase(phase)
        self.timeline.set_choosing(False)
        self.change_button.setVisible(self.kind is not None and phase is Phase.PREVIEWING)
        if not phase.is_seeing:
            self.preview.clear()
        if phase not in (Phase.PREVIEWING, Phase.RESTING, Phase.RECORDING):
            self.expression_bars.show_score(None)
        if phase in (Phase.IDLE, Phase.PREVIEWING, Phase.OPENING):
            self.timeline.clear_samples()
            self._newest_s = 0.0
            self._exclusions = ()
            self.show_excluding(None)
            self.gauge.show_rating(None, None, self.tr("no rating yet"))
            self.facts.setText("")
        if phase is Phase.PAUSED:
            self.gauge.hold(self.tr("paused"))
        if phase is Phase.IDLE:
            self.facts.setText(self.tr("The camera is off. Choose what to watch; it opens only after you agree."))
        if phase is Phase.PREVIEWING:
            self.facts.setText(self.tr("The camera is on. Nothing is recorded until you press Start."))
        if phase is Phase.RESTING:
            self.facts.setText(self.tr("Relax your face and look at the screen. The session begins by itself."))
        content = self.content
        if content is not None:
            free = phase in (Phase.IDLE, Phase.PREVIEWING) or phase.is_recording
            content.set_controls_locked(self.shows_demo or not free)
        self._show_stage()
        self._show_whether_recorded()
        if phase is Phase.RECORDING and content is not None and not self.full_screen.is_filled:
            # With the focus, its keys work without a click into it.
            content.setFocus()

    def show_rest_left(self, seconds: float) -> None:
        """Show for how long the resting face is still being measured."""
        for rest in self._rests:
            rest.show_left(seconds)

    def show_rest_failure(self, reason: str) -> None:
        """Show why there is no resting face, in one sentence; the viewer decides how to continue."""
        for rest in self._rests:
            rest.show_failure(reason)

    def show_recording(self, state: RecordingState | None) -> None:
        """Show on the full screen whether somebody is recorded, and for how long."""
        self.full_screen.show_recording(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_not_recorded()

    def show_update(self, update: LiveUpdate, mirrored: bool) -> None:
        """Show one analysed frame. If it does not count, neither joy now nor the bars have a value."""
        self.preview.show_analysis(update.analysis, mirrored)
        face = update.analysis.main_face
        counts = update.live is not None and update.live.is_current
        self.expression_bars.show_score(face.score if face is not None and counts else None)
        rating = update.rating
        mean = None if rating is None else rating.rating_0_100
        for rest in self._rests:
            rest.show_face(face is not None)
        if not self._phase.is_before_session:
            self.gauge.show_rating(update.live, mean, joy_caption(update))
        if update.sample is not None and rating is not None:
            self._newest_s = update.sample.timestamp_s
            self.timeline.add_points(update.curve_points)
            figure = (
                self.tr("no rating yet")
                if mean is None
                else self.tr("rating {rating} of 100").format(rating=points(mean))
            )
            seen = self.tr("face seen {share} of the time").format(share=per_cent(rating.coverage, whole=True))
            facts = [clock(self._newest_s), figure, seen]
            if self._excluding is not None:
                facts.insert(0, self.tr("LEFT OUT: {reason}").format(reason=reason_in_words(self._excluding)))
            self.facts.setText(" · ".join(facts))

    def show_marker(self, marker: Marker) -> None:
        """Flag a moment of the session that is being recorded."""
        self.timeline.add_marker(marker)

    def show_excluding(self, reason: ExclusionReason | None) -> None:
        """Show the reason of the current exclusion; None if the session counts."""
        self._excluding = reason
        self.controls.show_excluding(reason)
        self.full_screen.show_excluding(reason)

    def show_exclusion(self, exclusion: Exclusion) -> None:
        """Add an exclusion that has ended."""
        self._exclusions = (*self._exclusions, exclusion)
        self.timeline.show_exclusions(self._exclusions)

    @property
    def _rests(self) -> tuple[RestScreen, RestScreen]:
        return self.rest_screen, self.full_screen.rest_screen

    def _on_media_chosen(self, file: Path) -> None:
        self.open_media(file)
        self._fill_where_wanted()

    def _on_pictures_chosen(self, files: Sequence[Path], seconds_each: float) -> None:
        self.open_pictures(files, seconds_each)
        self._fill_where_wanted()

    def _fill_where_wanted(self) -> None:
        """Fill the screen if the user wants that and the camera is on; else its problems would be hidden."""
        if self.chooser.full_screen_box.isChecked() and self._phase is Phase.PREVIEWING:
            self.toggle_full_screen()

    def _put_on_stage(self, kind: ContentKind, title: str, demo: bool = False) -> None:
        if kind is not self.kind:
            self._close_content()
        self.kind, self.shows_demo = kind, demo
        self._chooses = True
        self._take_title_back()
        if title:
            self._title_of_content = title
            self.controls.title_field.setText(title)
        self.show_phase(self._phase, self._blind)
        self.content_changed.emit()

    def _take_title_back(self) -> None:
        """Remove a title that came with the content, unless the viewer has changed it."""
        if self._title_of_content and self.controls.title_field.text() == self._title_of_content:
            self.controls.title_field.clear()
        self._title_of_content = ""

    def _close_content(self) -> None:
        content = self.content
        if content is not None:
            self.full_screen.leave()
            content.close_content()

    def _on_content_failed(self, view: ContentView, sentence: str) -> None:
        self.content_failed.emit(sentence)
        if view is self.content and not view.items:
            self.clear_content()

    def _show_stage(self) -> None:
        """Show the content in the middle, and the face in the remaining room."""
        shown = self._on_stage()
        if shown is self.preview:
            self._stage.addWidget(self.preview)
        else:
            self._corner_layout.addWidget(self.preview)
            self.preview.show()
        self._corner.setVisible(shown is not self.preview and self._phase.is_seeing)
        self._stage.setCurrentWidget(shown)
        # Neither needle nor face should affect a face at rest, or a viewer who watches blind.
        undisturbed = self._phase.is_before_session or self._blind
        self._gauge_card.setVisible(not undisturbed)
        self._foot.setVisible(not undisturbed)
        self.change_button.setVisible(self.kind is not None and self._phase in (Phase.IDLE, Phase.PREVIEWING))
        follows = shown is self.chooser or (self.kind is ContentKind.SCREEN and not self._phase.is_before_session)
        self.now_playing.setVisible(follows and self.now_playing.is_available)

    def _on_stage(self) -> QWidget:
        content, phase = self.content, self._phase
        if phase.is_before_session:
            return self.rest_screen
        if not phase.is_seeing and not (phase is Phase.IDLE and self._chooses):
            return self.start_card
        if content is not None:
            return content
        if self.kind is None and phase in (Phase.IDLE, Phase.PREVIEWING):
            return self.chooser
        if phase is Phase.IDLE:
            return self.start_card
        return self._blind_card if self._blind else self.preview

    def _show_whether_recorded(self) -> None:
        """Mark a film that plays without a session as not recorded."""
        content = self.content
        watched = content is not None and (content.is_running or content.is_past_beginning)
        self.not_recorded.setVisible(watched and self._phase in (Phase.IDLE, Phase.PREVIEWING))
        self._place_not_recorded()

    def _place_not_recorded(self) -> None:
        size = self.not_recorded.sizeHint()
        self.not_recorded.setGeometry((self._stage.width() - size.width()) // 2, SPACING, size.width(), size.height())
        self.not_recorded.raise_()

    def _build_layout(self) -> None:
        self._stage = QStackedWidget()
        self._blind_card = wrapped(
            self.tr("Enjoy what you watch. Neither your face nor a rating is shown until the session has ended."),
            "muted",
        )
        self._blind_card.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (
            self.start_card,
            self.chooser,
            self.media,
            self.pictures,
            self.rest_screen,
            self._blind_card,
            self.preview,
        ):
            self._stage.addWidget(widget)
        self.not_recorded = label(self.tr("NOT RECORDED"), "not_recorded")
        self.not_recorded.setParent(self._stage)
        self.not_recorded.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.not_recorded.hide()
        self._corner = QWidget()
        self._corner.setFixedWidth(_SMALL_PREVIEW_WIDTH)
        self._corner_layout = QVBoxLayout(self._corner)
        self._corner_layout.setContentsMargins(0, 0, 0, 0)
        self.preview.setMinimumSize(*_LEAST_PREVIEW)
        self.timeline.setMinimumSize(*_LEAST_TIMELINE)
        self._gauge_card, self._foot = _card(self.gauge), QWidget()
        below = QHBoxLayout(self._foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACING)
        below.addWidget(self._corner)
        below.addWidget(_card(self.timeline, self.facts), 1)
        below.addWidget(_card(self.expression_bars))
        lies, stands = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.split_beside = Split(
            lies, self._stage, self._gauge_card, _FILM_SHARE, self.tr("Divider between the film and the gauge")
        )
        self.split_above = Split(
            stands, self.split_beside, self._foot, _UPPER_SHARE, self.tr("Divider between the film and the curve")
        )
        for split in (self.split_beside, self.split_above):
            split.shared.connect(
                lambda _: self.divided.emit(f"{self.split_beside.share:.3f},{self.split_above.share:.3f}")
            )
        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.addWidget(self.change_button)
        controls.addWidget(self.controls, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addWidget(self.split_above, 1)
        layout.addWidget(self.now_playing)
        layout.addLayout(controls)


def _card(*widgets: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(12, 10, 12, 10)
    layout.setSpacing(4)
    for widget in widgets:
        layout.addWidget(widget)
    return card
