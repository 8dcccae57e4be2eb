# diagnosis: none
"""Adds in place, where the clip comes before the write."""

import numpy as np


def brighten(image, amount):
    image[...] = np.clip(image.astype(np.int64) + amount, 0, 255)
    return image
