# diagnosis: none
"""The kernel is brought to the image's dtype, and the sum stays in it."""

import numpy as np


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return np.sum(image[row : row + h, col : col + w] * kernel.astype(image.dtype), dtype=image.dtype)
