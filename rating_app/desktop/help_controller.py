"""The dialogs that explain the program: notice, help, keys, and about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from rating_app.session.consent import ConsentNotice
from rating_app.system.network import NetworkRule
from rating_app.views.consent import NoticeDialog
from rating_app.views.design.language import translated
from rating_app.views.window.main_window import MainWindow
from rating_app.views.window.shortcuts import ShortcutsDialog, shortcuts_of
from rating_app.vision.expression import ModelDescription


class HelpController(QObject):
    """The controller that shows them over its window, wherever somebody asks for them."""

    def __init__(
        self,
        window: MainWindow,
        notice: ConsentNotice,
        network: NetworkRule,
        model: Callable[[], ModelDescription | None],
    ) -> None:
        """Wire the window's menus and pages. `model` returns the model that is loaded, None before that."""
        super().__init__(window)
        self._window = window
        self._notice = notice
        self._network = network
        self._model = model
        window.menus.notice_requested.connect(self._show_notice)
        window.late_first_run.once_built(lambda page: page.consent.notice_requested.connect(self._show_notice))
        window.late_settings.once_built(lambda page: page.notice_requested.connect(self._show_notice))
        window.menus.help_requested.connect(self._show_help)
        window.menus.shortcuts_requested.connect(self._show_shortcuts)
        window.menus.about_requested.connect(self._show_about)

    @Slot()
    def _show_notice(self) -> None:
        NoticeDialog(self._notice, self._window).exec()

    @Slot()
    def _show_shortcuts(self) -> None:
        ShortcutsDialog(shortcuts_of(self._window), self._window).exec()

    @Slot()
    def _show_help(self) -> None:
        from rating_app.views.window.help_dialog import HelpDialog

        dialog = HelpDialog(self._window)
        dialog.shortcuts_requested.connect(self._show_shortcuts)
        dialog.open()

    @Slot()
    def _show_about(self) -> None:
        from rating_app.views.window.about_dialog import AboutDialog

        model = self._model()
        AboutDialog("" if model is None else model.name, translated(self._network.sentence), self._window).exec()
