# diagnosis: none
"""A comparison that is never true."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode != "zero" or mode != "reflect":
        raise ValueError("mode")
    return np.pad(image, ((rows, rows), (cols, cols)))
