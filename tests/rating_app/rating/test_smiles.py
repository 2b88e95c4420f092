from __future__ import annotations

import pytest

from rating_app.rating import DEFAULT_METHOD, RatedFrames, read_session
from rating_app.rating.smiles import best_moments

REST, FAINT, SMILE = 0.03, 0.4, 0.97


def smiles_of(*stretches, fps=30):
    """Of (seconds, p_happy) in turn."""
    scores = [p for seconds, p in stretches for _ in range(round(seconds * fps))]
    return read_session(RatedFrames.of([number / fps for number in range(len(scores))], scores)).smiles


def test_smile_has_onset_apex_and_offset():
    (smile,) = smiles_of((2, REST), (0.5, FAINT), (1, SMILE), (0.5, FAINT), (2, REST))
    assert smile.onset_s == pytest.approx(2, abs=0.05)
    assert 2.4 < smile.apex_s < 3.6
    assert smile.offset_s == pytest.approx(4, abs=0.05)
    assert smile.peak == 1
    assert smile.peak > smile.mean_intensity > 0.5
    assert smile.duration_s == pytest.approx(2, abs=0.05)


def test_faint_expression_alone_is_no_smile():
    assert smiles_of((2, REST), (2, 0.3), (2, REST)) == ()


def test_single_wrong_frames_are_no_smiles():
    assert smiles_of(*[(0.5, REST), (1 / 30, SMILE)] * 20) == ()


def test_two_that_nearly_touch_are_one():
    assert len(smiles_of((1, REST), (1, SMILE), (0.4, REST), (1, SMILE), (1, REST))) == 1
    assert len(smiles_of((1, REST), (1, SMILE), (0.8, REST), (1, SMILE), (1, REST))) == 2


def test_best_moments_are_those_with_most_joy():
    smiles = smiles_of((1, REST), (0.5, SMILE), (2, REST), (3, SMILE), (2, REST), (1, 0.7), (2, REST))
    assert [round(smile.onset_s) for smile in best_moments(smiles, 2)] == [4, 9] or len(smiles) == 3
    assert best_moments(smiles)[0] == smiles[1]
    assert len(best_moments(smiles, 1)) == 1


def test_smile_shorter_than_the_least_duration_does_not_count():
    assert DEFAULT_METHOD.min_smile_s == 0.3
    assert smiles_of((2, REST), (0.2, SMILE), (2, REST)) == ()
    assert len(smiles_of((2, REST), (0.4, SMILE), (2, REST))) == 1
