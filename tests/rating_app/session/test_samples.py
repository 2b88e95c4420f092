from __future__ import annotations

import numpy as np
import pytest
from fakes.sessions import session_of
from hypothesis import given
from hypothesis import strategies as st

from rating_app.session.content import ContentPosition
from rating_app.session.observation import ExpressionScore
from rating_app.session.samples import BLOCK, Sample, SampleRecording, Samples, frames_by_viewer, row_type
from rating_app.session.session import SessionRecorder

FURTHER = ("sad", "angry", "surprised")

shares = st.floats(0, 1, width=32)
places = st.none() | st.builds(ContentPosition, st.integers(1, 2**32 - 1), st.floats(0, 1e6))


@st.composite
def scores(draw, further):
    return ExpressionScore(draw(shares), draw(shares), draw(shares), tuple((name, draw(shares)) for name in further))


@st.composite
def sample_lists(draw):
    further = draw(st.sampled_from([(), FURTHER[:1], FURTHER]))
    frames = draw(st.lists(st.integers(0, 2**32 - 1), max_size=12, unique=True).map(sorted))
    return [
        Sample(
            frame,
            draw(st.floats(0, 1e6)),
            draw(st.none() | shares),
            draw(st.none() | scores(further)),
            draw(st.none() | shares),
            viewer,
            draw(places),
        )
        for frame in frames
        for viewer in draw(st.sampled_from([(1,), (2,), (1, 2)]))
    ]


@given(sample_lists())
def test_samples_come_out_as_they_went_in(given_samples):
    samples = Samples.of(given_samples)
    assert list(samples) == given_samples
    assert [samples[place] for place in range(len(samples))] == given_samples
    assert list(samples[1:]) == given_samples[1:]


@given(sample_lists())
def test_a_recording_holds_the_same_and_tells_what_it_keeps(given_samples):
    recording = SampleRecording(FURTHER)
    kept = [recording.add(sample) for sample in given_samples if sample.score is None or sample.score.others]
    assert list(recording.so_far()) == kept and len(recording) == len(kept)


@given(sample_lists())
def test_columns_make_the_same_samples(given_samples):
    samples = Samples.of(given_samples)
    names = [name for name in row_type(0).names if name != "others"]
    columns = {name: getattr(samples, name) for name in names}
    columns["others"] = np.array([samples.p_further(name) for name in samples.further]).T.reshape(
        len(samples), len(samples.further)
    )
    assert Samples.of_columns(columns, samples.further) == samples
    assert Samples.joined([samples[:3], samples[3:]], samples.further) == samples


def test_a_frame_takes_no_more_than_72_bytes():
    recording = SampleRecording(FURTHER)
    score = ExpressionScore(0.5, 0.25, 0.25, tuple((name, 0.05) for name in FURTHER))
    for frame in range(10 * BLOCK):
        recording.add(Sample(frame, frame / 30, 0.9, score, 0.8, content=ContentPosition(1, frame / 30)))
    assert recording.nbytes <= 72 * len(recording)


def test_what_was_taken_out_does_not_change_while_more_is_recorded():
    recording = SampleRecording()
    recording.add(Sample(0, 0.0, None, None))
    early = recording.so_far()
    for frame in range(1, 2 * BLOCK):
        recording.add(Sample(frame, frame / 30, None, None))
    assert list(early) == [Sample(0, 0.0, None, None)]
    assert recording.so_far().frame.tolist() == list(range(2 * BLOCK))


def test_samples_are_equal_where_all_of_them_are():
    one = [Sample(0, 0.0, None, None), Sample(1, 0.5, 0.5, ExpressionScore(1.0, 0.0, 0.0))]
    assert Samples.of(one) == Samples.of(one) and hash(Samples.of(one)) == hash(Samples.of(one))
    assert Samples.of(one) != Samples.of(one[:1]) and Samples.of(one) != one
    assert Samples.of(one) != Samples.of([one[0], Sample(1, 0.5, 0.5, ExpressionScore(0.5, 0.5, 0.0))])


def test_columns_have_nan_where_nothing_is_known():
    samples = Samples.of([Sample(0, 0.0, None, None), Sample(1, 0.1, 0.5, ExpressionScore(0.25, 0.5, 0.25))])
    assert samples.face_found.tolist() == [False, True] and samples.content_item.tolist() == [0, 0]
    assert samples.p_happy.tolist() == pytest.approx([np.nan, 0.25], nan_ok=True)
    with pytest.raises(ValueError):
        samples.p_further("sad")


def test_frames_and_viewers_are_counted_once():
    score = ExpressionScore(0.5, 0.5, 0.0)
    samples = Samples.of(
        [Sample(frame, frame / 10, 0.9, score, 0.8, viewer) for frame in range(3) for viewer in (1, 3)]
    )
    assert samples.frame_count == 3 and samples.viewers == (1, 3)
    assert samples.one_a_frame().viewer.tolist() == [1, 1, 1]


def test_a_viewer_has_every_frame_also_those_in_which_others_alone_are_seen():
    def of(frame, viewer, p_happy):
        return Sample(frame, frame / 10, 0.9, ExpressionScore(p_happy, 1 - p_happy, 0.0), 0.5, viewer)

    frames = frames_by_viewer(Samples.of([of(0, 1, 0.25), of(1, 1, 0.5), of(1, 2, 0.75), Sample(2, 0.2, None, None)]))
    assert frames[1].p_happy.tolist() == pytest.approx([0.25, 0.5, np.nan], nan_ok=True)
    assert frames[2].p_happy.tolist() == pytest.approx([np.nan, 0.75, np.nan], nan_ok=True)
    assert frames[2].quality.tolist() == pytest.approx([np.nan, 0.5, np.nan], nan_ok=True)
    assert frames[1].time_s.tolist() == frames[2].time_s.tolist() == [0.0, 0.1, 0.2]
    assert frames_by_viewer(Samples.of([])) == {}


def test_session_made_by_hand_is_as_it_would_be_recorded():
    scores = [0.02, None, *[0.9] * 30, 0.4]
    session = session_of(scores, fps=10.0)
    recorder = SessionRecorder(session.head)
    for number, p_happy in enumerate(scores):
        if p_happy is None:
            recorder.record(number / 10.0, None, None)
        else:
            rest = 1 - p_happy
            recorder.record(number / 10.0, 0.9, ExpressionScore(p_happy, 0.75 * rest, 0.25 * rest))
    assert recorder.finish() == session
