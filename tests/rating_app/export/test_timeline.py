from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import rows_of, session_of

from rating_app.export import timeline_columns
from rating_app.export.timeline import timeline_of
from rating_app.session.observation import CLASS_NAMES
from rating_app.session.session import Session

SIX = ("happy", "neutral", "sad", "surprised", "angry", "other")


def names(class_names) -> list[str]:
    return [column.name for column in timeline_columns(class_names)]


def test_columns_are_the_published_ones():
    assert names(CLASS_NAMES) == [
        *("frame", "viewer", "timestamp_s", "content_item", "content_position_s"),
        *("face_found", "face_confidence", "quality"),
        *("p_happy", "p_neutral", "p_other", "head_yaw_deg", "head_pitch_deg"),
        *("intensity", "facing", "excluded"),
    ]


def test_further_classes_of_the_model_stand_after_p_other():
    assert names(SIX)[10:15] == ["p_other", "p_sad", "p_surprised", "p_angry", "head_yaw_deg"]


def test_intensity_is_that_of_visible_joy_at_the_frame():
    intensities = [row.intensity for row in rows_of(timeline_of(session_of([0.02] * 20 + [0.98] * 20)))]
    assert intensities[5] == 0 and intensities[35] == 1


def test_intensity_is_missing_where_no_face_was_found():
    rows = rows_of(timeline_of(session_of([0.9] * 10 + [None] * 10 + [0.9] * 10)))
    assert [row.intensity is None for row in rows] == [False] * 10 + [True] * 10 + [False] * 10


def test_intensity_is_missing_where_the_face_could_hardly_be_seen():
    session = session_of([0.9] * 30)
    hidden = tuple(replace(sample, quality=0.1 if sample.frame < 10 else 1.0) for sample in session.samples)
    rows = rows_of(timeline_of(replace(session, samples=hidden)))
    assert rows[0].sample.face_found and rows[0].intensity is None
    assert rows[29].intensity == 1


def test_one_frame_has_its_intensity():
    assert [row.intensity for row in rows_of(timeline_of(session_of([0.98])))] == [1.0]


def test_each_viewer_has_an_intensity_of_their_own():
    happy, sober = session_of([0.98] * 20), session_of([0.02] * 20)
    both = [s for pair in zip(happy.samples, (replace(s, viewer=2) for s in sober.samples), strict=True) for s in pair]
    rows = rows_of(timeline_of(Session(happy.head, tuple(both), happy.rating)))
    assert [(row.sample.viewer, row.intensity) for row in rows[:4]] == [(1, 1.0), (2, 0.0), (1, 1.0), (2, 0.0)]


def test_session_without_frames_has_no_rows():
    assert rows_of(timeline_of(session_of([]))) == []


@pytest.mark.parametrize("column", timeline_columns(SIX), ids=lambda column: column.name)
def test_every_cell_is_one_that_its_column_admits(column):
    cells = column.cells(timeline_of(session_of([0.2, None, 0.98, 1.0, 0.0], class_names=SIX)))
    assert len(cells) == 5 and [column.checked(cell) for cell in cells] == cells
