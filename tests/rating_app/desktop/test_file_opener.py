"""Files are opened by the desktop, over a real bus, and each answer of its portal is reported correctly."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

import pytest
from fakes.portal import Bus, Portal
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from rating_app.desktop.file_opener import FileOpener

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the desktop portal is Linux's")

NAMES = ("report.html", "Ein Überblick 100 %.html", "a%20b#c?d & <b>.html", "-o.html", "line\nbreak.html", "雨.html")

_number = count()


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    bus = Bus(tmp_path_factory.mktemp("bus"))
    yield bus
    bus.close()


@pytest.fixture
def portal(bus):
    """Start the portal with its answer: `portal("opened")`."""
    started = []

    def start(answer):
        started.append(Portal(bus, answer))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def opener(bus, qtbot):
    """Return the opener of a window whose session bus is the test's; `said` are its messages to the user."""
    from PySide6.QtDBus import QDBusConnection

    name = f"test {next(_number)}"
    window = QWidget()
    qtbot.addWidget(window)
    opener = FileOpener(window, QDBusConnection.connectToBus(bus.address, name))
    opener.said = []
    opener.failed.connect(lambda sentence, path: opener.said.append((sentence, path)))
    yield opener
    QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "report.html"
    file.write_text("<p>read me")
    return file


def is_done(opener):
    from rating_app.desktop.desktop_portal import OpenRequest

    return not opener.findChildren(OpenRequest)


@on_linux
def test_portal_is_handed_the_file_itself(portal, opener, qtbot, tmp_path):
    desktop = portal("opened")
    for name in NAMES:
        file = tmp_path / "Ordner mit ä & 5 %" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("<p>read me")
        opener.open_file(file)
        qtbot.waitUntil(lambda: is_done(opener))
        opener.show_in_folder(file)
        qtbot.waitUntil(lambda: is_done(opener))
        asked = [desktop.next_request(), desktop.next_request()]
        methods = [("OpenFile", str(file)), ("OpenDirectory", str(file))]
        assert [(one["method"], one["file"]) for one in asked] == methods
        # Only X11 has a window that the portal can be told of.
        assert {one["window"] for one in asked} == {""}
        assert opener.said == []


@on_linux
def test_file_manager_shows_the_folder_where_no_portal_is(portal, opener, qtbot, tmp_path):
    desktop = portal("file manager")
    for name in NAMES:
        file = tmp_path / name
        file.write_text("<p>read me")
        opener.show_in_folder(file)
        qtbot.waitUntil(lambda: is_done(opener))
        asked = desktop.next_request()
        assert asked["method"] == "ShowItems" and asked["file"] == file.as_uri()
    assert opener.said == []
    opener.open_file(tmp_path / NAMES[0])
    qtbot.waitUntil(lambda: is_done(opener))
    assert "no xdg-desktop-portal that responds" in opener.said[0][0]


@on_linux
def test_user_who_chooses_no_program_gets_no_message(portal, opener, qtbot, report):
    portal("cancelled")
    opener.open_file(report)
    qtbot.waitUntil(lambda: is_done(opener))
    assert opener.said == []


@on_linux
@pytest.mark.parametrize("answer", ["failed", "refused", "crash"])
def test_portal_that_cannot_open_a_file_is_reported_once(portal, opener, qtbot, report, answer):
    portal(answer)
    opener.open_file(report)
    qtbot.waitUntil(lambda: is_done(opener))
    assert opener.said == [(f"The desktop could not open {report}.", str(report))]


@on_linux
def test_portal_that_ends_during_its_question_is_reported(portal, opener, qtbot, report):
    desktop = portal("nothing")
    opener.open_file(report)
    desktop.next_request()
    qtbot.wait(100)
    assert not is_done(opener) and opener.said == []
    desktop.close()
    qtbot.waitUntil(lambda: is_done(opener))
    assert opener.said == [(f"The desktop could not open {report}.", str(report))]


@on_linux
def test_portal_that_opens_no_files_counts_as_missing(portal, opener, qtbot, report):
    portal("no interface")
    opener.open_file(report)
    qtbot.waitUntil(lambda: is_done(opener))
    ((sentence, path),) = opener.said
    assert "no xdg-desktop-portal that responds" in sentence and sentence.endswith(str(report)) and path == str(report)


@on_linux
def test_bus_without_a_portal(opener, qtbot, report):
    opener.show_in_folder(report)
    qtbot.waitUntil(lambda: is_done(opener))
    ((sentence, path),) = opener.said
    assert "no xdg-desktop-portal that responds" in sentence and path == str(report.parent)


@on_linux
def test_desktop_without_a_bus(qtbot, report):
    from PySide6.QtDBus import QDBusConnection

    window = QWidget()
    qtbot.addWidget(window)
    opener = FileOpener(window, QDBusConnection.connectToBus("unix:path=/nowhere", "no bus"))
    with qtbot.waitSignal(opener.failed) as failed:
        opener.open_file(report)
    assert "no xdg-desktop-portal that responds" in failed.args[0] and failed.args[1] == str(report)
    qtbot.waitUntil(lambda: is_done(opener))


@on_linux
def test_file_that_has_been_deleted(portal, opener, qtbot, report):
    desktop = portal("opened")
    report.unlink()
    opener.open_file(report)
    assert opener.said == [(f"{report} no longer exists.", str(report))]
    opener.show_in_folder(report)
    qtbot.waitUntil(lambda: is_done(opener))
    asked = desktop.next_request()
    assert (asked["method"], asked["file"]) == ("OpenFile", str(report.parent)) and len(opener.said) == 1
    report.parent.rmdir()
    opener.show_in_folder(report)
    assert opener.said[1:] == [(f"{report.parent} no longer exists.", str(report.parent))]
    qtbot.waitUntil(lambda: is_done(opener))


@on_linux
def test_file_that_cannot_be_opened_is_reported_with_the_reason(portal, opener, qtbot, tmp_path):
    desktop = portal("opened")
    file = tmp_path / ("x" * 300)
    opener.open_file(file)
    assert opener.said == [(f"{file} cannot be opened (File name too long).", str(file))]
    opener.show_in_folder(file)
    qtbot.waitUntil(lambda: is_done(opener))
    assert desktop.next_request()["file"] == str(tmp_path) and len(opener.said) == 1


@on_linux
def test_descriptors_do_not_pile_up(portal, opener, qtbot, report):
    portal("opened")

    def names_of_report():
        return [one for one in Path("/proc/self/fd").iterdir() if one.exists() and one.resolve() == report]

    for _ in range(3):
        opener.open_file(report)
        qtbot.waitUntil(lambda: is_done(opener))
    qtbot.waitUntil(lambda: names_of_report() == [])


@pytest.mark.parametrize("opens", [True, False])
def test_other_systems_open_files_through_qt(qtbot, report, monkeypatch, opens):
    """Systems whose children do not inherit the kernel's rules; their own part cannot run here."""
    asked = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or opens)
    window = QWidget()
    qtbot.addWidget(window)
    opener, said = FileOpener(window), []
    opener.failed.connect(lambda sentence, path: said.append(path))
    opener.open_file(report)
    opener.show_in_folder(report)
    assert asked == [QUrl.fromLocalFile(str(report)), QUrl.fromLocalFile(str(report.parent))]
    assert said == ([] if opens else [str(report), str(report.parent)])
    report.unlink()
    opener.open_file(report)
    assert len(asked) == 2 and said[-1] == str(report)
