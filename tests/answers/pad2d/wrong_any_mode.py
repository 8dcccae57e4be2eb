# diagnosis: accepts-every-mode
"""What is not zero is taken for reflect."""

import numpy as np


def pad2d(image, rows, cols, mode):
    if mode == "zero":
        return np.pad(image, ((rows, rows), (cols, cols)))
    return np.pad(image, ((rows, rows), (cols, cols)), mode="reflect")
