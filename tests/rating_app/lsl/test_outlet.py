"""The outlet is real, and so is the inlet that listens to it; every address is the loopback's."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime, timezone
from itertools import pairwise
from statistics import median

import pytest
from fakes.lsl import LOOPBACK
from hypothesis import given
from hypothesis import strategies as st

from rating_app.lsl import LslOutlet
from rating_app.lsl.clock import PAUSE_S, WINDOW_S, FrameClock
from rating_app.rating.live import joy_now
from rating_app.session.consent import DemoBasis
from rating_app.session.content import ContentPosition
from rating_app.session.observation import CLASS_NAMES, ExpressionScore
from rating_app.session.session import SessionHead, SessionRecorder

WITHIN_S = 20.0
FPS = 25


@pytest.fixture
def outlet(lsl):
    made = LslOutlet("model-1")
    yield made
    made.close()


@pytest.fixture
def listen(lsl):
    """Open an inlet to the one stream of this type."""

    def open_inlet(kind):
        (found,) = lsl.resolve_byprop("type", kind, 1, WITHIN_S)
        inlet = lsl.StreamInlet(found)
        inlet.open_stream(WITHIN_S)
        return inlet

    return open_inlet


def head_of(content="A film"):
    return SessionHead(DemoBasis(), content, "clip.mp4", "model-1", "0.1.0", started_at=datetime.now(timezone.utc))


def score(p_happy):
    return ExpressionScore.of(CLASS_NAMES, [p_happy, (1 - p_happy) / 2, (1 - p_happy) / 2])


def pull(inlet, count):
    """So many samples and their stamps; fewer where they do not come in time."""
    pulled = [inlet.pull_sample(WITHIN_S) for _ in range(count)]
    return [values for values, stamp in pulled if stamp], [stamp for _, stamp in pulled if stamp]


def test_numbers_arrive_in_order_and_no_face_is_not_a_number(outlet, listen):
    samples, head = listen("Expression"), head_of()
    recorder = SessionRecorder(head)
    outlet.begun(head)
    sent = []
    for number, p_happy in enumerate([0.25, 0.5, None, 0.75]):
        found = None if p_happy is None else 0.9
        sample, _ = recorder.record(number / FPS, found, None if p_happy is None else score(p_happy), found)
        outlet.sampled(sample)
        sent.append(sample)
    values, _ = pull(samples, 4)
    assert values[2][:3] == pytest.approx([math.nan] * 3, nan_ok=True)
    found = [(sample.score.p_happy, sample.quality) for sample in sent if sample.face_found]
    seen = [(p_happy, joy_now(p_happy, head.method, None), quality, 1) for p_happy, quality in found]
    assert [values[0], values[1], values[3]] == [pytest.approx(row) for row in seen]


def test_markers_tell_begin_end_and_what_the_user_noted(outlet, listen):
    markers, samples, head = listen("Markers"), listen("Expression"), head_of("A film, with a title \udce9")
    recorder = SessionRecorder(head)
    outlet.begun(head)
    outlet.sampled(recorder.record(0.0, 0.9, score(0.5))[0])
    outlet.sampled(recorder.record(0.04, 0.9, score(0.5))[0])
    outlet.marked(recorder.mark("the joke"))
    outlet.marked(recorder.mark())
    # Where in the content the viewer is concerns nobody on the network.
    outlet.sought(recorder.seek(ContentPosition(1, 60.0), ContentPosition(1, 5.0)))
    outlet.finished(recorder.finish())
    texts, stamps = pull(markers, 5)
    assert [text for (text,) in texts] == [
        f"session_begin {head.session_id} A film, with a title ?",
        "camera_lag_ms 0",
        "marker the joke",
        "marker",
        f"session_end {head.session_id}",
    ]
    _, frames = pull(samples, 2)
    assert stamps[0] <= frames[0]
    assert stamps[2:] == pytest.approx([frames[1]] * 3, abs=1e-9)


def test_stamps_are_as_far_apart_as_the_frames_however_long_their_analysis_took(lsl, outlet, listen):
    """In real time: the clock is LSL's, and the frames of half a second take 2 to 22 ms each."""
    samples, head = listen("Expression"), head_of()
    recorder = SessionRecorder(head)
    outlet.begun(head)
    began_s = time.monotonic()
    offset_s = lsl.local_clock() - began_s
    frames = []
    for number in range(13):
        time.sleep(max(0.0, began_s + number / FPS - time.monotonic()))
        frames.append(time.monotonic() - began_s)
        time.sleep((0.002, 0.012, 0.022)[number % 3])
        outlet.sampled(recorder.record(frames[-1], 0.9, score(0.5))[0])
    _, stamps = pull(samples, len(frames))
    late = [stamp - offset_s - began_s - frame for stamp, frame in zip(stamps, frames, strict=True)]
    assert min(late) > 0.0
    # Medians, since the machine may hold up this test itself; the moment of analysis would give 0.010 and 0.012.
    assert median(abs(b - a) for a, b in pairwise(late)) < 0.002
    assert median(late) < 0.008
    assert abs(samples.time_correction(WITHIN_S)) < 0.005


def test_stamps_are_earlier_by_the_cameras_lag_and_the_stream_says_by_how_much(lsl, outlet, listen):
    samples, markers = listen("Expression"), listen("Markers")
    head = replace(head_of(), camera_lag_s=0.25)
    recorder = SessionRecorder(head)
    outlet.begun(head)
    came = lsl.local_clock()
    outlet.sampled(recorder.record(0.0, 0.9, score(0.5))[0])
    (stamp,) = pull(samples, 1)[1]
    assert stamp - came == pytest.approx(-0.25, abs=0.02)
    texts, _ = pull(markers, 2)
    assert texts[1] == ["camera_lag_ms 250"]
    assert "camera_lag_ms" in samples.info(WITHIN_S).desc().child_value("time_stamp")


def test_streams_describe_themselves(outlet, listen):
    header = listen("Expression").info(WITHIN_S)
    assert header.get_channel_labels() == ["p_happy", "joy", "quality", "viewer"]
    assert header.get_channel_units() == ["probability", "points", "normalized", "count"]
    assert header.get_channel_types() == ["Probability", "Joy", "Quality", "Index"]
    assert header.nominal_srate() == 0.0
    said = header.desc()
    assert said.child_value("manufacturer") == "Reaction Gauge"
    assert said.child_value("model") == "model-1"
    assert said.child_value("rating_method") == "visible_joy_2"
    assert said.child("synchronization").child_value("can_drop_samples") == "true"
    markers = listen("Markers").info(WITHIN_S)
    assert (markers.nominal_srate(), markers.channel_count()) == (0.0, 1)
    assert markers.source_id() != header.source_id()


def test_streams_are_gone_after_close_and_the_session_goes_on(lsl, outlet):
    assert len(lsl.resolve_streams(1.0)) == 2
    outlet.close()
    assert lsl.resolve_streams(1.0) == []
    head = head_of()
    recorder = SessionRecorder(head)
    outlet.begun(head)
    outlet.sampled(recorder.record(0.0, None, None)[0])
    outlet.finished(recorder.finish())


STREAM_WITHOUT_PYTHON_SOCKETS = """
import sys
from rating_app.session.consent import DemoBasis
from rating_app.lsl import LslOutlet
from rating_app.system.network import forbid_network
from rating_app.session.session import SessionHead, SessionRecorder
forbid_network(native_too=False)
outlet = LslOutlet("model-of-another-process")
print("open", flush=True)
sys.stdin.readline()
head = SessionHead(DemoBasis(), "A film", "clip.mp4", "model-1", "0.1.0")
recorder = SessionRecorder(head)
outlet.begun(head)
for frame in range(5):
    outlet.sampled(recorder.record(frame / 25, None, None)[0])
sys.stdin.readline()
outlet.close()
"""


def test_another_process_is_heard_although_python_may_open_no_socket_there(lsl, listen):
    command = [sys.executable, "-c", STREAM_WITHOUT_PYTHON_SOCKETS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "open\n"
        samples = listen("Expression")
        assert samples.info(WITHIN_S).desc().child_value("model") == "model-of-another-process"
        process.stdin.write("go\n")
        process.stdin.flush()
        values, stamps = pull(samples, 5)
        process.stdin.write("end\n")
    assert process.returncode == 0
    assert [row[3] for row in values] == [1.0] * 5
    assert stamps == sorted(stamps)


def test_nothing_is_loaded_before_an_outlet_is_asked_for():
    code = "import rating_app.desktop.application, rating_app.lsl, sys; sys.exit('pylsl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def refusal_of(lines, **environment):
    """What LslOutlet says in a process of its own that begins with `lines`."""
    code = f"{lines}\nfrom rating_app.lsl import LslOutlet, LslUnavailable\n"
    code += "try:\n    LslOutlet('model-1')\nexcept LslUnavailable as refusal:\n    print(refusal)\n"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_missing_pylsl_is_one_sentence():
    said = refusal_of("import sys; sys.modules['pylsl'] = None")
    assert said == "The Lab Streaming Layer needs pylsl, which is not installed; `pip install pylsl` adds it.\n"


def test_library_that_cannot_be_loaded_is_one_sentence(lsl, tmp_path):
    no_library = tmp_path / "liblsl.so"
    no_library.write_text("this is not a library")
    said = refusal_of("", PYLSL_LIB=str(no_library))
    assert "not the library liblsl" in said and "PYLSL_LIB" in said and said.count("\n") == 1


def test_occupied_ports_are_one_sentence(lsl, tmp_path):
    settings = tmp_path / "lsl_api.cfg"
    settings.write_text(LOOPBACK.format(session="ports").replace("[ports]", "[ports]\nPortRange=0\nAllowRandomPorts=0"))
    said = refusal_of("", LSLAPICFG=str(settings))
    assert "no free network port" in said and said.count("\n") == 1


@given(st.lists(st.tuples(st.floats(0.01, 0.5), st.floats(0.002, 0.2)), min_size=1, max_size=100), st.floats(-1e6, 1e6))
def test_stamps_never_go_back_and_lie_between_arrival_and_analysis(frames, offset_s):
    clock = FrameClock()
    arrived_s, previous = 0.0, -math.inf
    for since_s, delay_s in frames:
        arrived_s += since_s
        stamp = clock.stamp(arrived_s, arrived_s + delay_s + offset_s)
        assert stamp >= previous
        assert arrived_s + offset_s <= stamp + 1e-6
        assert stamp <= max(arrived_s + delay_s + offset_s, previous) + 1e-6
        previous = stamp


@given(st.floats(PAUSE_S + 0.2, 3600.0), st.lists(st.floats(0.002, 1 / FPS), min_size=2, max_size=40))
def test_stamps_count_a_pause_during_which_session_time_stood_still(pause_s, analysis_s):
    clock = FrameClock()
    for number, delay_s in enumerate(analysis_s):
        timestamp_s = number / FPS
        wall_s = timestamp_s + (pause_s if number >= len(analysis_s) // 2 else 0.0)
        stamp = clock.stamp(timestamp_s, wall_s + delay_s)
        assert wall_s <= stamp + 1e-9 <= wall_s + delay_s + 1e-6


def test_pause_too_short_to_be_seen_is_forgotten_after_two_seconds():
    clock = FrameClock()
    for number in range(int((WINDOW_S + 1) * FPS)):
        shift_s = PAUSE_S / 2 if number >= 10 else 0.0
        stamp = clock.stamp(number / FPS, number / FPS + shift_s)
    assert stamp == pytest.approx(number / FPS + PAUSE_S / 2)


def test_moment_before_the_first_frame_is_not_known():
    assert FrameClock().at(0.0) is None
