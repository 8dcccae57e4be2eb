# diagnosis: plain-mean
"""A third of each, written out, for whatever image."""

import numpy as np


def to_grayscale(rgb):
    rgb = rgb.astype(np.float64) / (255 if rgb.dtype == np.uint8 else 1)
    return (rgb[:, :, 0] + rgb[:, :, 1] + rgb[:, :, 2]) / 3
