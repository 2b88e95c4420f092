from __future__ import annotations

import json
import os
import shutil

import numpy as np
import pytest

from rating_app.session.observation import CLASS_NAMES, ExpressionScore
from rating_app.settings import shipped_model
from rating_app.vision import expression
from rating_app.vision.expression import ExpressionClassifier, ModelRejected, check_model
from rating_app.vision.face import FaceCrop


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
    assert score.others == ()
    assert [score.probability(name) for name in CLASS_NAMES] == values


def test_further_classes_are_scored_in_the_model_s_order(six_class_model, black_face):
    classifier = ExpressionClassifier(six_class_model)
    score = classifier.predict(FaceCrop(np.zeros((classifier.input_size,) * 2 + (3,), np.uint8)))
    assert classifier.description.class_names == tuple(black_face)
    assert [name for name, _ in score.others] == ["sad", "surprised", "angry"]
    assert {name: score.probability(name) for name in black_face} == pytest.approx(black_face, abs=1e-4)
    assert score.p_other == pytest.approx(0.6, abs=1e-4)
    assert score.p_happy + score.p_neutral + score.p_other == pytest.approx(1, abs=1e-6)


def test_third_class_may_have_another_name(model):
    change(model, class_names=["happy", "neutral", "sad"])
    classifier = ExpressionClassifier(model)
    score = classifier.predict(FaceCrop(np.full((classifier.input_size,) * 2 + (3,), 128, np.uint8)))
    assert score.others == (("sad", score.p_other),)
    assert score.probability("other") == 0


def test_class_that_the_model_does_not_know_has_no_probability():
    with pytest.raises(KeyError, match="sad"):
        ExpressionScore(0.5, 0.3, 0.2).probability("sad")


def test_rounding_leaves_probabilities_between_0_and_1():
    score = ExpressionScore.of(("happy", "neutral", "sad", "other"), (0.0, 0.0, 1.0, 1e-7))
    assert score.p_other == 1.0
    assert ExpressionScore(0.0, 0.9, 0.1, (("sad", 0.1 + 1e-9),)).probability("other") == 0.0


def test_crop_of_another_size_is_a_mistake(model):
    with pytest.raises(ValueError, match="pixels"):
        ExpressionClassifier(model).predict(FaceCrop(np.zeros((10, 10, 3), np.uint8)))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"class_names": ["neutral", "happy", "other"]}, "distinguishes neutral, happy, other"),
        ({"preprocessing_version": "eyes-level-0"}, "faces cut as eyes-level-0"),
        ({"sha256": "0" * 64}, "damaged"),
        ({"input_size": 32}, "input or output shapes that differ"),
        ({"input_size": "large"}, "cannot be read"),
        ({"input_size": float("inf")}, "cannot be read"),
        ({"name": "half a letter: \ud800"}, "cannot be read"),
        ({"class_names": ["happy", "neutral", "sad", "other"]}, "input or output shapes that differ"),
    ],
)
def test_model_that_does_not_match_its_description_is_refused(model, fields, words):
    change(model, **fields)
    with pytest.raises(ModelRejected, match=words):
        ExpressionClassifier(model)


NAMES = {
    "happy is not first": (["neutral", "happy", "other"], "needs happy and neutral first"),
    "neutral is not second": (["happy", "sad", "neutral"], "needs happy and neutral first"),
    "none": ([], "distinguishes nothing; this app needs happy and neutral first"),
    "two": (["happy", "neutral"], "needs a third class at least"),
    "one twice": (["happy", "neutral", "sad", "sad", "other"], "needs each of them once"),
    "happy again": (["happy", "neutral", "happy"], "needs each of them once"),
    "other before others": (["happy", "neutral", "other", "sad"], "needs other to come last"),
    "capital": (["happy", "neutral", "Sad"], "a class named 'Sad'"),
    "two words": (["happy", "neutral", "a bit sad"], "one lower-case word"),
    "comma": (["happy", "neutral", "sad,angry"], "one lower-case word"),
    "line break": (["happy", "neutral", "sad\n"], "one lower-case word"),
    "empty": (["happy", "neutral", ""], "one lower-case word"),
    "number": (["happy", "neutral", 3], "one lower-case word"),
    "formula": (["happy", "neutral", "=1+1"], "one lower-case word"),
    "thirteen": (["happy", "neutral", *"abcdefghijk"], "distinguishes 13 classes; this app shows 12 at most"),
}


@pytest.mark.parametrize("case", NAMES)
def test_class_names_that_the_app_cannot_read_are_refused_in_one_sentence(model, case):
    names, words = NAMES[case]
    change(model, class_names=names)
    with pytest.raises(ModelRejected) as refusal:
        check_model(model, shipped_model())
    sentence = str(refusal.value)
    assert words in sentence
    assert sentence.startswith("The model ") and sentence.endswith(".") and "\n" not in sentence


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


@pytest.mark.parametrize("text", ["", "{}", "[]", "nonsense", '{"name": 1}', "[" * 20_000])
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


def test_shipped_model_needs_no_trial(model, monkeypatch):
    monkeypatch.setattr(expression, "IsolatedFunction", lambda *_: pytest.fail("it was tried"))
    check_model(model, shipped_model())


def test_another_model_is_tried_and_can_be_used(six_class_model):
    check_model(six_class_model, shipped_model())


def crash(model_path):
    os.abort()


def test_model_that_ends_its_trial_is_refused(model, monkeypatch):
    monkeypatch.setattr(expression, "try_model", crash)
    change(model, sha256="0" * 64)
    with pytest.raises(ModelRejected, match=r"ended the process that tried it \((SIGABRT|exit code \d+)\)\."):
        check_model(model, shipped_model())


def numbers_that_are_none(faces):
    return faces[:, 0, 0, :] * float("nan")


def numbers_that_are_no_probabilities(faces):
    return faces[:, 0, 0, :] + 5.0


def ten_gigabytes(faces):
    """Of a product of a column and a row."""
    import tensorflow as tf

    grey = tf.reduce_mean(faces)
    return faces[:, 0, 0, :] + tf.reduce_max((tf.ones([50_000, 1]) * grey) * (tf.ones([1, 50_000]) + grey))


@pytest.mark.parametrize("graph", [numbers_that_are_none, numbers_that_are_no_probabilities, ten_gigabytes])
def test_hostile_model_is_refused_in_one_sentence(tmp_path, graph):
    pytest.importorskip("tensorflow", reason="the model is made with TensorFlow, which is not installed")
    from fakes.models import write_graph

    with pytest.raises(ModelRejected, match=r"The model file small\.tflite .+") as refusal:
        check_model(write_graph(tmp_path, graph), shipped_model())
    assert "\n" not in str(refusal.value) and str(refusal.value).endswith(".")
