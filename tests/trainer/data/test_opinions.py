from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from trainer.data.dataset import DataError, Photograph
from trainer.data.opinions import TEACHERS_NAME, Opinions
from trainer.data.prepare import PreparedFaces


def test_opinions_are_kept_by_path(
    make_faces: Callable[..., PreparedFaces], make_opinions: Callable[[PreparedFaces], Opinions], tmp_path: Path
) -> None:
    faces = make_faces(6)
    opinions = make_opinions(faces)
    opinions.save(tmp_path / TEACHERS_NAME)
    again = Opinions.load(tmp_path / TEACHERS_NAME)
    assert (again.paths, again.digest) == (opinions.paths, opinions.digest)
    assert np.array_equal(again.of(faces.photographs[::-1]).without(1), opinions.without(1)[::-1])
    assert opinions.without(None) == pytest.approx(opinions.of_fold.mean(axis=0))
    with pytest.raises(DataError, match=r"do not know 1 of the photographs, such as new\.jpg"):
        again.of([*faces.photographs, Photograph("new.jpg", "happy")])
    np.savez(tmp_path / "two.npz", paths=np.array(opinions.paths), of_fold=opinions.of_fold[:2])
    for name in ("absent.npz", "two.npz"):
        with pytest.raises(DataError, match="does not hold the opinions of"):
            Opinions.load(tmp_path / name)
