"""Which recordings are meant, and how one is known again."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import av
import pytest

from rating_app.batch.videos import VIDEO_SUFFIXES, Fingerprint, find_videos, stems_of


@pytest.fixture
def folder(tmp_path):
    for name in ("b.mp4", "a.MOV", "deeper/c.mkv", "notes.txt", "._b.mp4", ".cache/d.mp4"):
        path = tmp_path / "panel" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "panel"


def test_folder_stands_for_the_videos_within_in_their_order(folder):
    found = find_videos([folder])
    assert [(video.path, video.name) for video in found.videos] == [
        (folder / "a.MOV", "a.MOV"),
        (folder / "b.mp4", "b.mp4"),
        (folder / "deeper" / "c.mkv", "deeper/c.mkv"),
    ]
    assert found.passed_over == (folder / "notes.txt",)


def test_out_folder_within_is_not_looked_into(folder):
    (folder / "deeper" / "sessions.csv").write_bytes(b"x")
    found = find_videos([folder], but=folder / "deeper")
    assert len(found.videos) == 2 and found.passed_over == (folder / "notes.txt",)


def test_recordings_are_called_by_what_they_do_not_have_in_common(tmp_path):
    for name in ("a/P01/reaction.mp4", "a/P02/reaction.mp4", "b/P01/reaction.mp4"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"x")
    both = find_videos([tmp_path / "a", tmp_path / "b"])
    assert [video.name for video in both.videos] == ["a/P01/reaction.mp4", "a/P02/reaction.mp4", "b/P01/reaction.mp4"]
    files = find_videos([tmp_path / "a" / "P01" / "reaction.mp4", tmp_path / "a" / "P02" / "reaction.mp4"])
    assert [video.name for video in files.videos] == ["P01/reaction.mp4", "P02/reaction.mp4"]
    assert [video.name for video in find_videos([tmp_path / "a" / "P01" / "reaction.mp4"]).videos] == ["reaction.mp4"]


def test_name_says_no_more_of_where_a_recording_lies_than_tells_it_from_the_others(tmp_path):
    """The folders of a home would go into every export."""
    for name in ("somebody/films/a.mp4", "elsewhere/b.mp4", "elsewhere/deep/a.mp4"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    files = find_videos([tmp_path / "somebody" / "films" / "a.mp4", tmp_path / "elsewhere" / "b.mp4"])
    assert [video.name for video in files.videos] == ["a.mp4", "b.mp4"]
    mixed = find_videos([tmp_path / "somebody" / "films" / "a.mp4", tmp_path / "elsewhere"])
    assert [video.name for video in mixed.videos] == ["a.mp4", "elsewhere/b.mp4", "elsewhere/deep/a.mp4"]


def test_files_of_recordings_are_called_apart_whoever_is_done_first():
    names = ["P01/reaction.mp4", "P02/reaction.mp4", "a.mp4", "a.mov", "A.mkv", "b_c.mp4", "b/c.mp4", "d.tar.mp4"]
    stems = stems_of(names)
    assert stems["P01/reaction.mp4"] == "P01_reaction" and stems["d.tar.mp4"] == "d.tar"
    assert (stems["b/c.mp4"], stems["b_c.mp4"]) == ("b_c.mp4", "b_c.mp4-2")
    assert [stems[name] for name in ("a.mp4", "a.mov", "A.mkv")] == ["a.mp4", "a.mov", "A.mkv"]


FORMATS_OF_FILMS = "asf|avi|cavsvideo|dhav|dnxhd|dv|flv|gxf|h261|h263|h264|hevc|ifv|ivf|ivr|kux|m4v|matroska,webm|mjpeg"
FORMATS_OF_FILMS += "|mov,mp4,m4a,3gp,3g2,mj2|mpegts|mxf|nut|rm|roq|ser|swf|ty|vc1|vvc|wtv|yuv4mpegpipe"
WITHOUT_PICTURES = {"isma", "ism", "m4a", "m4b", "mka", "mks", "mpo", "ra", "str", "ty+", "wma", "avif", "heic", "heif"}


@pytest.mark.parametrize("name", FORMATS_OF_FILMS.split("|"))
def test_films_that_ffmpeg_reads_are_taken_from_folders(name):
    suffixes = av.ContainerFormat(name).extensions - WITHOUT_PICTURES
    assert {f".{suffix}" for suffix in suffixes} <= VIDEO_SUFFIXES


def test_file_counts_once_whatever_it_is_called(folder):
    named = find_videos([folder / "notes.txt", folder / "b.mp4", folder])
    assert [video.path.name for video in named.videos] == ["notes.txt", "b.mp4", "a.MOV", "c.mkv"]


def test_folder_without_a_video_fails_and_the_rest_is_found(folder):
    shutil.rmtree(folder / "deeper")
    (folder / "empty").mkdir()
    found = find_videos([folder / "empty", folder])
    assert found.failures == (f"There is no video in the folder {folder / 'empty'}.",)
    assert len(found.videos) == 2


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="here every folder can be read")
def test_folder_that_may_not_be_read_is_named(folder):
    (folder / "deeper").chmod(0)
    assert "deeper cannot be read" in find_videos([folder]).failures[0]
    (folder / "deeper").chmod(0o700)


def test_fingerprint_is_the_contents_wherever_the_file_lies(folder, tmp_path):
    video = folder / "b.mp4"
    video.write_bytes(bytes(3_000_000) + b"1" + bytes(3_000_000))
    first = Fingerprint.of(video)
    elsewhere = shutil.copy(video, tmp_path / "elsewhere.mp4")
    os.utime(elsewhere, ns=(0, 0))
    assert Fingerprint.of(elsewhere) == first != Fingerprint.of(folder / "a.MOV")


@pytest.mark.parametrize("place", [0, 3_000_000, -1])
def test_fingerprint_changes_with_the_beginning_the_middle_and_the_end(tmp_path, place):
    content = bytearray(6_000_000)
    (tmp_path / "a.mp4").write_bytes(content)
    content[place] = 1
    (tmp_path / "b.mp4").write_bytes(content)
    assert Fingerprint.of(tmp_path / "a.mp4") != Fingerprint.of(tmp_path / "b.mp4")


def test_what_cannot_be_seen_has_no_fingerprint(tmp_path):
    assert Fingerprint.of(tmp_path / "none.mp4") is None
    assert Fingerprint.of(Path("a\0b.mp4")) is None
