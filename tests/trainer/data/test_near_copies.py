from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trainer.data.near_copies import groups_of_near_copies, linked
from trainer.data.prepare import PreparedFaces


def test_a_picture_saved_smaller_and_darker_is_a_near_copy(make_faces: Callable[..., PreparedFaces]) -> None:
    crops = make_faces(40, size=96).crops
    small = cv2.resize(cv2.resize(crops[7], (40, 40), interpolation=cv2.INTER_AREA), (96, 96))
    _, jpeg = cv2.imencode(".jpg", crops[3], [cv2.IMWRITE_JPEG_QUALITY, 30])
    darker = (cv2.imdecode(jpeg, cv2.IMREAD_COLOR) * 0.7).astype(np.uint8)
    groups = groups_of_near_copies(np.concatenate([crops, small[None], darker[None]]))
    assert groups[40] == 7
    assert groups[41] == 3
    assert len(set(groups.tolist())) == 40


def test_other_pictures_stand_alone(make_faces: Callable[..., PreparedFaces]) -> None:
    assert groups_of_near_copies(make_faces(60, size=96).crops).tolist() == list(range(60))


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40))
def test_what_is_linked_shares_a_group_named_by_its_first(pairs: list[tuple[int, int]]) -> None:
    groups = linked(pairs, 20)
    assert all(groups[a] == groups[b] for a, b in pairs)
    for number in set(groups.tolist()):
        assert number == min(np.flatnonzero(groups == number))
    # No more is put together than the pairs ask for.
    assert len(set(groups.tolist())) >= 20 - len(pairs)
