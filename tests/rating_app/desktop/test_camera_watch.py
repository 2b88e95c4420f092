"""Cameras that are plugged in or out are listed anew."""

from __future__ import annotations

from rating_app.desktop.camera_watch import CameraWatch


class Computer:
    """A computer; `nodes` are its cameras, `listings` what each listing found; none is possible while it `is_busy`."""

    def __init__(self):
        self.nodes = ("video0",)
        self.is_busy = False
        self.listings = []

    def find(self):
        if not self.is_busy:
            self.listings.append(self.nodes)
        return not self.is_busy


def test_cameras_that_come_or_go_are_listed_once(qapp):
    computer = Computer()
    watch = CameraWatch(lambda: computer.nodes, computer.find)
    watch.start()
    watch.look()
    assert computer.listings == []
    for nodes in (("video0", "video2"), ("video2",)):
        computer.nodes = nodes
        watch.look()
        watch.look()
    assert computer.listings == [("video0", "video2"), ("video2",)]
    watch.stop()


def test_change_during_a_listing_is_listed_after_it(qapp):
    computer = Computer()
    watch = CameraWatch(lambda: computer.nodes, computer.find)
    watch.start()
    computer.nodes, computer.is_busy = (), True
    watch.look()
    computer.is_busy = False
    watch.look()
    assert computer.listings == [()]
    watch.stop()


def test_it_looks_by_itself(qtbot):
    computer = Computer()
    watch = CameraWatch(lambda: computer.nodes, computer.find)
    watch.start()
    computer.nodes = ()
    qtbot.waitUntil(lambda: computer.listings == [()])
    watch.stop()
