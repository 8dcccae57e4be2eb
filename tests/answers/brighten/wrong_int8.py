# diagnosis: none
"""int8 for uint8: right bytes, negative numbers."""

import numpy as np


def brighten(image, amount):
    return np.clip(image.astype(np.int64) + amount, 0, 255).astype(np.int8)
