# diagnosis: integer-overflow
"""The first pass is stored in an array like the image."""

import numpy as np


def convolve_separable(image, column, row):
    h, w = len(column), len(row)
    down = np.zeros((image.shape[0] - h + 1, image.shape[1]), dtype=image.dtype)
    for i in range(down.shape[0]):
        total = (image[i : i + h].astype(float) * column[::-1, None]).sum(axis=0)
        down[i] = total.astype(np.int64).astype(image.dtype) if image.dtype == np.uint8 else total
    out = np.zeros((down.shape[0], image.shape[1] - w + 1))
    for j in range(out.shape[1]):
        out[:, j] = (down[:, j : j + w].astype(float) * row[::-1]).sum(axis=1)
    return out
