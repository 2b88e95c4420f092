from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.labelling.agreement import PassAgreement, cohens_kappa
from trainer.labelling.passes import ANSWERS

LABELS = st.sampled_from(ANSWERS)


def test_kappa_of_a_table_worked_out_by_hand() -> None:
    """Of 50 both say yes to 20 and no to 15: 0.7 agree, 0.5 would by chance."""
    pairs = [("happy", "happy")] * 20 + [("happy", "neutral")] * 5
    pairs += [("neutral", "happy")] * 10 + [("neutral", "neutral")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)


def test_kappa_is_undefined_where_chance_explains_everything() -> None:
    assert cohens_kappa([]) is None
    assert cohens_kappa([("happy", "happy")] * 9) is None
    assert cohens_kappa([("happy", "happy")] * 9 + [("other", "other")]) == 1
    assert cohens_kappa([("happy", "neutral"), ("neutral", "happy")]) == -1


@given(st.lists(st.tuples(LABELS, LABELS), min_size=1))
def test_kappa_is_symmetric_and_never_above_the_plain_share(pairs: list[tuple[str, str]]) -> None:
    kappa = cohens_kappa(pairs)
    assert kappa == cohens_kappa([(second, first) for first, second in pairs])
    agreement = PassAgreement.of(pairs)
    assert kappa is None or -1 <= kappa <= agreement.same / agreement.photographs


def test_agreement_tells_doubt_from_contradiction() -> None:
    pairs = [("happy", "happy"), ("unclear", "unclear"), ("unclear", "happy"), ("happy", "other"), ("other", "happy")]
    agreement = PassAgreement.of(pairs)
    counts = agreement.photographs, agreement.same, agreement.one_unclear, agreement.contradicting
    assert counts == (5, 2, 1, 2)
