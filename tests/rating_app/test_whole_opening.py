"""What a user opens of an export, in the whole program: by the desktop's portal, and by no program that it starts."""

from __future__ import annotations

import re
import sys

import pytest
from fakes.portal import Bus, Portal
from fakes.tracing import may_trace
from fakes.whole_run import WholeRun

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the desktop portal is Linux's")

needs_strace = pytest.mark.skipif(not may_trace(), reason="strace is not here, or may not watch processes")


def run_of(folder, *prefix, bus="disabled:"):
    folder = folder / "run"
    deeds = "-m", "fakes.window_program", "opened", "no picture", "no film", folder / "out"
    return WholeRun(folder, *deeds, prefix=prefix, bus=bus)


@needs_strace
def test_portal_is_asked_and_no_program_is_started(tmp_path):
    bus = Bus(tmp_path)
    portal = Portal(bus, "opened")
    trace = tmp_path / "trace"
    run = run_of(tmp_path, "strace", "-f", "-qq", "-e", "trace=execve", "-o", str(trace), bus=bus.address)
    assert run.exit_code == 0, run.said
    folder, report = portal.next_request(), portal.next_request()
    assert folder["method"] == "OpenDirectory" and folder["file"].endswith(".timeline.csv")
    assert report["method"] == "OpenFile" and report["file"].endswith(".html")
    assert all(asked["file"].startswith(str(run.out)) for asked in (folder, report))
    assert all(line.startswith("Saved Demo clip") for line in run.said[0].splitlines())
    assert set(re.findall(r'execve\("([^"]*)"', trace.read_text())) == {sys.executable}
    portal.close()
    bus.close()


def test_desktop_without_a_portal_leaves_the_user_a_path(tmp_path):
    run = run_of(tmp_path)
    assert run.exit_code == 0, run.said
    folder, report = run.said[0].splitlines()
    assert "no xdg-desktop-portal answers" in folder and folder.endswith(f": {run.out}")
    assert "no xdg-desktop-portal answers" in report and report.endswith(".html")
