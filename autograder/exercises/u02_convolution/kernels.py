"""Kernels to ask about: no two entries alike, so that no turning, flipping or transposing goes unnoticed."""

from __future__ import annotations

import numpy as np

LECTURE_IMAGE = np.array([[1, 2, 3, 4, 5], [7, 8, 9, 10, 11], [12, 13, 14, 15, 16]])
LECTURE_KERNEL = np.array([[0, 1, 0], [1, 0, 1], [0, 2, 0]])


def whole_kernel(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    """Draw an int64 kernel whose entries all differ, some of them negative; its sum is neither 0 nor 1."""
    entries = np.arange(height * width, dtype=np.int64) - height * width // 3
    if entries.sum() in (0, 1):
        entries += 2
    return rng.permutation(entries).reshape(height, width)


def real_kernel(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    """Draw a float64 kernel whose entries all differ, with two decimals."""
    offset = rng.integers(1, 9, size=(height, width)) / 100
    return whole_kernel(rng, height, width) + offset
