"""Flattened window and flattened kernel, dot product; a NumPy scalar comes back."""

import numpy as np


def response_at(image: np.ndarray, kernel: np.ndarray, row: int, col: int) -> np.float64:
    rows = slice(row, row + len(kernel))
    columns = slice(col, col + len(kernel[0]))
    return np.dot(image[rows, columns].ravel().astype(np.float64), kernel.ravel())
