from __future__ import annotations

from dataclasses import fields

from rating_app.rating import DEFAULT_METHOD, RatingMethod
from rating_app.report.constants import CONSTANTS


def test_every_constant_of_the_method_is_described_once():
    assert sorted(constant.name for constant in CONSTANTS) == sorted(field.name for field in fields(RatingMethod))


def test_values_are_those_of_the_method():
    assert {constant.name: float(constant.of(DEFAULT_METHOD)) for constant in CONSTANTS} == {
        field.name: getattr(DEFAULT_METHOD, field.name) for field in fields(RatingMethod)
    }
