from __future__ import annotations

import re
from dataclasses import fields

from rating_app.rating import DEFAULT_METHOD, RatingMethod
from rating_app.rating.method import CONSTANTS, METHOD_NAME

NAMES = {field.name for field in fields(RatingMethod)}
NUMBER = r"-?\d+(?:\.\d+)?"


def test_every_constant_of_the_method_is_described_once():
    assert sorted(constant.name for constant in CONSTANTS) == sorted(field.name for field in fields(RatingMethod))


def test_values_are_those_of_the_method():
    assert {constant.name: float(constant.of(DEFAULT_METHOD)) for constant in CONSTANTS} == {
        field.name: getattr(DEFAULT_METHOD, field.name) for field in fields(RatingMethod)
    }


def test_every_constant_has_a_unit_and_a_meaning():
    assert all(constant.unit and constant.meaning for constant in CONSTANTS)


def test_the_document_has_every_constant_with_its_value(root):
    text = " ".join((root / "docs" / "rating.md").read_text(encoding="utf-8").split())
    # What stands behind it first is its value; later on, the text may speak of others.
    found = reversed(re.findall(rf"`(\w+)`(?: k)? = ({NUMBER})", text))
    said = {name: float(value) for name, value in found if name in NAMES}
    assert said == {name: getattr(DEFAULT_METHOD, name) for name in NAMES}
    assert f"method is `{METHOD_NAME}`" in text
