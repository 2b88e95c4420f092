from __future__ import annotations

import re

import cv2
import pytest
from fakes.cameras import FakeCapture

from rating_app.cli import cameras as doctor
from rating_app.vision.camera import CameraInfo
from rating_app.vision.camera.v4l2 import Told


@pytest.fixture(autouse=True)
def briefly(monkeypatch):
    monkeypatch.setattr(doctor, "MEASURED_S", 1.5)


def test_no_camera_is_said_with_the_way_on(capsys, socket):
    assert not doctor.examine_cameras(may_open=True, cameras=socket.cameras).works
    assert "rating-app --demo" in capsys.readouterr().out


def test_cameras_are_listed_and_not_opened_without_agreement(plug_in, socket, capsys):
    capture = plug_in(FakeCapture())
    assert doctor.examine_cameras(may_open=False, cameras=socket.cameras).works
    said = capsys.readouterr().out
    assert "0: Fake camera" in said and "--i-agree" in said
    assert capture.openings == 0


def test_what_was_agreed_and_what_is_delivered_stand_side_by_side(plug_in, socket, capsys):
    agreed = {
        cv2.CAP_PROP_FRAME_WIDTH: 640,
        cv2.CAP_PROP_FRAME_HEIGHT: 480,
        cv2.CAP_PROP_FPS: 30,
        cv2.CAP_PROP_FOURCC: cv2.VideoWriter.fourcc(*"YUYV"),
    }
    capture = plug_in(FakeCapture(fps=10, agreed=agreed))
    socket.told = {0: Told("uvcvideo", True, ("YUYV",), lengthens_exposure=True)}
    assert doctor.examine_cameras(may_open=True, cameras=socket.cameras).works
    said = capsys.readouterr().out
    assert re.search(r"0: opened in [\d.]+ s, closed in [\d.]+ s", said)
    assert "agreed on: 640x480, 30 frames per second, YUYV" in said
    delivered = re.search(r"delivered: 64x48, ([\d.]+) of 30 frames per second\. In dim light", said)
    assert 1 < float(delivered[1]) <= 10.5
    assert capture.released_at is not None


def test_driver_that_says_nothing_and_a_rate_that_was_not_measured_are_said_to_be_unknown(
    plug_in, socket, capsys, monkeypatch
):
    monkeypatch.setattr(doctor, "MEASURED_S", 0.2)
    plug_in(FakeCapture())
    assert doctor.examine_cameras(may_open=True, cameras=socket.cameras).works
    said = capsys.readouterr().out
    assert "agreed on: not known" in said and "too few frames to measure a rate" in said


def test_infrared_camera_is_labelled(socket, capsys):
    socket.present = (CameraInfo(2, "HP IR Camera", is_infrared=True),)
    doctor.examine_cameras(may_open=False, cameras=socket.cameras)
    assert "2: HP IR Camera (infrared)" in capsys.readouterr().out


def test_camera_that_does_not_open_is_exit_code_2(plug_in, socket, capsys):
    plug_in(FakeCapture(opens=False))
    assert not doctor.examine_cameras(may_open=True, cameras=socket.cameras).works
    assert "cannot be opened" in capsys.readouterr().out
