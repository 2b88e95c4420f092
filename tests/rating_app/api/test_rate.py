from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import rating_app

# As a user writes it: nothing asks whether this is `__main__`, which a process of multiprocessing would run again.
SCRIPT = """
import json
import rating_app

shares = []
session = rating_app.rate(demo=True, on_progress=shares.append)
told = {"rating": session.rating, "smiles": len(session.smiles), "frames": len(session.samples)}
print(json.dumps({**told, "shares": shares, "timeline": str(session.export("out"))}))
"""


def test_script_without_a_guard_rates_the_demo_once(root, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, env=_with(root), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert 0 < told["rating"] <= 100 and told["smiles"] > 0
    assert told["shares"] == sorted(told["shares"]) and all(0 <= share <= 1 for share in told["shares"])
    (read,) = rating_app.read(tmp_path / "out")
    assert (read.rating, len(read.samples)) == (round(told["rating"], 3), told["frames"])


def _with(root):
    return {**os.environ, "PYTHONPATH": str(root)}


def test_no_recording_is_rated_without_consent(tmp_path):
    for given in (False, None, "yes", 1):
        with pytest.raises(rating_app.ConsentMissing, match="pass i_have_consent=True"):
            rating_app.rate("viewer.mp4", i_have_consent=given)
        with pytest.raises(rating_app.ConsentMissing):
            rating_app.rate_into(tmp_path / "out", "viewer.mp4", i_have_consent=given)
    assert not (tmp_path / "out").exists()


def test_what_cannot_be_rated_is_said_in_a_sentence(tmp_path):
    (tmp_path / "text.mp4").write_text("no video")
    with pytest.raises(rating_app.RatingFailed, match=r"text\.mp4 is not a video"):
        rating_app.rate(tmp_path / "text.mp4", i_have_consent=True)
    with pytest.raises(rating_app.RatingFailed, match="is a folder"):
        rating_app.rate(tmp_path, i_have_consent=True)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "Name one recording"),
        ({"demo": True, "viewers": 0}, "viewers is 1 to 4, not 0"),
        ({"demo": True, "baseline": (1, 2)}, "1-2 is too short"),
        ({"demo": True, "baseline": (-1, 2)}, "'-1-2' is not START-END"),
    ],
)
def test_calls_that_make_no_sense_are_refused(asked, said):
    with pytest.raises(ValueError, match=said):
        rating_app.rate(**asked)


def test_baseline_of_several_viewers_is_refused():
    with pytest.raises(rating_app.RatingFailed, match="baseline is for one viewer"):
        rating_app.rate(demo=True, baseline=(0, 9), viewers=2)


def test_recordings_are_rated_into_a_folder_and_one_that_fails_stops_none(tmp_path):
    from rating_app.settings import demo_clip

    videos = tmp_path / "videos"
    videos.mkdir()
    (videos / "P01.mp4").write_bytes(demo_clip().read_bytes())
    (videos / "P02.mp4").write_text("no video")
    shares = []
    rated = rating_app.rate_into(
        tmp_path / "out", videos, i_have_consent=True, content="A film", jobs=1, on_progress=shares.append
    )
    assert [session.content for session in rated] == ["A film"] and shares[-1] == 1
    assert len(rated.left_out) == 1 and "P02.mp4 is not a video" in rated.left_out[0]
    # What is there is not rated again.
    (videos / "P02.mp4").unlink()
    again = rating_app.rate_into(tmp_path / "out", videos, i_have_consent=True, content="A film", jobs=1)
    assert [s.figures["session_id"] for s in again] == [s.figures["session_id"] for s in rated]


def test_nothing_rated_at_all_is_a_failure(tmp_path):
    with pytest.raises(rating_app.RatingFailed, match="There is no file"):
        rating_app.rate_into(tmp_path / "out", tmp_path / "none.mp4", i_have_consent=True)
    with pytest.raises(ValueError, match="Name the recordings"):
        rating_app.rate_into(tmp_path / "out")
