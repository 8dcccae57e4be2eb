# diagnosis: divides-by-256
"""Right for uint16, ÷256 for uint8, and refuses nothing."""

import numpy as np


def to_float(image):
    if image.dtype == np.uint8:
        return image.astype(float) / 256
    if image.dtype == np.uint16:
        return image.astype(float) / 65535
    return image.astype(float)
