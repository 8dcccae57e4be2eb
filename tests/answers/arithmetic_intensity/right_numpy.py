"""With NumPy, a NumPy number."""

import numpy as np


def arithmetic_intensity(m, k, n, bytes_per_element):
    shapes = np.array([[m, k], [k, n], [m, n]], dtype=np.float64)
    return 2.0 * m * k * n / (bytes_per_element * shapes.prod(axis=1).sum())
