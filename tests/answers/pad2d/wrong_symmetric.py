# diagnosis: edge-pixel-repeated
"""NumPy's "symmetric" repeats the edge pixel."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode == "zero":
        return np.pad(image, ((rows, rows), (cols, cols)))
    if mode == "reflect":
        return np.pad(image, ((rows, rows), (cols, cols)), mode="symmetric")
    raise ValueError("mode")
