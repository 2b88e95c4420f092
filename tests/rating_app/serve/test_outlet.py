from __future__ import annotations

import io
import json

import pytest
from fakes.sessions import session_of

from rating_app.serve.lines import LineWriter
from rating_app.serve.outlet import LineOutlet
from rating_app.session.session import Marker, Pause


def test_session_is_told_with_its_numbers_and_figures():
    session = session_of([0.01] * 20 + [0.99] * 20 + [None] * 5)
    out = io.StringIO()
    writer = LineWriter(out)
    outlet = LineOutlet(writer)
    outlet.begun(session.head)
    for sample in session.samples:
        outlet.sampled(sample)
    outlet.marked(Marker(1.5, "a joke"))
    outlet.paused(Pause(2.0, 3.0, True))
    outlet.finished(session)
    writer.close()
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert told[0]["event"] == "begun" and told[0]["session_id"] == session.head.session_id
    numbers = [record for record in told if record["event"] == "numbers"]
    assert [record["time_s"] for record in numbers] == pytest.approx([n / 10 for n in range(45)])
    assert (numbers[0]["joy"], numbers[30]["joy"]) == (0, 100)
    assert numbers[-1]["joy"] is None and numbers[-1]["p_happy"] is None
    assert {"event": "marked", "time_s": 1.5, "text": "a joke"} in told
    assert told[-2]["event"] == "paused" and told[-2]["camera_lost"] is True
    assert told[-1]["rating_0_100"] == pytest.approx(session.rating.rating_0_100, abs=1e-3)
    assert told[-1]["duration_s"] == pytest.approx(4.4)
