# diagnosis: none
"""Cannot darken."""

import numpy as np


def brighten(image, amount):
    return np.clip(image.astype(np.int64) + max(amount, 0), 0, 255).astype(np.uint8)
