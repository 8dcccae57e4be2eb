# diagnosis: none
"""Takes a float image with values above 1 for one from 0 to 255."""

import numpy as np


def to_uint8(image):
    if image.dtype == np.uint8:
        return image.copy()
    if image.max() > 1:
        return np.clip(np.rint(image), 0, 255).astype(np.uint8)
    return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)
