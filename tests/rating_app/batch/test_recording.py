"""One recording, measured against the face at rest in a part of it."""

from __future__ import annotations

import dataclasses
import re

import pytest
from fakes.media import BEGINNING_FRAMES, write_beginning_of_demo

from rating_app.batch.job import NotRated, Rated, RatingJob, Stretch
from rating_app.batch.recording import carry_out, rate_recording
from rating_app.rating.facing import HeadPose
from rating_app.session.consent import DemoBasis
from rating_app.session.content import ContentKind
from rating_app.session.observation import SeenViewer
from rating_app.session.session import SessionRecorder
from rating_app.settings import shipped_model
from rating_app.vision.analysis import FrameAnalyzer


@pytest.fixture(scope="module")
def analyzer():
    analyzer = FrameAnalyzer(shipped_model())
    yield analyzer
    analyzer.close()


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    """A neutral face for three seconds, then a smile of two."""
    return RatingJob(write_beginning_of_demo(tmp_path_factory.mktemp("recording") / "demo.mp4"), DemoBasis())


@pytest.fixture(scope="module")
def without_baseline(job, analyzer):
    return rate_recording(job, analyzer).session


def test_baseline_holds_from_the_first_frame_on(analyzer, job):
    session = rate_recording(dataclasses.replace(job, baseline=Stretch(0, 3)), analyzer).session
    assert session.head.baseline.seconds == pytest.approx(3, abs=0.1)
    assert session.rating.rest_logit == session.head.baseline.rest_logit
    recorder = SessionRecorder(session.head)
    for sample in session.samples:
        head = HeadPose(sample.head_yaw_deg, sample.head_pitch_deg)
        seen = SeenViewer(1, sample.face_confidence, sample.score, sample.quality, head)
        recorder.record_viewers(sample.timestamp_s, [seen])
    assert recorder.finish().samples == session.samples


def test_without_a_stretch_there_is_no_baseline(without_baseline):
    assert without_baseline.head.baseline is None and without_baseline.rating.rest_logit is None


@pytest.mark.parametrize(
    ("start_s", "end_s", "reason"), [(3.8, 6, "smiling"), (60, 70, r"The recording ends before it\.")]
)
def test_baseline_that_cannot_be_measured_is_told_and_the_rest_is_rated(
    analyzer, job, without_baseline, start_s, end_s, reason
):
    rated = rate_recording(dataclasses.replace(job, baseline=Stretch(start_s, end_s)), analyzer)
    (warning,) = rated.warnings
    assert re.search(rf"has no baseline in the stretch {start_s}-{end_s} s, and is rated without: .*{reason}", warning)
    assert rated.session.head.baseline is None
    assert rated.session.rating == without_baseline.rating


def test_recording_is_what_it_was_said_to_be(analyzer, job):
    job = dataclasses.replace(job, name="P01/demo.mp4", content="Trailer", viewer="P01", groups=(("cut", "long"),))
    head = rate_recording(job, analyzer).session.head
    assert (head.source, head.content, head.viewer, head.groups) == job_parts(job)
    assert head.content_kind is ContentKind.RECORDING


def job_parts(job):
    return job.name, job.content, job.viewer, job.groups


def test_share_rises_to_all_of_it(analyzer, job):
    shares = []
    assert isinstance(carry_out(job, lambda: analyzer, shares.append), Rated)
    assert shares == sorted(shares) and shares[-1] == 1 and len(shares) == BEGINNING_FRAMES


def test_what_nobody_expected_is_the_failure_of_one_recording(analyzer, job):
    def fail(share):
        raise MemoryError("no room\nfor it")

    answer = carry_out(job, lambda: analyzer, fail)
    assert isinstance(answer, NotRated)
    assert answer.reason == f"{job.video} could not be rated (MemoryError: no room for it)."
    assert "Traceback" in answer.details
