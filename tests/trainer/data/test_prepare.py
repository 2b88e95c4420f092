from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from trainer.data.dataset import DataError, Photograph
from trainer.data.prepare import MISSING, NO_FACE, UNREADABLE, prepare, resized

PORTRAITS = Path(__file__).parents[2] / "fixtures" / "portraits"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for file in sorted(PORTRAITS.glob("*.jpg"))[:2]:
        shutil.copy(file, folder)
    (folder / "broken.jpg").write_bytes(b"no image")
    import cv2

    cv2.imwrite(str(folder / "wall.png"), np.full((200, 200, 3), 128, np.uint8))
    return folder


@pytest.fixture(scope="module")
def photographs(folder: Path) -> list[Photograph]:
    names = [*sorted(file.name for file in folder.iterdir()), "absent.jpg"]
    return [Photograph(name, "happy") for name in names]


def test_faces_are_found_and_the_rest_is_counted_by_reason_and_resumed(
    folder: Path, photographs: list[Photograph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[int] = []
    faces = prepare(folder, photographs, tmp_path, 48, jobs=1, on_progress=steps.append)
    assert faces.crops.shape == (2, 48, 48, 3)
    assert faces.crops.dtype == np.uint8
    assert all(p.path.startswith(("happy_", "neutral_")) for p in faces.photographs)
    assert {skip.photograph.path: skip.reason for skip in faces.skipped} == {
        "broken.jpg": UNREADABLE,
        "wall.png": NO_FACE,
        "absent.jpg": MISSING,
    }
    assert sum(steps) == len(photographs)

    def never(*arguments: object) -> None:
        raise AssertionError("a cached block was prepared again")

    monkeypatch.setattr("trainer.data.prepare._prepare_block", never)
    again = prepare(folder, photographs, tmp_path, 48, jobs=1)
    assert np.array_equal(again.crops, faces.crops)
    assert again.digests == faces.digests


def test_another_confidence_is_another_cache(folder: Path, photographs: list[Photograph], tmp_path: Path) -> None:
    lenient = prepare(folder, photographs, tmp_path, 48, jobs=1)
    # No detection is this sure.
    with pytest.raises(DataError, match="no face was found"):
        prepare(folder, photographs, tmp_path, 48, jobs=1, min_confidence=0.9999)
    assert np.array_equal(prepare(folder, photographs, tmp_path, 48, jobs=1).crops, lenient.crops)


def test_nothing_usable_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"None of the 1 photographs can be used \(the file cannot be read as an image\)"
    ):
        prepare(folder, [Photograph("broken.jpg", "happy")], tmp_path, 48, jobs=1)


def test_take_keeps_crops_and_rows_together(make_faces) -> None:
    faces = make_faces(10)
    some = faces.take([7, 2])
    assert some.photographs == (faces.photographs[7], faces.photographs[2])
    assert np.array_equal(some.crops[1], faces.crops[2])


def test_resized_gives_the_asked_side(make_faces) -> None:
    faces = make_faces(3)
    assert resized(faces.crops, [0, 2], 16).shape == (2, 16, 16, 3)
