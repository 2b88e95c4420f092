"""What an export tells of the content: where in it the viewer was, a rating an item, the jumps, and no file's path."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sessions import pictures_of, rows_of, session_of
from fakes.viewings import film_viewing, viewing
from hypothesis import given
from hypothesis import strategies as st

from rating_app.export import (
    FORMAT_NAMES,
    ITEMS,
    MARKERS,
    PAUSES,
    SEEKS,
    SESSIONS,
    SMILES,
    TIMELINE,
    ExportOptions,
    ReadFailed,
    export_session,
)
from rating_app.export.dictionary import data_dictionary
from rating_app.export.parts import ITEM_COLUMNS, SEEK_COLUMNS
from rating_app.export.timeline import resampled, timeline_of
from rating_app.rating import DEFAULT_METHOD
from rating_app.session.content import ContentItem, ContentKind, ContentPosition, Seek
from rating_app.session.session import Marker, Pause


@pytest.fixture
def pictures():
    return pictures_of([(1, [0.02] * 20), (3, [0.98] * 20), (1, [None] * 20)], items=3)


def film(positions_s, **changes):
    """A film at 10 frames per second, at these places."""
    session = session_of([0.5] * len(positions_s))
    places = [None if position_s is None else ContentPosition(1, position_s) for position_s in positions_s]
    samples = tuple(replace(s, content=place) for s, place in zip(session.samples, places, strict=True))
    head = replace(session.head, content_kind=ContentKind.MEDIA, items=(ContentItem("film.mp4", "/secret/film.mp4"),))
    return replace(session, head=head, samples=samples, **changes)


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_every_format_has_the_content_and_can_be_read_back(tmp_path, pictures, name):
    files = export_session(pictures, tmp_path, "holiday", ExportOptions(name, report=True))
    timeline, sessions = TIMELINE.read(files.timeline), SESSIONS.read(files.sessions)
    assert timeline.column("content_item") == (1,) * 20 + (3,) * 20 + (1,) * 20
    assert timeline.column("content_position_s")[:2] == (0.003333, 0.103333)
    assert (sessions.column("content_kind"), sessions.column("content_items")) == (("pictures",), (3,))
    items = ITEMS.read(files.of(ITEMS))
    assert items.column("item") == (1, 2, 3)
    assert items.column("name") == ("1.jpg", "2.jpg", "3.jpg")
    assert items.column("rating_0_100") == (0.0, None, 100.0)
    assert items.column("rated_s") == pytest.approx((3.9, 0.0, 2.0), abs=0.051)
    assert items.column("coverage") == (pytest.approx(0.5, abs=0.02), None, 1.0)
    assert items.column("smiles") == (0, None, 1)
    seeks = SEEKS.read(files.of(SEEKS))
    assert list(zip(seeks.column("left_item"), seeks.column("reached_item"), strict=True)) == [(1, 3), (3, 1)]
    assert seeks.column("timestamp_s") == (1.9, 3.9)
    assert seeks.column("left_position_s") == (1.903333,) * 2


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_no_export_has_the_places_of_files(tmp_path, pictures, name):
    export_session(pictures, tmp_path, "holiday", ExportOptions(name, report=True))
    assert len(list(tmp_path.iterdir())) == 7
    for path in tmp_path.iterdir():
        assert b"secret" not in path.read_bytes()


def test_session_on_the_screen_has_no_content_and_no_further_files(tmp_path):
    files = export_session(session_of([0.02] * 5), tmp_path, "film")
    timeline, sessions = TIMELINE.read(files.timeline), SESSIONS.read(files.sessions)
    assert timeline.column("content_item") == timeline.column("content_position_s") == (None,) * 5
    assert (sessions.column("content_kind"), sessions.column("content_items")) == (("screen",), (0,))
    assert (files.of(ITEMS), files.of(SEEKS)) == (None, None)
    assert len(list(tmp_path.iterdir())) == 3


def test_film_has_jumps_but_no_items(tmp_path):
    seek = Seek(0.1, ContentPosition(1, 5.1), ContentPosition(1, 60.0))
    files = export_session(film([5.0, 5.1, 60.0, 60.1], seeks=(seek,)), tmp_path, "film")
    assert files.of(ITEMS) is None and files.of(SEEKS) == tmp_path / "film.seeks.csv"
    assert files.of(SEEKS).read_bytes() == (
        b"timestamp_s,left_item,left_position_s,reached_item,reached_position_s\r\n0.100000,1,5.100000,1,60.000000\r\n"
    )


def test_names_of_files_in_use_are_not_taken(tmp_path, pictures):
    (tmp_path / "holiday.items.jsonl").write_text("mine", encoding="utf-8")
    assert export_session(pictures, tmp_path, "holiday").of(ITEMS) == tmp_path / "holiday-2.items.csv"


def test_other_sorts_of_files_are_refused(tmp_path, pictures):
    files = export_session(pictures, tmp_path, "holiday")
    with pytest.raises(ReadFailed, match="this sort of file"):
        ITEMS.read(files.of(SEEKS))
    with pytest.raises(ReadFailed, match="this sort of file"):
        SEEKS.read(files.of(ITEMS))


@pytest.mark.parametrize(("file", "columns"), [("NAME.items.csv", ITEM_COLUMNS), ("NAME.seeks.csv", SEEK_COLUMNS)])
def test_dictionary_has_every_column_in_the_files_order(file, columns):
    _, _, section = data_dictionary(DEFAULT_METHOD).partition(f"## {file}\n")
    rows = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [column.name for column in columns]


def steps(session, hz):
    return [row.sample.content for row in rows_of(resampled(timeline_of(session), hz, DEFAULT_METHOD))]


def test_place_of_a_step_is_that_of_its_beginning():
    assert steps(film([5.0 + n / 10 for n in range(21)]), 4) == [
        ContentPosition(1, pytest.approx(5.0 + step / 4)) for step in range(8)
    ]


def test_place_goes_on_between_two_frames():
    assert steps(film([5.0, 5.1, 5.2]), 20) == [ContentPosition(1, pytest.approx(5.0 + n / 20)) for n in range(4)]


@pytest.mark.parametrize("after", [90.0, 2.0, None])
def test_place_before_a_jump_stays_until_the_first_frame_after_it(after):
    reached = None if after is None else ContentPosition(1, after)
    places = steps(film([5.0, 5.1, after, after]), 20)
    assert places[2:4] == [ContentPosition(1, pytest.approx(5.1))] * 2
    assert places[4:] == [reached] * 2


def test_place_is_known_where_nobody_is_seen(pictures):
    rows = rows_of(resampled(timeline_of(pictures), 1, DEFAULT_METHOD))
    assert [row.sample.content.item for row in rows] == [1, 1, 3, 3, 1, 1]
    assert not rows[-1].sample.face_found


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 20)), min_size=1, max_size=6), st.floats(0.5, 50))
def test_steps_never_name_a_place_where_nobody_was(visits, hz):
    session = pictures_of([(item, [0.5] * frames) for item, frames in visits], items=3)
    longest = {item: max(frames for i, frames in visits if i == item) / 10 for item, _ in visits}
    for row in rows_of(resampled(timeline_of(session), hz, DEFAULT_METHOD)):
        place = row.sample.content
        assert place is not None and 0 <= place.position_s <= longest[place.item] + 0.01
        frames = [s for s in session.samples if s.timestamp_s <= row.sample.timestamp_s + 1e-6]
        assert place.item == frames[-1].content.item


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_smiles_and_markers_say_where_in_the_film_they_were(tmp_path, name):
    session = film_viewing([(100, 130), (200, 230)], smiles=[(105, 110), (203, 209)])
    session = replace(session, markers=(Marker(31.0, "the dog"),), pauses=(Pause(4.0, 65.0, camera_lost=True),))
    files = export_session(session, tmp_path, "film", ExportOptions(name))
    smiles, markers = SMILES.read(files.of(SMILES)), MARKERS.read(files.of(MARKERS))
    assert smiles.column("onset_s") == pytest.approx((5, 33), abs=0.1)
    assert smiles.column("content_item") == (1, 1)
    assert smiles.column("content_position_s") == pytest.approx((105, 203), abs=0.1)
    assert markers.column("content_position_s") == pytest.approx((201.0,), abs=0.01)
    assert PAUSES.read(files.of(PAUSES)).rows == ((4.0, 65.0, 1),)


def test_where_the_app_showed_nothing_they_say_nothing(tmp_path):
    session = viewing(smiles=[(5, 10)], seconds=20)
    files = export_session(replace(session, markers=(Marker(1.0),)), tmp_path, "screen", ExportOptions())
    for file in (SMILES, MARKERS):
        table = file.read(files.of(file))
        assert (table.column("content_item"), table.column("content_position_s")) == ((None,), (None,))
