"""Which pictures are meant, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_app.session.playlist import pictures_of

SUFFIXES = ("png", "jpg")


def test_numbers_are_counted_and_other_files_left_out(tmp_path):
    for name in ("slide 10.png", "slide 2.PNG", "slide 1.jpg", "notes.txt", "film.mp4"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "inner.png").mkdir()
    names = [file.name for file in pictures_of([tmp_path], SUFFIXES)]
    assert names == ["slide 1.jpg", "slide 2.PNG", "slide 10.png"]


def test_playlist_keeps_its_order_and_its_repeats(tmp_path):
    playlist = tmp_path / "order.m3u8"
    playlist.write_text("\ufeff#EXTM3U\n#EXTINF:5,Zoë\nsub/ä.png\n\n  a.jpg  \nsub/ä.png\n", encoding="utf-8")
    assert pictures_of([playlist], SUFFIXES) == (
        tmp_path / "sub" / "ä.png",
        tmp_path / "a.jpg",
        tmp_path / "sub" / "ä.png",
    )


def test_address_on_a_network_is_no_file(tmp_path):
    playlist = tmp_path / "order.txt"
    playlist.write_text("https://example.org/a.png\nb.png\n")
    assert pictures_of([playlist], SUFFIXES) == (tmp_path / "b.png",)


def test_empty_folder_has_no_pictures(tmp_path):
    assert pictures_of([tmp_path], SUFFIXES) == ()


def test_playlist_that_is_gone_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        pictures_of([tmp_path / "gone.m3u"], SUFFIXES)


file_names = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="/\0\n\r"), min_size=1, max_size=8)


@given(content=st.binary(max_size=80))
def test_any_bytes_are_a_playlist(tmp_path_factory, content):
    playlist = tmp_path_factory.mktemp("list") / "list.m3u"
    playlist.write_bytes(content + b"\na.jpg")
    found = pictures_of([playlist], ("jpg",))
    assert found[-1] == playlist.parent / "a.jpg"
    assert all("://" not in str(file) and file.suffix.lower() == ".jpg" for file in found)


@given(names=st.lists(file_names, max_size=8, unique=True), random=st.randoms(use_true_random=False))
def test_order_of_pictures_hangs_on_their_names_alone(names, random):
    files = [Path("somewhere") / f"{name}.jpg" for name in names]
    shuffled = random.sample(files, len(files))
    assert sorted(pictures_of(files, ("jpg",))) == sorted(files)
    keyed = [file.name.lower() for file in pictures_of(shuffled, ("jpg",))]
    assert keyed == [file.name.lower() for file in pictures_of(files, ("jpg",))]


@given(numbers=st.lists(st.integers(0, 10**6), unique=True), words=st.sampled_from(["", "IMG_", "a "]))
def test_numbers_are_counted_and_not_spelled(numbers, words):
    files = [Path(f"{words}{number}.png") for number in numbers]
    assert pictures_of(files, ("png",)) == tuple(Path(f"{words}{number}.png") for number in sorted(numbers))
