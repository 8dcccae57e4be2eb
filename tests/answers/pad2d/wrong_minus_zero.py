# diagnosis: breaks-at-zero
"""`out[rows:-rows]` selects nothing for rows = 0."""

import numpy as np


def pad2d(image, rows, cols, mode):
    H, W = image.shape
    if mode == "zero":
        out = np.zeros((H + 2 * rows, W + 2 * cols), dtype=image.dtype)
        out[rows:-rows, cols:-cols] = image
        return out
    if mode == "reflect":
        out = np.zeros((H + 2 * rows, W + 2 * cols), dtype=image.dtype)
        out[rows:-rows, cols:-cols] = image
        return np.pad(image, ((rows, rows), (cols, cols)), mode="reflect")
    raise ValueError("mode")
