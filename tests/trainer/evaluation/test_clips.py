from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

pytest.importorskip("keras")

from fakes.models import write_model

from rating_app.rating import SessionRating
from trainer.__main__ import main
from trainer.data.dataset import DataError
from trainer.evaluation.clips import ClipsEvaluation, ScoredClip, Span, read_truth

PORTRAIT = Path(__file__).parents[2] / "fixtures" / "portraits" / "neutral_marc.jpg"
FPS = 20
HEADER = "clip,start_s,end_s,truth,what\n"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real one that takes a light face for a happy one."""
    return write_model(tmp_path_factory.mktemp("model"), {"happy": 0.1, "neutral": 0.8, "other": 0.1})


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Half a second each of a light face, a wall, and the same face in the dark."""
    folder = tmp_path_factory.mktemp("clips")
    face = cv2.resize(cv2.imread(str(PORTRAIT)), (320, 320))
    writer = cv2.VideoWriter(str(folder / "a.avi"), cv2.VideoWriter.fourcc(*"MJPG"), FPS, (320, 320))
    for picture in (np.clip(face * 1.4 + 40, 0, 255), np.full(face.shape, 128), face * 0.35):
        for number in range(FPS // 2):
            # A camera's pictures are never quite the same.
            writer.write(np.clip(picture + number % 2, 0, 255).astype(np.uint8))
    writer.release()
    (folder / "truth.csv").write_text(
        f"{HEADER}a.avi,0,0.3,none,talking\na.avi,0.3,1,smile,grin\na.avi,1,1.5,none,rest\na.avi,0,1.5,unclear,all\n"
    )
    return folder


def test_frames_are_scored_by_the_app_and_counted_by_what_they_show(
    clips: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate-clips", "--clips", str(clips), "--model", str(model), "--out", str(tmp_path)]) == 0
    result = json.loads((tmp_path / "clips.json").read_text())
    assert result["false_joy_by_what"] == {
        "talking": {"value": 1.0, "count": 6, "total": 6},
        "rest": {"value": 0.0, "count": 0, "total": 10},
    }
    assert result["false_joy_by_clip"] == {"a.avi": {"value": 6 / 16, "count": 6, "total": 16}}
    # The wall is no smile found.
    assert result["smiles_found"] == {"value": 4 / 14, "count": 4, "total": 14}
    rated = result["ratings"]["a.avi"]
    assert (rated["frames"], rated["frames_with_face"]) == (30, 20)
    # Of a second of a face, the app makes none.
    assert rated["rating_0_100"] is None
    said = capsys.readouterr().out
    assert "100.0%" in said
    assert "6 of 16" in said


def test_frames_in_which_the_model_wavers_can_be_left_out(clips: Path, tmp_path: Path) -> None:
    wavering = write_model(tmp_path, {"happy": 0.03, "neutral": 0.47, "other": 0.5}, name="wavering")
    files = ["--clips", str(clips), "--model", str(wavering), "--out", str(tmp_path)]
    assert main(["evaluate-clips", *files]) == 0
    counted = json.loads((tmp_path / "clips.json").read_text())
    assert (counted["unsure_from"], counted["ratings"]["a.avi"]["frames_unsure"]) == (None, 0)
    assert main(["evaluate-clips", *files, "--unsure-from", "0.02"]) == 0
    left_out = json.loads((tmp_path / "clips.json").read_text())
    rated = left_out["ratings"]["a.avi"]
    assert (rated["frames_with_face"], rated["frames_unsure"]) == (20, 20)
    assert left_out["false_joy"]["total"] == 0
    # A smile that is left out is not found.
    assert left_out["smiles_found"] == {"value": 0.0, "count": 0, "total": 14}
    assert rated["rating_0_100"] is None


@pytest.mark.parametrize("share", ["0", "1.5", "often"])
def test_a_share_that_is_none_is_refused(share: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["evaluate-clips", "--clips", "a", "--model", "b", "--unsure-from", share])
    assert ended.value.code == 2
    assert "--unsure-from" in capsys.readouterr().err


def test_shares_are_none_where_nothing_was_seen() -> None:
    spans = (Span("a", 0.0, 1.0, "none", "rest"), Span("a", 1.0, 2.0, "smile", "grin"))
    clip = ScoredClip("a", (0.0, 0.5, 1.0), (None, None, None), SessionRating(None, 0.0, 0.0))
    evaluation = ClipsEvaluation("m", "", spans, (clip,))
    assert evaluation.false_joy.value is None
    assert evaluation.smiles_found.value == 0.0
    assert evaluation.mean_p_happy(spans[0]) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("clip,start_s,end_s\n", "lacks the column truth and what"),
        (HEADER, "says nothing of any clip"),
        (HEADER + "a.avi,soon,1,none,rest\n", "line 2: a span begins and ends at a number of seconds"),
        (HEADER + "a.avi,2,1,none,rest\n", "line 2: a span begins at 0 s or later and ends after that"),
        (HEADER + "a.avi,0,inf,none,rest\n", "ends after that"),
        (HEADER + "a.avi,0,1,perhaps,rest\n", "the truth is none, smile or unclear, not 'perhaps'"),
        (HEADER + ",0,1,none,rest\n", "the clip is not named"),
        (HEADER + "a.avi,0\n", "line 2: a span begins and ends"),
        (HEADER + "a.avi,1,2,smile,grin\na.avi,0,1.5,none,rest\n", "spans of a.avi from 0 s and from 1 s overlap"),
    ],
)
def test_a_truth_that_cannot_be_is_said_in_one_sentence(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "truth.csv").write_text(text)
    with pytest.raises(DataError, match=message):
        read_truth(tmp_path)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a.avi,0,1,none,rest", "There is no file"),
        ("truth.csv,0,1,none,rest", "is not a video"),
        ("b.avi,20,21,none,rest", "has no frame from 20 to 21 s"),
    ],
)
def test_a_clip_that_cannot_be_judged_ends_with_exit_code_2(
    row: str, message: str, clips: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.avi").write_bytes((clips / "a.avi").read_bytes())
    (tmp_path / "truth.csv").write_text(f"{HEADER}{row}\n")
    assert main(["evaluate-clips", "--clips", str(tmp_path), "--model", str(model)]) == 2
    *_, last = capsys.readouterr().err.splitlines()
    assert message in last
    assert "rating-trainer: " in last


def test_a_folder_without_truth_ends_with_exit_code_2(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate-clips", "--clips", str(tmp_path), "--model", str(model)]) == 2
    assert "has no truth.csv" in capsys.readouterr().err
