"""Value by value with Python's integers."""

import numpy as np


def brighten(image, amount):
    out = np.empty_like(image)
    for index in np.ndindex(image.shape):
        value = int(image[index]) + int(amount)
        if value < 0:
            value = 0
        elif value > 255:
            value = 255
        out[index] = value
    return out
