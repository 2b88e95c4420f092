"""Tables that say what recordings are."""

from __future__ import annotations

import pytest

from rating_app.batch.job import Stretch
from rating_app.batch.manifest import Described, ManifestRejected, read_manifest


@pytest.fixture
def table(tmp_path):
    def write(text, encoding="utf-8"):
        file = tmp_path / "panel.csv"
        file.write_text(text, encoding=encoding)
        return file

    return write


def test_each_recording_is_described(table, tmp_path):
    manifest = read_manifest(
        table(
            "recording,content,viewer,cut,baseline\nP01/reaction.mp4,Trailer,P01,long,2-7.5\nP02/reaction.mp4,Trailer,P02,,\n"
        )
    )
    first, second = tmp_path / "P01" / "reaction.mp4", tmp_path / "P02" / "reaction.mp4"
    assert manifest.described == {
        first: Described("Trailer", "P01", (("cut", "long"),), Stretch(2, 7.5)),
        second: Described("Trailer", "P02"),
    }
    assert [(video.path, video.name) for video in manifest.found.videos] == [
        (first, "P01/reaction.mp4"),
        (second, "P02/reaction.mp4"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_tables_of_spreadsheets_are_read(table, encoding):
    file = table(" recording ;viewer;Größe\r\na b.mp4; P01 ;groß\r\n;;\r\n\r\n", encoding)
    (described,) = read_manifest(file).described.values()
    assert described == Described(viewer="P01", groups=(("Größe", "groß"),))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "has no column 'recording'; its columns are none"),
        ("file,viewer\na.mp4,P01\n", "has no column 'recording'; its columns are file, viewer"),
        ("recording\n", "names no recording"),
        ("recording,viewer\n,P01\n", "line 2: the recording is not named"),
        ("recording,viewer\na.mp4\n", "line 2: there are more or fewer cells"),
        ("recording\na.mp4,P01\n", "line 2: there are more or fewer cells"),
        ("recording\na.mp4\na.mp4\n", "line 3: a.mp4 stands in the table twice"),
        ("recording,cut,cut\na.mp4,1,2\n", "has the column 'cut' twice"),
        ("recording,\na.mp4,1\n", "has a column without a name"),
        ("recording,baseline\na.mp4,begin\n", "line 2: 'begin' is not START-END"),
        ("recording,baseline\na.mp4,2-3\n", "line 2: 2-3 is too short"),
    ],
)
def test_table_that_cannot_be_used_is_one_sentence(table, text, sentence):
    with pytest.raises(ManifestRejected, match=sentence):
        read_manifest(table(text))


def test_file_that_is_no_table_is_one_sentence(tmp_path):
    (tmp_path / "odd.csv").write_bytes(b"recording\n\xff\xfe\n")
    for name, sentence in (("odd.csv", "is not a table in UTF-8"), ("none.csv", "cannot be read")):
        with pytest.raises(ManifestRejected, match=sentence):
            read_manifest(tmp_path / name)
