"""Score an aligned face: happy, neutral or other."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rating_app.face import PREPROCESSING_VERSION, FaceCrop

CLASS_NAMES = ("happy", "neutral", "other")


class ModelRejected(Exception):
    """The model file cannot be trusted to score faces. The message is one sentence for the user."""


@dataclass(frozen=True)
class ExpressionScore:
    """What one face shows. The three are in [0, 1] and sum to 1."""

    p_happy: float
    p_neutral: float
    p_other: float


@dataclass(frozen=True)
class ModelDescription:
    """The JSON beside a model file: what the app must know to use it rightly."""

    name: str
    class_names: tuple[str, ...]
    input_size: int
    preprocessing_version: str
    sha256: str

    @classmethod
    def read(cls, path: Path) -> ModelDescription:
        """Raises ModelRejected where the file is missing, unreadable or lacks a field."""
        try:
            fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                name=str(fields["name"]),
                class_names=tuple(str(name) for name in fields["class_names"]),
                input_size=int(fields["input_size"]),
                preprocessing_version=str(fields["preprocessing_version"]),
                sha256=str(fields["sha256"]),
            )
        except FileNotFoundError:
            raise ModelRejected(f"The model's description {path.name} is missing.") from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelRejected(f"The model's description {path.name} cannot be read ({error}).") from None


class ExpressionClassifier:
    """A checked model in LiteRT, on one thread. Use it from one thread.

    `description` is of the model that is loaded.
    """

    def __init__(self, model_path: Path) -> None:
        """Load `model_path` (.tflite) and the .json of the same name; ModelRejected where they do not match."""
        self.description = ModelDescription.read(model_path.with_suffix(".json"))
        self._interpreter = _load_checked(model_path, self.description)
        self._input = self._interpreter.get_input_details()[0]["index"]
        self._output = self._interpreter.get_output_details()[0]["index"]

    @property
    def input_size(self) -> int:
        """Side in pixels of the crop that `predict` expects."""
        return self.description.input_size

    def predict(self, crop: FaceCrop) -> ExpressionScore:
        """Score one crop of `input_size` pixels. Scaling is part of the model's graph."""
        if crop.size != self.input_size:
            raise ValueError(f"the model expects {self.input_size} pixels, the crop has {crop.size}")
        self._interpreter.set_tensor(self._input, crop.pixels[None].astype(np.float32))
        self._interpreter.invoke()
        happy, neutral, other = (float(p) for p in self._interpreter.get_tensor(self._output)[0])
        return ExpressionScore(happy, neutral, other)


def _load_checked(model_path: Path, description: ModelDescription) -> Any:
    from ai_edge_litert.interpreter import Interpreter

    if description.class_names != CLASS_NAMES:
        raise ModelRejected(
            f"The model tells {', '.join(description.class_names)} apart; this app needs {', '.join(CLASS_NAMES)}."
        )
    if description.preprocessing_version != PREPROCESSING_VERSION:
        raise ModelRejected(
            f"The model was trained on faces cut as {description.preprocessing_version}; "
            f"this app cuts them as {PREPROCESSING_VERSION}."
        )
    try:
        content = model_path.read_bytes()
    except FileNotFoundError:
        raise ModelRejected(f"The model file {model_path} is missing.") from None
    except OSError as error:
        raise ModelRejected(f"The model file {model_path} cannot be read ({error.strerror}).") from None
    if hashlib.sha256(content).hexdigest() != description.sha256:
        raise ModelRejected(f"The model file {model_path.name} is damaged or not the one its description was made for.")
    try:
        interpreter = Interpreter(model_content=content, num_threads=1)
        interpreter.allocate_tensors()
        shapes = tuple(interpreter.get_input_details()[0]["shape"]), tuple(interpreter.get_output_details()[0]["shape"])
    except (ValueError, RuntimeError) as error:
        raise ModelRejected(f"The model file {model_path.name} is not a LiteRT model ({error}).") from None
    if shapes != ((1, description.input_size, description.input_size, 3), (1, len(CLASS_NAMES))):
        raise ModelRejected(f"The model file {model_path.name} has other input or output shapes than it claims.")
    return interpreter


def check_model(model_path: Path) -> None:
    """Raise ModelRejected unless `model_path` and its description can be used."""
    ExpressionClassifier(model_path)
