# diagnosis: none
"""White paper in place of zeros."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode == "zero":
        return np.pad(image, ((rows, rows), (cols, cols)), constant_values=255 if image.dtype == np.uint8 else 1)
    if mode == "reflect":
        return np.pad(image, ((rows, rows), (cols, cols)), mode="reflect")
    raise ValueError("mode")
