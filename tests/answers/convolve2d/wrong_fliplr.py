# diagnosis: one-axis-flipped
"""Mirrored left to right."""

import numpy as np


def convolve2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image.astype(float), kernel.shape)
    return (windows * np.fliplr(kernel)).sum(axis=(2, 3))
