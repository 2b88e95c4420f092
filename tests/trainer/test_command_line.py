from __future__ import annotations

import json
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from trainer.__main__ import main

needs_tensorflow = pytest.mark.skipif(find_spec("tensorflow") is None, reason="TensorFlow is not installed")

PORTRAITS = Path(__file__).parents[1] / "fixtures" / "portraits"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two happy and two neutral portraits, a broken file and an unlabelled one."""
    folder = tmp_path / "data"
    folder.mkdir()
    rows = ["path,label"]
    for label in ("happy", "neutral"):
        for file in sorted(PORTRAITS.glob(f"{label}_*.jpg"))[:2]:
            shutil.copy(file, folder)
            rows.append(f"{file.name},{label}")
    (folder / "broken.jpg").write_bytes(b"no image")
    rows += ["broken.jpg,happy", "unclear.jpg,other_or_unclear"]
    (folder / "index.csv").write_text("\n".join(rows) + "\n")
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network that finds everything happy, as the app would load it."""
    keras = pytest.importorskip("keras")
    import hashlib

    from rating_app.session.observation import CLASS_NAMES
    from rating_app.vision.face import PREPROCESSING_VERSION
    from trainer.export.litert import to_tflite

    inputs = keras.Input((32, 32, 3))
    x = keras.layers.GlobalAveragePooling2D()(keras.layers.Rescaling(1 / 255)(inputs))
    network = keras.Model(inputs, keras.layers.Dense(3, activation="softmax")(x))
    import numpy as np

    network.layers[-1].set_weights([np.zeros((3, 3), np.float32), np.array([2, 0, 0], np.float32)])
    content = to_tflite(lambda faces: network(faces, training=False), 32)
    folder = tmp_path_factory.mktemp("model")
    (folder / "expression.tflite").write_bytes(content)
    description = {
        "name": "always-happy",
        "class_names": CLASS_NAMES,
        "input_size": 32,
        "preprocessing_version": PREPROCESSING_VERSION,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    (folder / "expression.json").write_text(json.dumps(description))
    return folder / "expression.tflite"


def arguments(folder: Path, model: Path, tmp_path: Path, *more: str) -> list[str]:
    places = ["--cache", str(tmp_path / "cache"), "--out", str(tmp_path / "out"), "--jobs", "1"]
    return ["evaluate", "--data", str(folder), "--model", str(model), *places, *more]


def test_evaluate_from_photographs_to_figures(
    folder: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments(folder, model, tmp_path)) == 0
    result = json.loads((tmp_path / "out" / "evaluation.json").read_text())
    assert (result["correct"], result["photographs"], result["accuracy"]) == (2, 4, 0.5)
    assert result["left_out_unreadable"] == ["broken.jpg"]
    assert result["left_out_unclear_or_unlabelled"] == 1
    assert (tmp_path / "out" / "confusion.png").is_file()
    assert "Missing or unreadable (1): broken.jpg." in capsys.readouterr().out


def test_a_split_that_is_not_there_is_one_sentence(
    folder: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments(folder, model, tmp_path, "--split", "test")) == 2
    assert capsys.readouterr().err == f"rating-trainer: {folder} has no photographs in split=test.\n"


def test_a_test_split_is_announced_to_be_for_once(
    folder: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (folder / "index.csv").read_text().splitlines()
    splits = ["split", "test", "train", "test", "train", "train", "train"]
    (folder / "index.csv").write_text("\n".join(f"{a},{b}" for a, b in zip(lines, splits, strict=True)))
    assert main(arguments(folder, model, tmp_path)) == 0
    assert "split=test is for use once per release" in capsys.readouterr().out
    assert json.loads((tmp_path / "out" / "evaluation.json").read_text())["photographs"] == 2


def test_a_rejected_model_is_one_sentence(
    folder: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "damaged.tflite").write_bytes(model.read_bytes() + b"x")
    shutil.copy(model.with_suffix(".json"), tmp_path / "damaged.json")
    assert main(arguments(folder, tmp_path / "damaged.tflite", tmp_path)) == 2
    assert "damaged.tflite is damaged" in capsys.readouterr().err


TRAINED = [
    (["train", "--data", "EMPTY"], "has no index.csv"),
    (["train", "--data", "EMPTY", "--leaky"], "--leaky is only for the recipe original-study"),
    (
        ["train", "--data", "EMPTY", "--recipe", "original-study", "--fold", "1"],
        "--fold is only for the recipe expressions",
    ),
    (["train", "--data", "EMPTY", "--classes", "happy,bored"], "There is no class bored"),
    (
        ["train", "--data", "EMPTY", "--recipe", "original-study", "--teachers", "a"],
        "--teachers are only for the recipe expr",
    ),
    (["teach", "--data", "EMPTY", "--faceres", "a.json", "--landmarker", "b.task"], "has no index.csv"),
    (["benchmark", "--data", "EMPTY"], "has no index.csv"),
    (["export", "--run", "EMPTY", "--out", "EMPTY"], "does not say where its data are"),
    (["export", "--benchmark", "EMPTY", "--out", "EMPTY"], "does not say where its data are"),
    (["report", "--run", "EMPTY", "--out", "EMPTY"], "does not say where its data are"),
]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["prepare", "--data", "EMPTY"], "has no index.csv"),
        (["evaluate-clips", "--clips", "EMPTY", "--model", "EMPTY/absent.tflite"], "absent.json is missing"),
        (["card", "--model", "EMPTY/absent.tflite"], "absent.json is missing"),
        *(pytest.param(*each, marks=needs_tensorflow) for each in TRAINED),
    ],
)
def test_unusable_input_ends_with_one_sentence_and_exit_code_2(
    command: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word.replace("EMPTY", str(tmp_path)) for word in command]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_pretrained_files_are_looked_at_first(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("keras")
    files = ["--faceres", str(tmp_path / "absent.json"), "--landmarker", str(tmp_path / "absent.task")]
    assert main(["teach", "--data", str(folder), "--cache", str(tmp_path / "cache"), *files]) == 2
    assert "absent.json is not a TensorFlow.js model" in capsys.readouterr().err
    assert not (tmp_path / "cache").exists()


def test_teachers_that_do_not_know_the_photographs_are_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("keras")
    (folder / "index.csv").write_text((folder / "index.csv").read_text().replace("broken.jpg,happy", "broken.jpg,fear"))
    np.savez(tmp_path / "teachers.npz", paths=np.array(["other.jpg"]), of_fold=np.zeros((3, 1, 10), np.float16))
    options = ["--data", str(folder), "--cache", str(tmp_path / "cache"), "--jobs", "1", "--run", str(tmp_path / "run")]
    assert main(["train", *options, "--teachers", str(tmp_path / "teachers.npz")]) == 2
    assert "The teachers do not know 4 of the photographs" in capsys.readouterr().err


def test_one_class_data_is_one_sentence(
    folder: Path, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "index.csv").write_text("path,label\na.jpg,happy\n")
    assert main(arguments(folder, model, tmp_path)) == 2
    assert "All 1 labelled photographs are happy" in capsys.readouterr().err


def test_the_original_studys_two_classes_are_enough_for_its_recipe(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("keras")
    options = ["--data", str(folder), "--cache", str(tmp_path / "cache"), "--jobs", "1"]
    assert main(["train", "--recipe", "original-study", "--run", str(tmp_path / "run"), *options]) == 2
    assert "The original study's recipe needs 1,000 happy photographs" in capsys.readouterr().err
    assert main(["train", "--run", str(tmp_path / "run"), *options]) == 2
    assert "No photograph is labelled other." in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        ("train", "--data", "photographs"),
        ("benchmark", "--data", "photographs"),
        ("export", "--run", "runs/one", "--out", "model"),
        ("report", "--out", "report"),
    ],
)
@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        ((3, 13, 5), "this needs tensorflow, which is not installed: pip install 'reaction-gauge[train]'."),
        (
            (3, 14, 0),
            "TensorFlow, which trains, has no wheel for Python 3.14 yet: this needs Python 3.11, 3.12 or 3.13.",
        ),
    ],
)
def test_without_tensorflow_what_trains_says_so_at_once(
    command: tuple[str, ...],
    python: tuple[int, ...],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "tensorflow", None)
    monkeypatch.setattr(sys, "version_info", python)
    code = main(command)
    monkeypatch.undo()
    assert code == 2
    assert capsys.readouterr().err == f"rating-trainer: {sentence}\n"
