"""Weight by weight, with the density's own factor, which cancels."""

import math

import numpy as np


def gaussian_kernel(size, sigma):
    r = size // 2
    rows = [
        [math.exp(-((i - r) ** 2 + (j - r) ** 2) / (2 * sigma * sigma)) / (2 * math.pi * sigma**2) for j in range(size)]
        for i in range(size)
    ]
    total = sum(map(sum, rows))
    return np.array([[weight / total for weight in row] for row in rows])
