"""Entry by entry."""

import numpy as np


def graph_gradients(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> tuple:
    grads = [np.empty(x.shape) for _ in range(3)]
    for index in np.ndindex(x.shape):
        for grad, value in zip(grads, (y[index], x[index], 1.0)):
            grad[index] = value
    return tuple(grads)
