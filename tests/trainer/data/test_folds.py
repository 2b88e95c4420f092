from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from trainer.data.dataset import DataError, Photograph
from trainer.data.folds import FOLDS, assign_folds
from trainer.data.prepare import PreparedFaces
from trainer.data.votes import Votes

MakeFaces = Callable[..., PreparedFaces]


def with_photographs(faces: PreparedFaces, change: Callable[[int, Photograph], Photograph]) -> PreparedFaces:
    return replace(faces, photographs=tuple(change(i, photograph) for i, photograph in enumerate(faces.photographs)))


def test_every_labelled_photograph_is_held_out_once_and_never_learnt_from_then(make_faces: MakeFaces) -> None:
    faces = make_faces(300)
    folds = assign_folds(faces, seed=1)
    held_out = [i for fold in range(FOLDS) for i in folds.held_out(fold)]
    assert sorted(held_out) == [i for i, p in enumerate(faces.photographs) if p.split != "test"]
    for fold in range(FOLDS):
        assert not set(folds.training(fold)) & set(folds.held_out(fold))
    assert sorted(folds.training(None)) == sorted(held_out)
    assert all(len(folds.held_out(fold)) > 50 for fold in range(FOLDS))


def test_the_split_depends_on_nothing_but_photographs_and_seed(make_faces: MakeFaces) -> None:
    faces = make_faces(120)
    assert np.array_equal(assign_folds(faces, 1).fold, assign_folds(faces, 1).fold)
    assert not np.array_equal(assign_folds(faces, 1).fold, assign_folds(faces, 2).fold)
    # What stands where in the index does not matter.
    order = list(reversed(range(120)))
    assert np.array_equal(assign_folds(faces.take(order), 1).fold[::-1], assign_folds(faces, 1).fold)


def test_one_person_is_in_one_fold(make_faces: MakeFaces) -> None:
    faces = with_photographs(
        make_faces(300, dataset="facial_expressions"),
        lambda i, p: replace(p, path=f"facial_expressions/Person_{i // 4}_{i % 4:04d}.jpg"),
    )
    folds = assign_folds(faces, seed=1)
    for first in range(0, 300, 4):
        assert len(set(folds.fold[first : first + 4].tolist()) - {-1}) <= 1


def test_votes_teach_where_no_label_is_clear_but_judge_nothing(make_faces: MakeFaces) -> None:
    votes = Votes((("neutral", 4), ("sadness", 4)), 10)
    faces = with_photographs(
        make_faces(150), lambda i, p: replace(p, label="other_or_unclear", votes=votes) if i % 10 == 1 else p
    )
    folds = assign_folds(faces, seed=1)
    voted = [i for i, p in enumerate(faces.photographs) if p.votes and p.split != "test"]
    assert set(voted) <= set(folds.training(None))
    assert not set(voted) & {i for fold in range(FOLDS) for i in folds.held_out(fold)}
    assert not folds.unlabelled(None)
    assert not any(folds.fold[i] == 1 for i in voted if i in folds.training(1))


def test_a_given_fold_is_kept_and_takes_near_copies_along(make_faces: MakeFaces) -> None:
    faces = make_faces(150)
    crops = faces.crops.copy()
    # 1 is GENKI's 0 again, in another data set, a little darker.
    crops[1] = (crops[0] * 0.9).astype(np.uint8)
    faces = with_photographs(
        replace(faces, crops=crops),
        lambda i, p: replace(p, split="train", fold=str((i + 2) % 3) if i % 5 == 0 else ""),
    )
    folds = assign_folds(faces, seed=1)
    assert folds.fold[0] == folds.fold[1] == 2
    assert folds.group[0] == folds.group[1]
    assert all(folds.fold[i] == (i + 2) % 3 for i in range(0, 150, 5))


def test_where_near_copies_have_two_given_folds_neither_teaches_about_the_other(make_faces: MakeFaces) -> None:
    faces = make_faces(150)
    crops = faces.crops.copy()
    crops[1] = (crops[0] * 0.9).astype(np.uint8)
    faces = with_photographs(
        replace(faces, crops=crops),
        lambda i, p: replace(p, split="train", fold={0: "0", 1: "1"}.get(i, "")),
    )
    folds = assign_folds(faces, seed=1)
    assert 0 in folds.held_out(0)
    assert 1 not in folds.training(0)
    assert 1 in folds.held_out(1)
    assert 0 not in folds.training(1)
    assert {0, 1} <= set(folds.training(2))


def test_near_copies_of_the_test_part_are_in_no_fold(make_faces: MakeFaces) -> None:
    faces = make_faces(150)
    crops = faces.crops.copy()
    assert faces.photographs[4].split == "test"
    crops[0] = (crops[4] * 0.9).astype(np.uint8)
    folds = assign_folds(replace(faces, crops=crops), seed=1)
    assert folds.fold[0] == folds.fold[4] == -1
    assert folds.near_copies_of_test == 1
    assert 0 not in folds.training(None)


def test_unlabelled_photographs_are_apart_and_no_near_copy_of_what_is_held_out(make_faces: MakeFaces) -> None:
    faces = make_faces(150)
    crops = faces.crops.copy()
    crops[1] = (crops[0] * 0.9).astype(np.uint8)
    faces = with_photographs(
        replace(faces, crops=crops), lambda i, p: replace(p, label="other_or_unclear" if i % 10 == 1 else p.label)
    )
    folds = assign_folds(faces, seed=1)
    unlabelled = folds.unlabelled(None)
    assert unlabelled == [i for i, p in enumerate(faces.photographs) if i % 10 == 1 and p.split != "test"]
    assert not set(unlabelled) & set(folds.training(None))
    assert 1 not in folds.unlabelled(int(folds.fold[0]))


def test_one_class_data_cannot_be_split(make_faces: MakeFaces) -> None:
    with pytest.raises(DataError, match="too few photographs labelled neutral"):
        assign_folds(make_faces(100, labels=("happy",)), seed=1)
