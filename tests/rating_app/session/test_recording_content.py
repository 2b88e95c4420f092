"""The recorder: where in the content each frame was taken, and the jumps."""

from __future__ import annotations

import pytest

from rating_app.session.consent import DemoBasis
from rating_app.session.content import ContentKind, ContentPosition, Seek
from rating_app.session.observation import ExpressionScore, SeenViewer
from rating_app.session.session import SessionHead, SessionRecorder


@pytest.fixture
def recorder():
    return SessionRecorder(SessionHead(DemoBasis(), "A film", "camera", "model-1", "0.2.0"))


def seen(viewer):
    return SeenViewer(viewer, 0.9, ExpressionScore(0.5, 0.5, 0.0), 0.9)


def test_what_is_watched_is_on_the_screen_until_somebody_says_otherwise(recorder):
    assert (recorder.head.content_kind, recorder.head.items) == (ContentKind.SCREEN, ())
    (sample,), _ = recorder.record_viewers(0.0, [seen(1)])
    assert sample.content is None and recorder.finish().seeks == ()


def test_all_samples_of_a_frame_have_its_place_in_the_content(recorder):
    here, there = ContentPosition(1, 12.5), ContentPosition(2, 0.1)
    both, _ = recorder.record_viewers(3.0, [seen(4), seen(7)], here)
    nobody, _ = recorder.record_viewers(3.1, [], there)
    assert [sample.content for sample in both] == [here, here]
    assert [sample.content for sample in nobody] == [there]


def test_jump_is_noted_at_the_newest_frame_or_before(recorder):
    left, reached = ContentPosition(1, 9.0), ContentPosition(1, 3.0)
    assert recorder.seek(left, reached) == Seek(0.0, left, reached)
    for number in range(11):
        recorder.record_viewers(100 + number / 10, [])
    assert recorder.seek(left, reached) == Seek(pytest.approx(1.0), left, reached)
    assert recorder.seek(left, reached, timestamp_s=0.5) == Seek(0.5, left, reached)
    assert recorder.seek(left, reached, timestamp_s=50.0).timestamp_s == pytest.approx(1.0)
    assert [seek.timestamp_s for seek in recorder.finish().seeks] == pytest.approx([0.0, 0.5, 1.0, 1.0])
