"""The session that the user looks at: remarks on it, its replay, and the way to it and back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from rating_app.desktop.history_controller import HistoryController
from rating_app.desktop.marks_controller import MarksController
from rating_app.desktop.reviewed import Origin, Reviewed, Reviews
from rating_app.desktop.session_controller import SessionController
from rating_app.desktop.session_events import Outcome
from rating_app.rating import Reading, SessionRating
from rating_app.rating.standing import Standing
from rating_app.session.content import ContentKind
from rating_app.session.exclusion import Exclusion
from rating_app.session.session import Marker, Session, SessionHead
from rating_app.views.content.full_screen import FullScreen
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.pictures_view import PicturesView
from rating_app.views.watch.phase import Phase
from rating_app.views.window.banner import CONSENT, FILES, RECORDING, Offer
from rating_app.views.window.late_page import LatePage
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.navigation import HISTORY, WATCH

if TYPE_CHECKING:
    from rating_app.views.history.page import HistoryPage
    from rating_app.views.session.page import SessionPage


class ContentReplay:
    """A replay of the content on the session page, if its files are still there."""

    def __init__(self, late_page: LatePage[SessionPage]) -> None:
        self._late_page = late_page
        self._player: MediaView | PicturesView | None = None
        self._full_screen: FullScreen | None = None

    def show(self, head: SessionHead) -> None:
        """Show the content of this session, in place of the one before."""
        page = self._late_page.page
        if self._player is not None:
            self.close()
            page.set_content_view(None)
            self._player.deleteLater()
        self._player = player_of(head)
        if self._player is not None:
            self._player.full_screen_requested.connect(self.toggle_full_screen)
            page.set_content_view(self._player)

    def toggle_full_screen(self) -> bool:
        """Show the content on the full screen, or leave it. Return whether there is any."""
        if self._player is None or not self._late_page.is_visible:
            return False
        if self._full_screen is None:
            self._full_screen = FullScreen(for_sessions=False, parent=self._late_page.page)
        self._full_screen.toggle(self._player)
        return True

    def hold(self) -> None:
        """Pause the content when another page is shown."""
        if self._player is not None:
            self._leave_full_screen()
            self._player.hold()

    def close(self) -> None:
        """Close the files."""
        if self._player is not None:
            self._leave_full_screen()
            self._player.close_content()

    def _leave_full_screen(self) -> None:
        if self._full_screen is not None:
            self._full_screen.leave()


def player_of(head: SessionHead) -> MediaView | PicturesView | None:
    """Return an open view of the content, or of the recording that was rated; None if neither is there any more."""
    files = [Path(item.path) for item in head.items]
    if not files or not all(file.is_file() for file in files):
        return None
    if head.content_kind in (ContentKind.MEDIA, ContentKind.RECORDING):
        media = MediaView()
        media.open(files[0])
        return media
    pictures = PicturesView()
    pictures.open(files, 0.0)
    return pictures


class ReviewController(QObject):
    """The controller that keeps session page and history consistent, and shows one or the other.

    `reviews` is the only owner of which session is looked at.
    """

    def __init__(
        self,
        window: MainWindow,
        sessions: SessionController,
        history: HistoryController,
        marks: MarksController,
        reviews: Reviews,
    ) -> None:
        super().__init__(window)
        self._marks = marks
        self.reviews = reviews
        self._window = window
        self._sessions = sessions
        self._history = history
        self._replay = ContentReplay(window.late_session)
        self._returning_to = ""
        window.late_session.once_built(self._wire)
        window.late_history.once_built(self._wire_history)
        window.menus.export_requested.connect(self._on_export_chosen)
        window.menus.marks_export_requested.connect(self._on_marks_export_requested)
        window.menus.events_requested.connect(self._on_events_wanted)
        window.menus.compare_requested.connect(self._on_compare_chosen)
        window.page_chosen.connect(self.show_page)
        window.menus.full_screen_requested.connect(self._on_full_screen_requested)
        history.details_found.connect(self._on_details_found)
        history.reading_found.connect(self._on_reading_found)
        history.rated_anew.connect(self._on_rated_anew)
        history.exports.exported.connect(self._on_exported)
        history.session_loaded.connect(self._on_session_loaded)
        sessions.recorded.connect(self.show_ended)
        sessions.phase_changed.connect(self._on_phase_changed)
        sessions.withdrawn.connect(self._on_withdrawn)

    def _wire(self, page: SessionPage) -> None:
        page.remarked.connect(self._on_remarked)
        page.marked_afterwards.connect(self._on_marked_afterwards)
        page.markers_changed.connect(self._on_markers_changed)
        page.exclusions_changed.connect(self._on_exclusions_changed)
        page.renamed.connect(self._on_renamed)
        page.export_requested.connect(self._on_export_requested)
        page.marks_export_requested.connect(self._on_marks_export_requested)
        page.events_wanted.connect(self._on_events_wanted)
        page.report_requested.connect(self._on_report_requested)
        page.card_requested.connect(self._on_card_requested)
        page.delete_requested.connect(self._on_delete_requested)
        page.new_requested.connect(self._on_new_requested)
        page.back_requested.connect(lambda: self.show_page(HISTORY))

    def _wire_history(self, page: HistoryPage) -> None:
        page.open_requested.connect(self._history.load)
        page.delete_requested.connect(self._forget)
        page.delete_all_requested.connect(lambda: self._forget(None))

    @property
    def _page(self) -> SessionPage:
        return self._window.session_page

    @property
    def reviewed(self) -> Reviewed | None:
        """The session that is looked at; None if there is none."""
        return self.reviews.reviewed

    def return_to_ended(self) -> None:
        """Look at the session that has ended, if there is one."""
        self.reviews = self.reviews.of_ended_again()
        self._look()

    def rescue(self, outcome: Outcome) -> None:
        """Offer to export what the history could not save, before the program ends, and with it the session."""
        if outcome.session is not None:
            self.reviews = self.reviews.of_ended(Reviewed(outcome.session, Origin.ENDED, outcome.kept))
        if self.reviews.unkept is not None:
            self._history.exports.offer_rescue(self.reviews.unkept.session)

    @Slot(str)
    def show_page(self, page: str) -> None:
        """Bring a page to the front; for WATCH, the session page if a session has just ended."""
        ended = self.reviews.ended
        if page == WATCH and ended is not None:
            if self.reviewed is not ended or not self._window.is_on_session_page:
                self.return_to_ended()
            if ended.is_in_history:
                # The session may have been renamed in the history since.
                self._returning_to = ended.session_id
                self._history.load(ended.session_id)
            return
        self._replay.hold()
        self._window.show_page(page)
        if page == HISTORY:
            self._history.show()

    def _look(self) -> None:
        """Show on the page the session that is looked at."""
        reviewed = self.reviewed
        if reviewed is None:
            return
        self._window.show_session(reviewed.session, from_history=reviewed.origin is Origin.HISTORY)
        self._replay.show(reviewed.session.head)
        self._history.find_details(reviewed.session)
        self._history.find_reading(reviewed.session)

    def _drop(self, reviews: Reviews) -> None:
        """Take these `reviews`, and leave the session page if they no longer include its session."""
        before, self.reviews = self.reviewed, reviews
        if before is None or self.reviewed is not None:
            return
        self._replay.close()
        self._window.show_message("", about=RECORDING)
        if self._window.is_on_session_page:
            self.show_page(HISTORY if before.origin is Origin.HISTORY else WATCH)

    @Slot(object)
    def _forget(self, session_ids: Collection[str] | None) -> None:
        """Drop sessions that were deleted; with None, those of the whole history."""
        self._drop(self.reviews.without(session_ids))
        if self.reviewed is None and self.reviews.ended is None:
            self._sessions.put_away()

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        if phase.is_watching:
            self._replay.hold()
            self._drop(self.reviews.without_ended())
        elif phase in (Phase.IDLE, Phase.FINISHED) and self._window.late_history.is_visible:
            self._history.refresh()

    @Slot(object)
    def show_ended(self, ended: Reviewed) -> None:
        """Look at a session that has just ended."""
        self.reviews = self.reviews.of_ended(ended)
        self._look()

    @Slot(object)
    def _on_session_loaded(self, session: Session) -> None:
        returns = session.head.session_id == self._returning_to
        if not returns:
            self.reviews = self.reviews.of_history(session)
            self._look()
            return
        self._returning_to = ""
        ended = self.reviews.ended
        # If something else is watched by now, nobody returns to it.
        if ended is not None and ended.session != session:
            self.reviews = self.reviews.with_change(session)
            if self._window.is_on_session_page:
                self.return_to_ended()

    @Slot(object)
    def _on_withdrawn(self, session_ids: tuple[str, ...]) -> None:
        def delete() -> None:
            self._history.delete(session_ids)
            self._forget(session_ids)

        words = self.tr("Consent is withdrawn, and the camera is off.")
        offer = Offer(self.tr("Delete what was recorded with that consent"), delete)
        self._window.show_message(words, "good", (offer,), CONSENT)

    @Slot()
    def _on_new_requested(self) -> None:
        self._replay.hold()
        self._window.show_page(WATCH)
        if self._sessions.phase in (Phase.IDLE, Phase.FINISHED):
            self._window.watch.clear_content()
            if self._sessions.has_consent:
                self._sessions.use_camera()
            else:
                # The user is not asked for consent before they want a camera; content can be chosen without one.
                self._sessions.put_away()

    @Slot()
    def _on_full_screen_requested(self) -> None:
        """Fill the screen with the content that is watched, or looked at again, else with the window."""
        watch = self._window.watch
        if not (watch.isVisible() and watch.toggle_full_screen()) and not self._replay.toggle_full_screen():
            self._window.toggle_full_screen()

    def _on_remarked(self, stars: int | None, notes: str) -> None:
        if self.reviewed is not None:
            self._change(replace(self.reviewed.session, stars=stars, notes=notes))

    def _on_marked_afterwards(self, marker: Marker) -> None:
        if self.reviewed is not None:
            session = self.reviewed.session
            markers = sorted((*session.markers, marker), key=lambda one: one.timestamp_s)
            self._change(replace(session, markers=tuple(markers)))
            self._page.show_marker(marker)

    def _on_markers_changed(self, markers: tuple[Marker, ...]) -> None:
        if self.reviewed is not None:
            self._change(replace(self.reviewed.session, markers=markers))

    def _on_exclusions_changed(self, exclusions: tuple[Exclusion, ...]) -> None:
        if self.reviewed is not None:
            self._history.leave_out(self.reviewed.session, exclusions, self.reviewed.is_in_history)

    def _on_rated_anew(self, rated: Session) -> None:
        reviewed = self.reviewed
        if reviewed is None or reviewed.session_id != rated.head.session_id:
            return
        # Stars and markers may have been added meanwhile.
        session = replace(
            reviewed.session, rating=rated.rating, exclusions=rated.exclusions, whole_rating=rated.whole_rating
        )
        self.reviews = self.reviews.with_change(session)
        self._page.show_rating(session)
        self._history.find_details(session)
        self._history.find_reading(session)

    def _on_renamed(self, content: str) -> None:
        if self.reviewed is not None:
            session = self.reviewed.session
            self._change(replace(session, head=replace(session.head, content=content)))
            if self.reviewed.is_in_history:
                self._history.rename(self.reviewed.session_id, content)

    def _change(self, session: Session) -> None:
        """Save the user's change of the session, wherever it is kept."""
        self.reviews = self.reviews.with_change(session)
        if self.reviewed is not None and self.reviewed.is_in_history:
            self._history.remark(session)

    def _on_export_requested(self) -> None:
        if self.reviewed is not None:
            self._history.exports.export(self.reviewed.session)

    def _on_export_chosen(self) -> None:
        """Export the session that is shown, or those selected in the history; if none is, show where to select them."""
        if self._window.is_on_session_page:
            self._on_export_requested()
        elif self._window.late_history.is_visible and self._window.history.export_action.isEnabled():
            self._window.history.export_action.trigger()
        else:
            self.show_page(HISTORY)
            self._window.history.show_message(self.tr("Select the sessions to export, then press Export…."))

    def _on_marks_export_requested(self) -> None:
        if (session := self._session_looked_at()) is not None:
            self._marks.export(session)

    def _on_events_wanted(self) -> None:
        if (session := self._session_looked_at()) is not None:
            self._marks.import_events(session)

    def _session_looked_at(self) -> Session | None:
        """Return the session that is looked at; if there is none, show where sessions are opened."""
        if self._window.is_on_session_page and self.reviewed is not None:
            return self.reviewed.session
        self.show_page(HISTORY)
        self._window.history.show_message(self.tr("Open the session first: double-click it."))
        return None

    def _on_compare_chosen(self) -> None:
        history = self._window.history
        if history.isVisible() and history.compare_action.isEnabled():
            history.compare_action.trigger()
        else:
            self.show_page(HISTORY)
            history.show_message(self.tr("Select at least two sessions to compare, then press Compare."))

    def _on_report_requested(self) -> None:
        if self.reviewed is None:
            return
        session = self.reviewed.session
        start = self.tr("{title} report").format(title=session.head.content).replace("/", "-") + ".html"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Save the report"), start, self.tr("Web pages") + " (*.html)"
        )
        if chosen:
            self._history.exports.write_report(session, Path(chosen))

    def _on_card_requested(self) -> None:
        if self.reviewed is None:
            return
        title = self.reviewed.session.head.content.replace("/", "-")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Save the card"), f"{title}.png", self.tr("Pictures") + " (*.png)"
        )
        if not chosen:
            return
        file = Path(chosen if chosen.lower().endswith(".png") else f"{chosen}.png")
        if self._page.card().save(str(file)):
            words, offers = self.tr("Saved {file}.").format(file=file.name), (self._history.exports.offer_folder(file),)
            self._window.show_message(words, "good", offers, FILES)
        else:
            self._window.show_message(self.tr("{file} could not be written.").format(file=file), about=FILES)

    def _on_delete_requested(self) -> None:
        reviewed = self.reviewed
        if reviewed is None:
            return
        if reviewed.is_in_history:
            self._history.delete([reviewed.session_id])
        self._forget((reviewed.session_id,))

    def _on_exported(self, session_id: str) -> None:
        self.reviews = self.reviews.rescued(session_id)

    def _on_details_found(
        self,
        session_id: str,
        standing: Standing | None,
        viewers: Mapping[int, SessionRating],
        items: Mapping[int, SessionRating],
    ) -> None:
        reviewed = self.reviewed
        if reviewed is not None and reviewed.session_id == session_id:
            self._page.show_details(reviewed.session, standing, viewers, items)

    def _on_reading_found(self, session_id: str, reading: Reading) -> None:
        if self.reviewed is not None and self.reviewed.session_id == session_id:
            self._page.show_reading(session_id, reading)
