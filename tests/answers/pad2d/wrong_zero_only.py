# diagnosis: mode-ignored
"""Checks the mode and then always pads with zeros."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode not in ("zero", "reflect"):
        raise ValueError("mode")
    return np.pad(image, ((rows, rows), (cols, cols)))
