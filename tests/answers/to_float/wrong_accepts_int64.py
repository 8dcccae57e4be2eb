# diagnosis: accepts-every-dtype
"""Takes what it does not know for values that are right already."""

import numpy as np


def to_float(image):
    if image.dtype == np.uint8:
        return image / 255
    if image.dtype == np.uint16:
        return image / 65535
    return image.astype(np.float64)
