"""A session bus of the test's own and a portal on it: the bus, the messages and what is handed over are real.

`python -m fakes.portal ANSWER` is the portal's process. ANSWER is `opened`, `cancelled` or `failed`, which the portal
says in its Response; `refused`, an error instead of a request; `no interface`, where it opens no files at all;
`nothing`, where its user is thinking; or `crash`. With `file manager` that is there, and no portal. It prints a line of
JSON for each request.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor

SERVICE = "org.freedesktop.portal.Desktop"
OBJECT = "/org/freedesktop/portal/desktop"
RESPONSES = {"opened": 0, "cancelled": 1, "failed": 2}

# No folder of services: nothing is started that belongs to whoever runs the tests.
_CONFIGURATION = """
<busconfig>
  <type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
"""

_WAITS_S = 20.0


class Bus:
    """A session bus at `address`, for as long as it is not closed."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("dbus-daemon") is None:
            pytest.skip("dbus-daemon is not on this machine")
        configuration = folder / "bus.conf"
        configuration.write_text(_CONFIGURATION)
        command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self._process.stdout.readline().strip()

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
        self._process.stdout.close()


class Portal:
    """The portal on `bus`, which gives everybody `answer`."""

    def __init__(self, bus: Bus, answer: str) -> None:
        tests = Path(__file__).resolve().parents[1]
        environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus.address, "PYTHONPATH": str(tests)}
        command = [sys.executable, "-m", "fakes.portal", answer]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = Thread(target=lambda: [self._lines.put(line) for line in self._process.stdout])
        self._reader.start()
        assert self._lines.get(timeout=_WAITS_S) == "ready\n"

    def next_request(self) -> dict[str, str]:
        """The request that came next: its `method`, the `file` that was handed over, and the `window` it came from."""
        return json.loads(self._lines.get(timeout=_WAITS_S))

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
        self._reader.join()
        self._process.stdout.close()


@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.Request"})
class _Request(QObject):
    Response = Signal("uint", "QVariantMap")


@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.OpenURI"})
class _OpenUri(QObject):
    def __init__(self, bus: QDBusConnection, answer: str) -> None:
        super().__init__()
        self._bus, self._answer = bus, answer

    @Slot(str, "QDBusUnixFileDescriptor", "QVariantMap", "QDBusMessage", result="QDBusObjectPath")
    def OpenFile(self, window, descriptor, options, message):
        return self._take("OpenFile", window, descriptor, options, message)

    @Slot(str, "QDBusUnixFileDescriptor", "QVariantMap", "QDBusMessage", result="QDBusObjectPath")
    def OpenDirectory(self, window, descriptor, options, message):
        return self._take("OpenDirectory", window, descriptor, options, message)

    def _take(
        self,
        method: str,
        window: str,
        descriptor: QDBusUnixFileDescriptor,
        options: dict[str, object],
        message: QDBusMessage,
    ) -> QDBusObjectPath:
        file = str(Path(f"/proc/self/fd/{descriptor.fileDescriptor()}").readlink())
        print(json.dumps({"method": method, "file": file, "window": window}), flush=True)
        if self._answer == "crash":
            os._exit(1)
        if self._answer == "refused":
            message.setDelayedReply(True)
            self._bus.send(message.createErrorReply("org.freedesktop.portal.Error.NotAllowed", "Not here"))
            return QDBusObjectPath("/")
        sender = message.service().removeprefix(":").replace(".", "_")
        path = f"{OBJECT}/request/{sender}/{options['handle_token']}"
        if self._answer in RESPONSES:
            request = _Request(self)
            self._bus.registerObject(path, request, QDBusConnection.RegisterOption.ExportAllSignals)
            # As with a quick portal, before the reply.
            request.Response.emit(RESPONSES[self._answer], {})
        return QDBusObjectPath(path)


@ClassInfo({"D-Bus Interface": "org.freedesktop.FileManager1"})
class _FileManager(QObject):
    @Slot("QStringList", str)
    def ShowItems(self, addresses, window):
        (address,) = addresses
        print(json.dumps({"method": "ShowItems", "file": address, "window": window}), flush=True)


def main() -> None:
    (answer,) = sys.argv[1:]
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    portal, file_manager = _OpenUri(bus, answer), _FileManager()
    slots = QDBusConnection.RegisterOption.ExportAllSlots
    if answer == "file manager":
        assert bus.registerObject("/org/freedesktop/FileManager1", file_manager, slots)
        assert bus.registerService("org.freedesktop.FileManager1")
    else:
        assert answer == "no interface" or bus.registerObject(OBJECT, portal, slots)
        assert bus.registerService(SERVICE)
    print("ready", flush=True)
    app.exec()


if __name__ == "__main__":
    main()
