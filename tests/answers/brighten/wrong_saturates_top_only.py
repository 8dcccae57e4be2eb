# diagnosis: one-end-only
"""White saturates, black wraps."""

import numpy as np


def brighten(image, amount):
    return np.minimum(image.astype(np.int64) + amount, 255).astype(np.uint8)
