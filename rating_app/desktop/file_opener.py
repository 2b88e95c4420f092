"""Opens files and folders in other programs, none of which is started by this one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection


class FileOpener(QObject):
    """Opens what was written in the programs that the user's desktop has for it.

    What this process starts inherits its rules, and a browser that may reach no network is of no use. So on Linux the
    desktop portal is asked to start it; the systems that know no such rules are asked by way of Qt.

    Signals:
        failed(str, str): a sentence for the user, and the path that it is about.
    """

    failed = Signal(str, str)

    def __init__(self, window: QWidget, bus: QDBusConnection | None = None) -> None:
        """`window` is the one that the user is at. `bus` is where the portal is, None for the session bus."""
        super().__init__(window)
        self._window = window
        self._bus = bus

    def open_file(self, file: Path) -> None:
        """Open it in the program for its kind."""
        if sys.platform == "linux":
            self._ask_portal(file)
        else:
            self._ask_qt(file)

    def show_in_folder(self, file: Path) -> None:
        """Open the folder that it is in, where it stands out if it is still there and the file manager can do that."""
        if sys.platform == "linux":
            self._ask_portal(file.parent, shown=file)
        else:
            self._ask_qt(file.parent)

    def _ask_portal(self, path: Path, shown: Path | None = None) -> None:
        from PySide6.QtDBus import QDBusConnection

        from rating_app.desktop.desktop_portal import Answer, OpenRequest

        def tell(answer: Answer) -> None:
            request.deleteLater()
            if answer is Answer.ABSENT:
                words = self.tr(
                    "This desktop cannot open it from here: no xdg-desktop-portal answers. You can open it yourself: "
                    "{path}"
                )
                self.failed.emit(words.format(path=path), str(path))
            elif answer is Answer.FAILED:
                self.failed.emit(self.tr("The desktop could not open {path}.").format(path=path), str(path))

        request = OpenRequest(self._bus or QDBusConnection.sessionBus(), self)
        request.answered.connect(tell)
        try:
            if shown is None:
                request.open_file(path, self._identifier())
            else:
                request.show_in_folder(shown, self._identifier())
        except OSError as error:
            request.deleteLater()
            if shown is None:
                self._tell_unreadable(path, error)
            else:
                self._ask_portal(path)

    def _ask_qt(self, path: Path) -> None:
        try:
            path.stat()
        except OSError as error:
            self._tell_unreadable(path, error)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.failed.emit(self.tr("The desktop could not open {path}.").format(path=path), str(path))

    def _tell_unreadable(self, path: Path, error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            words = self.tr("{path} no longer exists.").format(path=path)
        else:
            words = self.tr("{path} cannot be opened ({reason}).").format(path=path, reason=error.strerror)
        self.failed.emit(words, str(path))

    def _identifier(self) -> str:
        """For the portal, which puts its question on top of that window; empty where none can be given."""
        # Wayland wants a handle of xdg-foreign, for which Qt has no public call.
        return f"x11:{self._window.winId():x}" if QGuiApplication.platformName() == "xcb" else ""
