# diagnosis: none
"""Knows float64, returns zeros for float32."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.float64:
        return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)
    return image.astype(np.uint8)
