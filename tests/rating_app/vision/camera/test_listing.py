"""Which of a computer's video nodes are cameras, and what they are called."""

from __future__ import annotations

import os

import pytest

from rating_app.vision.camera import once
from rating_app.vision.camera.linux import is_metadata_of


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


@pytest.fixture
def nodes(tmp_path, monkeypatch):
    """Two nodes of one webcam and one of another, none of which this user may open."""
    sysfs, dev = tmp_path / "sysfs", tmp_path / "dev"
    dev.mkdir()
    for name, plug, number in (("video0", "1-1", 0), ("video1", "1-1", 1), ("video2", "1-2", 1)):
        (tmp_path / plug).mkdir(exist_ok=True)
        (sysfs / name).mkdir(parents=True)
        (sysfs / name / "device").symlink_to(tmp_path / plug)
        (sysfs / name / "index").write_text(f"{number}\n")
        (dev / name).touch()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    return sysfs, [dev / f"video{number}" for number in range(3)]


def test_metadata_of_a_camera_that_may_not_be_opened_is_no_camera(nodes):
    sysfs, devices = nodes
    every = [str(device) for device in devices]
    assert [is_metadata_of(device, every, sysfs) for device in devices] == [False, True, False]


def test_node_that_may_be_opened_is_asked_itself(nodes, monkeypatch):
    sysfs, devices = nodes
    monkeypatch.setattr(os, "access", lambda path, mode: True)
    assert not any(is_metadata_of(device, [str(one) for one in devices], sysfs) for device in devices)
