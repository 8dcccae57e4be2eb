# diagnosis: rotated-kernel
"""Flipped upside down."""

import numpy as np


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return float((image[row : row + h, col : col + w] * np.flipud(kernel)).sum())
