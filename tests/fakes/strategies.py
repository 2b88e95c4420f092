"""What hypothesis makes sessions of: everything that their types allow, within what a camera and a user can bring."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from rating_app.rating import DEFAULT_METHOD, Baseline, SessionRating
from rating_app.rating.facing import HeadPose
from rating_app.session.consent import DemoBasis, RecordingAttestation, ViewerConsent
from rating_app.session.content import ClockSource, ContentItem, ContentKind, ContentPosition, Seek
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.session.observation import ExpressionScore, further_classes
from rating_app.session.recording import RecordingRead
from rating_app.session.samples import Sample, SampleRecording
from rating_app.session.session import Marker, Session, SessionHead, leave_out
from rating_app.session.sight import Company

HOSTILE = ("=1+1", "'=1", "+cmd|' /C calc'!A0", "@x", "-2", "\t=1", "a,b;c", '"', '""\n"', "\r\n", "\r", "\n", "\0")
HOSTILE += ("x\0y", "'; DROP TABLE session; --", "{x}", "%s", "<b>&amp;", "\u202e", "😀\u200d", "\ud800", "film\udcff")
HOSTILE += ("\ufeff", " ")

any_text = st.text(st.characters(exclude_categories=()), max_size=6)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12), any_text)
writable_texts = texts.map(lambda text: text.encode("utf-8", "backslashreplace").decode())
"""Without lone surrogates, which have no bytes."""

shares = st.floats(0, 1)
seconds = st.floats(0, 1e6)
moments = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)).flatmap(
    lambda moment: st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    )
)
consents = st.one_of(
    st.just(DemoBasis()), st.builds(ViewerConsent, texts, moments), st.builds(RecordingAttestation, texts, moments)
)
classes = st.sampled_from(
    [
        ("happy", "neutral", "other"),
        ("happy", "neutral", "sad", "angry", "other"),
        ("happy", "neutral", "fear", "other"),
    ]
)
readings_of_recordings = st.builds(
    RecordingRead, st.integers(0, 10**6), seconds, st.none() | st.floats(0.01, 1e5), st.none() | st.booleans()
)
positions = st.builds(ContentPosition, st.integers(1, 5), seconds)
degrees = st.floats(-90, 90)
poses = st.builds(HeadPose, degrees, degrees)
exclusions = st.tuples(st.floats(0, 100), st.floats(0, 100), st.sampled_from(ExclusionReason)).map(
    lambda drawn: Exclusion(min(drawn[:2]), max(drawn[:2]), drawn[2])
)


@st.composite
def scores(draw, class_names):
    weights = draw(st.lists(st.floats(0, 1), min_size=len(class_names), max_size=len(class_names)))
    total = sum(weights)
    probabilities = [weight / total for weight in weights] if total > 0 else [1.0, *[0.0] * (len(class_names) - 1)]
    return ExpressionScore.of(class_names, probabilities)


@st.composite
def samples(draw, class_names, viewers, with_content=True, max_frames=12):
    """Of consecutive frames, as a recorder numbers them."""
    timestamp_s, made = 0.0, []
    for frame in range(draw(st.integers(0, max_frames))):
        content = draw(st.none() | positions) if with_content else None
        for viewer in sorted(draw(st.sets(st.integers(1, viewers), max_size=viewers))):
            quality = draw(st.none() | shares)
            score = draw(scores(class_names))
            head = draw(st.tuples(st.none() | degrees, st.none() | degrees)) if with_content else ()
            made.append(Sample(frame, timestamp_s, draw(shares), score, quality, viewer, content, *head))
        if not made or made[-1].frame != frame:
            made.append(Sample(frame, timestamp_s, None, None, content=content))
        timestamp_s += draw(st.floats(0, 20))
    return recorded(made, class_names)


def recorded(samples, class_names):
    """As a recorder keeps them, of a model with these classes even where no face was ever seen."""
    recording = SampleRecording(further_classes(class_names))
    for sample in samples:
        recording.add(sample)
    return recording.so_far()


@st.composite
def sessions(draw, class_names=classes, viewers=3, with_content=True, consent=consents, words=texts):
    names = draw(class_names)
    # What earlier versions did not know either comes with the content.
    heads = st.none() | poses if with_content else st.none()
    head = SessionHead(
        draw(consent),
        *(draw(words) for _ in range(4)),
        names,
        started_at=draw(moments),
        baseline=draw(st.none() | st.builds(Baseline, st.floats(-7, 7), seconds, heads)),
        method=replace(DEFAULT_METHOD, min_quality=draw(shares), smile_on=draw(st.floats(0.2, 1))),
        content_kind=draw(st.sampled_from(ContentKind)) if with_content else ContentKind.SCREEN,
        items=tuple(draw(st.lists(st.builds(ContentItem, words, words), max_size=3))) if with_content else (),
        viewer=draw(words) if with_content else "",
        groups=tuple(draw(st.lists(st.tuples(words, words), max_size=2))) if with_content else (),
        company=draw(st.none() | st.sampled_from(Company)) if with_content else None,
        content_clock=draw(st.sampled_from(ClockSource)) if with_content else ClockSource.NONE,
        content_length_s=draw(st.none() | seconds) if with_content else None,
        camera_lag_s=draw(st.integers(0, 1000)) / 1000 if with_content else 0.0,
    )
    taken = draw(samples(names, viewers, with_content))
    marks = st.lists(st.builds(Marker, seconds, words, seconds), max_size=3)
    jumps = st.lists(st.builds(Seek, seconds, positions, positions), max_size=3)
    session = Session(
        head,
        taken,
        SessionRating(None, 0.0, 0.0),
        tuple(sorted(draw(marks), key=lambda marker: marker.timestamp_s)),
        draw(st.none() | st.integers(1, 5)),
        draw(words),
        draw(st.booleans()),
        tuple(sorted(draw(jumps), key=lambda seek: seek.timestamp_s)) if with_content else (),
        draw(st.none() | readings_of_recordings) if with_content else None,
        self_view=draw(st.none() | shares) if with_content else None,
        gauge_shown=draw(st.none() | shares) if with_content else None,
    )
    rated = replace(session, rating=session.reading.rating)
    return leave_out(rated, draw(st.lists(exclusions, max_size=2 if with_content else 0)))
