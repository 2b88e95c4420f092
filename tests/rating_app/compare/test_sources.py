from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from fakes.viewings import film_viewing, viewing

from rating_app.compare.panel import CompareFailed
from rating_app.compare.sources import panel_of_folders, panel_of_history
from rating_app.session.content import ClockSource, ContentItem, ContentKind
from rating_app.session.exclusion import Exclusion, ExclusionReason
from rating_app.store import SessionStore


def joys(panel, viewer=1):
    """Of each course of this number, bin by bin; None where the viewer was not seen."""
    found = [course.joy.tolist() for course in panel.courses if course.viewer == viewer]
    return [[None if np.isnan(joy) else joy for joy in course] for course in found]


def same(one, other):
    """Whether two panels hold the same, in whatever order of sessions."""
    assert sorted(one.sessions, key=lambda s: s.session_id) == sorted(other.sessions, key=lambda s: s.session_id)
    pairs = [sorted(p.courses, key=lambda c: (c.session_id, c.viewer)) for p in (one, other)]
    for first, second in zip(*pairs, strict=True):
        assert (first.session_id, first.viewer) == (second.session_id, second.viewer)
        np.testing.assert_array_equal(first.joy, second.joy)
        np.testing.assert_array_equal(first.peak, second.peak)
    return True


def test_frames_become_bins_and_moments_without_a_face_become_none(exported):
    folder = exported(viewing([(2, 4)], seconds=6, unseen=[(4, 5)]))
    assert joys(panel_of_folders([folder], bin_s=1)) == [[0, 0, 1, 1, None, 0]]


def test_two_viewers_of_one_session_are_two(exported):
    session, other = viewing([(2, 4)], seconds=6), viewing(seconds=6)
    seconds = (replace(sample, viewer=2) for sample in other.samples)
    both = tuple(sample for pair in zip(session.samples, seconds, strict=True) for sample in pair)
    panel = panel_of_folders([exported(replace(session, samples=both))], bin_s=1)
    assert joys(panel, 1) == [[0, 0, 1, 1, 0, 0]]
    assert joys(panel, 2) == [[0] * 6]


@pytest.mark.parametrize("fps", [5, 10, 30])
def test_frame_rate_does_not_change_the_bins(exported, fps):
    folder = exported(viewing([(2, 4)], seconds=6, fps=fps))
    assert joys(panel_of_folders([folder], bin_s=1)) == [[0, 0, 1, 1, 0, 0]]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_every_format_gives_the_same_panel(exported, form):
    sessions = [viewing([(2, 4)], seconds=8, unseen=[(0, 2)]), viewing([(3, 5)], seconds=8)]
    csv = panel_of_folders([exported(*sessions, name="csv")], bin_s=0.5)
    other = panel_of_folders([exported(*sessions, name=form, format=form)], bin_s=0.5)
    assert same(csv, other)


def test_history_gives_the_same_panel_as_its_exports(exported, paths):
    sessions = [viewing([(2, 4)], seconds=8, unseen=[(0, 2)]), viewing([(3, 5)], seconds=8, content="Another")]
    store = SessionStore(paths.database)
    for session in sessions:
        store.save(session)
    from_history = panel_of_history(store, bin_s=1)
    from_export = panel_of_folders([exported(*sessions)], bin_s=1)
    assert same(from_history, from_export)
    assert [one.content for one in panel_of_history(store, bin_s=1, content="Another").sessions] == ["Another"]


def test_session_exported_twice_counts_once(exported):
    session = viewing([(2, 4)])
    first, second = exported(session, session, name="first"), exported(session, name="second")
    assert len(panel_of_folders([first, second], bin_s=1).sessions) == 1


def test_title_that_a_spreadsheet_would_run_comes_back_as_it_was(exported):
    folder = exported(viewing(content="=1+1"))
    assert [one.content for one in panel_of_folders([folder], bin_s=1, content="=1+1").sessions] == ["=1+1"]


def broken_text(path):
    path.write_text("frame,viewer\n1,1,1,1\n", encoding="utf-8")


def word_for_a_number(path):
    path.write_text(path.read_text(encoding="utf-8").replace("0.500000", "early"), encoding="utf-8")


def impossible_intensity(path):
    frames = pl.read_csv(path)
    frames.with_columns(pl.lit(7.5).alias("intensity")).write_csv(path)


def intensity_that_is_no_number(path):
    frames = pl.read_csv(path)
    frames.with_columns(pl.lit("nan").alias("intensity")).write_csv(path)


def time_before_the_start(path):
    frames = pl.read_csv(path)
    frames.with_columns(pl.col("timestamp_s") - 5).write_csv(path)


DAMAGES = [
    broken_text,
    word_for_a_number,
    impossible_intensity,
    intensity_that_is_no_number,
    time_before_the_start,
    lambda path: path.write_bytes(b"\xff\xfe\x00\x01" * 50),
    lambda path: path.write_bytes(b""),
    lambda path: path.unlink(),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_broken_timeline_is_left_out_by_name_and_the_others_stay(exported, damage):
    folder = exported(viewing(), viewing(), viewing())
    damage(folder / "A film-2.timeline.csv")
    panel = panel_of_folders([folder], bin_s=1)
    assert len(panel.sessions) == len(panel.courses) == 2
    (sentence,) = map(str, panel.left_out)
    assert "A film-2.timeline.csv is left out" in sentence and "\n" not in sentence


def test_foreign_json_lines_are_no_timeline(exported):
    folder = exported(viewing(), viewing(), format="jsonl")
    (folder / "A film.timeline.jsonl").write_text('{"a": 1}\n', encoding="utf-8")
    assert len(panel_of_folders([folder], bin_s=1).left_out) == 1


def test_sessions_file_of_another_program_is_left_out_where_there_is_one_of_ours(exported):
    folder = exported(viewing(), viewing())
    (folder / "sessions-2.csv").write_text("name,age\n", encoding="utf-8")
    panel = panel_of_folders([folder], bin_s=1)
    assert len(panel.sessions) == 2
    assert "sessions-2.csv" in str(panel.left_out[0])


def test_folder_without_sessions_is_refused(tmp_path, exported):
    with pytest.raises(CompareFailed, match="is not a folder"):
        panel_of_folders([tmp_path / "nowhere"], bin_s=1)
    (tmp_path / "empty").mkdir()
    with pytest.raises(CompareFailed, match=r"has no sessions\.csv"):
        panel_of_folders([tmp_path / "empty"], bin_s=1)
    folder = exported(viewing())
    (folder / "sessions.csv").write_text("name,age\n", encoding="utf-8")
    with pytest.raises(CompareFailed, match="cannot be read"):
        panel_of_folders([folder], bin_s=1)


def test_unknown_content_is_refused_with_what_there_is(exported):
    folder = exported(viewing(content="A"), viewing(content="B"))
    with pytest.raises(CompareFailed, match="'C'; there are: 'A', 'B'"):
        panel_of_folders([folder], bin_s=1, content="C")


def test_timeline_is_looked_for_in_its_own_folder_only(exported, tmp_path):
    folder = exported(viewing(), viewing())
    shutil.move(folder / "A film.timeline.csv", tmp_path / "elsewhere.timeline.csv")
    table = folder / "sessions.csv"
    text = table.read_text(encoding="utf-8").replace("A film.timeline.csv", "../elsewhere.timeline.csv")
    table.write_text(text, encoding="utf-8")
    assert len(panel_of_folders([folder], bin_s=1).left_out) == 1


def test_timeline_whose_name_is_too_long_is_left_out(exported):
    folder = exported(viewing(), viewing())
    table = folder / "sessions.csv"
    text = table.read_text(encoding="utf-8").replace("A film.timeline.csv", f"{'x' * 300}.csv")
    table.write_text(text, encoding="utf-8")
    assert len(panel_of_folders([folder], bin_s=1).left_out) == 1


def test_what_the_user_left_out_is_in_no_bin(exported):
    session = viewing([(2, 6)], seconds=8)
    session = replace(session, exclusions=(Exclusion(3.0, 5.0, ExclusionReason.TALKING),))
    assert joys(panel_of_folders([exported(session)], bin_s=1)) == [[0, 0, 1, None, None, 1, 0, 0]]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_film_time_is_read_from_every_format_as_from_the_history(exported, paths, form):
    jumped = film_viewing([(0, 5), (20, 30)], smiles=[(22, 24)])
    folder = exported(jumped, format=form)
    store = SessionStore(paths.database)
    store.save(jumped)
    panel = panel_of_folders([folder], bin_s=1)
    assert panel.films == {"A film"}
    assert joys(panel) == [[0.0] * 5 + [None] * 15 + [0.0, 0.0, 1.0, 1.0] + [0.0] * 6]
    assert same(panel, panel_of_history(store, bin_s=1))


def test_film_in_another_player_is_laid_over_its_own_time_with_one_of_the_app(exported, paths):
    here = film_viewing([(0, 5), (20, 30)], smiles=[(22, 24)])
    there = film_viewing([(20, 30)], smiles=[(22, 24)], content_kind=ContentKind.SCREEN)
    head = replace(there.head, content_clock=ClockSource.MPRIS, items=(ContentItem("A film", ""),))
    there = replace(there, head=head)
    folder = exported(here, there)
    store = SessionStore(paths.database)
    for session in (here, there):
        store.save(session)
    panel = panel_of_folders([folder], bin_s=1)
    assert panel.films == {"A film"}
    assert [course[22:24] for course in joys(panel)] == [[1.0, 1.0]] * 2
    assert same(panel, panel_of_history(store, bin_s=1))
    assert all(summary.is_of_film for summary in store.summaries())


def test_content_is_of_the_sessions_time_where_one_of_them_knows_no_other(exported):
    folder = exported(film_viewing([(20, 30)], smiles=[(22, 24)]), viewing([(2, 4)], seconds=10))
    panel = panel_of_folders([folder], bin_s=1)
    assert panel.films == set()
    assert [course[2:4] for course in joys(panel)] == [[1.0, 1.0]] * 2
