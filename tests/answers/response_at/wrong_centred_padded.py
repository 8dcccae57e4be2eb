# diagnosis: centred-window
"""The kernel's middle lies on (row, col), with zeros outside."""

import numpy as np


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    padded = np.pad(image, ((h // 2, h // 2), (w // 2, w // 2)))
    return float((padded[row : row + h, col : col + w] * kernel).sum())
