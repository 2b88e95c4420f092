"""One recording, measured against the face at rest in a part of it."""

from __future__ import annotations

import dataclasses

import pytest

from rating_app.batch.job import NotRated, Rated, RatingJob, Stretch
from rating_app.batch.recording import RecordingFailed, carry_out, rate_recording
from rating_app.session.consent import DemoBasis
from rating_app.session.session import SessionRecorder
from rating_app.settings import demo_clip, shipped_model
from rating_app.vision.analysis import FrameAnalyzer

JOB = RatingJob(demo_clip(), DemoBasis())


@pytest.fixture(scope="module")
def analyzer():
    analyzer = FrameAnalyzer(shipped_model())
    yield analyzer
    analyzer.close()


def with_baseline(start_s, end_s):
    return dataclasses.replace(JOB, baseline=Stretch(start_s, end_s))


def test_baseline_holds_from_the_first_frame_on(analyzer):
    session = rate_recording(with_baseline(0, 3), analyzer)
    assert session.head.baseline.seconds == pytest.approx(3, abs=0.1)
    assert session.rating.rest_logit == session.head.baseline.rest_logit
    recorder = SessionRecorder(session.head)
    for sample in session.samples:
        recorder.record(sample.timestamp_s, sample.face_confidence, sample.score, sample.quality)
    assert recorder.finish().samples == session.samples


def test_without_a_stretch_there_is_no_baseline(analyzer):
    session = rate_recording(JOB, analyzer)
    assert session.head.baseline is None and session.rating.rest_logit is None


def test_smiling_stretch_is_no_baseline(analyzer):
    with pytest.raises(RecordingFailed, match=r"has no baseline in the stretch 4-7 s: .*smiling"):
        rate_recording(with_baseline(4, 7), analyzer)


def test_stretch_after_the_end_is_no_baseline(analyzer):
    with pytest.raises(RecordingFailed, match=r"ends before the stretch 60-70 s"):
        rate_recording(with_baseline(60, 70), analyzer)


def test_share_rises_to_all_of_it(analyzer):
    shares = []
    assert isinstance(carry_out(JOB, lambda: analyzer, shares.append), Rated)
    assert shares == sorted(shares) and shares[-1] == 1 and len(shares) == 410


def test_what_nobody_expected_is_the_failure_of_one_recording(analyzer):
    def fail(share):
        raise MemoryError("no room\nfor it")

    answer = carry_out(JOB, lambda: analyzer, fail)
    assert isinstance(answer, NotRated)
    assert answer.reason == f"{demo_clip()} could not be rated (MemoryError: no room for it)."
    assert "Traceback" in answer.details
