"""Teachers, with tiny models in the place of FaceRes and of MediaPipe's landmarker."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

keras = pytest.importorskip("keras")
tf = pytest.importorskip("tensorflow")

from trainer.data.dataset import DataError  # noqa: E402
from trainer.data.labels import EXPRESSIONS  # noqa: E402
from trainer.data.opinions import TEACHERS_NAME, Opinions  # noqa: E402
from trainer.data.prepare import PreparedFaces  # noqa: E402
from trainer.recipes.expressions import ExpressionRecipe  # noqa: E402
from trainer.teacher.faceres import LAST_BLOCK, MEAN_RGB, STRIDED, faceres, read_weights  # noqa: E402
from trainer.teacher.features import Pretrained, features_of  # noqa: E402
from trainer.teacher.landmarker import SHAPES, SUBSET, FaceShapes  # noqa: E402
from trainer.teacher.teach import EPOCHS, fit_head, run_teachers  # noqa: E402

CHANNELS = 4
SIZE = 32


def tiny_faceres_weights() -> dict[str, np.ndarray]:
    """Of the names and kinds of FaceRes's, with few channels."""
    rng = np.random.default_rng(0)
    weights = {"conv1/convolution/merged_input": rng.normal(0, 0.02, (3, 3, 3, CHANNELS))}
    for block in range(1, LAST_BLOCK + 1):
        name = f"conv_dw_{block}"
        weights[f"{name}/depthwise_kernel"] = rng.normal(0, 0.5, (3, 3, CHANNELS, 1))
        weights[f"{name}_bn/batchnorm_1/mul"] = rng.uniform(0.5, 1.5, CHANNELS)
        weights[f"{name}_bn/batchnorm_1/sub"] = rng.normal(0.2, 0.1, CHANNELS)
        weights[f"conv_pw_{block}/convolution/merged_input"] = rng.normal(0.2, 0.5, (1, 1, CHANNELS, CHANNELS))
        weights[f"conv_pw_{block}_bn/batchnorm_1/sub"] = rng.normal(0.2, 0.1, CHANNELS)
    weights["conv1_bn/batchnorm_1/sub"] = rng.normal(0.2, 0.1, CHANNELS)
    return {name: values.astype(np.float32) for name, values in weights.items()}


def write_tfjs(file: Path, weights: dict[str, np.ndarray]) -> Path:
    """As TensorFlow.js does, the first weight as it is, the second in eight bits, and the others in sixteen."""
    entries: list[dict[str, Any]] = []
    content = b""
    for number, (name, values) in enumerate(weights.items()):
        entry: dict[str, Any] = {"name": name, "shape": list(values.shape), "dtype": "float32"}
        if number == 1:
            low, step = float(values.min()), float(np.ptp(values)) / 255
            entry["quantization"] = {"dtype": "uint8", "scale": step, "min": low}
            content += np.round((values - low) / step).astype(np.uint8).tobytes()
        elif number:
            entry["quantization"] = {"dtype": "float16", "original_dtype": "float32"}
            content += values.astype(np.float16).tobytes()
        else:
            content += values.tobytes()
        entries.append(entry)
    # In two files, of which one ends within a weight.
    (file.parent / "a.bin").write_bytes(content[:101])
    (file.parent / "b.bin").write_bytes(content[101:])
    file.write_text(json.dumps({"weightsManifest": [{"paths": ["a.bin", "b.bin"], "weights": entries}]}))
    return file


def write_landmarker(file: Path) -> Path:
    """Two models of MediaPipe's shapes: landmarks that follow the brightness, and blendshapes that follow those."""

    def landmarks(faces: tf.Tensor) -> tf.Tensor:
        return tf.reshape(tf.reduce_mean(faces) * 256 * tf.ones((1, 478 * 3)), (1, 1, 1, 478 * 3))

    def blendshapes(points: tf.Tensor) -> tf.Tensor:
        return tf.reduce_mean(points) / 256 * tf.ones((52,))

    with zipfile.ZipFile(file, "w") as bundle:
        for name, graph, shape in (
            ("face_landmarks_detector.tflite", landmarks, (1, 256, 256, 3)),
            ("face_blendshapes.tflite", blendshapes, (1, len(SUBSET), 2)),
        ):
            call = tf.function(graph, input_signature=[tf.TensorSpec(shape, tf.float32)])
            converter = tf.lite.TFLiteConverter.from_concrete_functions([call.get_concrete_function()])
            bundle.writestr(name, converter.convert())
    return file


@pytest.fixture(scope="module")
def pretrained(tmp_path_factory: pytest.TempPathFactory) -> Pretrained:
    folder = tmp_path_factory.mktemp("pretrained")
    return Pretrained(
        write_tfjs(folder / "faceres.json", tiny_faceres_weights()), write_landmarker(folder / "face_landmarker.task")
    )


def test_weights_are_read_however_they_are_packed(pretrained: Pretrained) -> None:
    read, written = read_weights(pretrained.faceres), tiny_faceres_weights()
    assert list(read) == list(written)
    for name, values in written.items():
        assert read[name].dtype == np.float32
        assert read[name] == pytest.approx(values, abs=0.01)
    first, second, *_ = written
    assert np.array_equal(read[first], written[first])
    assert not np.array_equal(read[second], written[second])


def test_what_is_no_model_is_one_sentence(pretrained: Pretrained, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    for file in (tmp_path / "a.json", tmp_path / "absent.json", pretrained.landmarker):
        with pytest.raises(DataError, match=r"is not a TensorFlow\.js model"):
            read_weights(file)
    manifest = json.loads(pretrained.faceres.read_text())
    manifest["weightsManifest"][0]["weights"].pop()
    for part in ("a.bin", "b.bin"):
        (tmp_path / part).write_bytes((pretrained.faceres.parent / part).read_bytes())
    (tmp_path / "a.json").write_text(json.dumps(manifest))
    with pytest.raises(DataError, match="its weights take"):
        read_weights(tmp_path / "a.json")
    with pytest.raises(DataError, match="is not MediaPipe's face landmarker"):
        FaceShapes(pretrained.faceres)
    with pytest.raises(DataError, match="The weights are not those of FaceRes"):
        faceres({"conv1/convolution/merged_input": np.zeros((3, 3, 3, 4), np.float32)}, SIZE)


def test_faceres_is_rebuilt_block_by_block(pretrained: Pretrained) -> None:
    """Against the graph as TensorFlow.js would run it: turned to BGR, less the means, batch norm after each kernel."""
    weights = read_weights(pretrained.faceres)
    faces = np.random.default_rng(1).integers(0, 256, (2, SIZE, SIZE, 3)).astype(np.float32)

    def relu6(x: tf.Tensor, bias: str) -> tf.Tensor:
        return tf.clip_by_value(x + weights[bias], 0, 6)

    x = tf.constant(faces[..., ::-1] - np.float32(MEAN_RGB[::-1]))
    x = tf.nn.conv2d(x, weights["conv1/convolution/merged_input"], 2, "SAME")
    x = relu6(x, "conv1_bn/batchnorm_1/sub")
    seen = {}
    for block in range(1, LAST_BLOCK + 1):
        step = 2 if block in STRIDED else 1
        x = tf.nn.depthwise_conv2d(x, weights[f"conv_dw_{block}/depthwise_kernel"], [1, step, step, 1], "SAME")
        x = relu6(x * weights[f"conv_dw_{block}_bn/batchnorm_1/mul"], f"conv_dw_{block}_bn/batchnorm_1/sub")
        x = tf.nn.conv2d(x, weights[f"conv_pw_{block}/convolution/merged_input"], 1, "SAME")
        seen[block] = x = relu6(x, f"conv_pw_{block}_bn/batchnorm_1/sub")
    whole = [tf.reduce_mean(seen[block], (1, 2)) for block in (7, 11)]
    # Of two rows and columns, the mouth has the lower row.
    mouth = [tf.reduce_mean(seen[block][:, 1:], (1, 2)) for block in (7, 11)]
    expected = tf.concat([*whole, *mouth], axis=1).numpy()
    assert np.ptp(expected) > 0.1
    assert faceres(weights, SIZE).predict(faces, verbose=0) == pytest.approx(expected, rel=1e-3, abs=1e-3)


def test_shapes_are_of_the_padded_face(pretrained: Pretrained) -> None:
    crop = np.full((48, 48, 3), 64, np.uint8)
    shapes = FaceShapes(pretrained.landmarker).of(crop)
    assert shapes.shape == (SHAPES,)
    assert shapes[: 2 * len(SUBSET)] == pytest.approx(64 / 255 - 0.5, abs=0.01)
    assert shapes[2 * len(SUBSET) :] == pytest.approx(64 / 255, abs=0.01)


def test_features_are_computed_once(
    pretrained: Pretrained, make_faces: Callable[..., PreparedFaces], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.teacher.features.BLOCK", 4)
    faces, done = make_faces(7), []
    features = features_of(faces, pretrained, tmp_path, jobs=2, on_progress=done.append)
    assert features.shape == (7, 4 * CHANNELS + SHAPES)
    assert done == [4, 3]
    assert len(set(features[:, -1].tolist())) == 7

    def never(*arguments: object) -> None:
        raise AssertionError("a cached block was computed again")

    monkeypatch.setattr("trainer.teacher.features._shapes_of", never)
    assert np.array_equal(features_of(faces, pretrained, tmp_path, jobs=1), features)
    with pytest.raises(AssertionError, match="computed again"):
        features_of(faces.take([1, 0, 2]), pretrained, tmp_path, jobs=1)


def test_a_head_learns_what_is_not_linear_and_how_much_each_row_counts() -> None:
    rng = np.random.default_rng(0)
    features = rng.normal(3, 2, (6000, 4)).astype(np.float32)
    # Of two features, only which is further from its middle tells two of the classes apart.
    further = np.abs(features[:, 0] - 3) > np.abs(features[:, 1] - 3)
    classes = np.where(features[:, 2] > 5, 2, further)
    targets = np.eye(3, dtype=np.float32)[classes]
    head = fit_head(features, targets, np.ones(6000), seed=1)
    assert (head.apply(features).argmax(axis=1) == classes).mean() > 0.75
    assert head.apply(features).sum(axis=1) == pytest.approx(np.ones(6000), abs=1e-5)
    # Rows that do not count teach nothing.
    counted = np.where(classes == 2, 0.0, 1.0)
    assert fit_head(features, targets, counted, seed=1).apply(features)[:, 2].mean() < 0.05
    # What flies off does not carry the answer away with it.
    assert np.isfinite(head.apply(features * 1e6)).all()


def test_a_teacher_has_not_seen_the_fold_that_its_students_are_judged_on(
    make_faces: Callable[..., PreparedFaces], tmp_path: Path
) -> None:
    faces = make_faces(150)
    features = np.array([[p.label == "happy", p.label == "neutral"] for p in faces.photographs], np.float32)
    recipe = ExpressionRecipe(faces)
    epochs: list[int] = []
    taught = run_teachers(recipe, features, tmp_path, lambda: epochs.append(1))
    assert len(epochs) == 3 * EPOCHS
    stored = Opinions.load(tmp_path / TEACHERS_NAME).of_fold
    assert stored.shape == (3, 150, len(EXPRESSIONS))
    assert stored == pytest.approx(taught.opinions.of_fold, abs=1e-3)
    assert taught.evaluation.counts.accuracy.total == sum(p.split != "test" for p in faces.photographs)
    assert taught.evaluation.three_class_accuracy.value == 1.0
    # Each photograph of a fold gets a feature of its own, which tells its label: of no use to who has not seen it.
    held_out = recipe.folds.held_out(0)
    own = np.zeros((150, len(held_out)), np.float32)
    own[held_out, np.arange(len(held_out))] = 1
    blind, seeing, _ = run_teachers(recipe, own, tmp_path).opinions.of_fold[:, held_out]
    assert np.ptp(blind, axis=0).max() < 1e-3
    assert np.ptp(seeing, axis=0).max() > 0.1
