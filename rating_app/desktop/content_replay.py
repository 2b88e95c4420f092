"""The content of a session, shown again beside its rating."""

from __future__ import annotations

from pathlib import Path

from rating_app.session.content import ContentKind
from rating_app.session.session import SessionHead
from rating_app.views.content.media_view import MediaView
from rating_app.views.content.pictures_view import PicturesView
from rating_app.views.session.page import SessionPage


class ContentReplay:
    """Puts the content that was watched on the session page, where its files are still there."""

    def __init__(self, page: SessionPage) -> None:
        self._page = page
        self._player: MediaView | PicturesView | None = None

    def show(self, head: SessionHead) -> None:
        """That of this session, in place of the one before."""
        if self._player is not None:
            self._player.close_content()
            self._page.set_content_view(None)
            self._player.deleteLater()
        self._player = player_of(head)
        if self._player is not None:
            self._page.set_content_view(self._player)

    def hold(self) -> None:
        """Play nothing behind another page."""
        if self._player is not None:
            self._player.hold()

    def close(self) -> None:
        """Let go of the files."""
        if self._player is not None:
            self._player.close_content()


def player_of(head: SessionHead) -> MediaView | PicturesView | None:
    """A view of the content, open; None where it was not shown by the app, or its files are gone."""
    files = [Path(item.path) for item in head.items]
    if not files or not all(file.is_file() for file in files):
        return None
    if head.content_kind is ContentKind.MEDIA:
        media = MediaView()
        media.open(files[0])
        return media
    pictures = PicturesView()
    pictures.open(files, 0.0)
    return pictures
