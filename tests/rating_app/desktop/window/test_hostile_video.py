"""A recorded video whose decoder crashes in the window: the session so far is kept, and the next one is rated."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest
from fakes.user import wait_for_phase

from rating_app.store import SessionStore
from rating_app.views.watch.phase import Phase


@pytest.mark.skipif(not hasattr(signal, "SIGSEGV"), reason="no such signal here")
def test_session_so_far_is_kept_and_the_next_video_is_rated(launch, qtbot, paths):
    application = launch(demo=True)
    said = []
    application.sessions.said.connect(lambda sentence, role: said.append(sentence))
    wait_for_phase(qtbot, application, Phase.RECORDING)
    qtbot.waitUntil(lambda: "of 100" in application.window.watch.facts.text())
    (decoder,) = multiprocessing.active_children()
    os.kill(decoder.pid, signal.SIGSEGV)
    wait_for_phase(qtbot, application, Phase.FINISHED)
    assert any("crashed its decoder (SIGSEGV)." in sentence for sentence in said)
    (summary,) = SessionStore(paths.database).summaries()
    assert summary.duration_s > 0
    application.watch.play_demo()
    wait_for_phase(qtbot, application, Phase.RECORDING)
    # A session needs at least one sample.
    qtbot.waitUntil(lambda: "of 100" in application.window.watch.facts.text())
    assert len(multiprocessing.active_children()) == 1
    application.sessions.stop()
    wait_for_phase(qtbot, application, Phase.FINISHED)
    qtbot.waitUntil(lambda: multiprocessing.active_children() == [])
