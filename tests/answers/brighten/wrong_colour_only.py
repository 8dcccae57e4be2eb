# diagnosis: none
"""Unpacks three axes."""

import numpy as np


def brighten(image, amount):
    height, width, channels = image.shape
    out = np.zeros((height, width, channels), np.uint8)
    for c in range(channels):
        out[:, :, c] = np.clip(image[:, :, c].astype(int) + amount, 0, 255)
    return out
