# diagnosis: none
"""Finds overflow by comparing, which only works for positive amounts below 256."""

import numpy as np


def brighten(image, amount):
    out = image + np.array(amount).astype(np.uint8)
    out[out < image] = 255
    return out
