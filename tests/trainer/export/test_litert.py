from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

keras = pytest.importorskip("keras")

from ai_edge_litert.interpreter import Interpreter  # noqa: E402

from rating_app.session.observation import CLASS_NAMES  # noqa: E402
from rating_app.vision.expression import ExpressionClassifier, ModelRejected  # noqa: E402
from rating_app.vision.face import PREPROCESSING_VERSION, FaceCrop  # noqa: E402
from trainer.data.classes import THREE_WAY, ClassScheme  # noqa: E402
from trainer.data.dataset import DataError  # noqa: E402
from trainer.data.labels import EXPRESSION_OF_CLASS, EXPRESSIONS  # noqa: E402
from trainer.data.prepare import PreparedFaces  # noqa: E402
from trainer.evaluation.calibration import VectorScaling  # noqa: E402
from trainer.evaluation.metrics import Proportion  # noqa: E402
from trainer.export.litert import ExportCheck, ExportChoice, export, to_tflite  # noqa: E402
from trainer.export.serving import probabilities, serving_graph  # noqa: E402
from trainer.recipes.expressions import ExpressionRecipe  # noqa: E402
from trainer.training.loop import train, trained_model  # noqa: E402

SIZE = 16


def run_litert(content: bytes, image: np.ndarray) -> np.ndarray:
    interpreter = Interpreter(model_content=content)
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], image[None].astype(np.float32))
    interpreter.invoke()
    return interpreter.get_tensor(interpreter.get_output_details()[0]["index"])[0]


def brightness_network() -> keras.Model:
    """P(neutral) = sigmoid(4 * (mean brightness / 255 - 0.5)): a bright face is neutral."""
    inputs = keras.Input((SIZE, SIZE, 3))
    x = keras.layers.Rescaling(1 / 255)(inputs)
    x = keras.layers.GlobalAveragePooling2D()(x)
    network = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
    network.layers[-1].set_weights([np.full((3, 1), 4 / 3, np.float32), np.array([-2.0], np.float32)])
    return network


@pytest.mark.parametrize("level", [0, 100, 255])
def test_one_sigmoid_unit_is_turned_round(level: int) -> None:
    content = to_tflite(serving_graph([brightness_network()], THREE_WAY, VectorScaling.identity(3)), SIZE)
    p_neutral = 1 / (1 + np.exp(-4 * (level / 255 - 0.5)))
    scores = run_litert(content, np.full((SIZE, SIZE, 3), level, np.uint8))
    assert scores == pytest.approx([1 - p_neutral, p_neutral, 0.0], abs=0.01)


def expressions_network() -> keras.Model:
    """Looks at the left half only: the brighter it is, the happier; the rest is shared among the others."""
    inputs = keras.Input((SIZE, SIZE, 3))
    left = keras.layers.Cropping2D(((0, 0), (0, SIZE // 2)))(keras.layers.Rescaling(1 / 255)(inputs))
    x = keras.layers.GlobalAveragePooling2D()(left)
    network = keras.Model(inputs, keras.layers.Dense(len(EXPRESSIONS), activation="softmax")(x))
    kernel = np.zeros((3, len(EXPRESSIONS)), np.float32)
    kernel[:, 0] = 2.0
    network.layers[-1].set_weights([kernel, np.linspace(0, 0.7, len(EXPRESSIONS)).astype(np.float32)])
    return network


def half_lit() -> np.ndarray:
    face = np.zeros((SIZE, SIZE, 3), np.uint8)
    face[:, : SIZE // 2] = 255
    return face


@pytest.mark.parametrize("wanted", [[], ["sad", "angry"], list(EXPRESSION_OF_CLASS)])
def test_expressions_are_mirrored_summed_and_calibrated(wanted: list[str]) -> None:
    network, scheme = expressions_network(), ClassScheme.of(wanted)
    scaling = VectorScaling((0.7,) * len(scheme.names), tuple(np.linspace(-0.5, 0.5, len(scheme.names)).tolist()))
    face = half_lit()
    emotions = network.predict(np.stack([face, face[:, ::-1]]).astype(np.float32), verbose=0).mean(axis=0)
    expected = scaling.apply((emotions @ scheme.membership)[None])[0]
    graph = serving_graph([network], scheme, scaling)
    assert probabilities(graph, np.stack([face] * 3))[1] == pytest.approx(expected, abs=1e-4)
    scores = run_litert(to_tflite(graph, SIZE), face)
    assert scores == pytest.approx(expected, abs=0.01)
    assert scores.sum() == pytest.approx(1, abs=1e-4)
    # A face and its mirror image are the same face.
    assert run_litert(to_tflite(graph, SIZE), np.ascontiguousarray(face[:, ::-1])) == pytest.approx(scores, abs=1e-5)


def test_several_networks_are_averaged() -> None:
    first, second = expressions_network(), expressions_network()
    second.layers[-1].set_weights([np.zeros((3, len(EXPRESSIONS)), np.float32), np.eye(len(EXPRESSIONS))[2] * 3])
    face = half_lit()
    alone = [network.predict(face[None].astype(np.float32), verbose=0)[0] for network in (first, second)]
    expected = np.mean(alone, axis=0) @ THREE_WAY.membership
    graph = serving_graph([first, second], THREE_WAY, VectorScaling.identity(3))
    assert run_litert(to_tflite(graph, SIZE), face) == pytest.approx(expected, abs=0.01)


def test_other_networks_and_classes_of_a_sigmoid_are_refused() -> None:
    inputs = keras.Input((SIZE, SIZE, 3))
    network = keras.Model(inputs, keras.layers.Dense(2)(keras.layers.GlobalAveragePooling2D()(inputs)))
    with pytest.raises(DataError, match="A network of 2 outputs cannot tell happy, neutral, other apart"):
        serving_graph([network], THREE_WAY, VectorScaling.identity(3))
    with pytest.raises(DataError, match="A network of 1 outputs cannot tell happy, neutral, sad, other apart"):
        serving_graph([brightness_network()], ClassScheme.of(["sad"]), VectorScaling.identity(4))


@pytest.fixture(scope="module")
def exported(
    make_faces: Callable[..., PreparedFaces], tmp_path_factory: pytest.TempPathFactory
) -> tuple[ExpressionRecipe, Path, Path, ExportCheck]:
    folder = tmp_path_factory.mktemp("export")
    run, out = folder / "run", folder / "assets"
    recipe = ExpressionRecipe(
        make_faces(240), held_out=0, input_size=SIZE, epochs=1, images_per_epoch=96, batch_size=32
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trainer.recipes.network.STAGES", ((8, 1),))
        train(recipe, run, lambda done: None, lambda number, epoch: None)
    return recipe, run, out, export(recipe, [run], out)


def test_litert_gives_what_keras_gives(exported) -> None:
    recipe, run, out, check = exported
    images = recipe.comparison_images()
    graph = serving_graph([trained_model(run)], THREE_WAY, VectorScaling.identity(3))
    classifier = ExpressionClassifier(out / "expression.tflite")
    scores = [classifier.predict(FaceCrop(image)) for image in images]
    assert np.array([(s.p_happy, s.p_neutral, s.p_other) for s in scores]) == pytest.approx(
        probabilities(graph, images), abs=0.05
    )
    assert check.agreement.value >= 0.9
    assert check.keras.total == len(images)


def test_the_averaged_weights_ship(exported) -> None:
    _, run, _, _ = exported
    learner = keras.models.load_model(run / "model.keras", compile=False)
    averaged = keras.models.load_model(run / "averaged.keras", compile=False)
    shipped = trained_model(run).get_weights()
    assert all(np.array_equal(a, b) for a, b in zip(shipped, averaged.get_weights(), strict=True))
    assert any(not np.array_equal(a, b) for a, b in zip(shipped, learner.get_weights(), strict=True))


def test_the_description_tells_what_the_app_and_the_reader_need(exported) -> None:
    recipe, _, out, check = exported
    fields = json.loads((out / "expression.json").read_text())
    assert tuple(fields["class_names"]) == CLASS_NAMES
    assert fields["input_size"] == SIZE
    assert fields["preprocessing_version"] == PREPROCESSING_VERSION
    assert fields["recipe"] == dict(recipe.config)
    assert fields["comparison"] == {"held_out": True, **check.as_dict()}
    assert fields["calibration"] is None
    assert "on-commercial research use only" in fields["licence"]
    assert fields["date"].endswith("+00:00")
    training = fields["data"]["training"]["utkface"]
    assert sum(training.values()) == len(recipe.training_photographs)
    assert sorted(file.name for file in out.iterdir()) == ["expression.json", "expression.tflite"]


def test_more_classes_come_from_the_same_training_with_their_calibration(exported, tmp_path: Path) -> None:
    recipe, run, _, _ = exported
    scheme = ClassScheme.of(["sad"])
    choice = ExportChoice(scheme, VectorScaling((1.0, 1.0, 2.0, 1.0), (0.0, 0.1, 0.0, -0.1)), calibrated_on=77)
    export(recipe, [run], tmp_path, choice)
    fields = json.loads((tmp_path / "expression.json").read_text())
    assert fields["class_names"] == ["happy", "neutral", "sad", "other"]
    assert fields["calibration"]["photographs"] == 77
    score = ExpressionClassifier(tmp_path / "expression.tflite").predict(FaceCrop(recipe.comparison_images()[0]))
    assert [name for name, _ in score.others] == ["sad"]


def test_the_input_is_one_face_of_floats(exported) -> None:
    interpreter = Interpreter(model_path=str(exported[2] / "expression.tflite"))
    (details,) = interpreter.get_input_details()
    assert (tuple(details["shape"]), details["dtype"]) == ((1, SIZE, SIZE, 3), np.float32)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("class_names", ["neutral", "happy", "other"], "distinguishes neutral, happy, other"),
        ("preprocessing_version", "other-geometry", "faces cut as other-geometry"),
        ("input_size", 99, "input or output shapes that differ"),
        ("sha256", "0" * 64, "damaged"),
    ],
)
def test_a_description_that_does_not_fit_is_refused(
    exported, tmp_path: Path, field: str, value: object, message: str
) -> None:
    out = exported[2]
    (tmp_path / "expression.tflite").write_bytes((out / "expression.tflite").read_bytes())
    fields = json.loads((out / "expression.json").read_text()) | {field: value}
    (tmp_path / "expression.json").write_text(json.dumps(fields))
    with pytest.raises(ModelRejected, match=message):
        ExpressionClassifier(tmp_path / "expression.tflite")


def test_a_tampered_model_is_refused(exported, tmp_path: Path) -> None:
    out = exported[2]
    content = bytearray((out / "expression.tflite").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "expression.tflite").write_bytes(content)
    (tmp_path / "expression.json").write_text((out / "expression.json").read_text())
    with pytest.raises(ModelRejected, match="damaged"):
        ExpressionClassifier(tmp_path / "expression.tflite")


def test_an_export_that_cannot_be_written_is_one_sentence(exported, tmp_path: Path) -> None:
    recipe, run, _, _ = exported
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match="cannot be written to"):
        export(recipe, [run], tmp_path / "file")


def test_the_check_counts_what_export_costs() -> None:
    check = ExportCheck(
        keras=Proportion(90, 100),
        exported=Proportion(89, 100),
        keras_happy=Proportion(95, 100),
        exported_happy=Proportion(97, 100),
        agreement=Proportion(98, 100),
    )
    assert check.accuracy_difference == pytest.approx(-0.01)
    assert check.happy_difference == pytest.approx(0.02)
