"""The choices beside Start: how to watch. They are remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from rating_app.views.design.icons import IconButton

if TYPE_CHECKING:
    from rating_app.settings import Settings


class StartOptions(IconButton):
    """A button that shows the current choices and opens their menu.

    Signals:
        changed(str, object): a field of Settings, and the value that the user has chosen for it.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="sliders-horizontal", parent=parent)
        self._company = ""
        self._then: Callable[[], object] | None = None
        self.blind_action = self._tick("blind", self.tr("Show &only the film: no face, no gauge"))
        self.full_screen_action = self._tick("full_screen", self.tr("&Fill the screen"))
        self.rewind_action = self._tick("rewind", self.tr("From the &beginning"))
        self._question = QAction(self.tr("Who is in the room?"), self, enabled=False)
        self.company_actions = self._company_choices()
        self.company_menu: QMenu | None = None
        menu = QMenu(self)
        menu.addActions([self.blind_action, self.full_screen_action, self.rewind_action])
        menu.addSeparator()
        menu.addActions([self._question, *self.company_actions.values()])
        self.setMenu(menu)
        self.setToolTip(self.tr("How to watch: only the film, the whole screen, and who is in the room"))
        self._dress_words()

    @property
    def asks(self) -> bool:
        """Whether the user has not yet answered who is in the room."""
        return not self._company

    def show_settings(self, settings: Settings) -> None:
        """Show the current choices."""
        self.blind_action.setChecked(settings.blind)
        self.full_screen_action.setChecked(settings.full_screen)
        self.rewind_action.setChecked(settings.rewind)
        self._company = settings.company
        for company, action in self.company_actions.items():
            action.setChecked(company == settings.company)
        self._dress_words()

    def ask_company(self, at: QWidget, then: Callable[[], object]) -> None:
        """Ask below `at` who is in the room, and call `then` after an answer, but not if the menu is closed without
        one.
        """
        self._then = then
        # Its parent is the window that asks, which may be the full screen.
        self.company_menu = menu = QMenu(at)
        menu.addActions([self._question, *self.company_actions.values()])
        # Qt hides a menu before it reports the choice.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self._forget_question))
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))
        menu.setActiveAction(self.company_actions["alone"])

    def _tick(self, field: str, words: str) -> QAction:
        action = QAction(words, self, checkable=True)
        action.triggered.connect(lambda on: self.changed.emit(field, on))
        return action

    def _company_choices(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions = {}
        for company, words in (
            ("alone", self.tr("&Just me")),
            ("in company", self.tr("I have &company")),
            ("unsaid", self.tr("&Rather not say")),
        ):
            actions[company] = action = QAction(words, group, checkable=True)
            action.triggered.connect(lambda _on, company=company: self._on_company(company))
        return actions

    def _on_company(self, company: str) -> None:
        then, self._then = self._then, None
        self.changed.emit("company", company)
        if then is not None:
            then()

    def _forget_question(self) -> None:
        self._then = None
        if self.company_menu is not None:
            self.company_menu.deleteLater()
            self.company_menu = None

    def _dress_words(self) -> None:
        company = {"alone": self.tr("Just me"), "in company": self.tr("In company")}.get(self._company)
        words = [self.tr("Only the film")] if self.blind_action.isChecked() else []
        words += [company] if company else []
        self.setText(" · ".join(words) or self.tr("How to watch"))
        self.setAccessibleName(self.tr("How to watch") + ": " + " · ".join(words))
