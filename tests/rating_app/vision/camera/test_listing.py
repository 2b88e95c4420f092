"""Which of a computer's video nodes are cameras, and what they are called."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from fakes.cameras import FakeCapture

from rating_app.session.consent import NOTICE, ConsentWithdrawn, LiveConsent
from rating_app.vision.camera import CameraInfo, WebcamSource, find_camera, once
from rating_app.vision.camera.listing import told_apart
from rating_app.vision.camera.nodes import cameras_among, glance, is_infrared, parse_capabilities, read_nodes
from rating_app.vision.camera.v4l2 import Told


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("HD Pro Webcam: HD Pro Webcam", "HD Pro Webcam"),
        ("Integrated Camera: Integrated C", "Integrated Camera"),
        ("Integrated Camera: Integrated I", "Integrated Camera: Integrated I"),
        ("HDMI: Capture", "HDMI: Capture"),
        ("HDMI: H", "HDMI: H"),
        ("Webcam", "Webcam"),
        ("Cam: ", "Cam: "),
        ("", ""),
    ],
)
def test_doubled_names_are_said_once(name, shown):
    assert once(name) == shown


class Machine:
    """A folder that looks like /sys, /run/udev and /dev of a computer with video nodes."""

    def __init__(self, root):
        self.sysfs, self.udev, self.dev = (root / name for name in ("sysfs", "udev", "dev"))
        for folder in (self.sysfs, self.udev, self.dev):
            folder.mkdir()
        self.plugs = root
        self.asked = []

    def add(self, number, name, plug="", index=0, record=None):
        """`record` is what udev notes as capabilities, None where it has noted nothing."""
        entry = self.sysfs / f"video{number}"
        entry.mkdir()
        (entry / "name").write_text(f"{name}\n")
        (entry / "index").write_text(f"{index}\n")
        (entry / "dev").write_text(f"81:{number}\n")
        if plug:
            (self.plugs / plug).mkdir(exist_ok=True)
            (entry / "device").symlink_to(self.plugs / plug)
        if record is not None:
            noted = ("S:v4l/by-path/x", f"E:ID_V4L_PRODUCT={name}", f"E:ID_V4L_CAPABILITIES={record}", "G:seat", "")
            (self.udev / f"c81:{number}").write_text("\n".join(noted))
        (self.dev / f"video{number}").touch()

    def unplug(self, number):
        """What the kernel and udev leave of a node: nothing."""
        (self.dev / f"video{number}").unlink()
        shutil.rmtree(self.sysfs / f"video{number}")
        (self.udev / f"c81:{number}").unlink()

    def nodes(self):
        return read_nodes(self.sysfs, self.udev, self.dev)

    def cameras(self, captures=None):
        """The numbers of those that are cameras; drivers that are asked answer `captures`."""

        def ask(device):
            self.asked.append(device.name)
            return captures

        return [int(node.device.name[5:]) for node in cameras_among(self.nodes(), ask)]


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.fixture
def laptop(machine):
    """A ThinkPad's: colour and infrared, each with a node for metadata."""
    for number, name, plug, index, record in (
        (0, "Integrated Camera: Integrated C", "1-8:1.0", 0, ":capture:"),
        (1, "Integrated Camera: Integrated C", "1-8:1.0", 1, ":"),
        (2, "Integrated Camera: Integrated I", "1-8:1.2", 0, ":capture:"),
        (3, "Integrated Camera: Integrated I", "1-8:1.2", 1, ":"),
    ):
        machine.add(number, name, plug, index, record)
    return machine


def refuse(monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)


def test_each_camera_is_one_line_and_none_is_opened_for_it(laptop):
    assert laptop.cameras() == [0, 2] and laptop.asked == []


def test_without_permission_the_list_is_the_same(laptop, monkeypatch):
    refuse(monkeypatch)
    assert laptop.cameras() == [0, 2] and laptop.asked == []


def test_where_udev_has_noted_nothing_drivers_are_asked(machine):
    machine.add(0, "HD Pro Webcam", "1-1:1.0")
    assert machine.cameras(captures=False) == [] and machine.asked == ["video0"]
    assert machine.cameras(captures=None) == [0]


def test_without_udev_and_permission_the_second_node_of_a_plug_is_no_camera(machine, monkeypatch):
    machine.add(0, "HD Pro Webcam", "1-1:1.0", 0)
    machine.add(1, "HD Pro Webcam", "1-1:1.0", 1)
    machine.add(2, "Alone", "1-2:1.0", 1)
    refuse(monkeypatch)
    assert machine.cameras() == [0, 2] and machine.asked == []


def test_virtual_camera_is_asked_whatever_udev_noted_when_it_was_made(machine):
    """v4l2loopback with exclusive_caps=1 turns from an output into a camera once a program writes."""
    machine.add(0, "OBS Virtual Camera", record=":video_output:")
    assert machine.cameras(captures=True) == [0] and machine.cameras(captures=False) == []


def test_nodes_of_vivid_other_than_its_pictures_are_no_cameras(machine):
    told = {"vid-cap": ":capture:", "vid-out": ":video_output:", "vid-m2m": ":", "meta-cap": ":", "touch-cap": ":"}
    for number, (kind, record) in enumerate(told.items()):
        machine.add(number, f"vivid-000-{kind}", "vivid.0", 0, record)
    assert machine.cameras() == [0]


def test_nodes_of_a_processor_are_no_cameras(machine):
    for number in range(3):
        machine.add(number, f"Intel IPU6 ISYS Capture {number}", "pci", number, ":capture:")
    machine.add(3, "HD Pro Webcam", "1-1:1.0", 0, ":capture:")
    assert machine.cameras() == [3]


def test_node_that_is_only_in_sysfs_is_not_there(laptop):
    """As in a sandbox that hides devices."""
    (laptop.dev / "video0").unlink()
    assert laptop.cameras() == [2]


@pytest.mark.parametrize(
    ("owner", "call"),
    [(os, "lstat"), (os, "readlink"), (os, "access"), (Path, "read_text"), (Path, "stat")],
)
def test_camera_that_is_unplugged_while_the_list_is_read_is_not_in_it(laptop, monkeypatch, owner, call):
    """Between any two looks at the system, such as the one for a link and the one that follows it."""
    real = getattr(owner, call)
    present = [2, 3]

    def unplugging(path, *rest, **options):
        if present and "video2" in str(path):
            while present:
                laptop.unplug(present.pop())
        return real(path, *rest, **options)

    monkeypatch.setattr(owner, call, unplugging)
    assert laptop.cameras() == [0] and not present


def test_camera_that_is_unplugged_during_a_glance_does_not_stop_it(laptop, monkeypatch):
    real = Path.stat

    def unplugging(path, **options):
        status = real(path, **options)
        if path == laptop.dev / "video2":
            laptop.unplug(2)
        return status

    monkeypatch.setattr(Path, "stat", unplugging)
    assert "video3" in {told[0] for told in glance(laptop.dev, laptop.udev)}


def test_nodes_come_in_the_order_of_their_numbers_with_their_places(machine):
    for number in (10, 9):
        machine.add(number, "Cam", "1-1:1.0", number)
    (machine.dev / "video-by-hand").touch()
    told = machine.nodes()
    assert [node.device.name for node in told] == ["video9", "video10"]
    assert told[0].place == f"{machine.plugs / '1-1:1.0'}#9" and told[0].capabilities is None
    machine.add(11, "Virtual")
    assert machine.nodes()[2].place == ""


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("E:ID_V4L_CAPABILITIES=:capture:\n", {"capture"}),
        ("I:123\nE:ID_V4L_CAPABILITIES=:video_output:video_overlay:\n", {"video_output", "video_overlay"}),
        ("E:ID_V4L_CAPABILITIES=:\n", set()),
        ("E:ID_V4L_PRODUCT=Cam\n", None),
        ("", None),
    ],
)
def test_what_udev_has_noted(record, told):
    assert parse_capabilities(record) == told


@pytest.mark.parametrize(
    ("name", "infrared"),
    [
        ("Integrated Camera: Integrated I", True),
        ("Integrated Camera: Integrated C", False),
        ("HP IR Camera", True),
        ("USB2.0 HD IR UVC WebCam: USB2.0 ", True),
        ("Logitech Infrared", True),
        ("HD Pro Webcam I", False),
        ("Iris Camera", False),
    ],
)
def test_infrared_cameras_are_known_by_name(name, infrared):
    assert is_infrared(name) is infrared


def test_infrared_twin_comes_last(socket):
    colour, infrared = CameraInfo(2, "Integrated Camera"), CameraInfo(0, "Cam IR", is_infrared=True)
    assert told_apart((infrared, colour)) == (colour, infrared)


def test_glance_changes_with_what_is_plugged_in_and_with_its_rights(laptop):
    def look():
        return glance(laptop.dev, laptop.udev)

    before = look()
    assert look() == before
    laptop.add(4, "Webcam", "1-2:1.0", 0, ":capture:")
    plugged = look()
    assert plugged != before
    (laptop.dev / "video4").chmod(0o600)
    assert look() != plugged
    (laptop.dev / "video4").unlink()
    assert look() == before


def told(*formats, driver="uvcvideo"):
    return Told(driver, True, formats)


def open_first(socket, wanted=""):
    source = WebcamSource(LiveConsent.give(NOTICE).camera_permit(), wanted, or_first=True, cameras=socket.cameras)
    source.open()
    source.close()
    return socket.opened[-1]


def test_first_camera_is_the_first_with_colour(plug_in, socket):
    """Some laptops' infrared cameras have the very name of the other."""
    plug_in(FakeCapture())
    socket.present = tuple(CameraInfo(index, f"Integrated_Webcam_HD ({index})") for index in range(4))
    socket.told = {0: told(), 1: told("GREY"), 2: told("H264"), 3: told("MJPG", "YUYV")}
    assert open_first(socket) == 3
    assert open_first(socket, "unplugged") == 3
    assert open_first(socket, "1") == 1
    assert open_first(socket, "Integrated_Webcam_HD (0)") == 0


def test_no_driver_is_asked_where_only_one_camera_fits_or_before_consent(plug_in, socket):
    plug_in(FakeCapture())
    find_camera(cameras=socket.cameras)
    open_first(socket)
    assert socket.asked == []
    socket.present = (CameraInfo(0, "A"), CameraInfo(1, "B"))
    find_camera(cameras=socket.cameras)
    consent = LiveConsent.give(NOTICE)
    source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
    consent.withdraw()
    with pytest.raises(ConsentWithdrawn):
        source.open()
    assert socket.asked == []
