from __future__ import annotations

import re

import pytest
from fakes.cameras import FakeCapture

from rating_app.cli import doctor


@pytest.fixture(autouse=True)
def briefly(monkeypatch):
    monkeypatch.setattr(doctor, "MEASURED_S", 0.5)


def test_no_camera_is_said_with_the_way_on(capsys, socket):
    assert doctor.examine_cameras(may_open=True, cameras=socket.cameras) == 2
    assert "rating-app --demo" in capsys.readouterr().out


def test_cameras_are_listed_and_not_opened_without_agreement(plug_in, socket, capsys):
    capture = plug_in(FakeCapture())
    assert doctor.examine_cameras(may_open=False, cameras=socket.cameras) == 0
    said = capsys.readouterr().out
    assert "0: Fake camera" in said and "--i-agree" in said
    assert capture.openings == 0


def test_an_opened_camera_is_measured_and_closed(plug_in, socket, capsys):
    capture = plug_in(FakeCapture(fps=50))
    assert doctor.examine_cameras(may_open=True, cameras=socket.cameras) == 0
    said = capsys.readouterr().out
    measured = re.search(r"opened in [\d.]+ s, 64x48, ([\d.]+) frames a second, closed in", said)
    assert 10 < float(measured[1]) <= 51
    assert capture.released_at is not None


def test_camera_that_does_not_open_is_exit_code_2(plug_in, socket, capsys):
    plug_in(FakeCapture(opens=False))
    assert doctor.examine_cameras(may_open=True, cameras=socket.cameras) == 2
    assert "cannot be opened" in capsys.readouterr().out
