"""Starts in the middles of equal parts; sums by bincount; codes in uint8."""

import numpy as np


def kmeans_codebook(weights: np.ndarray, bits: int, iterations: int = 20):
    k = 2**bits - 1
    w = weights[weights != 0].astype(np.float64)
    low, high = w.min(), w.max()
    c = low + (high - low) * (np.arange(k) + 0.5) / k
    for _ in range(iterations):
        a = np.argmin((w[:, None] - c) ** 2, axis=1)
        n = np.bincount(a, minlength=k)
        s = np.bincount(a, weights=w, minlength=k)
        c = np.where(n > 0, s / np.maximum(n, 1), c)
    codebook = np.r_[0.0, c]
    codes = np.zeros(weights.shape, np.uint8)
    codes[weights != 0] = 1 + np.argmin((w[:, None] - c) ** 2, axis=1)
    return codebook, codes
