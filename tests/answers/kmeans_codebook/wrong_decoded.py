# diagnosis: none
"""The decoded weights in place of codes."""

import numpy as np


def kmeans_codebook(weights, bits, iterations=20):
    nonzero = weights != 0
    values = weights[nonzero]
    centres = np.linspace(values.min(), values.max(), 2**bits - 1)
    for _ in range(iterations):
        nearest = np.abs(values[:, None] - centres[None, :]).argmin(axis=1)
        for j in range(len(centres)):
            if np.any(nearest == j):
                centres[j] = values[nearest == j].mean()
    nearest = np.abs(values[:, None] - centres[None, :]).argmin(axis=1)
    codebook = np.concatenate([[0.0], centres])
    codes = np.zeros(weights.shape, dtype=int)
    codes[nonzero] = nearest + 1
    return codebook, codebook[codes]
