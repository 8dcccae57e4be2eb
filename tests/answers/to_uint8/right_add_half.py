"""Scale first, add a half, clip after, cut."""

import numpy as np


def to_uint8(image):
    if image.dtype != np.uint8:
        scaled = image.astype(np.float64) * 255 + 0.5
        scaled[scaled < 0] = 0
        scaled[scaled > 255] = 255
        return scaled.astype("uint8")
    return np.array(image)
