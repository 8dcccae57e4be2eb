"""Stays with uint8: adds as much as there is room for."""

import numpy as np


def brighten(image, amount):
    step = np.uint8(min(abs(amount), 255))
    if amount >= 0:
        return image + np.minimum(255 - image, step)
    return image - np.minimum(image, step)
