"""The program runs twice at the same time, on the same history."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from fakes.sessions import session_of

from rating_app.store import SessionStore
from rating_app.store.database import Database


@pytest.fixture
def store(paths):
    return SessionStore(paths.database)


@pytest.fixture
def at_once(root, paths):
    """Run programs on the history at the same time; what each of them printed."""

    def run(*programs):
        env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "tests"), str(root)])}
        prelude = "import sys\nfrom pathlib import Path\nfrom fakes.sessions import session_of\n"
        prelude += (
            "from rating_app.store import SessionStore\nstore = SessionStore(Path(sys.argv[1]))\nsys.stdin.readline()\n"
        )
        pipe = subprocess.PIPE
        started = [
            subprocess.Popen(
                [sys.executable, "-c", prelude + program, paths.database],
                env=env,
                stdin=pipe,
                stdout=pipe,
                stderr=pipe,
                text=True,
            )
            for program in programs
        ]
        for process in started:
            process.stdin.write("go\n")
            process.stdin.flush()
        ended = [(*process.communicate(timeout=60), process.returncode) for process in started]
        assert [(errors, code) for _, errors, code in ended] == [("", 0)] * len(programs)
        return [said for said, *_ in ended]

    return run


def test_two_that_start_at_once_finish_an_interrupted_session_once(store, paths, at_once):
    sessions = [session_of([0.5] * 20, content=f"Film {number}") for number in range(6)]
    for session in sessions:
        store.save(session)
    with Database(paths.database).writing() as connection:
        connection.execute("UPDATE session SET recording = 1")
    said = at_once(*["print(store.recover())"] * 2)
    assert sum(map(int, said)) == 6
    assert all(store.load(session.head.session_id).interrupted for session in sessions)


def test_two_that_start_at_once_on_nothing_both_have_a_history(store, at_once):
    save = "store.save(session_of([0.5], content='{}'))\nprint(store.recover())"
    assert at_once(save.format(1), save.format(2)) == ["0\n"] * 2
    assert {summary.content for summary in store.summaries()} == {"1", "2"}


def test_two_that_find_a_damaged_history_at_once_rescue_it_once(store, paths, at_once):
    for number in range(12):
        store.save(session_of([0.5] * 200, content=f"Film {number}"))
    with paths.database.open("r+b") as file:
        file.truncate(paths.database.stat().st_size - 4096)
    said = at_once(*["store.recover()\nprint(store.take_rescue())"] * 2)
    assert sorted(words.startswith("Rescue(") for words in said) == [False, True]
    assert len([path for path in paths.data.glob("*damaged*") if path.suffix == ".sqlite"]) == 1
    assert len(store.summaries()) >= 10


DELETING = """
for number, summary in enumerate(store.summaries()):
    if number % 2 == {which} and summary.content.startswith("A secret"):
        store.mark_deleted([summary.session_id])
        store.erase_deleted_sessions()
"""
SAVING = """
for number in range(10):
    store.save(session_of([0.5] * 50, content=f"New {number}"))
"""
RECORDING = """
writer, session = store.writer(), session_of([0.5] * 400, content="Recorded")
writer.begun(session.head)
for sample in session.samples:
    writer.sampled(sample)
writer.finished(session)
"""


def test_deleting_erasing_saving_and_recording_at_once_do_what_was_asked(store, paths, at_once):
    old = [session_of([0.5] * 50, content=f"A secret film {number}") for number in range(20)]
    for session in old:
        store.save(session)
    at_once(DELETING.format(which=0), DELETING.format(which=1), SAVING, RECORDING)
    left = [summary.content for summary in store.summaries()]
    assert sorted(words for words in left if not words.startswith("A secret")) == [
        *(f"New {number}" for number in range(10)),
        "Recorded",
    ]
    # Each went through the list as it found it, and so some may stay.
    for summary in store.summaries():
        if summary.content.startswith("A secret"):
            store.delete(summary.session_id)
    store.delete_older(0)
    assert len(store.summaries()) == 11
    assert b"A secret film" not in paths.database.read_bytes()
