# diagnosis: none
"""The inner product in place of the outer one."""

import numpy as np


def convolve_separable(image, column, row):
    n = min(len(column), len(row))
    return image.astype(float) * float(np.dot(column[:n], row[:n]))
