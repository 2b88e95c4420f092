"""Reaction Gauge in another program: starts `rating-app serve --stdio` and speaks with it. Needs Python alone.

Put it beside your script:

    with Gauge() as gauge:
        gauge.start("Level 1")          # the viewer is asked in Reaction Gauge's own window, and may refuse
        while gauge.is_recording:
            print(gauge.newest["joy"])  # 0 to 100, or None while no face is seen well enough
        print(gauge.stop()["rating_0_100"])
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from typing import Any

COMMAND = ("rating-app", "serve", "--stdio")


class GaugeRefused(Exception):
    """What was asked for is not done; the message says why."""


class Gauge:
    """Use it in a `with` block: at its end the camera is off and the program is closed.

    `newest` are the newest numbers: `time_s`, `p_happy`, `joy`, `quality`, each None where it is not known. `rating` is
    that of the session so far. `marks` are those that have arrived.
    """

    def __init__(self, command: Sequence[str] = COMMAND, ready_within_s: float = 120.0) -> None:
        self.newest: dict[str, Any] = {"time_s": None, "p_happy": None, "joy": None, "quality": None}
        self.rating: dict[str, Any] = {}
        self.marks: list[dict[str, Any]] = []
        self.is_recording = False
        self.has_ended = False
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._ended: queue.Queue[dict[str, Any]] = queue.Queue()
        self._number = 0
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1
        )
        threading.Thread(target=self._read, daemon=True).start()
        self._take(self._answers, ready_within_s, "it did not start")

    def __enter__(self) -> Gauge:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def start(self, title: str, within_s: float = 300.0) -> None:
        """Begin a session; GaugeRefused where the viewer does not agree."""
        self._ask("start", within_s, title=title)

    def mark(self, text: str) -> None:
        """Note this moment."""
        self._ask("mark", text=text)

    def pause(self) -> None:
        self._ask("pause")

    def resume(self) -> None:
        self._ask("resume")

    def stop(self, within_s: float = 60.0) -> dict[str, Any]:
        """End the session; its figures."""
        self._ask("stop")
        return self._take(self._ended, within_s, "the session did not end")

    def close(self) -> None:
        """End the program."""
        if self._process.stdin is not None:
            # The end of its input is the end of it.
            self._process.stdin.close()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self, deed: str, within_s: float = 60.0, **values: str) -> None:
        self._number += 1
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"do": deed, "id": self._number, **values}) + "\n")
        except OSError as error:
            raise GaugeRefused("Reaction Gauge was closed.") from error
        answer = self._take(self._answers, within_s, "no answer came")
        if answer["event"] == "refused":
            raise GaugeRefused(answer["message"])

    def _take(self, answers: queue.Queue[dict[str, Any]], within_s: float, otherwise: str) -> dict[str, Any]:
        try:
            answer = answers.get(timeout=within_s)
        except queue.Empty:
            raise GaugeRefused(f"Reaction Gauge: {otherwise}.") from None
        if answer["event"] == "gone":
            answers.put(answer)
            raise GaugeRefused("Reaction Gauge was closed.")
        return answer

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            record = json.loads(line)
            match record["event"]:
                case "numbers":
                    self.newest = record
                case "rating":
                    self.rating = record
                case "marked":
                    self.marks.append(record)
                case "phase":
                    self.is_recording = record["phase"] in ("recording", "paused")
                case "ready" | "done" | "refused":
                    self._answers.put(record)
                case "ended":
                    self._ended.put(record)
        self.is_recording, self.has_ended = False, True
        for answers in (self._answers, self._ended):
            answers.put({"event": "gone"})
