"""The inlet is real, and so are the outlets that it hears; every address is the loopback's."""

from __future__ import annotations

import math
import queue
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import numpy as np
import pytest
from fakes.patience import GIVES_UP_AFTER_S
from hypothesis import given
from hypothesis import strategies as st

from rating_app.lsl import LslInlet, LslOutlet
from rating_app.lsl.clock import PAUSE_S, SessionTimes
from rating_app.lsl.inlet import EARLY_S, LATE_S, MAX_MARKERS, MAX_TEXT, plain_text
from rating_app.session.consent import DemoBasis
from rating_app.session.session import Marker, SessionHead, SessionRecorder

FPS = 50


class Lab:
    """An inlet with a session that goes on in real time, and what came of it."""

    def __init__(self, pylsl):
        self.pylsl = pylsl
        self.noted: queue.Queue = queue.Queue()
        self.streams: tuple[str, ...] = ()
        self.problems: list[str] = []
        self.inlet = LslInlet(
            lambda text, moment_s: self.noted.put((text, moment_s)),
            self._hear_streams,
            lambda problem: self.problems.append(str(problem)),
        )
        self.began_s = 0.0
        self.frames = 0
        self._paused_s = 0.0
        self._ended = threading.Event()
        self._running = threading.Event()
        self._thread: threading.Thread | None = None

    def _hear_streams(self, names):
        self.streams = names

    def begin(self, camera_lag_s=0.0):
        head = SessionHead(DemoBasis(), "A film", "c", "m", "0.1.0", camera_lag_s=camera_lag_s)
        self._recorder = SessionRecorder(head)
        self._ended.clear()
        self.frames, self._paused_s = 0, 0.0
        self.inlet.begun(head)
        self.began_s = self.pylsl.local_clock()
        self._running.set()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.wait(lambda: self.frames > 0)

    def _run(self):
        while not self._ended.is_set():
            since_s = self.pylsl.local_clock() - self.began_s - self._paused_s
            if self._running.is_set():
                for sample in self._recorder.record_viewers(since_s, ())[0]:
                    self.inlet.sampled(sample)
                self.frames += 1
            time.sleep(1 / FPS)

    @contextmanager
    def pause(self):
        self._running.clear()
        since_s = self.pylsl.local_clock()
        yield
        self._paused_s += self.pylsl.local_clock() - since_s
        self._running.set()

    def end(self):
        if self._thread is not None:
            self._ended.set()
            self._thread.join()
            self._thread = None
            self.inlet.finished(self._recorder.finish())

    def moment(self, stamp):
        return stamp - self.began_s

    def take(self):
        return self.noted.get(timeout=GIVES_UP_AFTER_S)

    def wait(self, condition):
        until = time.monotonic() + GIVES_UP_AFTER_S
        while not condition():
            assert time.monotonic() < until, "nothing came of it"
            time.sleep(0.01)


@pytest.fixture
def lab(lsl):
    made = Lab(lsl)
    yield made
    made.end()
    made.inlet.close()


@pytest.fixture
def offer(lsl):
    """Open an outlet of markers, as the experiment's program does."""

    def open_outlet(name, channels=1, rate=0.0, sort="string", kind="Markers", source=""):
        return lsl.StreamOutlet(lsl.StreamInfo(name, kind, channels, rate, sort, source or f"source of {name}"))

    return open_outlet


def test_marker_is_noted_at_the_moment_at_which_it_was_sent_however_late_it_comes(lab, offer, lsl):
    stimuli = offer("Stimuli")
    lab.wait(stimuli.have_consumers)
    lab.begin()
    lab.wait(lambda: lab.frames > FPS // 2)
    sent = lsl.local_clock()
    stimuli.push_sample(["scene 1"], sent)
    late = lsl.local_clock() - 0.2
    stimuli.push_sample(["scene 0"], late)
    assert dict([lab.take(), lab.take()]) == {
        "scene 1": pytest.approx(lab.moment(sent), abs=0.1),
        "scene 0": pytest.approx(lab.moment(late), abs=0.1),
    }
    # One that is stamped for the picture to come waits for it.
    soon = lsl.local_clock() + 0.3
    stimuli.push_sample(["flip"], soon)
    text, moment_s = lab.take()
    assert text == "flip" and moment_s == pytest.approx(lab.moment(soon), abs=0.1)
    assert lab.inlet.has_noted(Marker(moment_s, "flip")) and not lab.inlet.has_noted(Marker(moment_s, "mine"))
    assert lab.problems == []


def test_streams_are_found_once_a_network_that_was_gone_is_back(lsl, offer, monkeypatch):
    asked = []

    class Gone(lsl.ContinuousResolver):
        def __init__(self, *arguments):
            asked.append(time.monotonic())
            if len(asked) < 2:
                raise RuntimeError("the network is gone")
            super().__init__(*arguments)

        def results(self):
            asked.append(time.monotonic())
            if len(asked) < 4:
                raise RuntimeError("the network is gone")
            return super().results()

    monkeypatch.setattr("rating_app.lsl.inlet._LOOK_EVERY_S", 0.05)
    monkeypatch.setattr(lsl, "ContinuousResolver", Gone)
    lab = Lab(lsl)
    stimuli = offer("Stimuli")
    lab.wait(stimuli.have_consumers)
    lab.inlet.close()
    assert len(asked) >= 4


def test_marker_lies_at_the_picture_that_was_taken_when_it_was_sent(lab, offer, lsl):
    stimuli = offer("Stimuli")
    lab.wait(stimuli.have_consumers)
    lab.begin(camera_lag_s=0.4)
    lab.wait(lambda: lab.frames > 5)
    sent = lsl.local_clock()
    stimuli.push_sample(["flash"], sent)
    # The picture that shows it comes 400 ms later.
    text, moment_s = lab.take()
    assert text == "flash" and moment_s == pytest.approx(lab.moment(sent) + 0.4, abs=0.1)


SENDER = """
import sys, time
import pylsl
outlet = pylsl.StreamOutlet(pylsl.StreamInfo("Stimulus computer", "Markers", 1, 0, "string", "another computer"))
sys.stdin.readline()
print(pylsl.local_clock(), flush=True)
outlet.push_sample(["onset"])
sys.stdin.readline()
"""


def test_clock_of_another_computer_is_corrected_for(lab, lsl):
    """Another process, whose LSL clock is 500 s ahead as another computer's would be; Linux has that as a namespace."""
    command = ["unshare", "--time", "--monotonic", "500", "--fork", sys.executable, "-c", SENDER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            until = time.monotonic() + GIVES_UP_AFTER_S
            while "Stimulus computer" not in lab.streams:
                if process.poll() is not None:
                    pytest.skip("no namespace of time can be made here")
                assert time.monotonic() < until
                time.sleep(0.01)
            lab.begin()
            process.stdin.write("go\n")
            process.stdin.flush()
            theirs = float(process.stdout.readline())
            assert theirs - lsl.local_clock() == pytest.approx(500, abs=5)
            text, moment_s = lab.take()
            assert text == "onset" and moment_s == pytest.approx(lab.moment(theirs - 500), abs=0.1)
        finally:
            process.kill()
    # It is gone, and does no harm.
    lab.wait(lambda: "Stimulus computer" not in lab.streams)
    frames = lab.frames
    lab.wait(lambda: lab.frames > frames + 5)


def test_stream_that_comes_back_is_heard_again(lab, offer):
    first = offer("Comes back")
    lab.wait(lambda: "Comes back" in lab.streams)
    del first
    lab.wait(lambda: "Comes back" not in lab.streams)
    again = offer("Comes back")
    lab.wait(again.have_consumers)
    lab.begin()
    again.push_sample(["back"])
    assert lab.take()[0] == "back"


def test_own_streams_are_not_heard_and_what_came_is_not_sent_back(lab, offer, lsl):
    """A window's own, and those of another window: else two windows would send one marker to and fro for ever."""
    outlet = LslOutlet("model-1", lab.inlet.has_noted)
    try:
        (found,) = lsl.resolve_byprop("name", "Reaction Gauge markers", 1, GIVES_UP_AFTER_S)
        ours = lsl.StreamInlet(found)
        ours.open_stream(GIVES_UP_AFTER_S)
        stimuli = offer("Theirs")
        lab.wait(stimuli.have_consumers)
        lab.begin()
        outlet.begun(lab._recorder.head)
        stimuli.push_sample(["theirs"])
        text, moment_s = lab.take()
        outlet.marked(Marker(moment_s, text))
        outlet.marked(Marker(moment_s, "mine"))
        heard = [ours.pull_sample(GIVES_UP_AFTER_S)[0][0] for _ in range(3)]
        assert heard[0].startswith("session_begin") and heard[2] == "marker mine"
        lab.end()
        assert lab.noted.empty() and "Reaction Gauge markers" not in lab.streams
    finally:
        outlet.close()


def test_odd_samples_do_no_harm(lab, offer):
    words, numbers, several = offer("Words"), offer("Codes", sort="int32"), offer("Several", 3)
    gaze = offer("Gaze", 2, 60.0, "float32")
    lab.wait(lambda: {"Codes", "Several", "Words"} <= set(lab.streams))
    assert not gaze.have_consumers()
    lab.begin()
    for text in ("", "   ", "\0\n", "x" * 100_000, "two\nlines"):
        words.push_sample([text])
    numbers.push_sample([255])
    several.push_sample(["", "trial 3", "left"])
    came = {lab.take()[0] for _ in range(4)}
    assert came == {"x" * (MAX_TEXT - 1) + "…", "two lines", "255", "trial 3 left"}
    lab.end()
    assert lab.noted.empty() and lab.problems == []


def test_what_is_sent_before_a_session_in_a_pause_and_after_it_is_not_noted(lab, offer, lsl):
    stimuli = offer("Stimuli")
    lab.wait(stimuli.have_consumers)
    stimuli.push_sample(["before"])
    lab.begin()
    before = lab.began_s - 1.0
    stimuli.push_sample(["stamped before"], before)
    lab.wait(lambda: lab.frames > 5)
    with lab.pause():
        time.sleep(0.2)
        stimuli.push_sample(["in the pause"])
        time.sleep(PAUSE_S + 0.2)
    frames = lab.frames
    lab.wait(lambda: lab.frames > frames + 5)
    stimuli.push_sample(["on it goes"], sent := lsl.local_clock())
    text, moment_s = lab.take()
    assert text == "on it goes"
    assert moment_s == pytest.approx(lab.moment(sent) - lab._paused_s, abs=0.1)
    lab.end()
    stimuli.push_sample(["after"])
    time.sleep(0.2)
    assert lab.noted.empty()


def test_times_of_another_clock_are_left_out_and_reported_once(lab, offer, lsl):
    wrong = offer("Unix time")
    lab.wait(wrong.have_consumers)
    lab.begin()
    for stamp in (time.time(), lsl.local_clock() + 2 * EARLY_S, lsl.local_clock() - 2 * LATE_S):
        wrong.push_sample(["wrong"], stamp)
    wrong.push_sample(["right"])
    assert lab.take()[0] == "right" and lab.noted.empty()
    assert len(lab.problems) == 1 and "Unix time" in lab.problems[0]


def test_flood_of_markers_is_cut_off_and_reported_once(lab, offer):
    flood = offer("Flood", sort="int32")
    lab.wait(flood.have_consumers)
    lab.begin()
    for number in range(MAX_MARKERS + 200):
        flood.push_sample([number])
    lab.wait(lambda: lab.problems)
    lab.wait(lambda: lab.noted.qsize() == MAX_MARKERS)
    assert len(lab.problems) == 1 and str(MAX_MARKERS) in lab.problems[0]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([b"caf\xc3\xa9"], "café"),
        ([b"\xff"], "\N{REPLACEMENT CHARACTER}"),
        ([np.float32(2.5), np.float64(math.nan)], "2.5"),
        ([np.int64(12345678901)], "12345678901"),
        ([np.float64(1e6)], "1000000"),
        ([np.float64(math.inf)], "inf"),
        ([], ""),
    ],
)
def test_words_of_a_sample(values, text):
    assert plain_text(values) == text


@given(st.lists(st.floats(0.001, 0.4), min_size=2, max_size=60), st.floats(-1e3, 1e3), st.floats(0, 1))
def test_moment_of_a_session_without_pauses_is_its_distance_to_the_first_frame(steps_s, offset_s, share):
    times, timestamp_s = SessionTimes(), 0.0
    for step_s in steps_s:
        timestamp_s += step_s
        times.add(timestamp_s, timestamp_s + offset_s)
    asked_s = steps_s[0] + share * (timestamp_s - steps_s[0])
    assert times.at(asked_s + offset_s) in (None, pytest.approx(asked_s, abs=1e-6))
    assert times.at(steps_s[0] + offset_s - 0.1) is None
    assert times.at(timestamp_s + offset_s + 0.1) is None


def test_moment_in_a_pause_is_none_and_at_its_edges_is_that_of_the_frames():
    times = SessionTimes()
    for number in range(10):
        times.add(number / 25, number / 25 + (0.0 if number < 5 else 3.0))
    assert times.at(4 / 25 + 0.02) == pytest.approx(4 / 25 + 0.02)
    assert times.at(1.5) is None
    assert times.at(5 / 25 + 3.0 - 0.02) == pytest.approx(5 / 25 - 0.02)
    assert times.at(5 / 25 + 3.0) == pytest.approx(5 / 25)


def test_frames_that_were_held_up_for_less_than_a_pause_take_their_markers():
    times = SessionTimes()
    times.add(0.0, 0.0)
    times.add(0.04, 0.04 + PAUSE_S / 2)
    assert times.at(0.1) == pytest.approx(0.04)
