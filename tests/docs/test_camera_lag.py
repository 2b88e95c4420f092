"""The page about the camera's lag measures what it says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fakes.sessions import session_of

from rating_app.api.session import Session
from rating_app.session.session import Marker

FPS, LAG_S = 30, 0.085


def test_camera_lag_is_found_from_markers_and_from_when_the_face_was_found(root, tmp_path, capsys):
    """Thirty times a lamp on a photograph, switched two seconds apart and never in step with the camera."""
    switched_s = [2.0 * number + 0.0123 * number for number in range(1, 31)]
    frames = [number / FPS for number in range(70 * FPS)]
    lit = [sum(at_s + LAG_S <= time_s for at_s in switched_s) % 2 for time_s in frames]
    session = replace(
        session_of([0.2 if on else None for on in lit], fps=FPS),
        markers=tuple(Marker(at_s, "switched") for at_s in switched_s),
    )
    Session.of(session).export(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", (root / "docs/camera-lag.md").read_text(), re.DOTALL)
    exec(code.replace("FOLDER", str(tmp_path)), {})
    said = capsys.readouterr().out
    median_ms, low_ms, high_ms = (float(number) for number in re.findall(r"-?\d+", said))
    assert median_ms == pytest.approx(1000 * LAG_S, abs=4)
    assert low_ms < median_ms < high_ms
