# diagnosis: none
"""The rim is copied from behind the edge, but in the same order."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode == "zero":
        return np.pad(image, ((rows, rows), (cols, cols)))
    if mode != "reflect":
        raise ValueError("mode")
    H, W = image.shape
    wide = np.concatenate([image[:, 1 : cols + 1], image, image[:, W - 1 - cols : W - 1]], axis=1)
    return np.concatenate([wide[1 : rows + 1], wide, wide[H - 1 - rows : H - 1]])
