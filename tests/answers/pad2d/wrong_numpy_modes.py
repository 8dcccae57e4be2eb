# diagnosis: accepts-every-mode
"""Hands every other name on to NumPy, which knows more of them."""

import numpy as np


def pad2d(image, rows, cols, mode):
    return np.pad(image, ((rows, rows), (cols, cols)), mode="constant" if mode == "zero" else mode)
