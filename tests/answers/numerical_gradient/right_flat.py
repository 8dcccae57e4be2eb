"""Through the flat view."""

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    moved = x.astype(float)
    slopes = []
    for k in range(moved.size):
        kept = moved.flat[k]
        values = []
        for sign in (1, -1):
            moved.flat[k] = kept + sign * eps
            values.append(f(moved))
        moved.flat[k] = kept
        slopes.append((values[0] - values[1]) / (2 * eps))
    return np.array(slopes).reshape(x.shape)
