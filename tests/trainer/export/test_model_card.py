from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rating_app.rating import SessionRating
from trainer.__main__ import main
from trainer.data.dataset import DataError
from trainer.evaluation.clips import ClipsEvaluation, ScoredClip, Span, write_clips
from trainer.export.model_card import read_recording

ASSETS = Path(__file__).parents[3] / "assets"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The shipped network, described as an export describes it."""
    shutil.copy(ASSETS / "expression.tflite", tmp_path)
    hits = {"value": 0.9, "interval_95": [0.8, 0.95], "count": 90, "total": 100}
    description = json.loads((ASSETS / "expression.json").read_text()) | {
        "networks": 1,
        "calibration": {"method": "vector scaling", "photographs": 1_234},
        "data": {
            "training": {"own": {"happy": 10, "neutral": 20}},
            "dropped_copies": 3,
            "dropped_contradicting": 2,
            "dropped_near_copies_of_test": 1,
        },
        "recipe": {"unlabelled_photographs": 7},
        "comparison": {
            "held_out": True,
            "keras_accuracy": hits,
            "keras_accuracy_happy_or_not": hits,
            "exported_accuracy_happy_or_not": hits,
            "happy_or_not_difference": -0.001,
            "top_1_agreement": hits,
        },
    }
    (tmp_path / "expression.json").write_text(json.dumps(description))
    return tmp_path / "expression.tflite"


def write_timeline(folder: Path) -> Path:
    """p_happy 0.1 while distressed, but 0.5 in second 2; 0.9 while smiling; a frame without a face."""
    rows = ["timestamp_s,p_happy"]
    for frame in range(19 * 4):
        at = frame / 4
        p_happy = 0.5 if 2 <= at < 3 else 0.1 if at < 9 else 0.9
        rows.append(f"{at},{'' if frame == 1 else p_happy}")
    file = folder / "sad_then_smiling.timeline.csv"
    file.write_text("\n".join(rows) + "\n")
    return file


def test_a_recording_is_read_by_its_stretches(tmp_path: Path) -> None:
    recording = read_recording(write_timeline(tmp_path))
    assert recording.distressed == pytest.approx((27 * 0.1 + 4 * 0.5) / 31)
    assert (recording.worst_second_at_s, recording.worst_second) == (2, pytest.approx(0.5))
    assert recording.smiling == pytest.approx(0.9)
    assert (recording.frames, recording.frames_with_face) == (76, 75)


@pytest.mark.parametrize("text", ["", "timestamp_s,p_happy\n", "timestamp_s\n0.0\n", "timestamp_s,p_happy\nsoon,0.5\n"])
def test_another_table_is_no_recording(text: str, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(text)
    with pytest.raises(DataError, match="is not a timeline of sad_then_smiling"):
        read_recording(tmp_path / "table.csv")


def test_a_card_has_what_it_was_given_and_what_the_model_must_not_be_used_for(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["card", "--model", str(model), "--recording", str(write_timeline(tmp_path))]) == 0
    text = (tmp_path / "MODEL_CARD.md").read_text()
    description = json.loads((ASSETS / "expression.json").read_text())
    assert text.startswith(f"# Model card: {description['name']}\n")
    assert "Article 5(1)(f)" in text
    assert "| smiling, 11 to 19 s | at least 0.92 | 0.900 |" in text
    assert "fitted on 1,234 out-of-fold scores" in text
    assert "UTKFace (Zhang" not in text
    assert "The recipe, out of fold" not in text
    assert "&#" not in text
    # A table of Markdown has no empty line in it.
    assert "|\n\n|" not in text


def test_another_models_evaluation_is_refused(model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "evaluation.json").write_text(json.dumps({"sha256": "0" * 64, "model": "another"}))
    assert main(["card", "--model", str(model), "--test", str(tmp_path / "evaluation.json")]) == 2
    assert "The evaluation is of another, not of" in capsys.readouterr().err


def test_clips_are_on_the_card_and_only_of_this_model(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spans = (Span("talk.mp4", 0.0, 1.0, "none", "talking"), Span("grin.mp4", 0.0, 1.0, "smile", "grin"))
    clips = tuple(
        ScoredClip(name, (0.0, 0.5), (0.9, 0.1), SessionRating(rating, 1.0, 1.0))
        for name, rating in (("talk.mp4", 12.34), ("grin.mp4", None))
    )
    sha256 = json.loads(model.with_suffix(".json").read_text())["sha256"]
    file = write_clips(ClipsEvaluation("this", sha256, spans, clips), tmp_path)
    assert main(["card", "--model", str(model), "--clips", str(file)]) == 0
    text = (tmp_path / "MODEL_CARD.md").read_text()
    assert "| talk.mp4 | 50.0 % | 1 of 2 | - | - | 12.3 |" in text
    assert "| grin.mp4 | - | - | 50.0 % | 1 of 2 | - |" in text
    assert "| talking | 50.0 % | 1 of 2 |" in text
    assert "|\n\n|" not in text
    write_clips(ClipsEvaluation("another", "0" * 64, spans, clips), tmp_path)
    assert main(["card", "--model", str(model), "--clips", str(file)]) == 2
    assert "The evaluation is of another, not of" in capsys.readouterr().err


def test_a_changed_model_gets_no_card(model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model.write_bytes(model.read_bytes() + b"x")
    assert main(["card", "--model", str(model)]) == 2
    assert not (tmp_path / "MODEL_CARD.md").exists()


def test_the_shipped_card_is_of_the_shipped_model() -> None:
    description = json.loads((ASSETS / "expression.json").read_text())
    card = (ASSETS / "MODEL_CARD.md").read_text()
    assert card.startswith(f"# Model card: {description['name']}\n")
    assert description["sha256"][:16] in card


@pytest.mark.parametrize("words", ["Not on employees at work", "Article 5(1)(f)", "must be told (Article 50(3))"])
def test_the_shipped_card_says_the_misuse_as_its_template_does(words: str, root: Path) -> None:
    assert words in (ASSETS / "MODEL_CARD.md").read_text()
    assert words in (root / "trainer" / "templates" / "model_card.md.j2").read_text()


def test_a_description_of_another_version_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ASSETS / "expression.tflite", tmp_path)
    fields = json.loads((ASSETS / "expression.json").read_text())
    fields.pop("networks", None)
    (tmp_path / "expression.json").write_text(json.dumps(fields))
    assert main(["card", "--model", str(tmp_path / "expression.tflite")]) == 2
    assert "written by another version" in capsys.readouterr().err


def test_a_recipe_that_counts_no_copies_gets_a_card_too(model: Path, tmp_path: Path) -> None:
    """The original study's."""
    fields = json.loads(model.with_suffix(".json").read_text())
    fields |= {"data": {"training": {"utkface": {"happy": 10}}}, "recipe": {"recipe": "original-study"}}
    model.with_suffix(".json").write_text(json.dumps(fields))
    assert main(["card", "--model", str(model)]) == 0
    text = (tmp_path / "MODEL_CARD.md").read_text()
    assert "Photographs with a face, by label.\n" in text
    assert "Byte-identical" not in text
