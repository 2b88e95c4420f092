"""Scores an aligned face: happy, neutral or other, and more expressions if the model knows them."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from rating_app.session.observation import CLASS_NAMES, ExpressionScore
from rating_app.system.child_process import IsolatedFunction, ProcessLost
from rating_app.system.failure import Failure
from rating_app.vision.face import PREPROCESSING_VERSION, FaceCrop

MAX_CLASSES = 12
"""The number of classes that the window has room for."""

TRIED_WITHIN_S = 60.0
"""Time limit for loading a model and three inferences, which take less than a second."""


class ModelRejected(Failure):
    """The model file cannot be trusted to score faces. The message is one sentence for the user."""


@dataclass(frozen=True)
class ModelDescription:
    """The JSON beside a model file: what the app must know to use it correctly."""

    name: str
    class_names: tuple[str, ...]
    input_size: int
    preprocessing_version: str
    sha256: str

    @classmethod
    def read(cls, path: Path) -> ModelDescription:
        """Read a description. Raise ModelRejected if the file is missing, unreadable or lacks a field."""
        try:
            fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                # JSON can escape half a character, which files and databases do not accept.
                name=str(fields["name"]).encode().decode(),
                class_names=tuple(str(name) for name in fields["class_names"]),
                input_size=int(fields["input_size"]),
                preprocessing_version=str(fields["preprocessing_version"]),
                sha256=str(fields["sha256"]),
            )
        except FileNotFoundError:
            raise ModelRejected("The model's description {file} is missing.", file=path.name) from None
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise ModelRejected(
                "The model's description {file} cannot be read ({reason}).", file=path.name, reason=error
            ) from None


class ExpressionClassifier:
    """A checked model in LiteRT, on one thread. Use it from one thread.

    `description` is that of the loaded model.
    """

    def __init__(self, model_path: Path) -> None:
        """Load `model_path` (.tflite) and the .json of the same name; raise ModelRejected if they do not match."""
        self.description = ModelDescription.read(model_path.with_suffix(".json"))
        self._interpreter = _load_checked(model_path, self.description)
        self._input = self._interpreter.get_input_details()[0]["index"]
        self._output = self._interpreter.get_output_details()[0]["index"]

    @property
    def input_size(self) -> int:
        """Return the side of the crop that `predict` expects, in pixels."""
        return self.description.input_size

    def predict(self, crop: FaceCrop) -> ExpressionScore:
        """Return the score of one crop of `input_size` pixels. Scaling is part of the model's graph."""
        if crop.size != self.input_size:
            raise ValueError(f"the model expects {self.input_size} pixels, the crop has {crop.size}")
        self._interpreter.set_tensor(self._input, crop.pixels[None].astype(np.float32))
        self._interpreter.invoke()
        probabilities = [float(p) for p in self._interpreter.get_tensor(self._output)[0]]
        return ExpressionScore.of(self.description.class_names, probabilities)


def _load_checked(model_path: Path, description: ModelDescription) -> Any:
    from ai_edge_litert.interpreter import Interpreter

    content = _checked_content(model_path, description)
    try:
        interpreter = Interpreter(model_content=content, num_threads=1)
        interpreter.allocate_tensors()
        shapes = tuple(interpreter.get_input_details()[0]["shape"]), tuple(interpreter.get_output_details()[0]["shape"])
    except (ValueError, RuntimeError, IndexError) as error:
        # LiteRT's messages can have several lines.
        raise ModelRejected(
            "The model file {file} is not a LiteRT model ({reason}).",
            file=model_path.name,
            reason=" ".join(str(error).split()),
        ) from None
    if shapes != ((1, description.input_size, description.input_size, 3), (1, len(description.class_names))):
        raise ModelRejected(
            "The model file {file} has input or output shapes that differ from what it claims.", file=model_path.name
        )
    return interpreter


def _checked_content(model_path: Path, description: ModelDescription) -> bytes:
    """Return the model's bytes; ModelRejected unless they are those that `description` was made for."""
    _check_class_names(description.class_names)
    if description.preprocessing_version != PREPROCESSING_VERSION:
        raise ModelRejected(
            "The model was trained on faces cut as {theirs}; this app cuts them as {ours}.",
            theirs=description.preprocessing_version,
            ours=PREPROCESSING_VERSION,
        )
    try:
        content = model_path.read_bytes()
    except FileNotFoundError:
        raise ModelRejected("The model file {file} is missing.", file=model_path) from None
    except OSError as error:
        raise ModelRejected(
            "The model file {file} cannot be read ({reason}).", file=model_path, reason=error.strerror
        ) from None
    if hashlib.sha256(content).hexdigest() != description.sha256:
        raise ModelRejected(
            "The model file {file} is damaged or not the one its description was made for.", file=model_path.name
        )
    return content


def _check_class_names(names: tuple[str, ...]) -> None:
    """Raise ModelRejected unless happy and neutral lead 3 to MAX_CLASSES distinct words, with any `other` last."""
    if len(names) > MAX_CLASSES:
        raise ModelRejected(
            "The model distinguishes {count} classes; this app shows {most} at most.",
            count=len(names),
            most=MAX_CLASSES,
        )
    for name in names:
        if re.fullmatch("[a-z][a-z_]*", name) is None:
            raise ModelRejected(
                "The model has a class named {name}; a class is named by one lower-case word.", name=repr(name[:40])
            )
    told = ", ".join(names) or "nothing"
    if names[:2] != CLASS_NAMES[:2]:
        raise ModelRejected("The model distinguishes {classes}; this app needs happy and neutral first.", classes=told)
    if len(names) < len(CLASS_NAMES):
        raise ModelRejected("The model distinguishes {classes}; this app needs a third class at least.", classes=told)
    if len(set(names)) < len(names):
        raise ModelRejected("The model distinguishes {classes}; this app needs each of them once.", classes=told)
    if "other" in names[:-1]:
        raise ModelRejected("The model distinguishes {classes}; this app needs other to come last.", classes=told)


def check_model(model_path: Path, shipped: Path) -> None:
    """Raise ModelRejected unless `model_path` and its description can be used.

    Any model except `shipped`, which comes with the app, is tried in a process of its own first: LiteRT trusts what a
    file claims about itself, and a digest only shows that the file is the one that its description was made for.
    """
    known, claimed = (ModelDescription.read(path.with_suffix(".json")) for path in (shipped, model_path))
    if claimed == known:
        # LiteRT itself is imported by the thread that rates.
        _checked_content(model_path, claimed)
        return
    if claimed.sha256 == known.sha256:
        # Its content is compared with the digest before it is loaded.
        ExpressionClassifier(model_path)
        return
    with IsolatedFunction("model", try_model, TRIED_WITHIN_S) as isolated:
        try:
            isolated(model_path)
        except ProcessLost as lost:
            raise ModelRejected(
                "The model file {file} ended the process that tried it ({cause}).", file=model_path.name, cause=lost
            ) from None


def try_model(model_path: Path) -> None:
    """Load a model and let it score a few crops; raise ModelRejected if it cannot, or does not return probabilities. A
    hostile model can end the process, so call it in an expendable one.
    """
    classifier = ExpressionClassifier(model_path)
    size = classifier.input_size
    noise = np.frombuffer(Random(0).randbytes(size * size * 3), np.uint8).reshape(size, size, 3)
    for pixels in (np.zeros_like(noise), np.full_like(noise, 128), noise):
        try:
            score = classifier.predict(FaceCrop(pixels))
        except (ValueError, RuntimeError) as error:
            raise ModelRejected(
                "The model file {file} scores no face ({reason}).",
                file=model_path.name,
                reason=" ".join(str(error).split()),
            ) from None
        values = (score.p_happy, score.p_neutral, *(p for _, p in score.others))
        if (
            not all(0 <= value <= 1 for value in values)
            or abs(score.p_happy + score.p_neutral + score.p_other - 1) > 0.01
        ):
            raise ModelRejected("The model file {file} gives no probabilities.", file=model_path.name)
