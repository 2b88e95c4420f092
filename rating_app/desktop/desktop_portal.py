"""The desktop portal (org.freedesktop.portal.OpenURI): asked over D-Bus to open a file, it starts a program for it.

Without a portal, the desktop's file manager can still be asked to show a folder (org.freedesktop.FileManager1).
"""

from __future__ import annotations

import os
from enum import Enum, auto
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusError,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusServiceWatcher,
    QDBusUnixFileDescriptor,
)

SERVICE = "org.freedesktop.portal.Desktop"
OBJECT = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.OpenURI"
REQUEST_INTERFACE = "org.freedesktop.portal.Request"

_FILE_MANAGER = "org.freedesktop.FileManager1"
_FILE_MANAGER_OBJECT = "/org/freedesktop/FileManager1"

_SUCCESS, _CANCELLED = 0, 1
"""Responses in the signal Response; 2 is everything else."""

_NOT_THERE = frozenset(
    {
        QDBusError.ErrorType.ServiceUnknown,
        QDBusError.ErrorType.UnknownObject,
        # A portal without a backend that lets the user choose a program has no OpenURI.
        QDBusError.ErrorType.UnknownInterface,
        QDBusError.ErrorType.UnknownMethod,
    }
)


class Answer(Enum):
    """The outcome of a request."""

    OPENED = auto()
    CANCELLED = auto()
    """The user, who was asked for a program, has cancelled."""
    FAILED = auto()
    ABSENT = auto()
    """There is no session bus, or no service on it that can open this."""


class OpenRequest(QObject):
    """One request, from the call to the answer. A user who is asked for a program may take any time.

    Signals:
        answered(object): the Answer; once.
    """

    answered = Signal(object)

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._shown: Path | None = None
        self._is_answered = False

    def open_file(self, file: Path, window: str) -> None:
        """Open a file, or a folder, in the user's program for its kind. `window` is the identifier of the user's window
        as the portal spells it, or empty. OSError if `file` cannot be found.
        """
        self._ask_portal("OpenFile", file, window)

    def show_in_folder(self, file: Path, window: str) -> None:
        """Open the folder of `file`, and select the file there. `window` and errors as for `open_file`."""
        self._shown = file
        self._ask_portal("OpenDirectory", file, window)

    def _ask_portal(self, method: str, file: Path, window: str) -> None:
        # The file is not opened for reading: a pipe would block, and a descriptor is enough to name it.
        descriptor = os.open(file, os.O_PATH | os.O_CLOEXEC)
        try:
            handed_over = QDBusUnixFileDescriptor(descriptor)
        finally:
            os.close(descriptor)
        if not self._bus.isConnected():
            self._answer(Answer.ABSENT)
            return
        token = f"reaction_gauge_{uuid4().hex}"
        # The answer can be quicker than the reply that names its path, which is therefore agreed on beforehand.
        sender = self._bus.baseService().removeprefix(":").replace(".", "_")
        path = f"{OBJECT}/request/{sender}/{token}"
        slot = SLOT("_on_response(uint,QVariantMap)")
        # PySide6's stubs ask for bytes, but it takes only text.
        self._bus.connect(SERVICE, path, REQUEST_INTERFACE, "Response", self, slot)  # type: ignore[call-overload]
        lost = QDBusServiceWatcher(SERVICE, self._bus, QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration, self)
        lost.serviceUnregistered.connect(lambda _service: self._answer(Answer.FAILED))
        message = QDBusMessage.createMethodCall(SERVICE, OBJECT, INTERFACE, method)
        message.setArguments([window, handed_over, {"handle_token": token}])
        QDBusPendingCallWatcher(self._bus.asyncCall(message), self).finished.connect(self._on_portal_replied)

    def _ask_file_manager(self, file: Path) -> None:
        message = QDBusMessage.createMethodCall(_FILE_MANAGER, _FILE_MANAGER_OBJECT, _FILE_MANAGER, "ShowItems")
        message.setArguments([[file.absolute().as_uri()], ""])
        QDBusPendingCallWatcher(self._bus.asyncCall(message), self).finished.connect(self._on_file_manager_replied)

    @Slot(QDBusPendingCallWatcher)
    def _on_portal_replied(self, call: QDBusPendingCallWatcher) -> None:
        if not call.isError():
            return
        if call.error().type() not in _NOT_THERE:
            self._answer(Answer.FAILED)
        elif self._shown is None:
            self._answer(Answer.ABSENT)
        else:
            self._ask_file_manager(self._shown)

    @Slot(QDBusPendingCallWatcher)
    def _on_file_manager_replied(self, call: QDBusPendingCallWatcher) -> None:
        if not call.isError():
            self._answer(Answer.OPENED)
        else:
            self._answer(Answer.ABSENT if call.error().type() in _NOT_THERE else Answer.FAILED)

    @Slot("uint", "QVariantMap")
    def _on_response(self, response: int, _results: dict[str, object]) -> None:
        answers = {_SUCCESS: Answer.OPENED, _CANCELLED: Answer.CANCELLED}
        self._answer(answers.get(response, Answer.FAILED))

    def _answer(self, answer: Answer) -> None:
        if not self._is_answered:
            self._is_answered = True
            self.answered.emit(answer)
