"""Which pictures are meant, and in which order."""

from __future__ import annotations

from rating_app.playlist import pictures_of

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


def test_what_is_not_there_has_no_pictures(tmp_path):
    assert pictures_of([tmp_path / "gone.m3u"], SUFFIXES) == ()
    assert pictures_of([tmp_path], SUFFIXES) == ()
