"""Recordings rated in processes of their own: real ones, some of which are ended from outside."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import closing

import pytest
from fakes.media import BEGINNING_FRAMES, write_beginning_of_demo
from fakes.videos import write_video_of_days, write_video_of_huge_pictures

from rating_app.batch.job import NotRated, Progressed, Rated, RatingJob
from rating_app.batch.processes import ProcessRunner
from rating_app.session.consent import DemoBasis
from rating_app.settings import shipped_model
from rating_app.system.kernel_rules import landlock
from rating_app.system.kernel_rules.calls import RuleMissing


@pytest.fixture
def jobs(tmp_path):
    """Two recordings that are alike."""
    return [RatingJob(write_beginning_of_demo(tmp_path / f"{n}.mp4"), DemoBasis()) for n in (1, 2)]


def test_two_processes_rate_two_recordings_alike(jobs):
    answers = list(ProcessRunner(shipped_model(), 2).rate(jobs))
    first, second = (next(a for a in answers if isinstance(a, Rated) and a.job == job) for job in jobs)
    assert first.session.samples == second.session.samples
    assert len(first.session.samples) == BEGINNING_FRAMES
    told = [answer for answer in answers if isinstance(answer, Progressed) and answer.job == jobs[0]]
    assert told and all(answer.share == pytest.approx(answer.frames / BEGINNING_FRAMES) for answer in told)


@pytest.mark.skipif(not hasattr(signal, "SIGSEGV"), reason="no such signal here")
def test_process_that_crashes_costs_its_recording_only(jobs):
    outcomes = []
    for answer in ProcessRunner(shipped_model(), 1).rate(jobs):
        if isinstance(answer, Progressed) and answer.job == jobs[0]:
            (process,) = multiprocessing.active_children()
            os.kill(process.pid, signal.SIGSEGV)
        elif not isinstance(answer, Progressed):
            outcomes.append(answer)
    assert isinstance(outcomes[0], NotRated) and isinstance(outcomes[1], Rated)
    assert "1.mp4 ended the process that rated it (SIGSEGV)." in outcomes[0].reason


def test_who_stops_listening_stops_the_processes(jobs):
    with closing(ProcessRunner(shipped_model(), 2).rate(jobs)) as answers:
        next(answers)
        processes = multiprocessing.active_children()
        assert len(processes) == 2
    assert not any(process.is_alive() for process in processes)


def test_recording_that_cannot_be_read_is_an_answer(tmp_path):
    job = RatingJob(tmp_path / "none.mp4", DemoBasis())
    *_, answer = ProcessRunner(shipped_model(), 1).rate([job])
    assert answer == NotRated(job, f"There is no file {tmp_path / 'none.mp4'}.")


def test_no_job_needs_no_process():
    assert list(ProcessRunner(shipped_model(), 2).rate([])) == []
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no such signal here")
def test_process_that_hangs_costs_its_recording_only(jobs):
    stopped, outcomes = False, []
    for answer in ProcessRunner(shipped_model(), 1, progress_within_s=4.0).rate(jobs):
        if isinstance(answer, Progressed) and answer.job == jobs[0] and not stopped:
            stopped = True
            (process,) = multiprocessing.active_children()
            os.kill(process.pid, signal.SIGSTOP)
        elif not isinstance(answer, Progressed):
            outcomes.append(answer)
    assert isinstance(outcomes[0], NotRated) and isinstance(outcomes[1], Rated)
    assert "1.mp4 ended the process that rated it (no sign of life for 4 s)." in outcomes[0].reason
    assert not process.is_alive()


def test_hostile_recordings_cost_no_other(jobs, tmp_path):
    hostile = [
        RatingJob(write_video_of_huge_pictures(tmp_path / "huge.mkv"), DemoBasis()),
        RatingJob(write_video_of_days(tmp_path / "days.avi"), DemoBasis()),
    ]
    answers = ProcessRunner(shipped_model(), 1).rate([*hostile, jobs[0]])
    huge, days, whole = (answer for answer in answers if not isinstance(answer, Progressed))
    assert isinstance(huge, NotRated) and "16000 × 16000 pixels" in huge.reason
    assert isinstance(days, NotRated) and "lasts longer than a day" in days.reason
    assert isinstance(whole, Rated)


def test_what_takes_the_place_of_a_recording_is_not_read(jobs, tmp_path):
    """The process reads the recordings that there were at the start, wherever their names lead later."""
    try:
        landlock.version()
    except RuleMissing as missing:
        pytest.skip(f"no process is held to its files here: {missing}")
    secret = write_beginning_of_demo(tmp_path / "secret.mp4")
    outcomes = []
    for answer in ProcessRunner(shipped_model(), 1).rate(jobs):
        if isinstance(answer, Progressed) and answer.job == jobs[0] and not jobs[1].video.is_symlink():
            jobs[1].video.unlink()
            jobs[1].video.symlink_to(secret)
        elif not isinstance(answer, Progressed):
            outcomes.append(answer)
    assert isinstance(outcomes[0], Rated)
    assert outcomes[1] == NotRated(jobs[1], f"{jobs[1].video} is not a video that can be read.")
