# diagnosis: none
"""White is 256 here, which wraps to black."""

import numpy as np


def brighten(image, amount):
    return np.clip(image.astype(np.int64) + amount, 0, 256).astype(np.uint8)
