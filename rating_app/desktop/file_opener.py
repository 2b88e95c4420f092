"""A way to open files and folders in other programs without starting these as children of this one."""

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
    """An opener for the files that were written, in the programs that the user's desktop has for them.

    A child of this process inherits its rules, and a browser without a network is of no use. So on Linux the desktop
    portal is asked to start the program; on systems without such rules, Qt does it.

    Signals:
        failed(str, str): a sentence for the user, and the path that it is about.
    """

    failed = Signal(str, str)

    def __init__(self, window: QWidget, bus: QDBusConnection | None = None) -> None:
        """Take the user's `window`, and the `bus` that the portal is on; None means the session bus."""
        super().__init__(window)
        self._window = window
        self._bus = bus

    def open_file(self, file: Path) -> None:
        """Open the file in the program for its kind."""
        if sys.platform == "linux":
            self._ask_portal(file)
        else:
            self._ask_qt(file)

    def show_in_folder(self, file: Path) -> None:
        """Open the file's folder and select the file, if it is still there and the file manager can do that."""
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
                    "The file cannot be opened from here, because this desktop has no xdg-desktop-portal that "
                    "responds. You can open it yourself: {path}"
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
        """Return the window's identifier, on top of which the portal shows its question; empty if there is none."""
        # Wayland needs a handle of xdg-foreign, for which Qt has no public call.
        return f"x11:{self._window.winId():x}" if QGuiApplication.platformName() == "xcb" else ""
