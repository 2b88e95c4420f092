"""Which recordings are meant, and how one is known again."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from rating_app.batch.videos import Fingerprint, find_videos


@pytest.fixture
def folder(tmp_path):
    for name in ("b.mp4", "a.MOV", "deeper/c.mkv", "notes.txt", "._b.mp4", ".cache/d.mp4"):
        path = tmp_path / "panel" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "panel"


def test_folder_stands_for_the_videos_within_in_their_order(folder):
    assert find_videos([folder]).videos == (folder / "a.MOV", folder / "b.mp4", folder / "deeper" / "c.mkv")


def test_file_counts_once_whatever_it_is_called(folder):
    named = find_videos([folder / "notes.txt", folder / "b.mp4", folder])
    assert [path.name for path in named.videos] == ["notes.txt", "b.mp4", "a.MOV", "c.mkv"]


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


def test_fingerprint_changes_with_the_file(folder):
    video = folder / "b.mp4"
    first = Fingerprint.of(video)
    assert first == Fingerprint.of(video)
    os.utime(video, ns=(0, 0))
    assert Fingerprint.of(video) != first
    assert Fingerprint.of(folder / "a.MOV") != Fingerprint.of(video)


def test_what_cannot_be_seen_has_no_fingerprint(tmp_path):
    assert Fingerprint.of(tmp_path / "none.mp4") is None
    assert Fingerprint.of(Path("a\0b.mp4")) is None
