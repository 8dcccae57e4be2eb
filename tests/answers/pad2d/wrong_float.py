# diagnosis: loses-dtype
"""np.zeros makes floats."""

import numpy as np


def pad2d(image, rows, cols, mode):
    H, W = image.shape
    if mode == "zero":
        out = np.zeros((H + 2 * rows, W + 2 * cols))
        out[rows : rows + H, cols : cols + W] = image
        return out
    if mode == "reflect":
        return np.pad(image, ((rows, rows), (cols, cols)), mode="reflect")
    raise ValueError("mode")
