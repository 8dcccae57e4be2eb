# diagnosis: plain-mean
"""The mean over whatever channels there are."""

import numpy as np


def to_grayscale(rgb):
    values = rgb / 255 if rgb.dtype == np.uint8 else rgb
    return np.mean(values, axis=-1)
