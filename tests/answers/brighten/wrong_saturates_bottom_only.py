# diagnosis: one-end-only
"""Black saturates, white wraps."""

import numpy as np


def brighten(image, amount):
    out = image.astype(np.int32) + amount
    out[out < 0] = 0
    return out.astype(np.uint8)
