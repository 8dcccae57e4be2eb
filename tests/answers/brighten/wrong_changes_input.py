# diagnosis: none
"""A new array comes back, but the input was changed too."""

import numpy as np


def brighten(image, amount):
    image[:] = np.clip(image.astype(np.int64) + amount, 0, 255)
    return image.copy()
