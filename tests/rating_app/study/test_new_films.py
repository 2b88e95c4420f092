from __future__ import annotations

import stat

import pytest

from rating_app.study.films import digest_of
from rating_app.study.new_films import FilmNotCopied, bring, item_ids, named_ids
from rating_app.system.private_files import CopyCancelled


def never():
    return False


def test_film_is_copied_for_its_owner_and_told_piece_by_piece(tmp_path):
    film, folder, pieces = tmp_path / "a:film.mp4", tmp_path / "study", []
    folder.mkdir()
    film.write_bytes(bytes(2**20 + 5))
    name = bring(film, folder, pieces.append, never)
    assert name == "a_film.mp4" and sum(pieces) == 2**20 + 5 and len(pieces) == 2
    assert digest_of(folder / name) == digest_of(film)
    assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_another_film_of_the_same_name_has_another(tmp_path):
    folder = tmp_path / "study"
    (tmp_path / "one").mkdir()
    folder.mkdir()
    for place in (tmp_path, tmp_path / "one"):
        (place / "film.mp4").write_bytes(bytes(str(place), "utf-8"))
    names = [bring(place / "film.mp4", folder, int, never) for place in (tmp_path, tmp_path / "one")]
    assert names == ["film.mp4", "film 2.mp4"]


def test_same_film_of_the_same_name_is_not_copied_twice(tmp_path):
    film, folder = tmp_path / "film.mp4", tmp_path / "study"
    folder.mkdir()
    film.write_bytes(b"film")
    assert [bring(film, folder), bring(film, folder)] == ["film.mp4", "film.mp4"]
    assert [file.name for file in folder.iterdir()] == ["film.mp4"]


def test_film_in_the_folder_stays_where_it_is(tmp_path):
    (tmp_path / "films").mkdir()
    film = tmp_path / "films" / "a.mp4"
    film.write_bytes(b"film")
    assert bring(film, tmp_path, int, never) == "films/a.mp4" and len(list(tmp_path.rglob("*.mp4"))) == 1


def test_cancelled_copy_leaves_nothing(tmp_path):
    film, folder = tmp_path / "film.mp4", tmp_path / "study"
    folder.mkdir()
    film.write_bytes(b"film")
    with pytest.raises(CopyCancelled):
        bring(film, folder, int, lambda: True)
    assert list(folder.iterdir()) == []


def test_film_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(FilmNotCopied, match=r"gone\.mp4"):
        bring(tmp_path / "gone.mp4", tmp_path / "study", int, never)


def test_items_and_questions_are_called_by_their_words_each_once():
    assert item_ids(["Cut A.mp4", "cut-a.mov", "7.mp4", "neutral.mp4"]) == [
        "cut_a",
        "cut_a_2",
        "item_7",
        "item_neutral",
    ]
    assert named_ids(["¿Wie alt?", "好き"], "question") == ["wie_alt", "question"]
