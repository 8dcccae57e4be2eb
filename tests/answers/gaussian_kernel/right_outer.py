"""A line with itself; each of them sums to 1."""

import numpy as np


def gaussian_kernel(size: int, sigma: float) -> np.ndarray:
    half = (size - 1) / 2
    line = np.exp(-0.5 * (np.linspace(-half, half, size) / sigma) ** 2)
    line /= line.sum()
    return np.outer(line, line)
