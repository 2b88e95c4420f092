"""The command line from what is typed to files and exit codes, and what only whole processes can show: imports,
network, signals, and the program from its wheel.

Where nothing is asked that a process alone could show, the command runs in the tests' own, whose libraries are loaded.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass

import pandas as pd
import pytest
from fakes import field_recordings
from fakes.media import BEGINNING_FRAMES, made_another, write_beginning_of_demo

from rating_app.command_line import main, parse
from rating_app.settings import demo_clip, shipped_model
from rating_app.system.screen import distant_screen


@pytest.fixture
def run(tmp_path):
    """Run Python with these arguments in an empty folder, with a home of its own."""

    def run_python(*arguments, prefix=(), **environment):
        env = os.environ | {"REACTION_GAUGE_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"} | environment
        command = [*prefix, sys.executable, *map(str, arguments)]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=110, check=False)

    return run_python


@dataclass(frozen=True)
class Done:
    """How a command ended, as of subprocess.CompletedProcess."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def ask(tmp_path, paths, monkeypatch, capsys):
    """Ask for it on the command line, in an empty folder, within this process."""
    monkeypatch.chdir(tmp_path)

    def ask_for(*arguments):
        capsys.readouterr()
        try:
            code = main(parse([str(argument) for argument in arguments]), paths)
        except SystemExit as end:
            code = end.code
        return Done(code, *capsys.readouterr())

    return ask_for


@pytest.fixture
def beginning(tmp_path):
    """The demo's beginning, in the folder in which it is asked."""
    return write_beginning_of_demo(tmp_path / "beginning.mp4").name


HEAVY_IMPORTS = """
import sys
from pathlib import Path
from rating_app.command_line import main, parse
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.settings import Paths, shipped_model
import rating_app.desktop.application
FrameAnalyzer(shipped_model())
code = main(parse(["rate", "--i-have-consent", "--out", "out", sys.argv[1]]), Paths.of_this_user())
found = [name for name in ("tensorflow", "jax", "torch", "keras") if sys.modules.get(name) is not None]
print("imported:", found)
sys.exit(code or bool(found))
"""


def test_the_app_imports_no_tensorflow_jax_or_torch(run, beginning):
    done = run("-c", HEAVY_IMPORTS, beginning)
    assert done.returncode == 0, done.stderr
    assert "imported: []" in done.stdout


def test_demo_is_rated_without_a_word_about_consent(run, tmp_path):
    done = run("-m", "rating_app", "rate", "--demo", "--out", "out")
    assert done.returncode == 0, done.stderr
    assert re.search(r"demo\.mp4: \d+\.\d of 100, face seen \d+ % of the time", done.stdout)
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 1
    assert "Created TensorFlow Lite" not in done.stderr


BAD_INPUT = {
    "missing file": (["rate", "--i-have-consent", "--out", "out", "none.mp4"], "There is no file none.mp4."),
    "no such table": (["rate", "--i-have-consent", "--out", "out", "--manifest", "none.csv"], "cannot be read"),
    "baselines of several": (
        ["rate", "--i-have-consent", "--out", "out", "--viewers", "2", "--manifest", "rest.csv"],
        "A baseline is for one viewer",
    ),
    "not a video": (["rate", "--i-have-consent", "--out", "out", "text.mp4"], "text.mp4 is not a video"),
    "no consent": (["rate", "--out", "out", "text.mp4"], "add --i-have-consent"),
    "nothing to rate": (["rate", "--out", "out"], "Name the recordings"),
    "unwritable folder": (["rate", "--demo", "--out", "text.mp4/out"], "is not a folder"),
    "system folder": (["rate", "--demo", "--out", "/proc/out"], "cannot be written"),
    "missing folder": (["rate", "--i-have-consent", "--out", "out", "none"], "There is no file none."),
    "name that no file can have": (["rate", "--i-have-consent", "--out", "out", "x" * 300], "x" * 300),
    "folder without videos": (["rate", "--i-have-consent", "--out", "out", "empty"], "no video in the folder empty"),
    "too many rows": (["rate", "--demo", "--out", "out", "--hz", "1000000"], "at most 240 rows per second"),
    "missing model": (["rate", "--demo", "--out", "out", "--model", "none.tflite"], "none.json is missing"),
    "corrupt model": (["rate", "--demo", "--out", "out", "--model", "bad.tflite"], "bad.tflite is damaged"),
    "model of other classes": (["rate", "--demo", "--out", "out", "--model", "odd.tflite"], "happy and neutral first"),
}
BAD_INPUT_OF_PROCESSES = {
    "missing file": BAD_INPUT["missing file"],
    "corrupt model": BAD_INPUT["corrupt model"],
    "model of other classes in the window": (["--demo", "--model", "odd.tflite"], "happy and neutral first"),
    "corrupt model in the window": (["--demo", "--model", "bad.tflite"], "bad.tflite is damaged"),
    "no such camera": (["--camera", "no such camera"], "camera"),
}


@pytest.fixture
def bad_files(tmp_path):
    """What BAD_INPUT names and can be there."""
    (tmp_path / "text.mp4").write_text("this is not a video")
    (tmp_path / "rest.csv").write_text("recording,baseline\ntext.mp4,0-5\n")
    (tmp_path / "empty").mkdir()
    shutil.copy(shipped_model().with_suffix(".json"), tmp_path / "bad.json")
    shutil.copy(shipped_model(), tmp_path / "odd.tflite")
    odd = shipped_model().with_suffix(".json").read_text().replace('"happy",\n    "neutral"', '"sad",\n    "angry"')
    (tmp_path / "odd.json").write_text(odd)
    (tmp_path / "bad.tflite").write_bytes(shipped_model().read_bytes()[:-100])


def assert_refused(done, sentence):
    assert done.returncode == 2
    said = [line for line in done.stderr.splitlines() if line.startswith("rating-app: ")]
    assert len(said) == 1 and sentence in said[0], done.stderr
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.usefixtures("bad_files")
@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_one_sentence_and_exit_code_2(ask, case):
    arguments, sentence = BAD_INPUT[case]
    assert_refused(ask(*arguments), sentence)


@pytest.mark.usefixtures("bad_files")
@pytest.mark.parametrize("case", BAD_INPUT_OF_PROCESSES)
def test_bad_input_is_one_sentence_and_exit_code_2_of_the_process(run, case):
    arguments, sentence = BAD_INPUT_OF_PROCESSES[case]
    assert_refused(run("-m", "rating_app", *arguments), sentence)


BAD_OPTIONS = {
    "no out folder": ("--out=", "the folder has no name"),
    "no stretch": ("--baseline=2", "'2' is not START-END in seconds, as in 2-7.5."),
    "short stretch": ("--baseline=2-3", "2-3 is too short"),
    "no jobs": ("--jobs=0", "'0' is not a number of recordings at a time"),
    "format of no one": ("--format=xlsx", "invalid choice: 'xlsx'"),
    "no address": ("--client=scheduler", "'scheduler' is not the address of a scheduler"),
}


@pytest.mark.parametrize("case", BAD_OPTIONS)
def test_option_that_makes_no_sense_is_exit_code_2(ask, tmp_path, case):
    option, sentence = BAD_OPTIONS[case]
    done = ask("rate", "--demo", "--out", "out", option)
    assert done.returncode == 2 and sentence in done.stderr
    assert not (tmp_path / "out").exists()


def test_model_named_before_the_command_is_the_one_that_is_used(ask):
    done = ask("--model", "none.tflite", "rate", "--demo", "--out", "out")
    assert done.returncode == 2 and "none.json is missing" in done.stderr


def test_model_of_more_classes_adds_its_columns(ask, beginning, tmp_path, six_class_model):
    done = ask("rate", "--i-have-consent", "--out", "out", "--model", six_class_model, beginning)
    assert done.returncode == 0, done.stderr
    timeline = pd.read_csv(tmp_path / "out" / "beginning.timeline.csv")
    first = list(timeline.columns).index("p_sad")
    assert list(timeline.columns[first : first + 3]) == ["p_sad", "p_surprised", "p_angry"]
    assert "intensity" in timeline.columns and len(timeline) == BEGINNING_FRAMES
    assert pd.read_csv(tmp_path / "out" / "sessions.csv")["rating_0_100"].notna().all()


def test_baseline_that_cannot_be_measured_is_told_and_the_recording_is_rated(ask, beginning, tmp_path):
    done = ask("rate", "--i-have-consent", "--out", "out", "--baseline", "60-70", beginning)
    assert done.returncode == 0
    assert "has no baseline in the stretch 60-70 s, and is rated without: The recording ends before it." in done.stderr
    assert pd.read_csv(tmp_path / "out" / "sessions.csv")["rest_logit"].isna().all()


@pytest.mark.parametrize(("allowed", "code"), [((), 1), (("--allow-incomplete",), 0)])
def test_recording_that_broke_off_is_rated_and_said(ask, tmp_path, allowed, code):
    whole = demo_clip().read_bytes()
    (tmp_path / "cut.mp4").write_bytes(whole[: len(whole) // 2])
    done = ask("rate", "--i-have-consent", "--report", "--out", "out", "cut.mp4", *allowed)
    assert done.returncode == code
    assert "cut.mp4: " in done.stdout
    (said,) = [line for line in done.stderr.splitlines() if line.startswith("rating-app: ")]
    assert said.startswith("rating-app: cut.mp4: The recording is incomplete: ") and " of 16.4 s were read." in said
    row = pd.read_csv(tmp_path / "out" / "sessions.csv").iloc[0]
    assert (row["complete"], row["source_duration_s"], row["content_kind"]) == (0, 16.4, "recording")
    assert row["undecoded_frames"] > 100 and row["coverage"] == pytest.approx(row["duration_s"] / 16.4, abs=0.02)
    assert "The recording is incomplete" in (tmp_path / "out" / "cut.report.html").read_text()


def test_lost_picture_is_said_and_no_failure(ask, tmp_path):
    field_recordings.spoilt_packets(tmp_path / "spoilt.mp4")
    done = ask("rate", "--i-have-consent", "--out", "out", "spoilt.mp4")
    assert done.returncode == 0
    assert "rating-app: spoilt.mp4: 1 picture of the recording could not be decoded." in done.stderr


def test_single_picture_is_no_rating(ask, tmp_path):
    field_recordings.one_picture(tmp_path / "one.mp4")
    done = ask("rate", "--i-have-consent", "--out", "out", "one.mp4")
    assert done.returncode == 0 and done.stdout.startswith("one.mp4: no rating, ")
    assert pd.read_csv(tmp_path / "out" / "sessions.csv")["rating_0_100"].isna().all()


def test_manifest_says_whose_recordings_of_what_they_are(ask, tmp_path):
    for viewer in ("P01", "P02"):
        (tmp_path / "panel" / viewer).mkdir(parents=True)
        made_another(write_beginning_of_demo(tmp_path / "panel" / viewer / "reaction.mp4"))
    rows = ["recording,content,viewer,cut", "P01/reaction.mp4,Trailer,P01,long", "P02/reaction.mp4,Trailer,P02,short"]
    (tmp_path / "panel" / "panel.csv").write_text("\n".join(rows))
    command = ("rate", "--i-have-consent", "--out", "out", "--manifest", "panel/panel.csv")
    done = ask(*command)
    assert done.returncode == 0, done.stderr
    table = pd.read_csv(tmp_path / "out" / "sessions.csv").sort_values("viewer")
    assert table["source"].tolist() == ["P01/reaction.mp4", "P02/reaction.mp4"]
    assert table["groups"].tolist() == ["cut=long", "cut=short"] and set(table["content"]) == {"Trailer"}
    assert table["timeline"].tolist() == ["P01_reaction.timeline.csv", "P02_reaction.timeline.csv"]
    # The drive is mounted elsewhere.
    (tmp_path / "panel").rename(tmp_path / "elsewhere")
    again = ask(*command[:-1], "elsewhere/panel.csv")
    assert "2 recordings were rated before" in again.stdout
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 2


def test_copy_of_a_recording_is_told_and_not_rated_again(ask, tmp_path):
    shutil.copy(write_beginning_of_demo(tmp_path / "a.mp4"), tmp_path / "b.mp4")
    done = ask("rate", "--i-have-consent", "--out", "out", "--content", "Trailer", "a.mp4", "b.mp4")
    assert done.returncode == 0
    assert "rating-app: b.mp4 is the same recording as a.mp4, and is not rated again." in done.stderr
    assert pd.read_csv(tmp_path / "out" / "sessions.csv")["content"].tolist() == ["Trailer"]


def test_output_that_nobody_takes_stops_no_batch(tmp_path):
    env = os.environ | {"REACTION_GAUGE_HOME": str(tmp_path / "home"), "PYTHONIOENCODING": "cp1252"}
    write_beginning_of_demo(tmp_path / "a.mp4").rename(tmp_path / "a\N{GRINNING FACE}.mp4")
    command = [sys.executable, "-m", "rating_app", "rate", "--i-have-consent", "--out", "out", "."]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            command, cwd=tmp_path, env=env, stdout=closed, stderr=subprocess.PIPE, timeout=110, check=False
        )
    assert done.returncode == 0 and b"unexpected" not in done.stderr
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 1


def test_modules_in_the_current_folder_are_not_imported(tmp_path, beginning):
    for name in ("signal", "types", "struct", "json", "numpy"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken in')")
    (tmp_path / "elsewhere").mkdir()
    program = tmp_path / "elsewhere" / "program.py"
    program.write_text("from rating_app.__main__ import run\nif __name__ == '__main__':\n    run()\n")
    env = os.environ | {"REACTION_GAUGE_HOME": str(tmp_path / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, program, "rate", "--i-have-consent", "--out", "out", beginning],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere windows need no such screen")
def test_screen_that_does_not_answer_is_one_sentence(run):
    done = run("-m", "rating_app", "--demo", DISPLAY=":4711", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="xcb")
    assert done.returncode == 2
    assert (
        done.stderr.splitlines()[-1] == "rating-app: the window cannot be opened: could not connect to display :4711."
    )


def test_some_bad_videos_do_not_cost_the_others(ask, tmp_path):
    """Two of one name, among them; the same command then goes on with what failed."""
    other = tmp_path / "panel" / "deeper" / "demo.mp4"
    other.parent.mkdir(parents=True)
    made_another(shutil.copy(write_beginning_of_demo(tmp_path / "demo.mp4"), other))
    (tmp_path / "panel" / "broken.mp4").write_bytes(b"nothing")
    command = ("rate", "--i-have-consent", "--out", "out", "--jobs", "2")
    done = ask(*command, "demo.mp4", "none.mp4", "panel")
    assert done.returncode == 1, done.stderr
    assert "rating-app: 2 of 4 could not be rated:" in done.stderr
    assert "rating-app: There is no file none.mp4." in done.stderr
    assert "rating-app: panel/broken.mp4 is not a video that can be read." in done.stderr
    # Progress is for a terminal.
    assert "Rating:" not in done.stderr
    assert sorted(path.name for path in (tmp_path / "out").glob("*.timeline.csv")) == [
        "demo.timeline.csv",
        "panel_deeper_demo.timeline.csv",
    ]
    assert sorted(pd.read_csv(tmp_path / "out" / "sessions.csv")["source"]) == ["demo.mp4", "panel/deeper/demo.mp4"]
    again = ask(*command, "demo.mp4", "panel")
    assert again.returncode == 1
    assert "2 recordings were rated before" in again.stdout
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 2


WITHOUT_DASK = """
import sys
sys.modules["distributed"] = None
from rating_app.__main__ import run
sys.argv[1:] = ["rate", "--demo", "--out", "out", "--client", "tcp://127.0.0.1:8786"]
run()
"""


def test_client_without_dask_is_one_sentence(run):
    done = run("-c", WITHOUT_DASK)
    assert done.returncode == 2
    assert done.stderr.startswith("rating-app: --client needs Dask, which is not installed: pip install")


def test_recording_is_rated_once_unless_asked_again(ask, beginning, tmp_path):
    command = ("rate", "--i-have-consent", "--out", "out", beginning)
    assert ask(*command).returncode == 0
    assert "1 recording was rated before; --again repeats that." in ask(*command).stdout
    assert ask(*command, "--again").returncode == 0
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 2


def test_baseline_is_measured_in_its_stretch_and_makes_another_rating(ask, beginning, tmp_path):
    command = ("rate", "--i-have-consent", "--out", "out", beginning)
    assert ask(*command).returncode == 0
    done = ask(*command, "--baseline", "0-3")
    assert done.returncode == 0, done.stderr
    sessions = pd.read_csv(tmp_path / "out" / "sessions.csv")
    assert sessions["rest_logit"].isna().tolist() == [True, False]
    joy = [pd.read_csv(tmp_path / "out" / f"beginning{n}.timeline.csv")["intensity"].sum() for n in ("", "-2")]
    assert joy[0] != joy[1]


def test_format_rate_and_report_are_those_asked_for(ask, beginning, tmp_path):
    options = ("--format", "jsonl", "--hz", "5", "--report")
    done = ask("rate", "--i-have-consent", "--out", "out", *options, beginning)
    assert done.returncode == 0, done.stderr
    timeline = pd.read_json(tmp_path / "out" / "beginning.timeline.jsonl", lines=True)
    assert timeline["timestamp_s"].diff().dropna().round(6).unique().tolist() == [0.2]
    assert (tmp_path / "out" / "beginning.report.html").exists()


def not_running(group, timeout_s=60):
    """Whether every process of the group ends in time."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="a process of this system is interrupted otherwise")
@pytest.mark.parametrize("ending", ["interrupted", "killed"])
def test_batch_that_is_cut_off_keeps_what_is_finished_and_goes_on(tmp_path, ending):
    for number in range(3):
        made_another(write_beginning_of_demo(tmp_path / f"{number}.mp4"))
    env = os.environ | {"REACTION_GAUGE_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "rating_app", "rate", "--i-have-consent", "--out", "out", "--jobs", "1", "."]
    batch = subprocess.Popen(
        command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
    )
    assert batch.stdout.readline().startswith("0.mp4: ")
    if ending == "interrupted":
        # As Ctrl-C does, to all processes of the terminal.
        os.killpg(batch.pid, signal.SIGINT)
    else:
        batch.kill()
    _, said = batch.communicate(timeout=110)
    assert "Traceback" not in said
    if ending == "interrupted":
        assert batch.returncode == 130 and "interrupted" in said
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 1
    assert not_running(batch.pid)
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    assert "1 recording was rated before" in done.stdout
    assert pd.read_csv(tmp_path / "out" / "sessions.csv")["source"].tolist() == ["0.mp4", "1.mp4", "2.mp4"]


def test_second_run_into_one_folder_is_one_sentence_while_the_first_goes_on(ask, tmp_path):
    for number in range(2):
        made_another(write_beginning_of_demo(tmp_path / f"{number}.mp4"))
    env = os.environ | {"REACTION_GAUGE_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}
    command = ("rate", "--i-have-consent", "--out", "out", "--jobs", "1")
    first = subprocess.Popen(
        [sys.executable, "-m", "rating_app", *command, "."],
        cwd=tmp_path,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    lock = tmp_path / "out" / ".rating.lock"
    deadline = time.monotonic() + 60
    while not lock.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    second = ask(*command, demo_clip())
    assert second.returncode == 2
    refusal = "rating-app: Another run is rating into the folder out; wait until it has finished."
    assert second.stderr.splitlines()[-1] == refusal
    _, said = first.communicate(timeout=100)
    assert first.returncode == 0, said
    assert len(pd.read_csv(tmp_path / "out" / "sessions.csv")) == 2
    assert ask(*command, write_beginning_of_demo(tmp_path / "later.mp4")).returncode == 0


def test_window_without_a_screen_says_so(run):
    done = run("-m", "rating_app", "--demo", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    if sys.platform == "linux":
        assert done.returncode == 2
        assert "There is no screen" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="screens have other names there")
@pytest.mark.parametrize("display", ["localhost:10.0", "192.0.2.1:0", "tcp/far:0", "far::0"])
def test_window_opens_on_no_screen_beyond_the_network(ask, monkeypatch, display):
    for name, value in (("QT_QPA_PLATFORM", ""), ("DISPLAY", display), ("WAYLAND_DISPLAY", "")):
        monkeypatch.setenv(name, value)
    done = ask("--demo")
    assert done.returncode == 2
    assert f"The screen {display} is reached through the network, and your picture would be sent there" in done.stderr


def test_screen_of_this_computer_is_not_taken_for_a_distant_one():
    for display in (":0", ":0.1", "unix:0", "unix/far:0", "/private/tmp/launch/org.xquartz:0", ""):
        assert distant_screen({"DISPLAY": display}) is None
    assert distant_screen({"DISPLAY": "far:0", "WAYLAND_DISPLAY": "wayland-0"}) is None
    assert distant_screen({"DISPLAY": "far:0", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}) == "far:0"
    assert distant_screen({"DISPLAY": "far:0", "QT_QPA_PLATFORM": "offscreen"}) is None


def test_help_says_what_it_must_not_be_used_for(ask):
    for arguments in (["--help"], ["rate", "--help"]):
        words = " ".join(ask(*arguments).stdout.split())
        assert "Not for employees at work or pupils in education" in words
        assert "not for hiring, policing or diagnosis; people shown must be told (Article 50(3))" in words


NETWORK = """
import _socket, socket, sys
from rating_app.system.network import NetworkRefused, forbid_network
forbid_network()
refused = 0
for attempt in (
    lambda: socket.socket(socket.AF_INET), lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
    lambda: socket.create_connection(("127.0.0.1", 9)), lambda: socket.getaddrinfo("localhost", 80),
    lambda: socket.gethostbyname("localhost"), lambda: socket.gethostbyaddr("127.0.0.1"),
    lambda: socket.getnameinfo(("127.0.0.1", 80), 0), lambda: socket.socket(), lambda: _socket.socket(),
):
    try:
        attempt()
    except NetworkRefused:
        refused += 1
if hasattr(socket, "AF_UNIX"):
    socket.socketpair()[0].close()
sys.exit(refused != 9)
"""


def test_internet_sockets_are_refused_and_local_ones_are_not(run):
    assert run("-W", "ignore", "-c", NETWORK).returncode == 0


ONE_PEER = """
import errno, socket, sys
from rating_app.system.network import NetworkRefused, Peer, forbid_network
forbid_network(Peer("127.0.0.1", 9))
refused = 0
for attempt in (
    lambda: socket.create_connection(("192.0.2.1", 9)), lambda: socket.getaddrinfo("example.org", 80),
    lambda: socket.socket(type=socket.SOCK_DGRAM).connect(("192.0.2.1", 9)),
    lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 9)),
    lambda: socket.socket().bind(("", 0)), lambda: socket.gethostbyname("example.org"),
):
    try:
        attempt()
    except NetworkRefused:
        refused += 1
with socket.create_server(("127.0.0.1", 0)) as server:
    socket.create_connection(server.getsockname()).sendmsg([b"x"])
sys.exit(refused != 6)
"""


def test_one_peer_is_the_only_one_that_can_be_reached(run):
    done = run("-W", "ignore", "-c", ONE_PEER)
    assert done.returncode == 0, done.stderr


# PySide6 6.12.0 drops a reference to None at every void call under Python 3.11, and aborts within seconds.
MANY_VOID_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for number in range(20_000):
    thing.setObjectName("x")
"""


def test_pyside_survives_many_void_calls(run):
    assert run("-c", MANY_VOID_CALLS).returncode == 0


@pytest.mark.timeout(300)
def test_the_wheel_carries_its_assets_and_rates_the_demo(run, root, tmp_path):
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", root],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    shutil.rmtree(tmp_path / "dist")
    where = "from rating_app.settings import assets; print(assets())"
    site = {"PYTHONPATH": str(tmp_path / "site")}
    assert run("-P", "-c", where, **site).stdout.strip() == str(tmp_path / "site" / "rating_app" / "assets")
    done = run("-m", "rating_app", "rate", "--demo", "--out", "out", **site)
    assert done.returncode == 0, done.stderr
    assert len(pd.read_csv(tmp_path / "out" / "demo.timeline.csv")) == 410
