"""What PRIVACY.md promises, measured on the whole program from its start to its end, in processes of its own.

Of a run of each kind there are two: one that the kernel watches, and one from which the network is taken away.
"""

from __future__ import annotations

import stat
import sys
from itertools import islice
from pathlib import Path

import cv2
import pandas as pd
import pytest
from fakes.media import write_film
from fakes.picture_search import Seen, pictures_in
from fakes.tracing import may_trace
from fakes.whole_run import WholeRun, without_network

from rating_app.settings import demo_clip
from rating_app.vision.face import FaceDetector, align_and_crop
from rating_app.vision.recording.video_file import VideoFileSource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files have other rights there, and SIGINT kills")

NO_NETWORK = without_network()
MAY_TRACE = may_trace()
needs_unshare = pytest.mark.skipif(NO_NETWORK is None, reason="the network may not be taken away here")
needs_strace = pytest.mark.skipif(not MAY_TRACE, reason="strace is not here, or may not watch processes")
each_kind = pytest.mark.parametrize("kind", ["window", "rate"])

SECRET = "A film that nobody needs to know of"

CARELESS_RATE = """
import os, sys
os.umask(0)
sys.argv[1:] = ["rate", "--demo", "--out", "out", "--report"]
from rating_app.__main__ import run
if __name__ == "__main__":
    run()
"""


SEEN_BY_CAMERA = Path(__file__).resolve().parents[2] / "fixtures" / "portraits" / "happy_christian.jpg"


def program(kind, folder, film):
    """Python's arguments for it."""
    if kind == "window":
        return "-m", "fakes.window_program", "sessions", SEEN_BY_CAMERA, film, folder / "out"
    return "-c", CARELESS_RATE


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """By kind, the run that is watched and the one that is cut off, which go on at the same time."""
    runs = {}
    for kind in ("window", "rate"):
        folder = tmp_path_factory.mktemp(kind)
        film = write_film(folder / f"{SECRET}.mp4", 20.0)
        watched = WholeRun(folder / "watched", *program(kind, folder / "watched", film), watched=MAY_TRACE)
        cut_off = WholeRun(folder / "cut off", *program(kind, folder / "cut off", film), prefix=NO_NETWORK or ())
        assert [run.exit_code for run in (watched, cut_off)] == [0, 0], (watched.said, cut_off.said)
        runs[kind] = watched, cut_off
    return runs


@needs_strace
@each_kind
def test_no_system_call_goes_towards_the_internet(runs, kind):
    watched, _ = runs[kind]
    assert len(watched.trace.calls) > 1000, "the trace shows too little"
    assert watched.trace.internet_calls == []


@needs_strace
@each_kind
def test_library_that_talks_to_laboratories_is_not_even_loaded(runs, kind):
    """Without --lsl; it is native, and no rule of Python's would hold it."""
    watched, _ = runs[kind]
    libraries = [call for call in watched.trace.calls if call.startswith("openat(") and ".so" in call]
    assert any("mediapipe" in library for library in libraries)
    assert not [library for library in libraries if "lsl" in library.rpartition("/")[2]]


FROM_NATIVE_CODE = """
import ctypes, socket, struct, sys
from rating_app.system.network import forbid_network
forbid_network(native_too=sys.argv[1] == "held")
native = ctypes.CDLL(None)
opened = native.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
address = struct.pack("=H", socket.AF_INET) + struct.pack("!H4s8x", 9, bytes([127, 0, 0, 1]))
native.sendto(opened, b"x", 1, 0, address, len(address))
"""


@needs_strace
@pytest.mark.parametrize("rule", ["held", "not held"])
def test_native_code_that_goes_towards_the_internet_would_be_seen(tmp_path, rule):
    """Also where the kernel refuses it."""
    run = WholeRun(tmp_path / "run", "-c", FROM_NATIVE_CODE, rule, watched=True)
    assert run.exit_code == 0, run.said
    opened, sent = run.trace.internet_calls
    assert opened.startswith("socket(") and sent.startswith("sendto(")
    if sys.platform == "linux" and rule == "held":
        assert "EPERM" in opened and "EBADF" in sent


@needs_unshare
def test_window_works_the_same_without_a_network(runs):
    watched, cut_off = runs["window"]
    # Which frames are looked at depends on how busy the computer is, and what is seen in each does not.
    of_frames = set(pd.read_csv(runs["rate"][0].out / "demo.timeline.csv")["p_happy"])
    for run in (watched, cut_off):
        exported = pd.read_csv(run.out / "sessions.csv").set_index("content")["rating_0_100"]
        kept = {summary.content: summary.rating_0_100 for summary in run.store.summaries()}
        assert set(kept) == set(exported.index) == {"Before the camera", "A penguin goes fishing"}
        assert exported.to_dict() == pytest.approx(kept, abs=0.001)
        assert exported.notna().all()
        demo = pd.read_csv(run.out / "A penguin goes fishing.timeline.csv")["p_happy"]
        assert len(demo) > 30 and set(demo) <= of_frames
    assert names_in(watched.out) == names_in(cut_off.out)


@needs_unshare
def test_batch_rating_works_the_same_without_a_network(runs):
    watched, cut_off = runs["rate"]
    assert watched.said[0] == cut_off.said[0] != ""
    timelines = [pd.read_csv(run.out / "demo.timeline.csv") for run in (watched, cut_off)]
    pd.testing.assert_frame_equal(*timelines)
    assert names_in(watched.out) == names_in(cut_off.out)


def names_in(folder):
    return sorted(path.name for path in folder.rglob("*"))


@pytest.fixture(scope="module")
def seen():
    """What the camera saw and some of the clip's pictures, and the faces that were cut out of them."""
    clip = VideoFileSource(demo_clip(), paced=False)
    clip.open()
    frames = [frame.image for frame in islice(iter(clip.read, None), 0, 102, 50)]
    clip.close()
    detector = FaceDetector()
    pictures = [cv2.imread(str(SEEN_BY_CAMERA)), *frames]
    faces = [align_and_crop(picture, detector.detect(picture), 64).pixels for picture in pictures]
    detector.close()
    return Seen.of([*pictures, *faces])


@needs_strace
@each_kind
def test_no_file_ever_held_a_picture(runs, kind, seen):
    watched, _ = runs[kind]
    trace = watched.trace
    contents = dict(trace.written)
    assert sum(map(len, contents.values())) > 50_000, "the trace shows too little"
    for path in trace.opened_to_write:
        if path.is_file():
            contents[path] = contents.get(path, b"") + b"\0" + path.read_bytes()
    assert not [path for path, content in contents.items() if pictures_in(content) or seen.is_in(content)]
    # The index of SQLite's log, which is gone at the end, is the only file that is written in another way.
    assert {path.name for path in trace.mapped_to_write} <= {"sessions.sqlite-shm"}
    assert trace.copied_to == []


WRITTEN_AND_REMOVED = """
import cv2, sys
from pathlib import Path
picture, way = cv2.imread(sys.argv[1]), sys.argv[2]
piece = picture[100:140, 107:147]
target = Path("gone")
if way == "pixels":
    target.write_bytes(piece[:, ::-1].tobytes())
else:
    target.write_bytes(cv2.imencode(".jpg", piece)[1].tobytes())
target.unlink()
"""


@needs_strace
@pytest.mark.parametrize("way", ["pixels", "file"])
def test_picture_that_was_written_and_removed_would_be_found(tmp_path, seen, way):
    run = WholeRun(tmp_path / "run", "-c", WRITTEN_AND_REMOVED, SEEN_BY_CAMERA, way, watched=True)
    assert run.exit_code == 0, run.said
    content = run.trace.written[run.folder / "gone"]
    assert seen.is_in(content) == (way == "pixels")
    assert pictures_in(content) == (["JPEG"] if way == "file" else [])


@needs_strace
@each_kind
def test_nothing_is_written_elsewhere_and_temporary_files_lie_beside_their_target(runs, kind):
    watched, _ = runs[kind]
    own = [watched.home / "app", watched.out]
    files = {path for path in watched.trace.opened_to_write if path.parts[1] not in ("dev", "proc")}
    assert files
    assert [path for path in files if not any(path.is_relative_to(folder) for folder in own)] == []


@each_kind
def test_what_is_written_is_for_its_owner_alone_and_nothing_temporary_stays(runs, kind):
    """Although the umask would let everybody read and write."""
    _, cut_off = runs[kind]
    written = [*cut_off.home.rglob("*"), *cut_off.out.rglob("*")]
    open_to_others = [path for path in written if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert open_to_others == []
    files = {path.name for path in written if path.is_file()}
    assert {name for name in files if name.startswith(".")} <= {".rated.jsonl", ".rating.lock"}
    left = {name for name in files if name.endswith((".partial", ".lock", ".tmp", "-wal", "-shm", "-journal"))}
    assert left <= {".rating.lock"}
    assert [path for path in cut_off.tmp.rglob("*") if path.is_file()] == []


def test_log_names_neither_films_nor_titles(runs):
    """FFmpeg would tell of both."""
    for run in runs["window"]:
        assert SECRET in {item.name.removesuffix(".mp4") for item in items_of(run, "Before the camera")}
        log = b"".join(file.read_bytes() for file in (run.home / "app" / "log").iterdir())
        assert b"Qt multimedia" in log
        assert SECRET.encode() not in log and b"Before the camera" not in log


def items_of(run, content):
    (summary,) = (summary for summary in run.store.summaries() if summary.content == content)
    return run.store.load(summary.session_id).head.items


def test_interruption_before_the_window_can_be_used_ends_the_program(tmp_path):
    deeds = "interrupted at start"
    run = WholeRun(tmp_path / "run", "-m", "fakes.window_program", deeds, SEEN_BY_CAMERA, "no film", "out")
    assert (run.exit_code, run.said[1]) == (130, "rating-app: interrupted.\n")


def test_interruption_keeps_the_session(tmp_path):
    run = WholeRun(tmp_path / "run", "-m", "fakes.window_program", "interrupted", SEEN_BY_CAMERA, "no film", "out")
    assert run.exit_code == 0, run.said
    (summary,) = run.store.summaries()
    assert not summary.interrupted and summary.duration_s >= 1.0
