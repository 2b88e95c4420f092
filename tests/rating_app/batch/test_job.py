"""What is asked of a process that rates recordings."""

from __future__ import annotations

import pytest

from rating_app.batch.job import Stretch


@pytest.mark.parametrize(("text", "stretch"), [("0-5", Stretch(0, 5)), ("2.5-12.25", Stretch(2.5, 12.25))])
def test_stretch_is_two_times_in_seconds(text, stretch):
    assert Stretch.parse(text) == stretch
    assert str(stretch) == text


@pytest.mark.parametrize("text", ["", "5", "5-", "-5", "a-b", "1-2-3", "0:10-0:20", "1e1-20", "nan-5", " 0-5"])
def test_what_is_no_stretch_is_refused(text):
    with pytest.raises(ValueError, match="is not START-END in seconds"):
        Stretch.parse(text)


@pytest.mark.parametrize("text", ["5-3", "3-3", "0-2.9"])
def test_stretch_too_short_for_a_resting_face_is_refused(text):
    with pytest.raises(ValueError, match="too short"):
        Stretch.parse(text)
