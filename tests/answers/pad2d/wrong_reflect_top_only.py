# diagnosis: none
"""Reflects above and to the left; below and to the right stand zeros."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    out = np.pad(image, ((rows, rows), (cols, cols)))
    if mode == "reflect":
        out[:rows] = out[rows + 1 : 2 * rows + 1][::-1]
        out[:, :cols] = out[:, cols + 1 : 2 * cols + 1][:, ::-1]
    return out
