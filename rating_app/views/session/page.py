"""The page of a session: one that has just ended, or one of the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rating_app.formatting import clock
from rating_app.rating import Reading, SessionRating, Smile
from rating_app.rating.smiles import best_moments
from rating_app.rating.standing import Standing
from rating_app.session.content import ContentKind, ContentPosition
from rating_app.session.content_track import ContentTrack
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.samples import Samples
from rating_app.session.session import Marker, Session
from rating_app.views.content.stills import LARGEST, Stills
from rating_app.views.design.icons import IconButton
from rating_app.views.design.theme import SPACING, current_theme
from rating_app.views.session.exclusions_list import ExclusionsList
from rating_app.views.session.fields import StarField, TitleField
from rating_app.views.session.markers_list import MarkersList
from rating_app.views.session.model_limits import ModelLimitsDialog
from rating_app.views.session.moment_strip import COUNT
from rating_app.views.session.result_card import Moment, result_card
from rating_app.views.session.summary_card import SummaryCard
from rating_app.views.session.tables import ItemsList, MomentsList
from rating_app.views.timeline.lanes import reason_in_words
from rating_app.views.timeline.timeline import Timeline

STRETCH_S = 3.0
"""The stretch of the content that is played when a moment is chosen."""

LEAD_S = 1.0
"""The time from a cause to the smile: a best moment is played from this much earlier."""


_STILLS_FROM_PX = 590
"""Height of a page that has room for stills."""


class ContentView(Protocol):
    """A widget that can show the content again. `moved` carries a ContentPosition."""

    moved: SignalInstance

    def play_stretch(self, position: ContentPosition, duration_s: float) -> None:
        """Play the content from `position` on, for `duration_s` seconds."""


class SessionPage(QWidget):
    """A page with rating, content, timeline, best moments and markers, and the commands for a session.

    It computes nothing that takes long: `show_details` and `show_reading` add that later.

    Signals:
        remarked(object, str): the viewer's stars, 1 to 5 or None, and notes.
        renamed(str): the content's new title.
        marked_afterwards(object): one more Marker; `show_marker` shows it once it is saved.
        markers_changed(object): a tuple of all markers, after one was renamed, removed or restored.
        exclusions_changed(object): a tuple of all exclusions, after the user has left out a stretch or counted one
            again.
        moment_chosen(object, float): the ContentPosition, None if there is none, and the second of the session that the
            user wants to see; the content view, if one is set, plays it.
        events_wanted(), marks_export_requested(): events are to be read from a file, or markers written to files.
        export_requested(), report_requested(), card_requested(), delete_requested(), new_requested(), back_requested()
    """

    remarked = Signal(object, str)
    renamed = Signal(str)
    marked_afterwards = Signal(object)
    markers_changed = Signal(object)
    exclusions_changed = Signal(object)
    moment_chosen = Signal(object, float)
    events_wanted = Signal()
    marks_export_requested = Signal()
    export_requested = Signal()
    report_requested = Signal()
    card_requested = Signal()
    delete_requested = Signal()
    new_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._track = ContentTrack(Samples.of(()))
        self._content_view: QWidget | None = None
        self._seen_s = 0.0
        self._reading = Reading(SessionRating(None, 0.0, 0.0))
        self._best: tuple[Smile, ...] = ()
        self._pictures: dict[float, QImage] = {}
        self._stills = Stills(self)
        self._stills.taken.connect(self._on_still_taken)
        self._build_widgets()
        self._build_layout()

    @property
    def stars(self) -> StarField:
        return self.summary.stars

    @property
    def notes(self) -> QLineEdit:
        return self.summary.notes

    @property
    def heading(self) -> str:
        return self.summary.heading

    @property
    def text(self) -> str:
        """All text under the heading."""
        return self.summary.text

    def set_content_view(self, view: QWidget | None) -> None:
        """Show the content again beside the rating in `view`, which is a ContentView; None removes it."""
        if self._content_view is not None:
            cast(ContentView, self._content_view).moved.disconnect(self._on_content_moved)
            self._grid.removeWidget(self._content_view)
            self._content_view.setParent(None)
        self._content_view = view
        if view is not None:
            cast(ContentView, view).moved.connect(self._on_content_moved)
        self.timeline.show_cursor(None)
        self._arrange()
        if view is not None:
            view.show()

    def show_session(self, session: Session, from_history: bool = False) -> None:
        """Show everything of a session that is known at once; one that was opened `from_history` gets a button back."""
        self._session = session
        # A rated recording is its own content.
        is_recording = session.head.content_kind is ContentKind.RECORDING
        self._track = ContentTrack.of_itself(session.samples) if is_recording else session.track
        self._seen_s = 0.0
        self._reading, self._best, self._pictures = Reading(session.rating), (), {}
        self._stills.stop()
        self.summary.strip.clear()
        self.card_button.setEnabled(False)
        self.title.show_title(session.head.content)
        self.back_button.setVisible(from_history)
        self.summary.show_session(session)
        self.timeline.show_session(session)
        self.markers.show_markers(session.markers, self._where)
        self.exclusions.show_exclusions(session.exclusions, self._where)
        self.timeline.show_exclusions(session.exclusions)
        self.moments.show_searching()
        self.items.show_items(session.head.items, {})
        shows_items = session.head.content_kind is ContentKind.PICTURES and bool(session.head.items)
        self.tabs.setTabVisible(self.tabs.indexOf(self.items), shows_items)
        self.tabs.setCurrentWidget(self.items if shows_items else self.moments)
        self._count_tabs()

    def show_details(
        self,
        session: Session,
        standing: Standing | None,
        viewers: Mapping[int, SessionRating],
        items: Mapping[int, SessionRating] | None = None,
    ) -> None:
        """Add the session's place among the viewer's earlier ones, the ratings of several viewers, and those of the
        content's items, by number from 1. Text that the viewer is typing stays.
        """
        if self._is_shown(session.head.session_id):
            self.summary.show_details(session, standing, viewers)
            self.items.show_items(session.head.items, items or {})

    def show_reading(self, session_id: str, reading: Reading) -> None:
        """Add curve, smiles and best moments; those of a session that is no longer shown are ignored."""
        if not self._is_shown(session_id):
            return
        moments = best_moments(reading.smiles)
        self.timeline.show_curve(reading.trace)
        self.timeline.show_smiles(reading.smiles)
        self.timeline.show_moments(moments)
        self.timeline.show_away(reading.away)
        self.moments.show_moments(moments, reading.joy_s, lambda moment: self._where(moment.onset_s))
        self._show_strip(reading, moments[:COUNT])

    def show_rating(self, session: Session) -> None:
        """Show the new rating of the session after its exclusions have changed."""
        if self._is_shown(session.head.session_id):
            self._session = session
            self.summary.show_details(session, None, {})
            self.timeline.show_rating(session.rating.rating_0_100)

    def card(self) -> QImage:
        """Return the result as a picture to save; `show_reading` must have been called."""
        assert self._session is not None
        moments = [
            Moment(smile, self._where(smile.onset_s) or clock(smile.onset_s), self._pictures.get(smile.apex_s))
            for smile in self._best
        ]
        return result_card(self._session, self._reading, moments, current_theme())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.summary.strip.set_has_room(self.height() >= _STILLS_FROM_PX)

    def _show_strip(self, reading: Reading, best: Sequence[Smile]) -> None:
        """Show when the best moments were, and what the content showed then if it is still there."""
        assert self._session is not None
        self._reading, self._best = reading, tuple(best)
        self.card_button.setEnabled(True)
        in_order = sorted(best, key=lambda smile: smile.apex_s)
        if self._session.head.content_kind is not ContentKind.RECORDING:
            self.summary.strip.show_moments([self._where(smile.onset_s) or clock(smile.onset_s) for smile in in_order])
        head = self._session.head
        places = {smile.apex_s: self._track.position_at(smile.apex_s) for smile in in_order}
        if head.content_kind is ContentKind.MEDIA and head.items and Path(head.items[0].path).is_file():
            wanted = [place.position_s for place in places.values() if place is not None]
            self._stills.take(Path(head.items[0].path), wanted)
        if head.content_kind is ContentKind.PICTURES:
            for second, place in places.items():
                if place is not None and place.item <= len(head.items):
                    self._add_picture(QImage(head.items[place.item - 1].path), second)

    def _on_still_taken(self, moment_s: float, image: QImage) -> None:
        for smile in self._best:
            place = self._track.position_at(smile.apex_s)
            if place is not None and place.position_s == moment_s:
                self._add_picture(image, smile.apex_s)

    def _add_picture(self, image: QImage, apex_s: float) -> None:
        smile = next(one for one in self._best if one.apex_s == apex_s)
        if image.isNull() or apex_s in self._pictures:
            return
        if image.width() > LARGEST.width() or image.height() > LARGEST.height():
            image = image.scaled(
                LARGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        self._pictures[apex_s] = image
        where = self._where(smile.onset_s) or clock(smile.onset_s)
        self.summary.strip.add_still(image, where, max(0.0, smile.onset_s - LEAD_S))

    def show_marker(self, marker: Marker) -> None:
        """Add a marker that has been saved."""
        self.markers.add_marker(marker)
        self._on_markers_shown()

    def import_markers(self, markers: Sequence[Marker]) -> None:
        """Add the markers of a file, and show the list in which that can be undone."""
        self.tabs.setCurrentWidget(self.markers)
        self.markers.import_markers(markers)

    def _is_shown(self, session_id: str) -> bool:
        return self._session is not None and self._session.head.session_id == session_id

    def _build_widgets(self) -> None:
        self.title = TitleField()
        self.title.renamed.connect(self.renamed)
        self.summary = SummaryCard()
        self.summary.remarked.connect(self.remarked)
        self.summary.strip.chosen.connect(self._see)
        self.summary.limits_requested.connect(self._on_limits_requested)
        self.timeline = Timeline()
        self.timeline.set_choosing(True)
        self.timeline.moment_chosen.connect(self._see)
        self.timeline.stretch_chosen.connect(self._on_stretch_chosen)
        self.timeline.stretch_drawn.connect(self._on_stretch_drawn)
        self.timeline.stretch_excluded.connect(self._offer_reasons)
        self.moments = MomentsList()
        self.moments.chosen.connect(lambda smile: self._see(max(0.0, smile.onset_s - LEAD_S)))
        self.markers = MarkersList()
        self.markers.chosen.connect(lambda marker: self._see(marker.timestamp_s))
        self.markers.changed.connect(self._on_markers_changed)
        self.markers.adding.connect(lambda: self._on_stretch_chosen(self.timeline.cursor_s or 0.0, 0.0))
        self.markers.import_requested.connect(self.events_wanted)
        self.markers.export_requested.connect(self.marks_export_requested)
        self.exclusions = ExclusionsList()
        self.exclusions.chosen.connect(lambda one: self._see(one.begin_s))
        self.exclusions.changed.connect(self._on_exclusions_changed)
        self.items = ItemsList()
        self.items.chosen.connect(self._on_item_chosen)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.items, self.tr("Pictures"))
        self.tabs.addTab(self.moments, self.tr("Best moments"))
        self.tabs.addTab(self.markers, self.tr("Markers"))
        self.tabs.addTab(self.exclusions, self.tr("Left out"))
        self.back_button = self._button(
            self.tr("History"), "arrow-left", self.back_requested.emit, "Alt+Left", self.tr("Back to the history")
        )
        self.report_button = self._button(
            self.tr("Report"), "file-text", self.report_requested.emit, "Ctrl+R", self.tr("A page to read and print")
        )
        self.export_button = self._button(
            self.tr("Export…"),
            "download",
            self.export_requested.emit,
            "Ctrl+E",
            self.tr("Write the session's CSV files"),
        )
        self.card_button = self._button(
            self.tr("Save card…"),
            "image",
            self.card_requested.emit,
            "Ctrl+Shift+S",
            self.tr("A picture of the result to keep, without any picture of you"),
        )
        self.delete_button = self._button(
            self.tr("Delete"), "trash-2", self.delete_requested.emit, "Ctrl+Shift+D", self.tr("Delete this session")
        )
        self.new_button = self._button(
            self.tr("New session"),
            "play",
            self.new_requested.emit,
            "Ctrl+N",
            self.tr("Watch something else"),
            "on_accent",
        )
        self.new_button.setObjectName("primary")
        QShortcut(QKeySequence(Qt.Key.Key_F2), self.title, self.title.rename)

    def _button(
        self, words: str, icon: str, ask: Callable[[], None], keys: str, tip: str, role: str = "text"
    ) -> IconButton:
        button = IconButton(words, icon, role)
        button.clicked.connect(lambda: ask())
        # The shortcut is not the button's own, because every change of its text would remove that.
        shortcut = QShortcut(QKeySequence(keys), self, button.click)
        shortcut.setWhatsThis(tip)
        button.setToolTip(f"{tip} ({shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)})")
        return button

    def _build_layout(self) -> None:
        buttons = (self.delete_button, self.card_button, self.report_button, self.export_button, self.new_button)
        self._top = (self.back_button, self.title.button, *buttons)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back_button)
        top.addWidget(self.title, 1)
        for button in buttons:
            top.addWidget(button)
        self._timeline_card = QFrame()
        self._timeline_card.setObjectName("card")
        inside = QVBoxLayout(self._timeline_card)
        inside.setContentsMargins(10, 6, 8, 8)
        inside.addWidget(self.timeline)
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACING)
        self._grid.setColumnStretch(0, 11)
        self._grid.setColumnStretch(1, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addLayout(top)
        layout.addLayout(self._grid, 1)
        self._arrange()

    def _arrange(self) -> None:
        """Place the parts. If the content is shown, the timeline is beside the lists; otherwise it has the
        whole width.
        """
        grid, view = self._grid, self._content_view
        for part in (self.summary, self.tabs, self._timeline_card):
            grid.removeWidget(part)
        grid.addWidget(self.summary, 0, 0)
        if view is None:
            grid.addWidget(self.tabs, 0, 1)
            grid.addWidget(self._timeline_card, 1, 0, 1, 2)
        else:
            grid.addWidget(view, 0, 1)
            grid.addWidget(self._timeline_card, 1, 0)
            grid.addWidget(self.tabs, 1, 1)
        grid.setRowStretch(0, 6)
        grid.setRowStretch(1, 4)
        content = () if view is None else (view,)
        chain = (*self._top, self.summary.stars, self.summary.notes, *content, self.timeline, self.tabs)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _where(self, second: float) -> str:
        """Return the place in the content at a second of the session, in words."""
        session = self._session
        return "" if session is None else session.head.place_in_words(session.track.position_at(second))

    def _see(self, second: float) -> None:
        position = self._track.position_at(second)
        self._seen_s = second
        self.timeline.show_cursor(second)
        if position is not None and self._content_view is not None:
            cast(ContentView, self._content_view).play_stretch(position, STRETCH_S)
        self.moment_chosen.emit(position, second)

    def _on_item_chosen(self, item: int) -> None:
        second = self._track.first_second_of(item)
        if second is not None:
            self._see(second)

    def _on_content_moved(self, position: ContentPosition) -> None:
        second = self._track.second_of(position, self._seen_s)
        self._seen_s = self._seen_s if second is None else second
        self.timeline.show_cursor(second)

    def _on_stretch_chosen(self, start_s: float, duration_s: float) -> None:
        start = self._where(start_s) or clock(start_s)
        if duration_s:
            end_s = start_s + duration_s
            question = self.tr("What happened from {start} to {end}?").format(
                start=start, end=self._where(end_s) or clock(end_s)
            )
        else:
            question = self.tr("What happened at {time}?").format(time=start)
        text, agreed = QInputDialog.getText(self, self.tr("Mark afterwards"), question)
        if agreed:
            self.marked_afterwards.emit(Marker(start_s, text.strip(), duration_s))

    def _on_stretch_drawn(self, start_s: float, duration_s: float) -> None:
        """Offer to mark the stretch, or to leave it out for a reason."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark = menu.addAction(self.tr("Mark this stretch…"))
        mark.triggered.connect(lambda: self._on_stretch_chosen(start_s, duration_s))
        menu.addSeparator()
        self._add_reasons(menu, start_s, duration_s)
        menu.popup(self.timeline.mapToGlobal(self.timeline.place_of(start_s + duration_s)))

    def _offer_reasons(self, start_s: float, duration_s: float) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_reasons(menu, start_s, duration_s)
        menu.setActiveAction(menu.actions()[1])
        menu.popup(self.timeline.mapToGlobal(self.timeline.place_of(start_s + duration_s)))

    def _add_reasons(self, menu: QMenu, start_s: float, duration_s: float) -> None:
        menu.addSection(self.tr("Leave it out of the rating because of"))
        for reason in ExclusionReason:
            exclusion = Exclusion(start_s, start_s + duration_s, reason)
            action = menu.addAction(reason_in_words(reason))
            action.triggered.connect(lambda _checked=False, exclusion=exclusion: self.exclusions.add(exclusion))

    def _on_exclusions_changed(self, exclusions: tuple[Exclusion, ...]) -> None:
        # The change can be undone there.
        self.tabs.setCurrentWidget(self.exclusions)
        self.timeline.show_exclusions(exclusions)
        self._count_tabs()
        self.exclusions_changed.emit(exclusions)

    def _on_limits_requested(self) -> None:
        if self._session is not None:
            ModelLimitsDialog(self._session.head.model, self).open()

    def _on_markers_changed(self, markers: tuple[Marker, ...]) -> None:
        self._on_markers_shown()
        self.markers_changed.emit(markers)

    def _on_markers_shown(self) -> None:
        self.timeline.show_markers(self.markers.markers)
        self._count_tabs()

    def _count_tabs(self) -> None:
        count = len(self.markers.markers)
        words = self.tr("Markers ({count})").format(count=count) if count else self.tr("Markers")
        self.tabs.setTabText(self.tabs.indexOf(self.markers), words)
        count = len(self.exclusions.exclusions)
        words = self.tr("Left out ({count})").format(count=count) if count else self.tr("Left out")
        self.tabs.setTabText(self.tabs.indexOf(self.exclusions), words)
