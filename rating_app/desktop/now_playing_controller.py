"""The films of other players, for the watch page and for sessions: only with the viewer's permission."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Slot

from rating_app.desktop.followed_player import FollowedPlayer
from rating_app.desktop.preferences import Preferences
from rating_app.desktop.session_controller import SessionController
from rating_app.now_playing import NowPlaying
from rating_app.session.content import ContentKind
from rating_app.views.watch.phase import Phase
from rating_app.views.window.banner import COURSE
from rating_app.views.window.main_window import MainWindow


class NowPlayingController(QObject):
    """The controller that has players asked only while the viewer allows it and watches "anything else"."""

    def __init__(
        self, window: MainWindow, sessions: SessionController, preferences: Preferences, player: FollowedPlayer
    ) -> None:
        super().__init__(window)
        self._window = window
        self._watch = window.watch
        self._sessions = sessions
        self._preferences = preferences
        self._player = player
        line = window.watch.now_playing
        # MPRIS exists on Linux desktops only.
        line.set_available(sys.platform == "linux")
        line.toggled.connect(lambda on: preferences.change(follow_player=on))
        line.chosen.connect(player.choose)
        player.changed.connect(self._on_changed)
        player.running_changed.connect(self._on_running_changed)
        preferences.changed.connect(self._follow_leave)
        window.watch.content_changed.connect(self._follow_leave)
        sessions.phase_changed.connect(self._on_phase_changed)
        self._follow_leave()

    @Slot()
    def _follow_leave(self) -> None:
        allowed = self._preferences.settings.follow_player
        self._watch.now_playing.show_allowed(allowed)
        if allowed and sys.platform == "linux" and self._watch.kind is ContentKind.SCREEN:
            self._player.watch()
        else:
            self._player.unwatch()

    @Slot(object)
    def _on_changed(self, now: NowPlaying) -> None:
        phase = self._sessions.phase
        self._watch.now_playing.show_now(now, unfollowed=phase.is_recording and not self._player.follows)
        if not phase.is_in_session and now.followed is not None and now.followed.track is not None:
            self._watch.suggest_title(now.followed.track.title)

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        """Show in the paused session that its player is paused, so that nobody presses Resume in vain."""
        words = "" if running else self.tr("The session pauses while its film is paused, and continues with it.")
        self._window.show_message(words, "muted", about=COURSE)

    @Slot(object)
    def _on_phase_changed(self, phase: Phase) -> None:
        if not phase.is_in_session:
            self._player.release()
