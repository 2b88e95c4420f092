from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import session_of

from rating_app.export.sessions import SESSION_COLUMNS, SessionRow
from rating_app.rating import Baseline
from rating_app.session.recording import RecordingRead
from rating_app.session.sight import Company

HEADER = (
    "session_id content content_kind content_items content_clock content_length_s source camera_lag_ms viewer groups "
    "company started_at duration_s rating_0_100 rating_low rating_high mean_happy_0_100 mean_happy_low mean_happy_high "
    "peak_0_100 end_0_100 "
    "rating_method coverage rated_s undecoded_frames source_duration_s complete smiles smiling_share "
    "effective_size self_view gauge_shown rest_logit rest_yaw_deg rest_pitch_deg facing_share looks_away "
    "excluded_s whole_rating_0_100 whole_rating_low whole_rating_high stars notes interrupted frames model "
    "app_version timeline"
)


def row_of(session) -> dict[str, object]:
    return {column.name: column.cell(SessionRow(session, "film.timeline.csv")) for column in SESSION_COLUMNS}


def test_columns_are_the_published_ones():
    assert [column.name for column in SESSION_COLUMNS] == HEADER.split()


def test_row_says_what_was_measured():
    session = session_of([0.02] * 30 + [0.98] * 30)
    row = row_of(session)
    assert row["session_id"] == session.head.session_id
    assert row["started_at"] == "2026-03-01T12:30:15Z"
    assert row["duration_s"] == pytest.approx(5.9)
    assert row["rating_0_100"] == pytest.approx(session.rating.rating_0_100, abs=0.001)
    assert (row["frames"], row["smiles"], row["timeline"]) == (60, 1, "film.timeline.csv")


def test_what_cannot_be_told_is_empty_and_never_0():
    row = row_of(session_of([None] * 30))
    assert row["coverage"] == 0
    untold = ("rating_0_100", "rating_low", "mean_happy_0_100", "smiles", "smiling_share", "effective_size")
    assert [row[name] for name in (*untold, "rest_logit", "stars")] == [None] * 8


def test_row_says_what_of_a_recording_was_read_and_whose_it_is():
    session = session_of([0.5] * 3)
    assert [row_of(session)[name] for name in ("viewer", "groups", "undecoded_frames", "complete")] == [
        "",
        "",
        None,
        None,
    ]
    head = replace(session.head, viewer="P01", groups=(("cut", "long"), ("age", "young")))
    row = row_of(replace(session, head=head, recording=RecordingRead(213, 8.9, 19.7, False)))
    assert (row["viewer"], row["groups"]) == ("P01", "cut=long; age=young")
    assert (row["undecoded_frames"], row["source_duration_s"], row["complete"]) == (213, 19.7, 0)
    unknown = row_of(replace(session, recording=RecordingRead(1, 0.04)))
    assert (unknown["undecoded_frames"], unknown["source_duration_s"], unknown["complete"]) == (1, None, None)


def test_face_at_rest_has_no_smiles_which_is_a_0():
    assert row_of(session_of([0.02] * 30))["smiles"] == 0


def test_baseline_is_told_where_there_is_no_rating_either():
    session = session_of([None] * 5)
    assert row_of(replace(session, head=replace(session.head, baseline=Baseline(-2.5, 4))))["rest_logit"] == -2.5


def test_viewers_words_are_told():
    row = row_of(replace(session_of([0.5]), stars=4, notes="again!", interrupted=True))
    assert (row["stars"], row["notes"], row["interrupted"]) == (4, "again!", 1)


def test_a_frame_with_two_viewers_counts_once():
    session = session_of([0.5, 0.5])
    both = (*session.samples, replace(session.samples[1], viewer=2))
    assert row_of(replace(session, samples=both))["frames"] == 2


def test_row_says_who_was_there_and_what_they_saw_of_themselves():
    names = ("company", "self_view", "gauge_shown")
    session = session_of([0.5])
    assert [row_of(session)[name] for name in names] == ["", None, None]
    told = replace(session, head=replace(session.head, company=Company.IN_COMPANY), self_view=0.25, gauge_shown=0.0)
    assert [row_of(told)[name] for name in names] == ["in company", 0.25, 0.0]
