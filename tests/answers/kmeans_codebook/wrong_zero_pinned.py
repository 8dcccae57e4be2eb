# diagnosis: small-weights-become-zero
"""Keeps an entry at 0 and lets it take part: small weights are given to it in every iteration."""

import numpy as np


def kmeans_codebook(weights, bits, iterations=20):
    flat = np.asarray(weights, dtype=float).ravel()
    kept = flat[flat != 0]
    centres = np.linspace(kept.min(), kept.max(), 2**bits - 1)
    book = np.concatenate([[0.0], centres])
    for _ in range(iterations):
        codes = np.abs(flat[:, None] - book).argmin(axis=1)
        for place in range(1, 2**bits):
            if np.any(codes == place):
                book[place] = flat[codes == place].mean()
    codes = np.abs(flat[:, None] - book).argmin(axis=1)
    return book, codes.reshape(weights.shape)
