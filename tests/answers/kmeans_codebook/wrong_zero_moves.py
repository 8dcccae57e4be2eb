# diagnosis: zeros-drift
"""Starts an entry at 0 beside the even ones, and moves it with all the others."""

import numpy as np


def kmeans_codebook(weights, bits, iterations=20):
    flat = np.asarray(weights, dtype=float).ravel()
    kept = flat[flat != 0]
    centres = np.concatenate([[0.0], np.linspace(kept.min(), kept.max(), 2**bits - 1)])
    for _ in range(iterations):
        codes = np.abs(flat[:, None] - centres).argmin(axis=1)
        for place in range(2**bits):
            if np.any(codes == place):
                centres[place] = flat[codes == place].mean()
    codes = np.abs(flat[:, None] - centres).argmin(axis=1)
    return centres, codes.reshape(weights.shape)
