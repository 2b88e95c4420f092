from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from rating_app.config import shipped_model
from rating_app.expression import CLASS_NAMES, ExpressionClassifier, ModelRejected
from rating_app.face import FaceCrop


@pytest.fixture
def model(tmp_path):
    for suffix in (".tflite", ".json"):
        shutil.copy(shipped_model().with_suffix(suffix), tmp_path)
    return tmp_path / shipped_model().name


def change(model, **fields):
    description = model.with_suffix(".json")
    description.write_text(json.dumps(json.loads(description.read_text()) | fields))


def test_scores_are_probabilities_of_the_three_classes(model):
    classifier = ExpressionClassifier(model)
    score = classifier.predict(FaceCrop(np.full((classifier.input_size,) * 2 + (3,), 128, np.uint8)))
    values = [score.p_happy, score.p_neutral, score.p_other]
    assert classifier.description.class_names == CLASS_NAMES == ("happy", "neutral", "other")
    assert sum(values) == pytest.approx(1, abs=1e-4)
    assert min(values) >= 0


def test_crop_of_another_size_is_a_mistake(model):
    with pytest.raises(ValueError, match="pixels"):
        ExpressionClassifier(model).predict(FaceCrop(np.zeros((10, 10, 3), np.uint8)))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"class_names": ["neutral", "happy", "other"]}, "tells neutral, happy, other apart"),
        ({"preprocessing_version": "eyes-level-0"}, "faces cut as eyes-level-0"),
        ({"sha256": "0" * 64}, "damaged"),
        ({"input_size": 32}, "other input or output shapes"),
        ({"input_size": "large"}, "cannot be read"),
    ],
)
def test_model_that_does_not_match_its_description_is_refused(model, fields, words):
    change(model, **fields)
    with pytest.raises(ModelRejected, match=words):
        ExpressionClassifier(model)


def test_one_flipped_bit_is_refused(model):
    content = bytearray(model.read_bytes())
    content[len(content) // 2] ^= 1
    model.write_bytes(content)
    with pytest.raises(ModelRejected, match="damaged"):
        ExpressionClassifier(model)


@pytest.mark.parametrize("suffix", [".tflite", ".json"])
def test_missing_half_is_refused(model, suffix):
    model.with_suffix(suffix).unlink()
    with pytest.raises(ModelRejected, match="missing"):
        ExpressionClassifier(model)


@pytest.mark.parametrize("text", ["", "{}", "[]", "nonsense", '{"name": 1}'])
def test_unreadable_description_is_refused(model, text):
    model.with_suffix(".json").write_text(text)
    with pytest.raises(ModelRejected, match="cannot be read"):
        ExpressionClassifier(model)


def test_file_that_is_no_model_is_refused_even_with_the_right_digest(model):
    import hashlib

    model.write_bytes(b"not a model" * 100)
    change(model, sha256=hashlib.sha256(model.read_bytes()).hexdigest())
    with pytest.raises(ModelRejected, match="not a LiteRT model"):
        ExpressionClassifier(model)
