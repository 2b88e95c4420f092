from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest
from fakes.marks import marked_session
from fakes.viewings import viewing

from rating_app.command_line import main, parse
from rating_app.session.content import ContentItem
from rating_app.store import SessionStore


@pytest.fixture
def markers(paths, tmp_path):
    """Run `rating-app markers` into the folder `markers.out`; returns the exit code."""

    def run(*arguments):
        return main(parse(["markers", *map(str, arguments), "--out", str(run.out)]), paths)

    run.out = tmp_path / "out"
    run.names = lambda: sorted(path.name for path in run.out.iterdir())
    run.read = lambda name: (run.out / name).read_text(encoding="utf-8")
    return run


@pytest.fixture
def film(tmp_path):
    """A film of 29.97 frames per second whose first one is at 01:00:00;00."""
    path = tmp_path / "cut 7.mov"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=Fraction(30000, 1001))
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.metadata["timecode"] = "01:00:00;00"
        for _ in range(5):
            out.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8))))
        out.mux(stream.encode())
    return path


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_exported_folder_gives_marks_at_the_films_time(markers, exported, capsys, form):
    folder = exported(marked_session(), format=form)
    assert markers(folder, "--format", "srt,youtube") == 0
    assert markers.names() == ["A film.chapters.txt", "A film.srt"]
    srt = markers.read("A film.srt")
    # Second 30 of the session is 70 s of the film.
    assert "00:01:10,000 --> 00:01:12,000\nthe joke" in srt
    assert "00:00:18,000 --> 00:00:19,900\nacross the jump" in srt
    assert markers.read("A film.chapters.txt").startswith("0:00 Beginning\n")
    assert "A film: 4 marks. Times are those of the film A film." in capsys.readouterr().out


def test_history_knows_the_film_and_its_timecode(markers, paths, film, capsys):
    session = marked_session()
    head = replace(session.head, items=(ContentItem(film.name, str(film)),))
    SessionStore(paths.database).save(replace(session, head=head))
    assert markers("--history", "--format", "edl", "--only", "markers") == 0
    edl = markers.read("A film.edl")
    assert "FCM: DROP FRAME" in edl and "01:00:18;00" in edl and "Best moment" not in edl
    # 70 s are 2097 frames of 29.97 a second: 01:01:10;00 less the two that a minute skips.
    assert "01:01:09;29 01:01:10;00" in edl
    assert "the film cut 7.mov." in capsys.readouterr().out


def test_film_and_rate_can_be_named(markers, exported, film, capsys):
    folder = exported(marked_session())
    assert markers(folder, "--format", "edl", "--film", film, "--only", "markers") == 0
    assert "01:00:18;00" in markers.read("A film.edl")
    assert "the film cut 7.mov." in capsys.readouterr().out
    assert markers(folder, "--format", "edl", "--fps", "25", "--start", "10:00:00:00") == 0
    assert "10:00:18:00" in markers.read("A film-2.edl")
    assert markers(folder, "--format", "edl", "--film", film, "--non-drop-frame") == 0
    assert "FCM: NON-DROP FRAME" in markers.read("A film-3.edl")


def test_session_without_a_film_says_so_in_its_name(markers, exported, capsys):
    assert markers(exported(viewing([(5, 8)])), "--format", "vtt") == 0
    assert markers.names() == ["A film.session-time.vtt"]
    assert "Times count from the session's first frame" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "vtt"], "Name the folders"),
        (["FOLDER", "--format", "edl"], "The frame rate of A film is not known"),
        (["FOLDER", "--format", "edl", "--fps", "25", "--start", "1:2"], "is not a timecode"),
        (["FOLDER", "--format", "vtt", "--film", "nowhere.mp4"], "There is no file nowhere.mp4"),
        (["FOLDER", "--format", "vtt", "--content", "another"], "There is no session"),
        (["nowhere", "--format", "vtt"], "nowhere is not a folder"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(markers, exported, capsys, arguments, words):
    folder = exported(marked_session())
    assert markers(*[folder if one == "FOLDER" else one for one in arguments]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--format", "doc"], ["--format", "vtt", "--only", "frowns"], ["--format", ""]])
def test_unknown_names_are_refused(markers, exported, capsys, option):
    with pytest.raises(SystemExit) as end:
        markers("folder", *option)
    assert end.value.code == 2
    assert "is not one of" in capsys.readouterr().err


def test_one_film_is_not_taken_for_several(markers, exported, film, capsys):
    folder = exported(marked_session(), viewing(content="Another"))
    assert markers(folder, "--format", "vtt", "--film", film) == 2
    assert "--content" in capsys.readouterr().err


def test_broken_timeline_is_left_out_and_said(markers, exported, capsys):
    folder = exported(marked_session(), viewing(content="Another"))
    (folder / "A film.timeline.csv").write_text("broken", encoding="utf-8")
    assert markers(folder, "--format", "vtt") == 1
    assert markers.names() == ["Another.session-time.vtt"]
    assert "A film.timeline.csv cannot be read" in capsys.readouterr().err
