"""The session that is looked at: what the viewer says of it, what they see again, and what becomes of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from rating_app.desktop.history_controller import SessionArchive
from rating_app.desktop.worker import AnalysisWorker
from rating_app.rating import Reading, SessionRating
from rating_app.rating.standing import Standing
from rating_app.session.content import ContentKind
from rating_app.session.session import Marker, Session
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.pictures_view import PicturesView
from rating_app.views.content.view import ContentView
from rating_app.views.session.page import SessionPage


class Reviewing(QObject):
    """Keeps the session page and the history agreed.

    `session` is looked at, None where nothing is; `is_kept` tells whether it is in the history. `ended` is the last one
    that was recorded, until the next: a session that is not to be kept lives only
    here. `ended_is_kept` is the same of it.

    Signals:
        left(): the session is deleted, and there is nothing more to look at.
    """

    left = Signal()

    def __init__(
        self, page: SessionPage, archive: SessionArchive, worker: AnalysisWorker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._archive = archive
        self._worker = worker
        self._player: ContentView | None = None
        self.session: Session | None = None
        self.ended: Session | None = None
        self.is_kept = False
        self.ended_is_kept = False
        page.remarked.connect(self._on_remarked)
        page.marked_afterwards.connect(self._on_marked_afterwards)
        page.markers_changed.connect(self._on_markers_changed)
        page.renamed.connect(self._on_renamed)
        page.export_requested.connect(self._on_export_requested)
        page.report_requested.connect(self._on_report_requested)
        page.delete_requested.connect(self._on_delete_requested)
        archive.details_found.connect(self._on_details_found)
        archive.reading_found.connect(self._on_reading_found)
        archive.exported.connect(self._on_exported)

    def look_at_ended(self, session: Session, is_kept: bool) -> None:
        """The page shows `session`, which has just ended; `is_kept` where it is in the history."""
        self.ended, self.ended_is_kept = session, is_kept
        self._look_at(session, is_kept)

    def look_at_kept(self, session: Session) -> None:
        """The page shows `session` of the history."""
        if self.ended is not None and _is_same(self.ended, session):
            self.ended = session
        self._look_at(session, is_kept=True)

    def look_at_ended_again(self) -> None:
        """The page shows `ended` again."""
        if self.ended is not None:
            self._look_at(self.ended, self.ended_is_kept)

    def forget_ended(self) -> None:
        """Another session is about to begin."""
        self.hold()
        if self.ended is not None and self.session is not None and _is_same(self.session, self.ended):
            self.put_away()
        self.ended = None

    def forget(self, session_ids: Collection[str] | None) -> None:
        """These are deleted; with None all of the history is."""
        for session, is_kept in ((self.session, self.is_kept), (self.ended, self.ended_is_kept)):
            if session is None or not (is_kept if session_ids is None else session.head.session_id in session_ids):
                continue
            if session is self.session:
                self.put_away()
            if self.ended is not None and _is_same(self.ended, session):
                self.ended = None

    def hold(self) -> None:
        """Play nothing behind another page."""
        if self._player is not None:
            self._player.hold()

    def put_away(self) -> None:
        """Nothing is looked at."""
        self.session = None
        if self._player is not None:
            self._player.close_content()

    def _look_at(self, session: Session, is_kept: bool) -> None:
        self.session, self.is_kept = session, is_kept
        self._show_content(session)
        self._archive.find_details(session)
        self._archive.find_reading(session)

    def _show_content(self, session: Session) -> None:
        """The content that was watched, where its files are still there."""
        if self._player is not None:
            self._player.close_content()
            self._page.set_content_view(None)
            self._player.deleteLater()  # type: ignore[attr-defined]
            self._player = None
        files = [Path(item.path) for item in session.head.items]
        if not files or not all(file.is_file() for file in files):
            return
        if session.head.content_kind is ContentKind.MEDIA:
            media = MediaView()
            media.open(files[0])
            self._player = media
        else:
            pictures = PicturesView()
            pictures.open(files, 0.0)
            self._player = pictures
        self._page.set_content_view(self._player)

    def _on_remarked(self, stars: int | None, notes: str) -> None:
        if self.session is not None:
            self._change(replace(self.session, stars=stars, notes=notes))

    def _on_marked_afterwards(self, marker: Marker) -> None:
        if self.session is not None:
            markers = sorted((*self.session.markers, marker), key=lambda one: one.timestamp_s)
            self._change(replace(self.session, markers=tuple(markers)))
            self._page.show_marker(marker)

    def _on_markers_changed(self, markers: tuple[Marker, ...]) -> None:
        if self.session is not None:
            self._change(replace(self.session, markers=markers))

    def _on_renamed(self, content: str) -> None:
        if self.session is not None:
            self._change(replace(self.session, head=replace(self.session.head, content=content)))
            if self.is_kept:
                self._archive.rename(self.session.head.session_id, content)

    def _change(self, session: Session) -> None:
        """What the viewer says of the session, wherever it is kept."""
        if self.ended is not None and _is_same(self.ended, session):
            self.ended = session
        self.session = session
        unkept = self._worker.unkept
        if unkept is not None and unkept.head.session_id == session.head.session_id:
            self._worker.unkept = session
        elif self.is_kept:
            self._archive.remark(session)

    def _on_export_requested(self) -> None:
        if self.session is not None:
            self._archive.export(self.session)

    def _on_report_requested(self) -> None:
        if self.session is None:
            return
        start = self.tr("{title} report").format(title=self.session.head.content).replace("/", "-") + ".html"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Save the report"), start, self.tr("Web pages") + " (*.html)"
        )
        if chosen:
            self._archive.write_report(self.session, Path(chosen))

    def _on_delete_requested(self) -> None:
        session = self.session
        if session is None:
            return
        self.forget((session.head.session_id,))
        unkept = self._worker.unkept
        if unkept is not None and unkept.head.session_id == session.head.session_id:
            self._worker.unkept = None
        if self.is_kept:
            self._archive.delete([session.head.session_id])
        self.left.emit()

    def _on_exported(self, session_id: str) -> None:
        unkept = self._worker.unkept
        if unkept is not None and unkept.head.session_id == session_id:
            self._worker.unkept = None

    def _on_details_found(
        self,
        session_id: str,
        standing: Standing | None,
        viewers: Mapping[int, SessionRating],
        items: Mapping[int, SessionRating],
    ) -> None:
        session = self.session
        if session is not None and session.head.session_id == session_id:
            self._page.show_details(session, standing, viewers, items)

    def _on_reading_found(self, session_id: str, reading: Reading) -> None:
        session = self.session
        if session is not None and session.head.session_id == session_id:
            self._page.show_reading(session_id, reading)


def _is_same(one: Session, other: Session) -> bool:
    """Whatever was said of it meanwhile."""
    return one.head.session_id == other.head.session_id
