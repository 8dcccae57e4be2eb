# diagnosis: zeros-drift
"""Clusters the zeros as well."""

import numpy as np


def kmeans_codebook(weights, bits, iterations=20):
    values = weights.ravel()
    centres = np.linspace(values.min(), values.max(), 2**bits)
    for _ in range(iterations):
        nearest = np.abs(values[:, None] - centres).argmin(axis=1)
        for j in range(len(centres)):
            if np.any(nearest == j):
                centres[j] = values[nearest == j].mean()
    nearest = np.abs(values[:, None] - centres).argmin(axis=1)
    return centres, nearest.reshape(weights.shape)
