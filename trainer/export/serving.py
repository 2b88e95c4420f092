"""The graph around trained networks that turns one face into calibrated probabilities of the app's classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from trainer.data.classes import THREE_WAY, ClassScheme
from trainer.data.dataset import DataError
from trainer.data.labels import EXPRESSIONS
from trainer.evaluation.calibration import SMALLEST, VectorScaling

Graph = Callable[[tf.Tensor], tf.Tensor]
"""A function from faces, float32 (n, size, size, 3), RGB in 0 to 255, to class probabilities, float32 (n, classes)."""


def serving_graph(networks: Sequence[keras.Model], scheme: ClassScheme, scaling: VectorScaling) -> Graph:
    """Return the graph around networks of ten expressions, or one network with a single sigmoid unit for three classes.

    Several networks are averaged. A single one also sees the face's mirror image; with several, that would cost as much
    as another network and gain less. Raise DataError for other networks.
    """
    outputs = {network.output_shape[-1] for network in networks}
    if outputs == {len(EXPRESSIONS)}:
        expressions = _mirrored(networks[0]) if len(networks) == 1 else _averaged(networks)
        return _of_classes(expressions, scheme, scaling)
    if outputs == {1} and len(networks) == 1 and scheme == THREE_WAY:
        return _of_sigmoid(networks[0])
    widths = " and ".join(map(str, sorted(outputs)))
    raise DataError(f"A network of {widths} outputs cannot tell {', '.join(scheme.names)} apart.")


def _mirrored(network: keras.Model) -> Graph:
    """Average `network` over each face and its mirror image, in one batch of two: the weights are stored and unpacked
    once.
    """

    def graph(faces: tf.Tensor) -> tf.Tensor:
        count = faces.shape[0] or tf.shape(faces)[0]
        both = network(tf.concat([faces, tf.reverse(faces, [2])], axis=0), training=False)
        return (both[:count] + both[count:]) / 2

    return graph


def _averaged(networks: Sequence[keras.Model]) -> Graph:
    def graph(faces: tf.Tensor) -> tf.Tensor:
        return tf.add_n([network(faces, training=False) for network in networks]) / len(networks)

    return graph


def _of_classes(expressions: Graph, scheme: ClassScheme, scaling: VectorScaling) -> Graph:
    membership = scheme.membership
    scale, bias = np.array(scaling.scale, np.float32), np.array(scaling.bias, np.float32)

    def graph(faces: tf.Tensor) -> tf.Tensor:
        classes = tf.matmul(expressions(faces), membership)
        return tf.nn.softmax(tf.math.log(tf.maximum(classes, SMALLEST)) * scale + bias)

    return graph


def _of_sigmoid(network: keras.Model) -> Graph:
    """Return happy, neutral and other from one sigmoid unit that gives P(neutral), as the original study's does; other
    is 0.
    """

    def graph(faces: tf.Tensor) -> tf.Tensor:
        p_neutral = network(faces, training=False)
        return tf.concat([1.0 - p_neutral, p_neutral, tf.zeros_like(p_neutral)], axis=1)

    return graph


def probabilities(graph: Graph, images: npt.NDArray[np.uint8], batch_size: int = 128) -> npt.NDArray[np.float32]:
    """Return the class probabilities, float32 (n, classes), of `images`, uint8 (n, size, size, 3)."""
    run = tf.function(graph, input_signature=[tf.TensorSpec((None, *images.shape[1:]), tf.float32)])
    batches = [
        run(tf.constant(images[i : i + batch_size], tf.float32)).numpy() for i in range(0, len(images), batch_size)
    ]
    return np.concatenate(batches)
