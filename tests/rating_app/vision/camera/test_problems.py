"""What is said of a camera that cannot be used, on each system."""

from __future__ import annotations

import grp
import os
import pwd
import sys
from collections import namedtuple
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from fakes.cameras import FakeCapture

from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.vision.camera import CameraFailed, CameraInfo, ProblemKind, WebcamSource, linux, nodes, problem
from rating_app.vision.camera.diagnosis import none_found, why_not_opened
from rating_app.vision.camera.nodes import Node
from rating_app.vision.camera.v4l2 import LOOPBACK, READABLE, Told

DARWIN_DENIED, DARWIN_NOT_ASKED, DARWIN_AUTHORISED = 2, 0, 3


@pytest.fixture
def no_sandbox(monkeypatch, tmp_path):
    monkeypatch.setattr(linux, "FLATPAK_INFO", tmp_path / "none")
    monkeypatch.delenv("SNAP_NAME", raising=False)


@pytest.fixture
def on_linux(monkeypatch, tmp_path, no_sandbox):
    """A device on Linux that nobody holds and everybody may use; its path."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(linux, "PROC", tmp_path / "proc")
    device = tmp_path / "video7"
    device.touch(0o660)
    return device


@pytest.fixture
def refused(on_linux, monkeypatch):
    """The same device, which this user may not use; `refused("video", members)` says which group may."""

    def refuse(group, members=()):
        user = pwd.getpwuid(os.getuid()).pw_name
        entry = namedtuple("Entry", "gr_name gr_mem")(group, [user] if members else [])
        monkeypatch.setattr(os, "access", lambda path, mode: False)
        monkeypatch.setattr(os, "getgroups", lambda: [])
        monkeypatch.setattr(grp, "getgrgid", lambda number: entry)
        return why_not_opened("Studio Cam", str(on_linux))

    return refuse


def test_camera_that_is_gone_by_now_is_said_to_be(on_linux):
    on_linux.unlink()
    gone = why_not_opened("Studio Cam", str(on_linux))
    assert gone.kind is ProblemKind.UNPLUGGED and "Studio Cam was unplugged" in gone.text


@pytest.mark.parametrize("is_allowed", [True, False])
def test_camera_that_goes_while_it_is_examined_is_gone_and_not_forbidden(on_linux, monkeypatch, is_allowed):
    def unplugging(path, mode):
        on_linux.unlink()
        return is_allowed

    monkeypatch.setattr(os, "access", unplugging)
    assert why_not_opened("Studio Cam", str(on_linux)).kind is ProblemKind.UNPLUGGED


def hold(proc, number, name, device):
    (proc / str(number) / "fd").mkdir(parents=True)
    (proc / str(number) / "comm").write_text(f"{name}\n")
    (proc / str(number) / "fd" / "12").symlink_to(device)


@pytest.mark.parametrize(
    ("system", "way_out"), [("linux", "switch on the built-in"), ("darwin", "restart"), ("win32", "Device Manager")]
)
def test_no_camera_at_all_comes_with_the_way_out_of_each_system(monkeypatch, no_sandbox, system, way_out):
    monkeypatch.setattr(sys, "platform", system)
    found = none_found()
    assert found.kind is ProblemKind.NONE_FOUND
    assert (
        found.heading == "No camera was found"
        and found.text.startswith("No camera was found")
        and way_out in found.text
    )


def test_sandbox_that_may_hide_the_camera_is_named(monkeypatch, tmp_path, no_sandbox):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("SNAP_NAME", "gauge")
    assert "sudo snap connect gauge:camera" in none_found().text
    monkeypatch.setattr(linux, "FLATPAK_INFO", tmp_path)
    monkeypatch.setenv("FLATPAK_ID", "org.example.Gauge")
    assert "flatpak override --user --device=all org.example.Gauge" in none_found().text


@pytest.mark.parametrize("formats", [("H264",), ("BGR4",), ("pRAA", "RG10")], ids=["H.264", "loopback", "raw"])
def test_format_that_cannot_be_read_is_named_and_nobody_who_feeds_it_is_blamed(on_linux, tmp_path, formats):
    hold(tmp_path / "proc", 12, "ffmpeg", on_linux)
    driver = LOOPBACK if formats == ("BGR4",) else "uvcvideo"
    told = why_not_opened("Studio Cam", str(on_linux), Told(driver, True, formats))
    assert told.kind is ProblemKind.UNREADABLE and f"only as {', '.join(formats)}, which" in told.text
    assert "ffmpeg" not in told.text


NOT_FED = {
    "exclusive_caps=0, version 0.12": Told(LOOPBACK, True),
    "exclusive_caps=1": Told(LOOPBACK, False),
    "exclusive_caps=0, version 0.13": Told(LOOPBACK, True, tuple(sorted(READABLE))),
}


@pytest.mark.parametrize("how", NOT_FED)
def test_virtual_camera_without_a_writer_waits_for_its_program(on_linux, tmp_path, how):
    hold(tmp_path / "proc", 12, "pipewire", on_linux)
    told = why_not_opened("OBS Virtual Camera", str(on_linux), NOT_FED[how])
    assert told.kind is ProblemKind.NOT_FED and "No program feeds the virtual camera OBS Virtual Camera" in told.text


def test_camera_whose_formats_can_be_read_is_busy_as_ever(on_linux, tmp_path):
    hold(tmp_path / "proc", 12, "zoom", on_linux)
    told = why_not_opened("Studio Cam", str(on_linux), Told("uvcvideo", True, ("MJPG", "YUYV")))
    assert told.kind is ProblemKind.BUSY


def test_processor_s_own_nodes_are_no_camera_and_the_way_to_one_is_told(monkeypatch, no_sandbox):
    monkeypatch.setattr(sys, "platform", "linux")
    ipu = [Node(linux.Path(f"/dev/video{n}"), f"Intel IPU6 ISYS Capture {n}", 0, "/sys/pci/isys") for n in range(48)]
    monkeypatch.setattr(nodes, "read_nodes", lambda: tuple(ipu))
    assert "the built-in one (Intel IPU6 ISYS Capture 0) needs libcamera" in none_found().text


def test_virtual_camera_that_is_not_fed_is_told_where_no_other_is(monkeypatch, no_sandbox):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(nodes, "read_nodes", lambda: (Node(linux.Path("/dev/video0"), "OBS Virtual Camera", 0),))
    monkeypatch.setattr(nodes.v4l2, "ask", lambda device: Told(LOOPBACK, False))
    assert none_found().kind is ProblemKind.NOT_FED and "OBS Virtual Camera" in none_found().text


def test_permission_on_linux_is_a_group(refused):
    told = refused("cameras")
    assert told.kind is ProblemKind.PERMISSION_REFUSED
    assert "sudo usermod -aG cameras $USER" in told.text and "video7" in told.text


def test_member_of_the_group_since_the_login_has_to_log_in_again(refused):
    told = refused("cameras", members=True)
    assert told.kind is ProblemKind.PERMISSION_REFUSED
    assert "Log out and in again" in told.text and "usermod" not in told.text


def test_device_of_root_alone_needs_a_rule(refused):
    assert 'SUBSYSTEM=="video4linux", GROUP="video"' in refused("root").text


def test_permission_in_a_sandbox_is_the_sandbox_s(refused, monkeypatch):
    monkeypatch.setenv("SNAP_NAME", "gauge")
    told = refused("video")
    assert told.kind is ProblemKind.PERMISSION_REFUSED and "sudo snap connect gauge:camera" in told.text


def test_program_that_holds_the_camera_is_named_and_a_go_between_only_if_it_is_alone(on_linux, tmp_path):
    hold(tmp_path / "proc", 12, "pipewire", on_linux)
    assert "used by pipewire." in why_not_opened("Studio Cam", str(on_linux)).text
    hold(tmp_path / "proc", 34, "zoom", on_linux)
    hold(tmp_path / "proc", 56, "other", "/dev/null")
    told = why_not_opened("Studio Cam", str(on_linux))
    assert told.kind is ProblemKind.BUSY
    assert "Studio Cam is being used by zoom." in told.text


def test_camera_that_this_program_still_holds_is_no_other_program_s(on_linux, tmp_path):
    hold(tmp_path / "proc", os.getpid(), "rating-app", on_linux)
    assert why_not_opened("Studio Cam", str(on_linux)).kind is ProblemKind.CANNOT_OPEN


@pytest.mark.parametrize(
    ("system", "way_out"), [("linux", "plug it in"), ("darwin", "Privacy & Security"), ("win32", "desktop apps")]
)
def test_camera_that_does_not_open_for_no_known_reason(monkeypatch, system, way_out):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setitem(sys.modules, "AVFoundation", None)
    monkeypatch.setitem(sys.modules, "winreg", registry({}))
    told = why_not_opened("Studio Cam", "")
    assert told.kind is ProblemKind.CANNOT_OPEN
    assert "Studio Cam cannot be opened" in told.text and way_out in told.text


@pytest.mark.parametrize(
    ("status", "kind", "way_out"),
    [
        (DARWIN_DENIED, ProblemKind.PERMISSION_REFUSED, "System Settings > Privacy & Security > Camera"),
        (DARWIN_NOT_ASKED, ProblemKind.PERMISSION_REFUSED, "agree there"),
        (DARWIN_AUTHORISED, ProblemKind.CANNOT_OPEN, "another program"),
    ],
)
def test_permission_on_macos(monkeypatch, status, kind, way_out):
    device = SimpleNamespace(authorizationStatusForMediaType_=lambda media: status)
    foundation = SimpleNamespace(AVCaptureDevice=device, AVMediaTypeVideo="vide")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setitem(sys.modules, "AVFoundation", foundation)
    told = why_not_opened("FaceTime", "")
    assert told.kind is kind and way_out in told.text


def registry(values):
    """What stands for winreg: `values` by root, path and name."""

    def open_key(root, path):
        if not any(key[:2] == (root, path) or key[1].startswith(path + "\\") for key in values):
            raise FileNotFoundError(path)
        return nullcontext((root, path))

    def query(key, name):
        if (*key, name) not in values:
            raise FileNotFoundError(name)
        return values[(*key, name)], 1

    def subkeys(key):
        below = [
            path[len(key[1]) + 1 :] for root, path, _ in values if root == key[0] and path.startswith(key[1] + "\\")
        ]
        return sorted({path.split("\\")[0] for path in below})

    return SimpleNamespace(
        HKEY_LOCAL_MACHINE="machine",
        HKEY_CURRENT_USER="user",
        OpenKey=open_key,
        QueryValueEx=query,
        QueryInfoKey=lambda key: (len(subkeys(key)), 0, 0),
        EnumKey=lambda key, number: subkeys(key)[number],
    )


WEBCAM = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam"


@pytest.mark.parametrize(
    "switch",
    [("machine", WEBCAM), ("user", WEBCAM), ("user", WEBCAM + r"\NonPackaged")],
    ids=["all", "user", "desktop"],
)
def test_permission_on_windows(monkeypatch, switch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry({(*switch, "Value"): "Deny"}))
    told = why_not_opened("Integrated Webcam", "")
    assert told.kind is ProblemKind.PERMISSION_REFUSED
    assert "Settings > Privacy & security > Camera" in told.text and "desktop apps" in told.text


@pytest.mark.parametrize(("stopped", "kind"), [(0, ProblemKind.BUSY), (133, ProblemKind.CANNOT_OPEN)])
def test_program_at_the_camera_on_windows(monkeypatch, stopped, kind):
    zoom = WEBCAM + r"\NonPackaged\C:#Program Files#Zoom#bin#Zoom.exe"
    values = {
        ("user", WEBCAM, "Value"): "Allow",
        ("user", zoom, "LastUsedTimeStart"): 132,
        ("user", zoom, "LastUsedTimeStop"): stopped,
    }
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry(values))
    told = why_not_opened("Integrated Webcam", "")
    assert told.kind is kind
    assert ("used by Zoom." in told.text) == (kind is ProblemKind.BUSY)


def test_failure_carries_its_problem_and_what_translators_need(plug_in, socket, no_sandbox):
    plug_in(FakeCapture(opens=False))
    with pytest.raises(CameraFailed) as failed:
        WebcamSource(LiveConsent.give(NOTICE).camera_permit(), cameras=socket.cameras).open()
    assert failed.value.problem.kind is ProblemKind.CANNOT_OPEN
    assert str(failed.value) == failed.value.problem.text == failed.value.template.format(**failed.value.values)
    assert failed.value.values == {"camera": "Fake camera"}


def test_refused_device_is_told_when_it_is_opened(plug_in, socket, refused, on_linux):
    plug_in(FakeCapture(opens=False))
    socket.present = (CameraInfo(7, "Studio Cam", str(on_linux)),)
    refused("video")
    with pytest.raises(CameraFailed, match="usermod -aG video") as failed:
        WebcamSource(LiveConsent.give(NOTICE).camera_permit(), cameras=socket.cameras).open()
    assert failed.value.problem.heading == problem.PERMISSION_HEADING


def test_name_with_braces_is_a_name(plug_in, socket):
    plug_in(FakeCapture(opens=False))
    socket.present = (CameraInfo(0, "{odd} cam"),)
    with pytest.raises(CameraFailed, match=r"\{odd\} cam cannot be opened"):
        WebcamSource(LiveConsent.give(NOTICE).camera_permit(), cameras=socket.cameras).open()
