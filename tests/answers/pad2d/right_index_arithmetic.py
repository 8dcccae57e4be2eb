"""For the reflection, the index of every row and column is computed."""

import numpy as np


def mirrored(side, pad):
    index = np.abs(np.arange(-pad, side + pad))
    return np.minimum(index, 2 * (side - 1) - index)


def pad2d(image, rows, cols, mode):
    height, width = image.shape
    if mode == "zero":
        out = np.zeros((height + 2 * rows, width + 2 * cols), dtype=image.dtype)
        out[rows : rows + height, cols : cols + width] = image
        return out
    elif mode == "reflect":
        return image[np.ix_(mirrored(height, rows), mirrored(width, cols))]
    raise ValueError("unknown mode")
