"""An exported model's results on labelled photographs, computed with the app's own detector, crop and classifier."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rating_app.session.observation import CLASS_NAMES, ExpressionScore
from rating_app.vision.expression import ExpressionClassifier
from rating_app.vision.face import FaceCrop
from trainer.atomic import replace_file
from trainer.data.classes import ClassScheme
from trainer.data.dataset import DataError, Photograph
from trainer.data.labels import DISTRESS
from trainer.data.prepare import NO_FACE, PreparedFaces
from trainer.evaluation.metrics import (
    BinaryCounts,
    Proportion,
    ReliabilityBin,
    RocCurve,
    expected_calibration_error,
    reliability,
    roc_curve,
)

HAPPY_FROM = 0.5
"""A face is called happy if its `p_happy` is at least this."""

NO_FACE_COLUMN = "no face"

THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(1, 20))

SMILES = {"clear": "2", "faint": "1"}
"""By `label_passes`: both passes called the face happy, or one of them was unsure."""


@dataclass(frozen=True)
class Prediction:
    """A labelled photograph and the model's `score` of it, None if no face was found."""

    photograph: Photograph
    score: ExpressionScore | None

    @property
    def is_happy(self) -> bool | None:
        """Return whether the face is called happy; None if no face was found."""
        return None if self.score is None else self.is_happy_from(HAPPY_FROM)

    def is_happy_from(self, threshold: float) -> bool:
        """Return whether `p_happy` reaches `threshold`; False if no face was found."""
        return self.score is not None and self.score.p_happy >= threshold

    @property
    def is_right(self) -> bool:
        """Return whether the face is called happy or not happy as labelled; False if no face was found."""
        return self.is_happy == self.photograph.is_happy

    @property
    def class_name(self) -> str:
        """Return the most probable of the three classes, or `no face`."""
        if self.score is None:
            return NO_FACE_COLUMN
        values = (self.score.p_happy, self.score.p_neutral, self.score.p_other)
        return CLASS_NAMES[values.index(max(values))]

    def class_among(self, class_names: Sequence[str]) -> str:
        """Return the most probable of the model's own classes, or `no face`."""
        if self.score is None:
            return NO_FACE_COLUMN
        return max(class_names, key=self.score.probability)


@dataclass(frozen=True)
class Evaluation:
    """One model's predictions on clearly labelled photographs, and all figures derived from them.

    `unclear` counts the photographs that were left out because their label does not show whether the face is happy;
    `unreadable` names the files that were left out because they are missing or are not images. `class_names` are the
    model's.
    """

    model_name: str
    model_sha256: str
    predictions: tuple[Prediction, ...]
    unclear: int
    unreadable: tuple[str, ...]
    class_names: tuple[str, ...] = CLASS_NAMES

    def of(self, wanted: Callable[[Photograph], bool]) -> Evaluation:
        """Return the evaluation of only those photographs that are `wanted`."""
        return replace(self, predictions=tuple(p for p in self.predictions if wanted(p.photograph)))

    def of_dataset(self, name: str) -> Evaluation:
        """Return the evaluation of only those photographs that belong to this data set."""
        return self.of(lambda photograph: photograph.dataset == name)

    @property
    def counts(self) -> BinaryCounts:
        return BinaryCounts.of(
            [p.is_happy for p in self.predictions], [p.photograph.label == "happy" for p in self.predictions]
        )

    @property
    def called_happy(self) -> Proportion:
        """Return the share of all photographs that are called happy; a face that was not found is not."""
        return Proportion(sum(p.is_happy is True for p in self.predictions), len(self.predictions))

    @property
    def detection_rate(self) -> Proportion:
        return Proportion(len(self._seen), len(self.predictions))

    @property
    def accuracy_where_found(self) -> Proportion:
        """Return the accuracy of happy or not happy on the photographs in which a face was found."""
        return Proportion(sum(p.is_right for p in self._seen), len(self._seen))

    @property
    def three_class_accuracy(self) -> Proportion:
        """Return the accuracy on photographs whose label stands for one of the three classes; a face that was not found
        is wrong.
        """
        classed = [p for p in self.predictions if p.photograph.class_name is not None]
        return Proportion(sum(p.class_name == p.photograph.class_name for p in classed), len(classed))

    @property
    def confusion(self) -> dict[str, dict[str, int]]:
        """Return the counts by true class, then by predicted class or `no face`."""
        counted = Counter((p.photograph.class_name, p.class_name) for p in self.predictions)
        return {row: {column: counted[row, column] for column in (*CLASS_NAMES, NO_FACE_COLUMN)} for row in CLASS_NAMES}

    @property
    def class_confusion(self) -> dict[str, dict[str, int]]:
        """Return the counts by the model's own classes, for labels that stand for one; empty for a three-way model."""
        if self.class_names == CLASS_NAMES:
            return {}
        scheme = ClassScheme(self.class_names)
        counted = Counter(
            (scheme.class_of(p.photograph.label), p.class_among(self.class_names)) for p in self.predictions
        )
        columns = (*self.class_names, NO_FACE_COLUMN)
        return {row: {column: counted[row, column] for column in columns} for row in self.class_names}

    @property
    def roc(self) -> RocCurve:
        return roc_curve(self._scores, self._happy)

    @property
    def reliability(self) -> tuple[ReliabilityBin, ...]:
        """Return the reliability of `p_happy`, in 15 bins of equal count."""
        return reliability(self._scores, self._happy)

    @property
    def calibration_error(self) -> float:
        """Return the expected calibration error of `p_happy`, in [0, 1]."""
        return expected_calibration_error(self.reliability)

    @property
    def calibration_error_by_dataset(self) -> dict[str, float]:
        """Return the calibration error of each data set that has both happy faces and others."""
        errors = {}
        for name in self.by_dataset:
            own = self.of_dataset(name)
            if len(set(own._happy)) == 2:
                errors[name] = own.calibration_error
        return errors

    def accuracy_by(self, group_of: Callable[[Photograph], str]) -> dict[str, Proportion]:
        """Return the accuracy of happy or not happy by group, in alphabetical order, without photographs whose group is
        empty.
        """
        groups: defaultdict[str, list[bool]] = defaultdict(list)
        for prediction in self.predictions:
            groups[group_of(prediction.photograph)].append(prediction.is_right)
        return {name: Proportion(sum(right), len(right)) for name, right in sorted(groups.items()) if name}

    @property
    def by_race(self) -> dict[str, Proportion]:
        return self.accuracy_by(lambda photograph: photograph.race_group)

    @property
    def by_age(self) -> dict[str, Proportion]:
        """Return the accuracy by age, from the youngest group to the oldest."""
        found = self.accuracy_by(lambda photograph: photograph.age_group)
        return {name: found[name] for name in ("baby", "child", "adult", "elderly") if name in found}

    @property
    def by_dataset(self) -> dict[str, Proportion]:
        return self.accuracy_by(lambda photograph: photograph.dataset)

    @property
    def called_happy_by_label(self) -> dict[str, Proportion]:
        """Return the share called happy for each label, among photographs with a face: false joy, except for the label
        happy.
        """
        return self._called_happy_by(lambda photograph: photograph.label)

    @property
    def called_happy_by_dataset_and_label(self) -> dict[str, Proportion]:
        """Return `called_happy_by_label` separately for each data set, with keys like `data set: label`."""
        return self._called_happy_by(lambda photograph: f"{photograph.dataset}: {photograph.label}")

    @property
    def by_race_and_age(self) -> dict[str, Proportion]:
        """Return the accuracy by `race, age`, on photographs for which both are known."""
        return self.accuracy_by(lambda p: f"{p.race_group}, {p.age_group}" if p.race_group and p.age_group else "")

    @property
    def smiles_found(self) -> dict[str, Proportion]:
        """Return the share of clear and faint smiles called happy, by `kind, data set`, on photographs with
        `label_passes`.

        A face that was not found is not called happy.
        """
        found = {
            f"{kind}, {dataset}": self.of(partial(is_smile, dataset, kind)).called_happy
            for dataset in self.by_dataset
            for kind in SMILES
        }
        return {name: share for name, share in found.items() if share.total}

    @property
    def distress_called_happy(self) -> dict[str, Proportion]:
        """Return the share of angry, afraid, sad and disgusted faces called happy, by data set; a face that was not
        found is not.
        """
        return self._called_happy_by_dataset(DISTRESS)

    @property
    def surprise_called_happy(self) -> dict[str, Proportion]:
        """Return the share of surprised faces called happy, by data set."""
        return self._called_happy_by_dataset(("surprise",))

    @property
    def happy_found(self) -> dict[str, Proportion]:
        """Return the share of happy faces called happy, by data set; a face that was not found is not."""
        return self._called_happy_by_dataset(("happy",))

    def by_threshold(self, dataset: str | None = None) -> list[dict[str, float | None]]:
        """Return the shares of happy faces found and of all others called happy for each of THRESHOLDS of `p_happy`.

        The photographs are those of `dataset`, or all.
        """
        chosen = self if dataset is None else self.of_dataset(dataset)
        happy = [p for p in chosen.predictions if p.photograph.is_happy]
        others = [p for p in chosen.predictions if not p.photograph.is_happy]
        return [
            {
                "threshold": threshold,
                "happy_found": _share([p.is_happy_from(threshold) for p in happy]),
                "others_called_happy": _share([p.is_happy_from(threshold) for p in others]),
            }
            for threshold in THRESHOLDS
        ]

    def _called_happy_by(self, group_of: Callable[[Photograph], str]) -> dict[str, Proportion]:
        groups: defaultdict[str, list[bool]] = defaultdict(list)
        for prediction in self._seen:
            groups[group_of(prediction.photograph)].append(bool(prediction.is_happy))
        return {name: Proportion(sum(happy), len(happy)) for name, happy in sorted(groups.items())}

    def _called_happy_by_dataset(self, labels: Sequence[str]) -> dict[str, Proportion]:
        datasets = sorted({p.photograph.dataset for p in self.predictions if p.photograph.label in labels})
        return {name: self.of(partial(_is_of, name, labels)).called_happy for name in datasets}

    @property
    def _seen(self) -> list[Prediction]:
        return [p for p in self.predictions if p.score is not None]

    @property
    def _scores(self) -> list[float]:
        return [p.score.p_happy for p in self.predictions if p.score is not None]

    @property
    def _happy(self) -> list[bool]:
        return [p.photograph.label == "happy" for p in self._seen]

    def as_dict(self) -> dict[str, object]:
        """Return the figures for JSON; proportions come with their counts and 95 % Wilson interval."""
        counts = self.counts
        accuracy = counts.accuracy.as_dict()
        return {
            "model": self.model_name,
            "sha256": self.model_sha256,
            "happy_from_p_happy": HAPPY_FROM,
            "accuracy": accuracy["value"],
            "accuracy_interval_95": accuracy["interval_95"],
            "correct": counts.accuracy.count,
            "photographs": counts.accuracy.total,
            "happy": counts.positives,
            "not_happy": counts.negatives,
            "precision": counts.precision.as_dict(),
            "recall": counts.recall.as_dict(),
            "specificity": counts.specificity.as_dict(),
            "f1": counts.f1,
            "counts": {name: getattr(counts, name) for name in vars(counts)},
            "detection_rate": self.detection_rate.as_dict(),
            "accuracy_where_a_face_was_found": self.accuracy_where_found.as_dict(),
            "three_class_accuracy": self.three_class_accuracy.as_dict(),
            "class_names": list(self.class_names),
            "confusion": self.confusion,
            "class_confusion": self.class_confusion,
            "called_happy_by_label": _as_dicts(self.called_happy_by_label),
            "called_happy_by_dataset_and_label": _as_dicts(self.called_happy_by_dataset_and_label),
            "by_race": _as_dicts(self.by_race),
            "by_age": _as_dicts(self.by_age),
            "by_race_and_age": _as_dicts(self.by_race_and_age),
            "by_dataset": _as_dicts(self.by_dataset),
            "smiles_found": _as_dicts(self.smiles_found),
            "happy_found": _as_dicts(self.happy_found),
            "distress_called_happy": _as_dicts(self.distress_called_happy),
            "surprise_called_happy": _as_dicts(self.surprise_called_happy),
            "by_threshold": self.by_threshold(),
            "roc_area": self.roc.area,
            "calibration": {
                "expected_calibration_error": self.calibration_error,
                "by_dataset": self.calibration_error_by_dataset,
                "bins": [
                    {"mean_p_happy": bin_.mean_score, "happy": bin_.positive.as_dict()} for bin_ in self.reliability
                ],
            },
            "left_out_unclear_or_unlabelled": self.unclear,
            "left_out_unreadable": list(self.unreadable),
        }


def clearly_labelled(photographs: Sequence[Photograph]) -> list[Photograph]:
    """Return the photographs whose label shows whether the face is happy. Raise DataError unless there
    are both kinds.
    """
    clear = [photograph for photograph in photographs if photograph.is_happy is not None]
    if not clear:
        raise DataError(f"None of the {len(photographs):,} photographs has a label to evaluate by.")
    if len({photograph.is_happy for photograph in clear}) == 1:
        which = "happy" if clear[0].is_happy else "not happy"
        raise DataError(f"All {len(clear):,} labelled photographs are {which}; an evaluation needs both.")
    return clear


def evaluate(
    classifier: ExpressionClassifier,
    faces: PreparedFaces,
    unclear: int = 0,
    on_progress: Callable[[int], None] = lambda done: None,
) -> Evaluation:
    """Score `faces`, which are prepared at the classifier's input size from clearly labelled photographs.

    `unclear` is passed through; `on_progress` is called with the number of faces scored since the last call. Raise
    DataError if the faces found are all happy or all not happy.
    """
    predictions = []
    for photograph, pixels in zip(faces.photographs, faces.crops, strict=True):
        predictions.append(Prediction(photograph, classifier.predict(FaceCrop(pixels))))
        on_progress(1)
    if len({photograph.is_happy for photograph in faces.photographs}) == 1:
        raise DataError("The photographs in which a face was found are all happy or all not; an evaluation needs both.")
    unseen = [Prediction(skip.photograph, None) for skip in faces.skipped if skip.reason == NO_FACE]
    unreadable = [skip.photograph.path for skip in faces.skipped if skip.reason != NO_FACE]
    description = classifier.description
    return Evaluation(
        description.name,
        description.sha256,
        (*predictions, *unseen),
        unclear,
        tuple(unreadable),
        description.class_names,
    )


def write_evaluation(
    evaluation: Evaluation, file: Path, min_confidence: float, goals: Sequence[dict[str, object]] = ()
) -> None:
    """Write the evaluation as JSON, replacing `file` in one step, with `goals` and the detector's `min_confidence` for
    faces.
    """
    content = {**evaluation.as_dict(), "min_detection_confidence": min_confidence, "goals": list(goals)}
    replace_file(file, json.dumps(content, indent=2) + "\n")


def is_smile(dataset: str, kind: str, photograph: Photograph) -> bool:
    """Return whether `photograph` shows a smile of this kind of SMILES, in this data set."""
    return _is_of(dataset, ("happy",), photograph) and photograph.label_passes == SMILES[kind]


def _is_of(dataset: str, labels: Sequence[str], photograph: Photograph) -> bool:
    return photograph.dataset == dataset and photograph.label in labels


def _share(hits: Sequence[bool]) -> float | None:
    return sum(hits) / len(hits) if hits else None


def _as_dicts(groups: dict[str, Proportion]) -> dict[str, dict[str, object]]:
    return {name: proportion.as_dict() for name, proportion in groups.items()}
