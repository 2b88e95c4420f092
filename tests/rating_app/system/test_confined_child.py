"""A process for a hostile file, taken over: it tries what it should not, in native code too, and is refused."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rating_app.settings import demo_clip
from rating_app.system.child_process import ChildProcess
from rating_app.system.kernel_rules import landlock
from rating_app.system.kernel_rules.calls import Machine, RuleMissing
from rating_app.vision.recording.decoder import IsolatedVideoSource

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such rules")

LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
NOT_FOUND_OR_REFUSED = {errno.EPERM, errno.EACCES, errno.EXDEV, errno.EROFS}


def native(name, *arguments):
    """A system call, without anything of Python's between; OSError."""
    number = Machine.of_this_process().numbers[name]
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    if LIBC.syscall(ctypes.c_long(number), *words) < 0:
        raise OSError(ctypes.get_errno(), name)


def native_exec():
    empty = (ctypes.c_char_p * 2)(b"/bin/true", None)
    native("execve", b"/bin/true", empty, None)


def deeds(recording, secret, listening, shared_memory):
    """By name, what is to be refused. `recording` is the file that may be read, `secret` one that may not."""
    parent, file = os.getppid(), Path(recording)
    return {
        "read another file": lambda: Path(secret).read_bytes(),
        "read a file of everybody's": lambda: Path("/etc/passwd").read_bytes(),
        "list a folder": lambda: list(Path(secret).parent.iterdir()),
        "list the home folder": lambda: list(Path.home().iterdir()),
        "list its own threads": lambda: list(Path("/proc/self/task").iterdir()),
        "write into the temporary folder": lambda: Path("/tmp/escaped").write_text("x"),
        "write beside the recording": lambda: file.with_name("escaped").write_text("x"),
        "write the recording": lambda: os.open(recording, os.O_WRONLY),
        "truncate the recording": lambda: os.open(recording, os.O_RDONLY | os.O_TRUNC),
        "truncate the recording by name": lambda: os.truncate(recording, 0),
        "remove the recording": file.unlink,
        "rename the recording": lambda: file.rename(file.with_name("moved")),
        "link another file beside it": lambda: file.with_name("link").hardlink_to(secret),
        "make a folder": file.with_name("folder").mkdir,
        "let others read the recording": lambda: file.chmod(0o777),
        "let others read it by its descriptor": lambda: os.fchmod(os.open(recording, os.O_RDONLY), 0o777),
        "let others read the secret": lambda: Path(secret).chmod(0o777),
        "change a time": lambda: os.utime(secret, (0, 0)),
        "write an attribute": lambda: os.setxattr(recording, "user.x", b"x"),
        "make shared memory": lambda: os.open("/dev/shm/escaped", os.O_CREAT | os.O_RDWR),
        "look into shared memory": lambda: native("shmat", shared_memory, 0, 0),
        "start a program": lambda: subprocess.run(["/bin/true"], check=True),
        "start a program by the kernel": native_exec,
        "signal the parent": lambda: os.kill(parent, 0),
        "signal its group": lambda: os.kill(0, signal.SIGCONT),
        "signal everybody": lambda: os.kill(-1, 0),
        "signal the parent's thread": lambda: native("tgkill", parent, parent, 0),
        "signal the parent by tkill": lambda: native("tkill", parent, 0),
        "signal the parent by a descriptor": lambda: signal.pidfd_send_signal(os.pidfd_open(parent), 0),
        "limit the parent": lambda: resource.prlimit(parent, resource.RLIMIT_CPU),
        "an internet socket": lambda: native("socket", socket.AF_INET, socket.SOCK_STREAM, 0),
        "a socket": lambda: native("socket", socket.AF_UNIX, socket.SOCK_STREAM, 0),
        "a socket of another program": lambda: socket.socket(socket.AF_UNIX).connect(listening),
        "an abstract socket": lambda: socket.socket(socket.AF_UNIX).connect(f"\0{Path(listening).name}"),
        "read the parent's memory": lambda: os.open(f"/proc/{parent}/mem", os.O_RDONLY),
        "read the parent's memory by a call": lambda: native("process_vm_readv", parent, None, 0, None, 0, 0),
        "read the parent's environment": lambda: Path(f"/proc/{parent}/environ").read_bytes(),
        "trace the parent": lambda: native("ptrace", 16, parent, 0, 0),
        "take the parent's files": lambda: native("pidfd_getfd", os.pidfd_open(parent), 0, 0),
        "type into the terminal": lambda: native("ioctl", 0, 0x5412, b"x"),
        "read a key": lambda: native("keyctl", 0, -3, 0),
        "undo the rule": lambda: landlock_anew(secret),
    }


def landlock_anew(secret):
    """A second rule can only take away."""
    landlock.read_only_these([Path(secret).parent])
    Path(secret).read_bytes()


def misbehave(connection, names, *arguments):
    """Do those of `names`, or all; tell of each the error's number, 0 where it has succeeded."""
    found = {}
    for name, deed in deeds(*arguments).items():
        if names and name not in names:
            continue
        try:
            deed()
        except OSError as error:
            found[name] = error.errno
        except RuleMissing as missing:
            found[name] = missing.__cause__.errno
        else:
            found[name] = 0
    connection.send_bytes(json.dumps(found).encode())


@contextlib.contextmanager
def child(*what, readable):
    started = ChildProcess("test", *what, readable=readable)
    started.allow(60.0)
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture
def recording(tmp_path):
    """A copy of the demo clip, in a folder of its own."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    (folder / "recording.mp4").write_bytes(demo_clip().read_bytes())
    return folder / "recording.mp4"


@pytest.fixture
def arguments(recording, tmp_path):
    """For `deeds`: what there is to be got."""
    secret = tmp_path / "secret"
    secret.write_text("nobody's business")
    listening = tmp_path / "socket"
    libc = ctypes.CDLL(None)
    shared_memory = libc.shmget(0, 4096, 0o1600)
    with socket.socket(socket.AF_UNIX) as by_path, socket.socket(socket.AF_UNIX) as abstract:
        by_path.bind(str(listening))
        by_path.listen()
        abstract.bind(f"\0{listening.name}")
        abstract.listen()
        yield str(recording), str(secret), str(listening), shared_memory
    libc.shmctl(shared_memory, 0, None)


def version():
    with contextlib.suppress(RuleMissing):
        return landlock.version()
    return 0


needs_landlock = pytest.mark.skipif(version() < 3, reason="this kernel's Landlock is older, or off")


@needs_landlock
def test_whoever_takes_it_over_is_refused_everything(recording, arguments):
    before = recording.stat()
    with child(misbehave, (), *arguments, readable=[recording]) as started:
        found = json.loads(started.connection.recv_bytes())
    assert {name: errno.errorcode[error] for name, error in found.items() if error not in NOT_FOUND_OR_REFUSED} == {}
    assert len(found) > 40
    after = recording.stat()
    assert (after.st_size, after.st_mode, after.st_mtime) == (before.st_size, before.st_mode, before.st_mtime)


@needs_landlock
def test_without_the_rules_it_could(recording, arguments):
    """So that the refusals are those of the rules."""
    could = {"read another file", "list a folder", "read a file of everybody's", "start a program", "signal the parent"}
    could |= {
        "a socket",
        "a socket of another program",
        "change a time",
        "look into shared memory",
        "write the recording",
    }
    with child(misbehave, could, *arguments, readable=None) as started:
        found = json.loads(started.connection.recv_bytes())
    assert found == dict.fromkeys(could, 0)


OLDER = """
import json, sys
from pathlib import Path
from rating_app.system.kernel_rules import landlock
from rating_app.system.kernel_rules.confinement import confine
from test_confined_child import misbehave
class Told:
    def send_bytes(self, said):
        print(said.decode())
landlock.version = lambda: int(sys.argv[1])
assert confine([Path(sys.argv[2])]) == (), "a rule is missing"
misbehave(Told(), (), *sys.argv[2:5], int(sys.argv[5]))
"""


def run(root, code, *arguments, **environment):
    """What a process that runs `code` says."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), str(root / "tests"), str(Path(__file__).parent)])}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, env=env | environment, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    return done


@needs_landlock
@pytest.mark.parametrize("older", range(1, version()))
def test_with_an_older_landlock_the_filter_does_the_rest(root, arguments, older):
    found = json.loads(run(root, OLDER, older, *arguments, OPENBLAS_NUM_THREADS="1").stdout)
    could = {name for name, error in found.items() if error not in NOT_FOUND_OR_REFUSED}
    # The one thing that it could not know yet.
    assert could == ({"truncate the recording"} if older < 3 else set())


@needs_landlock
def test_threads_that_had_begun_are_told_of(root, tmp_path):
    code = """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
from rating_app.system.kernel_rules.confinement import confine
print(*confine([]))
"""
    assert "not held to its files: 1 of its threads had started earlier." in run(root, code).stdout


@needs_landlock
def test_decoder_begins_with_one_thread(root):
    """As NumPy and OpenCV are loaded, which would start some."""
    code = """
import os
os.environ["OPENBLAS_NUM_THREADS"] = "1"
import rating_app.vision.recording.video_file
print(len(os.listdir("/proc/self/task")))
"""
    assert run(root, code).stdout == "1\n"


OLD_KERNEL = """
import errno, logging, sys
from rating_app.system.kernel_rules.seccomp import Refusal, refuse
refuse([Refusal(call, error=errno.ENOSYS) for call in ("seccomp", "landlock_create_ruleset")])
"""
DECODES = """
from rating_app.vision.recording.decoder import IsolatedVideoSource
from rating_app.settings import demo_clip
if __name__ == "__main__":
    source = IsolatedVideoSource(demo_clip(), paced=False)
    source.open()
    print(source.frame_count, source.read().image.shape)
    source.close()
"""


def test_kernel_without_the_rules_decodes_all_the_same_and_the_log_says_so(root):
    done = run(root, OLD_KERNEL + DECODES)
    assert done.stdout == "410 (480, 480, 3)\n"
    why = f"this kernel does not take it ({os.strerror(errno.ENOSYS)})."
    assert done.stderr.splitlines() == [
        f"A process for hostile files is not held to its files: {why}",
        f"A process for hostile files is not kept from signals, sockets and programs: {why}",
    ]


@needs_landlock
def test_nothing_is_said_where_all_holds(root):
    done = run(root, DECODES)
    assert done.stdout == "410 (480, 480, 3)\n" and done.stderr == ""


@needs_landlock
def test_recording_behind_a_link_is_decoded(recording, tmp_path):
    link = tmp_path / "link.mp4"
    link.symlink_to(recording)
    source = IsolatedVideoSource(link, paced=False)
    source.open()
    assert source.read() is not None
    source.close()
