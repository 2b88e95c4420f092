"""A program that records a session at 30 frames per second: `python -m fakes.recording_program DATABASE TITLE`.

It prints the time of every frame, and ends the session when its standard input ends. Tests kill it.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

from rating_app.session.consent import DemoBasis
from rating_app.session.observation import ExpressionScore
from rating_app.session.session import SessionHead, SessionRecorder
from rating_app.store import SessionStore


def main() -> None:
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    head = SessionHead(DemoBasis(), sys.argv[2], "clip.mp4", "model-1", "0.1.0")
    recorder, writer = SessionRecorder(head), SessionStore(Path(sys.argv[1])).writer()
    writer.begun(head)
    began = time.monotonic()
    while not ended.wait(1 / 30):
        p_happy = time.monotonic() % 1
        score = ExpressionScore(p_happy, 1 - p_happy, 0.0)
        sample, _ = recorder.record(time.monotonic() - began, 0.9, score)
        writer.sampled(sample)
        print(sample.timestamp_s, flush=True)
    writer.finished(recorder.finish())


if __name__ == "__main__":
    main()
