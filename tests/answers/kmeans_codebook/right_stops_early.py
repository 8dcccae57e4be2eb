"""Stops as soon as nothing moves."""

import numpy as np


def kmeans_codebook(weights, bits, iterations=20):
    mask = weights != 0
    data = np.asarray(weights[mask], dtype=np.float64)
    centres = np.linspace(np.min(data), np.max(data), num=2**bits - 1)
    assign = lambda: np.array([int(np.argmin(np.abs(centres - v))) for v in data])
    for _ in range(iterations):
        codes = assign()
        new = np.array([data[codes == i].mean() if (codes == i).any() else c for i, c in enumerate(centres)])
        if np.array_equal(new, centres):
            break
        centres = new
    result = np.zeros(weights.shape, dtype=np.int64)
    result[mask] = assign() + 1
    return np.insert(centres, 0, 0.0), result
