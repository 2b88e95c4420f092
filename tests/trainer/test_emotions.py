from __future__ import annotations

import numpy as np
import pytest

from rating_app.expression import CLASS_NAMES
from trainer.dataset import DataError
from trainer.emotions import EMOTION_OF_CLASS, EMOTIONS, THREE_WAY, ClassScheme


def test_classes_are_put_in_order_and_completed() -> None:
    assert ClassScheme.of([]) == THREE_WAY == ClassScheme(CLASS_NAMES)
    assert ClassScheme.of(["angry", "sad", "happy"]).names == ("happy", "neutral", "angry", "sad", "other")
    assert ClassScheme.of(list(EMOTION_OF_CLASS)).names == tuple(EMOTION_OF_CLASS)


def test_an_unknown_class_is_one_sentence() -> None:
    with pytest.raises(DataError, match="There is no class bored; there are happy, neutral"):
        ClassScheme.of(["happy", "bored"])


@pytest.mark.parametrize("wanted", [[], ["sad"], ["sad", "surprised", "angry"], list(EMOTION_OF_CLASS)])
def test_every_emotion_is_in_one_class_and_every_class_has_one(wanted: list[str]) -> None:
    scheme = ClassScheme.of(wanted)
    assert scheme.membership.shape == (len(EMOTIONS), len(scheme.names))
    assert np.array_equal(scheme.membership.sum(axis=1), np.ones(len(EMOTIONS)))
    assert (scheme.membership.sum(axis=0) >= 1).all()


def test_labels_stand_for_classes() -> None:
    scheme = ClassScheme.of(["sad"])
    assert [scheme.class_of(label) for label in ("happy", "sadness", "fear", "other", "")] == [
        "happy",
        "sad",
        "other",
        # Somebody's "other" may well be sad.
        None,
        None,
    ]
    assert THREE_WAY.class_of("other") == "other"
