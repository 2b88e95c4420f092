from __future__ import annotations

import numpy as np
import pytest

from rating_app.session.observation import CLASS_NAMES
from trainer.data.classes import ALL_EXPRESSIONS, THREE_WAY, ClassScheme
from trainer.data.dataset import DataError
from trainer.data.labels import EXPRESSION_OF_CLASS, EXPRESSION_OF_LABEL, EXPRESSIONS, three_way_class


def test_classes_are_put_in_order_and_completed() -> None:
    assert ClassScheme.of([]) == THREE_WAY == ClassScheme(CLASS_NAMES)
    assert ClassScheme.of(["angry", "sad", "happy"]).names == ("happy", "neutral", "angry", "sad", "other")
    assert ClassScheme.of(["talking"]).names == ("happy", "neutral", "talking", "other")
    assert ClassScheme.of(list(EXPRESSION_OF_CLASS)).names == (*EXPRESSION_OF_CLASS, "other")


def test_an_unknown_class_is_one_sentence() -> None:
    with pytest.raises(DataError, match="There is no class bored; there are happy, neutral"):
        ClassScheme.of(["happy", "bored"])


@pytest.mark.parametrize("wanted", [[], ["sad"], ["sad", "surprised", "angry"], list(EXPRESSION_OF_CLASS)])
def test_every_expression_is_in_one_class_and_every_class_has_one(wanted: list[str]) -> None:
    scheme = ClassScheme.of(wanted)
    assert scheme.membership.shape == (len(EXPRESSIONS), len(scheme.names))
    assert np.array_equal(scheme.membership.sum(axis=1), np.ones(len(EXPRESSIONS)))
    assert (scheme.membership.sum(axis=0) >= 1).all()


def test_one_class_an_expression_is_in_the_order_of_the_networks_outputs() -> None:
    assert np.array_equal(ALL_EXPRESSIONS.membership, np.eye(len(EXPRESSIONS)))


def test_labels_stand_for_classes() -> None:
    labels = ("happy", "sadness", "fear", "yawning", "eating", "talking", "other", "", "other_or_unclear")
    assert [ClassScheme.of(["sad", "talking"]).class_of(label) for label in labels] == [
        *("happy", "sad", "other", "talking", "talking", "talking", "other", None, None)
    ]
    assert [THREE_WAY.class_of(label) for label in labels] == ["happy", *["other"] * 6, None, None]


def test_every_label_stands_for_the_same_class_however_it_is_asked() -> None:
    for label in (*EXPRESSION_OF_LABEL, "", "other_or_unclear", "bored"):
        assert three_way_class(label) == THREE_WAY.class_of(label), label


def test_the_networks_outputs_keep_their_order() -> None:
    """Networks that are trained already, and the opinions of teachers, are read by it."""
    assert (
        *("happy", "neutral", "anger", "contempt", "disgust", "fear", "sadness", "surprise"),
        *("talking_or_yawning", "other"),
    ) == EXPRESSIONS
