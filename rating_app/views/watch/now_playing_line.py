"""The line about another player: whether it may be followed, which one, and what it reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QWidget

from rating_app.formatting import clock
from rating_app.now_playing import NowPlaying, Player, Status
from rating_app.views.design.inputs import ChoiceBox
from rating_app.views.design.labels import ElidedLabel
from rating_app.views.design.language import translated


class NowPlayingLine(QWidget):
    """A switch, and beside it the state that follows from it.

    Signals:
        toggled(bool): whether the viewer allows players to be followed.
        chosen(str): the name on the bus of the player that the viewer watches.
    """

    toggled = Signal(bool)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._available = True
        self._now, self._unfollowed = NowPlaying(), False
        self.menu: QMenu | None = None
        self.box = QCheckBox(self.tr("Follow what is playing"))
        self.box.setToolTip(
            self.tr(
                "Takes the title, length and position of a film from the player that shows it: mpv, VLC, Spotify, "
                "Firefox, Chromium. Never its address."
            )
        )
        self.box.setAccessibleDescription(self.box.toolTip())
        self.box.clicked.connect(self.toggled)
        self.state = ElidedLabel()
        self.state.setObjectName("muted")
        self.choice = ChoiceBox(self.tr("Which player are you watching?"))
        self.choice.chosen.connect(lambda name: self.chosen.emit(name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.box)
        layout.addWidget(self.state, 1)
        layout.addWidget(self.choice)
        self.show_allowed(False)

    @property
    def asks(self) -> bool:
        """Whether several players show something, and the viewer has not chosen one yet."""
        return self.box.isChecked() and self._now.followed is None and len(self._known) > 1

    @property
    def is_available(self) -> bool:
        """Whether this system can have players to follow."""
        return self._available

    def set_available(self, available: bool) -> None:
        """Set whether this system can have players to follow."""
        self._available = available

    def show_allowed(self, allowed: bool) -> None:
        """Show whether the viewer allows it."""
        with QSignalBlocker(self.box):
            self.box.setChecked(allowed)
        self.show_now(self._now if allowed else NowPlaying())

    def show_now(self, now: NowPlaying, unfollowed: bool = False) -> None:
        """Show what plays; `unfollowed` if the current session began before that was known."""
        self._now, self._unfollowed = now, unfollowed
        self.state.setText(self._words())
        self.choice.setVisible(self.box.isChecked() and len(self._known) > 1 and not unfollowed)
        value = "" if now.followed is None else now.followed.name
        choices = [(player.name, _name(player)) for player in self._known]
        if not value:
            choices.insert(0, ("", self.tr("Choose one…")))
        offered = [(self.choice.itemData(at), self.choice.itemText(at)) for at in range(self.choice.count())]
        if not self.choice.view().isVisible() and (choices, value) != (offered, self.choice.currentData()):
            self.choice.show_choices(choices, value)

    def ask(self, at: QWidget, then: Callable[[], object]) -> None:
        """Ask below `at` which player is watched, and call `then` after an answer, but not if the menu is closed
        without one.
        """
        self.menu = menu = QMenu(at)
        for player in self._known:
            menu.addAction(_name(player), partial(self._answer, player.name, then))
        menu.addSeparator()
        menu.addAction(self.tr("None of them"), then)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))
        menu.setActiveAction(menu.actions()[0])

    def _answer(self, name: str, then: Callable[[], object]) -> None:
        self.chosen.emit(name)
        then()

    @property
    def _known(self) -> list[Player]:
        return [player for player in self._now.players if player.track is not None]

    def _words(self) -> str:
        now = self._now
        if not self.box.isChecked():
            return self.tr("For “Anything else”: title, length and position come from the player; never the address.")
        if self._unfollowed:
            return self.tr("This session does not follow a player, because it began before a film was known.")
        if now.unavailable is not None:
            return translated(now.unavailable)
        return self._players_in_words(now)

    def _players_in_words(self, now: NowPlaying) -> str:
        if now.followed is not None:
            return self._followed_in_words(now.followed)
        if self._known:
            return self.tr("Several players are showing something. Which one are you watching?")
        silent = [player for player in now.players if player.status is not Status.STOPPED]
        if silent:
            words = self.tr(
                "{player} does not report what it is playing, as in a private window; nothing is taken from it."
            )
            return words.format(player=silent[0].identity)
        return self.tr("No player is showing anything yet. The title appears here once one plays something.")

    def _followed_in_words(self, player: Player) -> str:
        place, track = self._now.place, player.track
        length_s = None if track is None else track.length_s
        if place is None:
            where = self.tr("position unknown")
        elif length_s is None:
            where = clock(place.position_s)
        else:
            where = self.tr("{position} of {length}").format(position=clock(place.position_s), length=clock(length_s))
        state = self.tr("is playing") if player.status is Status.PLAYING else self.tr("is paused")
        return f"{_name(player)} · {where} · {state}"


def _name(player: Player) -> str:
    title = "" if player.track is None else player.track.title
    return f"{player.identity}: {title}"
